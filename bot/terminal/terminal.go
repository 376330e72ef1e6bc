package terminal

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/muesli/cancelreader"
	"golang.org/x/term"

	"ask287/bot"
)

// Name is the adapter's name.
const Name = "terminal"

// Config says where a conversation takes place and how it looks.
type Config struct {
	In       io.Reader
	Out      io.Writer
	State    string // two-letter state to read names in where a question has none, or ""
	Locale   string // that of the system, in which a conversation begins
	Language string // "en" or "es" for answers in it until the person switches, or ""
	Width    int    // columns of an answer; 0 is those of the terminal
	Color    bool
	Dumb     bool // the terminal cannot move its cursor: no line editing
}

// Terminal is the adapter of one terminal, or of whatever stands in for one.
type Terminal struct{ config Config }

// New returns the adapter of what c describes. In and Out must be set.
func New(c Config) *Terminal { return &Terminal{c} }

// Name implements bot.Adapter.
func (t *Terminal) Name() string { return Name }

// Run holds a conversation until it is ended, the input ends or ctx is done. Where In and Out are terminals it
// edits lines and leaves the terminal as it was; elsewhere it reads line by line and repeats each question above its
// answer. The error is of reading or writing, and says nothing of what was asked.
//
// Waiting for input ends at once with ctx where In is a terminal, a pipe or a socket; another reader must
// return by itself.
func (t *Terminal) Run(ctx context.Context, h bot.Handler) error {
	in, done := interruptible(ctx, t.config.In)
	defer done()
	p, leave, err := t.prompter(in)
	if err != nil {
		return err
	}
	defer leave()
	c := conversation{
		prompter: p, handler: h, state: t.config.State, locale: t.config.Locale, language: t.config.Language,
	}
	if err := c.run(ctx); ctx.Err() == nil && !errors.Is(err, io.EOF) {
		return err
	}
	return nil
}

// prompter returns what asks for a line here, and what to call in the end.
func (t *Terminal) prompter(in io.Reader) (p prompter, leave func(), err error) {
	typed, shown := fileOfTerminal(t.config.In), fileOfTerminal(t.config.Out)
	look := func() Options { return Options{Width: t.width(shown), Color: t.config.Color} }
	if typed == nil || shown == nil || t.config.Dumb {
		return &plain{
			in:     NewLines(in),
			out:    t.config.Out,
			look:   look,
			prompt: typed != nil && shown != nil,
			quote:  typed == nil,
		}, func() {}, nil
	}
	before, err := term.MakeRaw(int(typed.Fd()))
	if err != nil {
		return nil, nil, fmt.Errorf("cannot set up the terminal: %w", err)
	}
	leave = func() { _ = term.Restore(int(typed.Fd()), before) } // nothing is left to do if it fails
	return newEditor(in, shown, look), leave, nil
}

func (t *Terminal) width(shown *os.File) int {
	if t.config.Width != 0 || shown == nil {
		return t.config.Width
	}
	width, _, err := term.GetSize(int(shown.Fd()))
	if err != nil {
		return 0
	}
	return width
}

// interruptible returns a reader of r that stops with ctx where it can, and what to call when it is no longer read.
func interruptible(ctx context.Context, r io.Reader) (io.Reader, func()) {
	c, err := cancelreader.NewReader(r)
	if err != nil {
		return r, func() {} // a file on disk: reading it does not wait
	}
	cancelled := make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		defer close(cancelled)
		c.Cancel()
	})
	return c, func() {
		if !stop() {
			<-cancelled
		}
		_ = c.Close() // it frees what waiting needed; r itself stays open
	}
}

// fileOfTerminal returns the terminal that v is, or nil.
func fileOfTerminal(v any) *os.File {
	if f, ok := v.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		return f
	}
	return nil
}
