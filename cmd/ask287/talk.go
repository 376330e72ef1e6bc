package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"

	"ask287/bot/terminal"
)

type talkCommand struct {
	UpdateEvery time.Duration `placeholder:"6h" help:"Look up ICE's page about this often while the conversation is open (an hour or more; default: never)."`
}

// oftenest is how often ICE's page may be looked up at the most. ICE posts its lists about once a day.
const oftenest = time.Hour

// Run holds a conversation until the person leaves it or the system ends it. The terminal is then as it was.
func (c talkCommand) Run(ctx context.Context, p *program, o options) error {
	if c.UpdateEvery != 0 && c.UpdateEvery < oftenest {
		return usageError(p.words.UpdateEvery)
	}
	if c.UpdateEvery != 0 && p.dataDir(o) == "" {
		return usageError(p.words.NoPlace)
	}
	b, err := p.open(o)
	if err != nil {
		return err
	}
	defer b.close()
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends what does not end by itself
	untold := func(string) {}    // to a person in a conversation the age of the list shows
	kept := p.keep(ctx, b, o, c.UpdateEvery, keeping{tell: untold})
	defer func() { stop(); <-kept }()
	t := terminal.New(terminal.Config{
		In:       p.stdin,
		Out:      p.stdout,
		State:    b.state,
		Locale:   b.locale,
		Language: b.lang,
		Width:    o.Width,
		Color:    p.look(o).Color,
		Dumb:     p.dumb(),
	})
	if err := t.Run(ctx, b.bot.Handle); err != nil {
		return fmt.Errorf("%s: %w", p.words.Ended, err)
	}
	return nil
}
