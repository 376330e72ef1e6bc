package slack

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"ask287/bot"
	"ask287/bot/bottest/fakeslack"
)

// tampa is a question whose answer has Tampa Police Department in it.
const (
	tampa       = "Tampa police, FL"
	tampaAnswer = "Tampa Police Department"
)

// A connection that ends comes back, whatever ended it.
func TestReconnects(t *testing.T) {
	t.Parallel()
	for name, end := range map[string]func(*fakeslack.Server){
		"warning":            func(s *fakeslack.Server) { s.Disconnect(fakeslack.Warning) },
		"refresh":            func(s *fakeslack.Server) { s.Disconnect(fakeslack.RefreshRequested) },
		"link disabled":      func(s *fakeslack.Server) { s.Disconnect(fakeslack.LinkDisabled) },
		"cut":                func(s *fakeslack.Server) { s.Cut() },
		"cut within a frame": func(s *fakeslack.Server) { s.CutMidFrame() },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := start(t, fakeslack.Options{}, nil)
			n := r.slack.Opened()
			end(r.slack)
			ctx, cancel := context.WithTimeout(r.within, 20*time.Second)
			defer cancel()
			if !r.slack.OpenedSince(ctx, n+1) || !r.slack.Connected(ctx, lines) {
				t.Fatalf("it does not come back:\n%s", r.logs)
			}
			if m, ok := r.slack.Command(ctx, fakeslack.Command{Text: tampa}).Answer(ctx); !ok || !strings.Contains(shown(m), tampaAnswer) {
				t.Errorf("after it: %v %s\n%+v\n%s", ok, shown(m), r.slack.Counts(), r.logs)
			}
			if r.counts.Of(bot.Reconnect) == 0 {
				t.Error("it is not counted")
			}
			quiet(t, r)
		})
	}
}

// While one connection after the other is told to go, every question is answered, at once.
func TestRefresh(t *testing.T) {
	t.Parallel()
	r := start(t, fakeslack.Options{Warning: 50 * time.Millisecond, Retries: []time.Duration{}}, nil)
	done := make(chan struct{})
	go func() {
		defer close(done)
		for i := range 20 {
			r.slack.DisconnectOne([]string{fakeslack.Warning, fakeslack.RefreshRequested}[i%2])
			time.Sleep(20 * time.Millisecond)
			r.slack.Connected(r.within, lines)
		}
	}()
	asked := 0
	for going := true; going; asked++ {
		select {
		case <-done:
			going = false
		default:
		}
		r.slack.Command(r.within, fakeslack.Command{From: fakeslack.From{User: fmt.Sprintf("U%09d", asked)}, Text: tampa})
	}
	if c := r.slack.Counts(); c.Once != asked {
		t.Errorf("%d were asked: %+v", asked, c)
	}
}

// What is not JSON, no envelope, or of an unknown kind is acknowledged where it can be, and nothing else.
func TestNoise(t *testing.T) {
	t.Parallel()
	r := start(t, fakeslack.Options{}, nil)
	for _, text := range []string{
		"", "{", "null", "[]", "17", `"x"`, `{"type":"hello"}`, `{"type":17}`, `{"type":"events_api","payload":{}}`, `{"type":"disconnect"`,
		`{"envelope_id":17,"type":"events_api","payload":{"event":{"type":"app_mention"}}}`, "\xff\xfe",
	} {
		r.slack.Say(text)
	}
	for _, inner := range []any{nil, 17, "x", []int{1}, map[string]any{}, map[string]any{"type": 17}, map[string]any{"type": "never_heard_of"}, map[string]any{"type": "message", "user": 17, "text": []int{}}} {
		e := r.slack.Do(r.within, fakeslack.Event{Type: "odd", Inner: inner})
		if ack, ok := e.Ack(); !ok || ack.Late {
			t.Errorf("%v is not acknowledged", inner)
		}
	}
	if m, ok := r.slack.Command(r.within, fakeslack.Command{Text: tampa}).Answer(r.within); !ok || !strings.Contains(shown(m), tampaAnswer) {
		t.Errorf("after it: %v %s", ok, shown(m))
	}
	if strings.Contains(r.logs.String(), "panicked") {
		t.Error(r.logs)
	}
}

// mute is a Slack whose connections say hello and nothing any more, not even to a ping.
func mute(t *testing.T) (api string, opened *atomic.Int32) {
	opened = &atomic.Int32{}
	ended := make(chan struct{})
	var server *httptest.Server
	mux := http.NewServeMux()
	mux.HandleFunc("/api/auth.test", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, `{"ok":true,"user_id":"U1"}`) })
	mux.HandleFunc("/api/apps.connections.open", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintf(w, `{"ok":true,"url":"ws%s/link"}`, strings.TrimPrefix(server.URL, "http"))
	})
	mux.HandleFunc("/link", func(w http.ResponseWriter, r *http.Request) {
		ws, err := (&websocket.Upgrader{}).Upgrade(w, r, nil)
		if err != nil {
			return
		}
		defer ws.Close()
		_ = ws.WriteJSON(map[string]string{"type": "hello"})
		opened.Add(1)
		<-ended
	})
	server = httptest.NewServer(mux)
	t.Cleanup(func() { close(ended); server.Close() })
	return server.URL, opened
}

