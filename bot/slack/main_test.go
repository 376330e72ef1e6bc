package slack

import (
	"context"
	"log/slog"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"ask287/bot"
	"ask287/bot/bottest"
	"ask287/bot/bottest/fakeslack"
)

var whole bottest.Shared

func TestMain(m *testing.M) { bottest.Main(m, &whole) }

// oneOf is the bot of all tests for one Slack: each has ids of its own, which are those of the others too, and talks of its own.
type oneOf struct {
	*bot.Bot
	of *fakeslack.Server
}

func (h oneOf) First(ctx context.Context, platform, delivery string) bool {
	return h.Bot.First(ctx, platform, h.of.URL+delivery)
}

func (h oneOf) Handle(ctx context.Context, m bot.Message) (bot.Answer, error) {
	m.Workspace = h.of.URL + m.Workspace
	return h.Bot.Handle(ctx, m)
}

func (h oneOf) Forget(ctx context.Context, m bot.Message) error {
	m.Workspace = h.of.URL + m.Workspace
	return h.Bot.Forget(ctx, m)
}

// running is an adapter that runs against a fake Slack.
type running struct {
	t       testing.TB
	bot     *bot.Bot
	slack   *fakeslack.Server
	adapter *Adapter
	desk    *bot.Desk
	logs    *bottest.Recorder
	counts  *bottest.Counts
	door    *httptest.Server // nil with Socket Mode
	within  context.Context  // what a test waits for comes within it, or never
	*bottest.Running
}

// Stop ends the adapter, and what is posted to it before.
func (r *running) Stop() error {
	if r.door != nil {
		r.door.Close()
	}
	return r.Running.Stop()
}

// start runs an adapter, over Socket Mode unless a change takes its token away. With a nil handler the bot itself answers.
func start(t testing.TB, o fakeslack.Options, handle bot.Handler, changes ...func(*Config)) *running {
	t.Helper()
	r := launch(t, o, handle, changes...)
	if r.door == nil {
		wait, stop := context.WithTimeout(t.Context(), 10*time.Second)
		defer stop()
		if !r.slack.Connected(wait, lines) {
			t.Fatalf("the adapter does not connect:\n%s", r.logs)
		}
	}
	t.Cleanup(func() {
		if err := r.Stop(); err != nil {
			t.Errorf("the adapter ends with %v", err)
		}
	})
	return r
}

// byHTTP takes Socket Mode's token away.
func byHTTP(c *Config) { c.AppToken, c.SigningSecret = "", fakeslack.SigningSecret }

// tolerance is for a machine that is busy.
const tolerance = 60 * time.Second

// launch runs an adapter that may end by itself.
func launch(t testing.TB, o fakeslack.Options, handle bot.Handler, changes ...func(*Config)) *running {
	t.Helper()
	if o.Scopes == nil {
		o.Scopes = scopeNames(true) // what the manifest asks for, and no more
	}
	r := &running{t: t, bot: whole.Bot(t), slack: fakeslack.New(t, o), logs: &bottest.Recorder{}, counts: &bottest.Counts{}, desk: bot.NewDesk(&bottest.Store{})}
	c := Config{
		AppToken: fakeslack.AppToken, BotToken: fakeslack.BotToken, API: r.slack.URL, Bot: oneOf{r.bot, r.slack}, Settings: r.desk, Observer: r.counts,
		Log: slog.New(slog.NewTextHandler(r.logs, &slog.HandlerOptions{Level: slog.LevelDebug})),
	}
	for _, change := range changes {
		change(&c)
	}
	a, err := New(c)
	if err != nil {
		t.Fatal(err)
	}
	r.adapter = a
	if handle == nil {
		handle = oneOf{r.bot, r.slack}.Handle
	}
	r.Running = bottest.Run(a, handle)
	<-a.begun
	var over context.CancelFunc
	r.within, over = context.WithTimeout(t.Context(), tolerance)
	t.Cleanup(over)
	if c.AppToken == "" {
		r.door = httptest.NewServer(a.Handler())
		at := r.door.URL + "/slack/"
		r.slack.PostTo(fakeslack.Endpoint{Events: at + "events", Commands: at + "commands", Interactivity: at + "interactions"})
	}
	return r
}

// shown is what a person reads of a message.
func shown(m fakeslack.Message) string { return m.Text + "\n" + string(m.Blocks) }

// ways are both ways in.
func ways(t *testing.T, test func(t *testing.T, changes ...func(*Config))) {
	t.Run("socket", func(t *testing.T) { test(t) })
	t.Run("http", func(t *testing.T) { test(t, byHTTP) })
}

// quiet fails where the log has anything of a question, of who asked, or a token.
func quiet(t *testing.T, r *running) {
	t.Helper()
	for _, secret := range []string{canary, fakeslack.BotToken, fakeslack.AppToken, fakeslack.SigningSecret, fakeslack.DefaultUser, "/hooks/", "ticket"} {
		if strings.Contains(r.logs.String(), secret) {
			t.Errorf("the log has %q:\n%s", secret, r.logs)
		}
	}
}

const canary = "zanzibarquestion"
