package terminal

import (
	"io"
	"unicode/utf8"
)

// keys passes on what a person may type: characters that can be shown, and the keys that the line editor knows.
// The editor takes everything else for text and prints it back, or waits for ever for the end of a sequence
// that has none. A key that other terminals send otherwise is translated.
type keys struct {
	r       io.Reader
	pending []byte // read and filtered, not yet passed on
	partial []byte // the beginning of a character
	escape  []byte // the beginning of an escape sequence
	err     error
}

// maxEscape is longer than any key's sequence. What has not ended by then is not one.
const maxEscape = 16

// Read reads as an io.Reader does. It never returns nothing without an error, unless p is empty.
func (k *keys) Read(p []byte) (int, error) {
	var buf [256]byte
	for len(k.pending) == 0 {
		if k.err != nil {
			return 0, k.err
		}
		n, err := k.r.Read(buf[:])
		for _, b := range buf[:n] {
			k.take(b)
		}
		k.err = err
	}
	n := copy(p, k.pending)
	k.pending = k.pending[n:]
	return n, nil
}

func (k *keys) take(b byte) {
	switch {
	case len(k.escape) > 0 && b >= ' ' && b < utf8.RuneSelf-1:
		k.takeEscape(b)
	case b == escapeByte:
		k.escape, k.partial = []byte{b}, nil
	case b < ' ' || b == deleteByte:
		k.escape, k.partial = nil, nil
		if b == '\t' {
			b = ' '
		}
		if b == ' ' || isEditing(b) {
			k.pending = append(k.pending, b)
		}
	default:
		k.escape = nil
		k.takeText(b)
	}
}

// takeText passes a character on when it is whole and can be shown.
func (k *keys) takeText(b byte) {
	if len(k.partial) > 0 && utf8.RuneStart(b) {
		k.partial = nil
	}
	k.partial = append(k.partial, b)
	if !utf8.FullRune(k.partial) {
		return
	}
	if r, _ := utf8.DecodeRune(k.partial); r != utf8.RuneError && !steers(r) {
		k.pending = append(k.pending, k.partial...)
	}
	k.partial = nil
}

// takeEscape passes an escape sequence on when it is whole and the editor knows it. A sequence is ESC [ with
// parameters and a final byte (ECMA-48, 5.4), or ESC O and one byte, or ESC and one byte.
func (k *keys) takeEscape(b byte) {
	k.escape = append(k.escape, b)
	n := len(k.escape)
	introduces := n == 2 && (b == '[' || b == 'O')
	parameter := n > 2 && k.escape[1] == '[' && b < '@'
	if (introduces || parameter) && n < maxEscape {
		return
	}
	k.pending = append(k.pending, known(string(k.escape))...)
	k.escape = nil
}

const (
	escapeByte = 0x1b
	deleteByte = 0x7f
)

// isEditing reports whether the line editor knows the control character: Ctrl-A, B, C, D, E, F, H, J, K, L, M, N,
// P, T, U and W, and the delete key. The list is that of golang.org/x/term's Terminal.
func isEditing(b byte) bool {
	switch b {
	case 1, 2, 3, 4, 5, 6, 8, '\n', 11, 12, '\r', 14, 16, 20, 21, 23, deleteByte:
		return true
	}
	return false
}

// known returns the sequence by which the line editor knows a key, or "" for a key that it does not know.
func known(sequence string) string {
	switch sequence {
	case "\x1b[A", "\x1bOA":
		return "\x1b[A" // up
	case "\x1b[B", "\x1bOB":
		return "\x1b[B" // down
	case "\x1b[C", "\x1bOC":
		return "\x1b[C" // right
	case "\x1b[D", "\x1bOD":
		return "\x1b[D" // left
	case "\x1b[H", "\x1bOH", "\x1b[1~", "\x1b[7~":
		return "\x1b[H" // home
	case "\x1b[F", "\x1bOF", "\x1b[4~", "\x1b[8~":
		return "\x1b[F" // end
	case "\x1b[3~":
		return "\x1b[3~" // delete
	case "\x1b[1;3C", "\x1b[1;5C", "\x1bf":
		return "\x1b[1;3C" // a word right
	case "\x1b[1;3D", "\x1b[1;5D", "\x1bb":
		return "\x1b[1;3D" // a word left
	}
	return ""
}
