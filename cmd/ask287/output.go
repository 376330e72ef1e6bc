package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"

	"ask287/bot"
	"ask287/bot/terminal"
)

const (
	minWidth = terminal.MinWidth
	maxWidth = terminal.MaxWidth
)

// text writes to standard output.
func (p *program) text(s string) error {
	if _, err := io.WriteString(p.stdout, s); err != nil {
		return fmt.Errorf("%s: %w", p.words.NoOutput, err)
	}
	return nil
}

// json writes an answer as a line to standard output.
func (p *program) json(_ string, a bot.Answer) error {
	return p.jsonLine(a)
}

// jsonLine writes a value as a line of JSON to standard output.
func (p *program) jsonLine(v any) error {
	line, err := marshal(v)
	if err != nil {
		return err
	}
	return p.text(line)
}

// marshal returns a value as a line of JSON that steers no terminal.
func marshal(v any) (string, error) {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return "", err
	}
	return escapeControls(b.String()), nil
}

// escapeControls escapes the control characters that encoding/json leaves as they are, DEL and U+0080 to U+009F.
// They steer terminals, and U+0085 ends a line for some who read by lines. Outside of its strings JSON has none.
func escapeControls(line string) string {
	var b bytes.Buffer
	for _, r := range line {
		if r >= 0x7f && r <= 0x9f {
			fmt.Fprintf(&b, `\u%04x`, r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// look says how answers are set on standard output. See https://no-color.org for NO_COLOR.
func (p *program) look(o options) terminal.Options {
	look := terminal.Options{Width: o.Width}
	out, ok := p.stdout.(*os.File)
	if !ok || !isTerminal(out) {
		return look
	}
	look.Color = p.env("NO_COLOR") == "" && !p.dumb()
	if width, _, err := term.GetSize(int(out.Fd())); err == nil && look.Width == 0 {
		look.Width = width
	}
	return look
}

// dumb reports whether the terminal cannot move its cursor or change its type.
func (p *program) dumb() bool { return p.env("TERM") == "dumb" }

func isTerminal(v any) bool {
	f, ok := v.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
