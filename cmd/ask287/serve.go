package main

import (
	"context"
	"log/slog"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	"ask287/bot"
)

type serveCommand struct {
	settings `embed:""`
}

// Help is kong's hook for more about the command.
func (serveCommand) Help() string {
	return `A platform is served if its settings are there; ask287 config check tells which are, and what is missing. A setting is taken from the first of these that has it:

  --discord-token           the command line
  ASK287_DISCORD_TOKEN      the environment
  discord-token: …          the YAML file that --config or ASK287_CONFIG names

and a secret also from a file that --discord-token-file, ASK287_DISCORD_TOKEN_FILE or discord-token-file names. Others on the machine can read a command line: a secret is better in a file.

What servers and workspaces choose is kept in the directory of --data, or in the server that replicas share. SIGTERM ends it when the answers under way are finished, a second one at once.`
}

// Run serves every platform that has its settings, until the system ends it.
func (c serveCommand) Run(ctx context.Context, p *program, o options) error {
	if err := p.unknownVariable(); err != nil {
		return err
	}
	if wrong := c.wrong(p.words); len(wrong) > 0 {
		return wrong[0]
	}
	if _, err := c.platforms(shared{store: untouched{}}); err != nil {
		return err // before anything takes its time
	}
	p.roomy()
	logger := c.logger(p)
	dir := p.dataDir(o)
	if dir == "" {
		return usageError(p.words.NoPlace)
	}
	store, err := c.common(dir, logger)
	if err != nil {
		return err
	}
	defer store.Close()
	b, err := p.open(o)
	if err != nil {
		return err
	}
	defer b.close()
	b.bot.Limit(c.limits())
	operations := operate(logger, b, c.served()...)
	platforms, err := c.platforms(shared{b.bot, store, store.leases(), operations, logger})
	if err != nil {
		return err
	}
	operations.watch(platforms...)
	store.watchedBy(operations)
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second signal ends what does not end by itself
	kept, joined := p.keep(ctx, b, o, c.UpdateEvery, keeping{operations.tell, operations.looked, store.board()}), store.join(ctx, b.bot)
	defer func() { stop(); <-kept; <-joined }()
	logger.Info("ask287 serves", "version", built(), "list", b.base.List.Date, "platforms", names(platforms))
	handle := bot.Observed(b.bot.Handle, operations)
	err = operations.around(ctx, c.OperationsListen, func(ctx context.Context) error {
		return serveAll(ctx, handle, logger, platforms...)
	})
	logger.Info("ask287 ends")
	return err
}

// roomy lets the heap grow to loadMemory, which loading took, between collections, which answers wait for. Go's own variables go before.
func (p *program) roomy() {
	if p.env("GOGC") == "" && p.env("GOMEMLIMIT") == "" {
		debug.SetGCPercent(400)
		debug.SetMemoryLimit(loadMemory)
	}
}

func (s settings) logger(p *program) *slog.Logger {
	if s.Log == "json" {
		return slog.New(slog.NewJSONHandler(p.stderr, nil))
	}
	return slog.New(slog.NewTextHandler(p.stderr, nil))
}
