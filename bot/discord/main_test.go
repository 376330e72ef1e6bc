package discord

import (
	"context"
	"log/slog"
	"testing"
	"time"

	"ask287/bot"
	"ask287/bot/bottest"
	"ask287/bot/bottest/fakediscord"
)

var whole bottest.Shared

func TestMain(m *testing.M) { bottest.Main(m, &whole) }

// running is an adapter that runs against a fake Discord.
type running struct {
	t       testing.TB
	bot     *bot.Bot
	discord *fakediscord.Server
	adapter *Adapter
	desk    *bot.Desk
	logs    *bottest.Recorder
	counts  *bottest.Counts
	refused bool // it ends with an error
	*bottest.Running
}

// start runs an adapter. With a nil handler the bot itself answers.
func start(t testing.TB, o fakediscord.Options, handle bot.Handler, changes ...func(*Config)) *running {
	t.Helper()
	r := &running{t: t, bot: whole.Bot(t), discord: fakediscord.New(t, o), logs: &bottest.Recorder{}, counts: &bottest.Counts{}, desk: bot.NewDesk(&bottest.Store{})}
	token := o.Token
	if token == "" {
		token = fakediscord.DefaultToken
	}
	c := Config{
		Token: bot.Secret(token), API: r.discord.URL, Bot: r.bot, Settings: r.desk, Observer: r.counts,
		Log: slog.New(slog.NewTextHandler(r.logs, &slog.HandlerOptions{Level: slog.LevelDebug})),
	}
	for _, change := range changes {
		change(&c)
	}
	if c.NoGateway {
		c.PublicKey = r.discord.PublicKey()
	}
	a, err := New(c)
	if err != nil {
		t.Fatal(err)
	}
	r.adapter = a
	if handle == nil {
		handle = r.bot.Handle
	}
	r.Running = bottest.Run(a, handle)
	t.Cleanup(func() {
		if err := r.Stop(); err != nil && !r.refused {
			t.Errorf("the adapter ends with %v", err)
		}
	})
	<-a.begun
	if !c.NoGateway {
		wait, stop := context.WithTimeout(t.Context(), 10*time.Second)
		defer stop()
		if !r.discord.Connected(wait) {
			t.Fatalf("the adapter does not connect:\n%s", r.logs)
		}
	}
	return r
}
