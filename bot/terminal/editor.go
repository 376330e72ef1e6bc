package terminal

import (
	"errors"
	"io"
	"os"
	"syscall"
	"unicode/utf8"

	"golang.org/x/term"
)

// editor asks for lines on a terminal in raw mode. It keeps the last hundred in memory.
type editor struct {
	term *term.Terminal
	out  *os.File
	look func() Options
}

// maxEdited is the longest line, in characters, that term.Terminal edits: it leaves out what is typed after.
const maxEdited = 4096

func newEditor(in io.Reader, out *os.File, look func() Options) *editor {
	both := struct {
		io.Reader
		io.Writer
	}{&keys{r: in}, out}
	return &editor{term: term.NewTerminal(both, quoteMark), out: out, look: look}
}

// next reads a line in the terminal's present width; some say that they have none. A terminal that is gone is
// the end.
func (e *editor) next() (line string, cut bool, err error) {
	if width, height, err := term.GetSize(int(e.out.Fd())); err == nil && width > 0 {
		_ = e.term.SetSize(width, height) // it only fails to redraw, and nothing is drawn yet
	}
	line, err = e.term.ReadLine()
	if err != nil {
		_, _ = io.WriteString(e.out, "\r\n") // the end of the prompt's line; the reading has failed already
	}
	if errors.Is(err, syscall.EIO) {
		err = io.EOF
	}
	return line, utf8.RuneCountInString(line) >= maxEdited, err
}

func (e *editor) show(text string) error {
	_, err := io.WriteString(e.term, text)
	return err
}

func (e *editor) options() Options { return e.look() }
func (e *editor) welcomes() bool   { return true }