// A connection over which nothing comes any more is given up for another.
func TestZombie(t *testing.T) {
	t.Parallel()
	api, opened := mute(t)
	a, err := New(Config{AppToken: "xapp-1", BotToken: "xoxb-1", API: api, Bot: whole.Bot(t)})
	if err != nil {
		t.Fatal(err)
	}
	a.pace.ping, a.pace.silent = 20*time.Millisecond, 100*time.Millisecond
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	done := make(chan error, 1)
	go func() { done <- a.Run(ctx, nil) }()
	for opened.Load() < 2*lines && ctx.Err() == nil {
		time.Sleep(10 * time.Millisecond)
	}
	if ctx.Err() != nil {
		t.Error("it stays on dead connections")
	}
	cancel()
	if err := <-done; err != nil {
		t.Error(err)
	}
}

// What will never work ends the adapter, with what to do.
func TestRefused(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ method, code, want string }{
		{"apps.connections.open", "invalid_auth", "ASK287_SLACK_APP_TOKEN"}, {"apps.connections.open", "not_authed", "ASK287_SLACK_APP_TOKEN"},
		{"apps.connections.open", "missing_scope", "scope"}, {"apps.connections.open", "not_allowed_token_type", "ASK287_SLACK_APP_TOKEN"},
		{"apps.connections.open", "account_inactive", "install"}, {"apps.connections.open", "token_revoked", "ASK287_SLACK_APP_TOKEN"},
		{"auth.test", "invalid_auth", "ASK287_SLACK_BOT_TOKEN"}, {"auth.test", "account_inactive", "install"}, {"auth.test", "token_revoked", "ASK287_SLACK_BOT_TOKEN"},
	} {
		t.Run(test.method+" "+test.code, func(t *testing.T) {
			t.Parallel()
			r := launch(t, fakeslack.Options{}, nil, func(c *Config) { c.API = refusing(t, test.method, test.code) })
			if err := r.Ended(); err == nil || !strings.Contains(err.Error(), test.code) || !strings.Contains(err.Error(), test.want) {
				t.Errorf("it ends with %v", err)
			}
			quiet(t, r)
		})
	}
}

// refusing is a Slack that refuses one method, and takes the others.
func refusing(t *testing.T, method, code string) string {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, "/"+method) {
			fmt.Fprintf(w, `{"ok": false, "error": %q}`, code)
			return
		}
		fmt.Fprint(w, `{"ok": true, "user_id": "U1"}`)
	}))
	t.Cleanup(s.Close)
	return s.URL
}

// Where Slack says over and over that Socket Mode is switched off, the adapter ends and says so.
func TestLinkDisabled(t *testing.T) {
	t.Parallel()
	r := launch(t, fakeslack.Options{}, nil)
	ended := make(chan error, 1)
	go func() { ended <- r.Ended() }()
	for {
		select {
		case err := <-ended:
			if !errors.Is(err, errDisabled) {
				t.Errorf("it ends with %v", err)
			}
			return
		case <-time.After(50 * time.Millisecond):
			r.slack.Disconnect(fakeslack.LinkDisabled)
		}
	}
}

// After a fifth of the deliveries their connection is cut, before them, within them or after them, and some come twice: each question that was
// delivered is answered once.
func TestChaos(t *testing.T) {
	t.Parallel()
	n := 2000
	if testing.Short() {
		n = 200
	}
	r := start(t, fakeslack.Options{
		Deadline: 500 * time.Millisecond, Retries: []time.Duration{0, 10 * time.Millisecond, 20 * time.Millisecond, 40 * time.Millisecond, 80 * time.Millisecond, 160 * time.Millisecond},
		RetryAll: true, Chaos: fakeslack.Chaos{Cut: 0.2, Twice: 0.1, Seed: 287},
	}, nil)
	var all sync.WaitGroup
	slots := make(chan struct{}, 20)
	for i := range n {
		slots <- struct{}{}
		all.Go(func() {
			defer func() { <-slots }()
			from := fakeslack.From{User: fmt.Sprintf("U%09d", i)}
			switch i % 3 {
			case 0:
				r.slack.Command(r.within, fakeslack.Command{From: from, Text: tampa})
			case 1:
				from.Channel = fmt.Sprintf("C%09d", i)
				r.slack.Mention(r.within, fakeslack.Mentioning{From: from, Text: tampa})
			default:
				r.slack.DM(r.within, fakeslack.DM{From: from, Text: tampa})
			}
		})
	}
	all.Wait()
	c := r.slack.Counts()
	t.Logf("%+v; twice: %d", c, r.counts.Of(bot.Twice))
	if c.Once != c.Delivered || c.Twice > 0 || c.Never > 0 || c.Cuts < n/10 {
		t.Errorf("not each question was answered once")
	}
	if c.Delivered < n {
		t.Logf("%d were never delivered", n-c.Delivered)
	}
}
