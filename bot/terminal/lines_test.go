package terminal

import (
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
)

func TestLines(t *testing.T) {
	long := strings.Repeat("a", MaxLine)
	for _, test := range []struct {
		name, in string
		want     []string
		cut      int // how many of them were cut
	}{
		{name: "nothing"},
		{name: "one without end", in: "a", want: []string{"a"}},
		{name: "blank ones", in: "\n\na\n\n", want: []string{"", "", "a", ""}},
		{name: "carriage returns", in: "a\r\n\r\nb\r", want: []string{"a", "", "b"}},
		{name: "as long as can be", in: long + "\nb", want: []string{long, "b"}},
		{name: "too long", in: long + "a\nb\n", want: []string{long, "b"}, cut: 1},
		{name: "much too long, without end", in: long + long + long, want: []string{long}, cut: 1},
		{name: "cut inside a character", in: long[1:] + "é\nb\n", want: []string{long[1:], "b"}, cut: 1},
		{name: "not UTF-8", in: "\xff\xc3\nb\xc3", want: []string{"\xff\xc3", "b\xc3"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			for _, r := range []io.Reader{strings.NewReader(test.in), iotest.DataErrReader(strings.NewReader(test.in))} {
				got, cut := allLines(t, r)
				if !slices.Equal(got, test.want) || cut != test.cut {
					t.Errorf("got %.60q, %d cut; want %.60q, %d cut", got, cut, test.want, test.cut)
				}
			}
		})
	}
}

func allLines(t *testing.T, r io.Reader) (all []string, cuts int) {
	t.Helper()
	lines := NewLines(r)
	for {
		line, cut, err := lines.Next()
		if errors.Is(err, io.EOF) {
			return all, cuts
		}
		if err != nil {
			t.Fatal(err)
		}
		if cut {
			cuts++
		}
		all = append(all, line)
	}
}

func TestLinesFails(t *testing.T) {
	broken := errors.New("broken")
	lines := NewLines(io.MultiReader(strings.NewReader("a\nb"), iotest.ErrReader(broken)))
	if line, _, err := lines.Next(); line != "a" || err != nil {
		t.Errorf("the first line is %q, %v", line, err)
	}
	if _, _, err := lines.Next(); !errors.Is(err, broken) {
		t.Errorf("the error is %v", err)
	}
}
