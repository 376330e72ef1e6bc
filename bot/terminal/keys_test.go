package terminal

import (
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"
)

func TestKeys(t *testing.T) {
	for _, test := range []struct{ name, in, want string }{
		{"text", "Does Doña Ana? 👮\r", "Does Doña Ana? 👮\r"},
		{"editing", "\x01\x03\x04\x05\x15\x17\x7f", "\x01\x03\x04\x05\x15\x17\x7f"},
		{"other controls", "a\x00\x07\x1a\x1cb\tc", "ab c"},
		{"C1 controls", "a\u0080\u009b31mb", "a31mb"},
		{"direction", "a\u202eb\u2066c", "abc"},
		{"not UTF-8", "a\xff\xc3b\xe2\x82c\xc3\rd\ufffd", "abc\rd"},
		{"arrows", "\x1b[A\x1bOB\x1b[1;5C", "\x1b[A\x1b[B\x1b[1;3C"},
		{"unknown keys", "a\x1b[15~b\x1b[1;2Ac\x1bOPd\x1bxe", "abcde"},
		{"paste marks", "\x1b[200~a\x1b[201~", "a"},
		{"escape, then Enter", "a\x1b\rb\x1b[\rc", "a\rb\rc"},
		{"escape, then an accent", "a\x1bé", "aé"},
		{"a sequence without end", "\x1b[" + strings.Repeat("0", 1000) + "m", strings.Repeat("0", 1000-maxEscape+2) + "m"},
		{"title", "\x1b]0;title\x07", "0;title"},
	} {
		t.Run(test.name, func(t *testing.T) {
			whole := strings.NewReader(test.in)
			for _, r := range []io.Reader{whole, iotest.OneByteReader(strings.NewReader(test.in))} {
				got, err := io.ReadAll(&keys{r: r})
				if err != nil || string(got) != test.want {
					t.Errorf("got %q, %v; want %q", got, err, test.want)
				}
			}
		})
	}
}

func FuzzKeys(f *testing.F) {
	f.Add([]byte("a\x1b[A\x1b[200~\xff\u009b"))
	f.Fuzz(func(t *testing.T, in []byte) {
		got, err := io.ReadAll(&keys{r: strings.NewReader(string(in))})
		if err != nil || !utf8.Valid(got) {
			t.Fatalf("%q, %v", got, err)
		}
		for len(got) > 0 {
			switch r, n := utf8.DecodeRune(got); {
			case r == escapeByte:
				sequence := string(got)
				for sequence != "" && known(sequence) != sequence {
					sequence = sequence[:len(sequence)-1]
				}
				if sequence == "" {
					t.Fatalf("%q does not begin with a key that the editor knows", got)
				}
				got = got[len(sequence):]
			case steers(r) && (n > 1 || !isEditing(byte(r))):
				t.Fatalf("%q passed", r)
			default:
				got = got[n:]
			}
		}
	})
}
