package fakeslack_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"
	"github.com/slack-go/slack/socketmode"

	"ask287/bot/bottest/fakeslack"
)

// app is the smallest app that does what the tests want of one: it says back what it hears, over either way in, once for each delivery.
type app struct {
	s    *fakeslack.Server
	api  *slack.Client
	http *http.Client
	mu   sync.Mutex
	seen map[string]bool
	work sync.WaitGroup
	// respond takes over from saying it back.
	respond func(a *app, kind string, payload json.RawMessage) (ack any)
}

func newApp(s *fakeslack.Server) *app {
	a := &app{s: s, seen: map[string]bool{}, http: &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 64}}}
	a.api = slack.New(fakeslack.BotToken, slack.OptionAPIURL(s.API), slack.OptionAppLevelToken(fakeslack.AppToken), slack.OptionHTTPClient(a.http))
	return a
}

// connect runs n connections of Socket Mode until the test ends.
func (a *app) connect(t testing.TB, n int) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	for range n {
		client := socketmode.New(a.api)
		a.work.Go(func() { _ = client.RunContext(ctx) })
		a.work.Go(func() { a.listen(ctx, client) })
	}
	t.Cleanup(func() {
		cancel()
		a.s.Close()
		a.work.Wait()
		a.http.CloseIdleConnections()
	})
	if !a.s.Connected(t.Context(), n) {
		t.Fatal("no connection")
	}
}

func (a *app) listen(ctx context.Context, client *socketmode.Client) {
	ack := func(envelope string, payload any) {
		ctx, cancel := context.WithTimeout(ctx, time.Second)
		defer cancel()
		_ = client.AckCtx(ctx, envelope, payload)
	}
	for {
		select {
		case <-ctx.Done():
			return
		case event := <-client.Events:
			if bad, ok := event.Data.(*socketmode.ErrorBadMessage); ok {
				var envelope struct {
					ID string `json:"envelope_id"`
				}
				if json.Unmarshal(bad.Message, &envelope) == nil && envelope.ID != "" {
					ack(envelope.ID, nil)
				}
			}
			if event.Request == nil || event.Request.EnvelopeID == "" {
				continue
			}
			r := *event.Request
			a.work.Go(func() { a.take(r.Type, r.Payload, func(payload any) { ack(r.EnvelopeID, payload) }) })
		}
	}
}

// ServeHTTP takes what Slack posts.
func (a *app) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 1<<20))
	if err != nil {
		w.WriteHeader(http.StatusRequestEntityTooLarge)
		return
	}
	verifier, err := slack.NewSecretsVerifier(r.Header, fakeslack.SigningSecret)
	if err != nil {
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	_, _ = verifier.Write(body)
	if verifier.Ensure() != nil {
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	kind, payload := "", json.RawMessage(nil)
	switch r.Header.Get("Content-Type") {
	case "application/json":
		kind, payload = "events_api", body
	case "application/x-www-form-urlencoded":
		form, err := url.ParseQuery(string(body))
		if kind, payload = "interactive", json.RawMessage(form.Get("payload")); err == nil && form.Has("command") {
			fields := map[string]string{}
			for name := range form {
				fields[name] = form.Get(name)
			}
			kind = "slash_commands"
			payload, _ = json.Marshal(fields)
		}
	}
	var outer struct{ Type, Challenge string }
	if json.Unmarshal(payload, &outer) != nil || kind == "interactive" && outer.Type == "" {
		w.WriteHeader(http.StatusBadRequest)
		return
	}
	if outer.Type == "url_verification" {
		_, _ = io.WriteString(w, outer.Challenge)
		return
	}
	a.take(kind, payload, func(payload any) {
		if payload != nil {
			w.Header().Set("Content-Type", "application/json")
			_ = json.NewEncoder(w).Encode(payload)
		}
	})
}

// take acknowledges a delivery, and answers it unless it came before.
func (a *app) take(kind string, payload json.RawMessage, ack func(any)) {
	if a.respond != nil {
		ack(a.respond(a, kind, payload))
		return
	}
	ack(nil)
	var p struct {
		EventID     string `json:"event_id"`
		TriggerID   string `json:"trigger_id"`
		ResponseURL string `json:"response_url"`
		Text        string
		Event       struct {
			Type, Text, Channel, TS string
			ThreadTS                string `json:"thread_ts"`
			BotID                   string `json:"bot_id"`
		}
	}
	_ = json.Unmarshal(payload, &p)
	id := p.EventID + p.TriggerID
	a.mu.Lock()
	again := a.seen[id]
	a.seen[id] = true
	a.mu.Unlock()
	if again || p.Event.BotID != "" {
		return
	}
	a.work.Go(func() {
		switch {
		case kind == "slash_commands":
			a.post(p.ResponseURL, map[string]any{"text": "heard " + p.Text, "response_type": "ephemeral"})
		case p.Event.Type == string(slackevents.AppMention):
			a.say(p.Event.Channel, p.Event.TS, "heard that")
		case p.Event.Type == string(slackevents.Message):
			a.say(p.Event.Channel, "", "heard that")
		}
	})
}

func (a *app) say(channel, thread, words string) {
	options := []slack.MsgOption{
		slack.MsgOptionText(words, false), slack.MsgOptionDisableLinkUnfurl(), slack.MsgOptionDisableMediaUnfurl(),
	}
	if thread != "" {
		options = append(options, slack.MsgOptionTS(thread))
	}
	for range 5 {
		if _, _, err := a.api.PostMessage(channel, options...); err == nil {
			return
		}
	}
}

func (a *app) post(to string, body map[string]any) int {
	raw, _ := json.Marshal(body)
	response, err := a.http.Post(to, "application/json", bytes.NewReader(raw)) //nolint:noctx // a test's
	if err != nil {
		return 0
	}
	_ = response.Body.Close()
	return response.StatusCode
}

// overHTTP runs the app as an endpoint and points the server at it.
func (a *app) overHTTP(t *testing.T) string {
	t.Helper()
	server := httptest.NewServer(a)
	t.Cleanup(func() {
		a.s.Close()
		server.Close()
		a.work.Wait()
		a.http.CloseIdleConnections()
	})
	a.s.PostTo(fakeslack.Endpoint{Events: server.URL, Commands: server.URL, Interactivity: server.URL})
	return server.URL
}

// recorder is a TB that keeps what was reported.
type recorder struct {
	mu   sync.Mutex
	said []string
	done []func()
}

func (r *recorder) Helper()             {}
func (r *recorder) Logf(string, ...any) {}
func (r *recorder) Cleanup(f func())    { r.done = append(r.done, f) }
func (r *recorder) Errorf(format string, args ...any) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.said = append(r.said, fmt.Sprintf(format, args...))
}

func (r *recorder) text() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return strings.Join(r.said, "\n")
}

// recorded is a server whose reports the test looks at.
func recorded(t *testing.T) (*fakeslack.Server, *recorder) {
	t.Helper()
	r := &recorder{}
	s := fakeslack.New(r, fakeslack.Options{})
	t.Cleanup(s.Close)
	return s, r
}
