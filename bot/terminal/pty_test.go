//go:build unix

package terminal

import (
	"context"
	"io"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/creack/pty"
	"golang.org/x/term"

	"ask287/bot"
)

// typist is a person at a terminal.
type typist struct {
	t      *testing.T
	screen *os.File // the person's side
	tty    *os.File // the program's side
	before *term.State
	ended  chan error
	cancel context.CancelFunc

	mu   sync.Mutex
	seen strings.Builder
}

// sit starts a conversation on a terminal of its own.
func sit(t *testing.T, c Config, h bot.Handler) *typist {
	t.Helper()
	screen, tty := openTerminal(t)
	p := &typist{t: t, screen: screen, tty: tty, ended: make(chan error, 1)}
	before, err := term.GetState(int(tty.Fd()))
	if err != nil {
		t.Fatal(err)
	}
	p.before = before
	go p.watch()
	ctx, cancel := context.WithCancel(t.Context())
	p.cancel = cancel
	over := make(chan struct{})
	t.Cleanup(func() {
		cancel()
		<-over
	})
	c.In, c.Out = tty, tty
	go func() {
		defer close(over)
		p.ended <- New(c).Run(ctx, h)
	}()
	return p
}

// openTerminal returns the two sides of a terminal of 60 columns.
func openTerminal(t *testing.T) (screen, tty *os.File) {
	t.Helper()
	screen, tty, err := pty.Open()
	if err != nil {
		t.Skipf("no terminal to be had: %v", err)
	}
	t.Cleanup(func() {
		_ = tty.Close()
		_ = screen.Close()
	})
	if err := pty.Setsize(tty, &pty.Winsize{Rows: 24, Cols: 60}); err != nil {
		t.Fatal(err)
	}
	return screen, tty
}

func (p *typist) watch() {
	buf := make([]byte, 4096)
	for {
		n, err := p.screen.Read(buf)
		p.mu.Lock()
		p.seen.Write(buf[:n])
		p.mu.Unlock()
		if err != nil {
			return
		}
	}
}

func (p *typist) sees() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.seen.String()
}

func (p *typist) types(s string) {
	p.t.Helper()
	if _, err := io.WriteString(p.screen, s); err != nil {
		p.t.Fatal(err)
	}
}

// expect waits until text has been seen n times.
func (p *typist) expect(text string, n int) {
	p.t.Helper()
	for range 500 {
		if strings.Count(p.sees(), text) >= n {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	p.t.Fatalf("%q was not seen %d times in %q", text, n, p.sees())
}

// left waits for the end and checks that the terminal is as it was.
func (p *typist) left() {
	p.t.Helper()
	select {
	case err := <-p.ended:
		if err != nil {
			p.t.Error(err)
		}
	case <-time.After(10 * time.Second):
		p.t.Fatal("the conversation goes on")
	}
	after, err := term.GetState(int(p.tty.Fd()))
	if err != nil {
		p.t.Fatal(err)
	}
	if *after != *p.before {
		p.t.Error("the terminal is not as it was")
	}
}

func TestConversationOnTerminal(t *testing.T) {
	p := sit(t, Config{State: "FL"}, echo)
	p.expect("ends.\r\n\r\n> ", 1)
	p.types("\r") // a person's empty line is no question
	p.types("Alachuq\x7fa?\r")
	p.expect("\r\nAsked: Alachua?|FL|terminal\r\n", 1)
	p.types("\x1b[A\r") // the last question again
	p.expect("\r\nAsked: Alachua?|FL|terminal\r\n", 2)
	p.types("\x01\x1b[C\x1b[3~X\r") // nothing but what was typed: Home, right, delete
	p.expect("\r\nAsked: X|FL|terminal\r\n", 1)
	p.types("fail\r")
	p.expect("could not be looked up", 1)
	p.types("/help\r")
	p.expect("\r\nCommands: ", 1)
	p.types("/quit\r")
	p.left()
	if strings.Contains(p.sees(), "secret") {
		t.Errorf("an error was shown: %q", p.sees())
	}
}

// Whatever is pasted, what is shown steers the terminal only as the editor does.
func TestNastyInputOnTerminal(t *testing.T) {
	p := sit(t, Config{}, echo)
	p.expect("> ", 1)
	p.types("a\u009b31m\x00\x07\xff\u202e\x1b]0;b\x1b[200~\x1b[" + strings.Repeat("9", 600) + "mc\r")
	p.expect("\r\n\r\n> ", 2)
	for _, bad := range []string{"\u009b", "\x00", "\x07", "\u202e", "\x1b]", "\x1b[200", "\x1b[9"} {
		if strings.Contains(p.sees(), bad) {
			t.Errorf("%q was shown: %q", bad, p.sees())
		}
	}
	for range 100 {
		p.types(strings.Repeat("z", 100)) // in pieces that the terminal's own buffer takes
	}
	p.types("\r")
	p.expect("only its beginning was read", 1)
	p.expect("\r\n\r\n> ", 3)
	p.types("\x03")
	p.left()
}

func TestWaysOut(t *testing.T) {
	for _, test := range []struct {
		name  string
		leave func(*typist)
	}{
		{"exit", func(p *typist) { p.types("/EXIT\r") }},
		{"Ctrl-D", func(p *typist) { p.types("\x04") }},
		{"Ctrl-C", func(p *typist) { p.types("half a question\x03") }},
		{"signal", func(p *typist) { p.cancel() }},
		{"signal in a line", func(p *typist) { p.types("half a question"); p.expect("question", 1); p.cancel() }},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := sit(t, Config{}, echo)
			p.expect("> ", 1)
			test.leave(p)
			p.left()
		})
	}
}

func TestPanicLeavesTerminal(t *testing.T) {
	screen, tty := openTerminal(t)
	before, err := term.GetState(int(tty.Fd()))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(screen, "one\r"); err != nil {
		t.Fatal(err)
	}
	func() {
		defer func() {
			if recover() == nil {
				t.Error("the fault was hidden")
			}
		}()
		_ = New(Config{In: tty, Out: tty}).Run(t.Context(), func(context.Context, bot.Message) (bot.Answer, error) {
			panic("a fault in the program")
		})
	}()
	if after, err := term.GetState(int(tty.Fd())); err != nil || *after != *before {
		t.Errorf("the terminal is not as it was: %v", err)
	}
}

func TestDumbTerminal(t *testing.T) {
	p := sit(t, Config{Dumb: true}, echo)
	p.expect("ends.\r\n\r\n> ", 1)
	p.types("one\n")
	p.expect("Asked: one||terminal", 1)
	p.types("\x04")
	p.left()
	if strings.Contains(p.sees(), "\x1b") {
		t.Errorf("an escape sequence was shown: %q", p.sees())
	}
}

func TestHangup(t *testing.T) {
	screen, tty := openTerminal(t)
	ended := make(chan error, 1)
	go func() { ended <- New(Config{In: tty, Out: tty}).Run(t.Context(), echo) }()
	seen, buf := "", make([]byte, 4096)
	for !strings.HasSuffix(seen, "> ") {
		n, err := screen.Read(buf)
		if err != nil {
			t.Fatal(err)
		}
		seen += string(buf[:n])
	}
	_ = screen.Close()
	select {
	case err := <-ended:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(10 * time.Second):
		t.Fatal("the conversation goes on without a terminal")
	}
}
