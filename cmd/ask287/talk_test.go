//go:build unix

package main

import (
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
)

// A conversation with the real program, on a terminal of its own.
func TestTalk(t *testing.T) {
	for _, test := range []struct {
		name  string
		env   string
		types string
		kill  os.Signal
		bold  bool
	}{
		{name: "quit", env: "NO_COLOR=", types: "/quit\r", bold: true},
		{name: "Ctrl-C, no colour", env: "NO_COLOR=1", types: "half\x03"},
		{name: "Ctrl-D, dumb", env: "TERM=dumb", types: "\x04"},
		{name: "SIGTERM", env: "TERM=xterm", kill: syscall.SIGTERM, bold: true},
		{name: "SIGINT", env: "TERM=xterm", kill: syscall.SIGINT, bold: true},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := exec.CommandContext(t.Context(), "ask287", "--state", "florida")
			c.Env = append(os.Environ(), "TERM=xterm", "NO_COLOR=", test.env)
			s := startOnTerminal(t, c)
			s.expect("ends.\r\n\r\n> ")
			s.types("Does the Alachua County sheriff take part?\r")
			s.expect("https://www.ice.gov/", "\r\n\r\n> ")
			if bold := strings.Contains(s.shows(), "\x1b[1mYes."); bold != test.bold || !strings.Contains(s.shows(), "Yes.") {
				t.Errorf("bold should be %v in %q", test.bold, s.shows())
			}
			s.types(test.types)
			if test.kill != nil {
				if err := c.Process.Signal(test.kill); err != nil {
					t.Fatal(err)
				}
			}
			if err := c.Wait(); err != nil {
				t.Error(err)
			}
		})
	}
}

// screen is a terminal with a program on it.
type screen struct {
	t    *testing.T
	file *os.File

	mu     sync.Mutex
	shown  strings.Builder
	passed int // how much of it was expected already
}

func startOnTerminal(t *testing.T, c *exec.Cmd) *screen {
	t.Helper()
	file, err := pty.Start(c)
	if err != nil {
		t.Skipf("no terminal to be had: %v", err)
	}
	s := &screen{t: t, file: file}
	go func() { _, _ = io.Copy(s, file) }() // it ends with the program
	return s
}

func (s *screen) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.shown.Write(p)
}

func (s *screen) shows() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.shown.String()
}

func (s *screen) types(text string) {
	s.t.Helper()
	if _, err := io.WriteString(s.file, text); err != nil {
		s.t.Fatal(err)
	}
}

// expect waits until the texts are shown, one after the other, after those that were expected before.
func (s *screen) expect(texts ...string) {
	s.t.Helper()
	for _, text := range texts {
		for late := time.Now().Add(patience); ; time.Sleep(5 * time.Millisecond) {
			if i := strings.Index(s.shows()[s.passed:], text); i >= 0 {
				s.passed += i + len(text)
				break
			}
			if time.Now().After(late) {
				s.t.Fatalf("%q is not shown in %q", text, s.shows()[s.passed:])
			}
		}
	}
}
