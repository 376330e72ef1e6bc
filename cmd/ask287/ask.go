package main

import (
	"context"
	"errors"
	"io"
	"strings"

	"ask287/bot"
	"ask287/bot/terminal"
)

type askCommand struct {
	Question []string `arg:"" optional:"" help:"The question; its words need no quotes unless the shell reads them."`
	JSON     bool     `name:"json" help:"Print each answer as a JSON object on one line."`
}

// Run answers the question, or one from each line of standard input.
func (c *askCommand) Run(ctx context.Context, p *program, o options) error {
	if len(c.Question) == 0 && !c.JSON && isTerminal(p.stdin) {
		return usageError(p.words.NoQuestion)
	}
	b, err := p.open(o)
	if err != nil {
		return err
	}
	defer b.close()
	if len(c.Question) > 0 {
		return c.one(ctx, p, b, o)
	}
	return c.each(ctx, p, b, o)
}

// one answers a single question. As text, an answer that knows nothing is an error to the caller.
func (c *askCommand) one(ctx context.Context, p *program, b *opened, o options) error {
	question := strings.Join(c.Question, " ")
	if c.JSON {
		return b.answer(ctx, question, p.json)
	}
	known := true
	err := b.answer(ctx, question, func(_ string, a bot.Answer) error {
		known = knows(a)
		return p.text(terminal.Render(a, p.look(o)))
	})
	if err == nil && !known {
		return errUnanswered
	}
	return err
}

// each answers every line of standard input as it comes.
func (c *askCommand) each(ctx context.Context, p *program, b *opened, o options) error {
	show := p.json
	if !c.JSON {
		show = func(question string, a bot.Answer) error {
			return p.text(terminal.Quote(question, p.look(o)) + "\n" + terminal.Render(a, p.look(o)) + "\n")
		}
	}
	lines := terminal.NewLines(p.stdin)
	for {
		question, cut, err := lines.Next()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return errors.New(p.words.NoInput)
		case cut:
			p.warn(p.words.LongLine)
		}
		if err := b.answer(ctx, question, show); err != nil {
			return err
		}
	}
}

// knows reports whether an answer says something.
func knows(a bot.Answer) bool {
	return a.Verdict != "unknown" && a.Verdict != "ambiguous" && a.Intent != "none"
}
