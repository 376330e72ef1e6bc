package discord

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"ask287/bot"
	"ask287/bot/bottest"
	"ask287/bot/bottest/fakediscord"
)

var whole bottest.Shared

// closing closes the bot of all tests when they are done.
type closing struct{ *testing.M }

func (c closing) Run() int {
	defer whole.Close()
	return c.M.Run()
}

func TestMain(m *testing.M) {
	goleak.VerifyTestMain(closing{m}, goleak.IgnoreAnyFunction("github.com/blevesearch/bleve_index_api.AnalysisWorker"))
}

// running is an adapter that runs against a fake Discord.
type running struct {
	t       testing.TB
	bot     *bot.Bot
	discord *fakediscord.Server
	adapter *Adapter
	desk    *bot.Desk
	logs    *bottest.Recorder
	counts  *bottest.Counts
	stop    func() error
	waitEnd func() error
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
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- a.Run(ctx, handle) }()
	var once sync.Once
	r.waitEnd = func() (err error) {
		once.Do(func() {
			select {
			case err = <-done:
			case <-time.After(20 * time.Second):
				err = errors.New("it does not end")
			}
		})
		return err
	}
	r.stop = func() error { cancel(); return r.waitEnd() }
	t.Cleanup(func() {
		if err := r.stop(); err != nil {
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
