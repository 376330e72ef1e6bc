package terminal

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"unicode/utf8"
)

// MaxLine is the longest line that is read, in bytes: longer than any question, and small enough to hold.
const MaxLine = 1 << 20

// Lines reads lines of bounded length.
type Lines struct {
	r *bufio.Reader
}

// NewLines returns a reader of the lines of r.
func NewLines(r io.Reader) *Lines { return &Lines{bufio.NewReader(r)} }

// Next returns the next line, without its end. Of a line longer than [MaxLine] it returns the beginning, reports
// that it was cut, and passes over the rest. The last line need not end. After it the error is io.EOF;
// what was read of a line before another error is lost.
func (l *Lines) Next() (line string, cut bool, err error) {
	var b []byte
	for begun := false; ; begun = true {
		piece, err := l.r.ReadSlice('\n')
		switch {
		case err == nil:
			piece = piece[:len(piece)-1]
		case errors.Is(err, io.EOF) && (begun || len(piece) > 0):
		case !errors.Is(err, bufio.ErrBufferFull):
			return "", false, err
		}
		room := MaxLine - len(b)
		cut = cut || len(piece) > room
		b = append(b, piece[:min(len(piece), room)]...)
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if cut {
			return cutBytes(string(b), MaxLine), true, nil
		}
		return string(bytes.TrimSuffix(b, []byte("\r"))), false, nil
	}
}

// cutBytes returns at most n bytes of s, without a character that is left incomplete at the end.
func cutBytes(s string, n int) string {
	s = s[:min(len(s), n)]
	for i := 1; i < utf8.UTFMax && i <= len(s); i++ {
		if tail := s[len(s)-i:]; utf8.RuneStart(tail[0]) {
			if !utf8.FullRuneInString(tail) {
				return s[:len(s)-i]
			}
			break
		}
	}
	return s
}
