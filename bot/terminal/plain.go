package terminal

import (
	"io"
)

// plain reads line by line: from a program, a file, or a terminal that cannot edit.
type plain struct {
	in     *Lines
	out    io.Writer
	look   func() Options
	prompt bool // a person types: show where
	quote  bool // nobody sees what is read: repeat it above its answer
}

func (p *plain) next() (line string, cut bool, err error) {
	if p.prompt {
		if err := p.show(quoteMark); err != nil {
			return "", false, err
		}
	}
	line, cut, err = p.in.Next()
	switch {
	case err != nil && p.prompt:
		_ = p.show("\n") // the end of the prompt's line; the reading has failed already
	case err == nil && p.quote:
		err = p.show(Quote(line, p.look()))
	}
	return line, cut, err
}

func (p *plain) show(text string) error {
	_, err := io.WriteString(p.out, text)
	return err
}

func (p *plain) options() Options { return p.look() }
func (p *plain) welcomes() bool   { return p.prompt }
