package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/debug"
	"strings"
	"syscall"
	"time"

	"ask287/bot"
	"ask287/bot/bolt"
	"ask287/bot/discord"
)

type serveCommand struct {
	UpdateEvery time.Duration `default:"6h" placeholder:"6h" help:"Look up ICE's page about this often (an hour or more; 0 never)."`
	Log         string        `enum:"text,json" default:"text" help:"How to log to standard error: text or json."`
}

// Help is kong's hook for more about the command.
func (serveCommand) Help() string {
	return `What is served is what the environment has the settings of. Each secret may also be in a file, which the variable with _FILE names.

  ASK287_DISCORD_TOKEN         the bot's token, from https://discord.com/developers/applications
  ASK287_DISCORD_PUBLIC_KEY    the application's public key: Discord's HTTP interactions endpoint, at ` + discord.EndpointPath + `
  ASK287_DISCORD_LISTEN        where that endpoint listens (default: ` + defaultListen + `)
  ASK287_DISCORD_GATEWAY=off   the endpoint alone, for replicas behind a load balancer
  ASK287_DISCORD_API_URL       scheme://host:port in place of Discord's own, for tests
  ASK287_SLACK_BOT_TOKEN       the app's token in the one workspace that uses it, xoxb-…, from https://api.slack.com/apps
  ASK287_SLACK_APP_TOKEN       the app-level token, xapp-…: Socket Mode
  ASK287_SLACK_SIGNING_SECRET  the signing secret: what Slack posts, below /slack/
  ASK287_SLACK_CLIENT_ID       where workspaces install the app, in place of a token: at /slack/install, with the next three
  ASK287_SLACK_CLIENT_SECRET   the client secret
  ASK287_SLACK_URL             https://…, where Slack and people's browsers reach this
  ASK287_SECRET_KEY            32 bytes, base64 or hexadecimal, with which the workspaces' tokens are kept: openssl rand -base64 32
  ASK287_SLACK_LISTEN          where what is below /slack/ listens (default: ` + defaultListen + `)
  ASK287_SLACK_ASSISTANT=on    the app has the assistant's pane
  ASK287_SLACK_API_URL         scheme://host:port in place of Slack's own, for tests
  ASK287_OPERATIONS_LISTEN     where /healthz, /readyz and /metrics are (default: ` + defaultOperations + `; off for none)
  ASK287_USER_LIMIT            how many questions a minute a person may ask (default: 60; 0 is no limit)
  ASK287_WORKSPACE_LIMIT       how many a minute a server or a workspace may (default: 6000; 0 is no limit)

What servers and workspaces choose is kept in the directory of --data. SIGTERM ends it when the answers under way are finished, a second one at once.`
}

// defaultListen is where the HTTP ways in listen.
const defaultListen = ":8287"

// Run serves every platform that has its settings, until the system ends it.
func (c serveCommand) Run(ctx context.Context, p *program, o options) error {
	if c.UpdateEvery != 0 && c.UpdateEvery < oftenest {
		return usageError(p.words.UpdateEvery)
	}
	p.roomy()
	logger := c.logger(p)
	limits, err := p.limits()
	if err != nil {
		return err
	}
	settings, err := p.settings()
	if err != nil {
		return err
	}
	dir := p.dataDir(o)
	if dir == "" {
		return usageError(p.words.NoPlace)
	}
	b, err := p.open(o)
	if err != nil {
		return err
	}
	defer b.close()
	b.bot.Limit(limits)
	store, err := bolt.Open(filepath.Join(dir, "settings.db"))
	if err != nil {
		return fmt.Errorf("what servers choose cannot be kept: %w", err)
	}
	defer store.Close()
	operations := operate(logger, b, settings.names()...)
	platforms, err := p.platforms(settings, shared{b.bot, store, operations, logger})
	if err != nil {
		return err
	}
	operations.watch(platforms...)
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second signal ends what does not end by itself
	kept := p.keep(ctx, b, o, c.UpdateEvery, operations.tell, operations.looked)
	defer func() { stop(); <-kept }()
	logger.Info("ask287 serves", "version", built(), "list", b.base.List.Date, "platforms", strings.Join(settings.names(), ", "))
	handle := bot.Observed(b.bot.Handle, operations)
	err = operations.around(ctx, p.env("ASK287_OPERATIONS_LISTEN"), func(ctx context.Context) error {
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

func (c serveCommand) logger(p *program) *slog.Logger {
	if c.Log == "json" {
		return slog.New(slog.NewJSONHandler(p.stderr, nil))
	}
	return slog.New(slog.NewTextHandler(p.stderr, nil))
}

// secret returns what the variable has, or the file that the variable with _FILE names.
func (p *program) secret(name string) (string, error) {
	if s := p.env(name); s != "" {
		return strings.TrimSpace(s), nil
	}
	path := p.env(name + "_FILE")
	if path == "" {
		return "", nil
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return "", fmt.Errorf("the file of %s_FILE cannot be read: %w", name, err)
	}
	return strings.TrimSpace(string(text)), nil
}

// discord returns what the environment has for Discord.
func (p *program) discord() (c discord.Config, err error) {
	token, err := p.secret("ASK287_DISCORD_TOKEN")
	if err != nil {
		return c, err
	}
	if token == "" {
		return c, errors.New("there is no token of Discord's: set ASK287_DISCORD_TOKEN, or ASK287_DISCORD_TOKEN_FILE; ask287 serve --help tells where it is from")
	}
	key, err := p.secret("ASK287_DISCORD_PUBLIC_KEY")
	if err != nil {
		return c, err
	}
	return discord.Config{
		Token: bot.Secret(token), PublicKey: key, API: p.env("ASK287_DISCORD_API_URL"),
		NoGateway: p.env("ASK287_DISCORD_GATEWAY") == "off",
	}, nil
}

// listenAt returns the address that the variable has, or else the default.
func (p *program) listenAt(name string) string { return cmp.Or(p.env(name), defaultListen) }

// limits returns the default limits, or those of the environment.
func (p *program) limits() (bot.Limits, error) {
	l := bot.DefaultLimits()
	for name, limit := range map[string]*bot.Limit{"ASK287_USER_LIMIT": &l.User, "ASK287_WORKSPACE_LIMIT": &l.Workspace} {
		said := p.env(name)
		if said == "" {
			continue
		}
		var perMinute int
		if _, err := fmt.Sscanf(said+"\n", "%d\n", &perMinute); err != nil || perMinute < 0 {
			return l, usageError(name + " is not a number of questions a minute, like 60")
		}
		*limit = bot.Limit{Burst: max(1, perMinute/3), PerSecond: float64(perMinute) / 60}
	}
	return l, nil
}
