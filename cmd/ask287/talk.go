package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"ask287/bot/terminal"
)

type talkCommand struct{}

// Run holds a conversation until the person leaves it or the system ends it. The terminal is then as it was.
func (talkCommand) Run(ctx context.Context, p *program, o options) error {
	b, err := p.open(o)
	if err != nil {
		return err
	}
	defer b.close()
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends what does not end by itself
	t := terminal.New(terminal.Config{
		In:    p.stdin,
		Out:   p.stdout,
		State: b.state,
		Width: o.Width,
		Color: p.look(o).Color,
		Dumb:  p.dumb(),
	})
	if err := t.Run(ctx, b.bot.Handle); err != nil {
		return fmt.Errorf("the conversation cannot go on, check the terminal or the pipe: %w", err)
	}
	return nil
}
