package slack

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"sync"
	"sync/atomic"
	"testing"

	"ask287/bot"
	"ask287/bot/bottest"
	"ask287/bot/bottest/fakeslack"
)

// shelf is a bot.Store in memory that can be made to fail.
type shelf struct {
	bottest.Store
	broken atomic.Bool
}

var errShelf = errors.New("the shelf is broken")

func (s *shelf) Read(ctx context.Context, key string) ([]byte, error) {
	if s.broken.Load() {
		return nil, errShelf
	}
	return s.Store.Read(ctx, key)
}

func (s *shelf) Write(ctx context.Context, key string, value []byte) error {
	if s.broken.Load() {
		return errShelf
	}
	return s.Store.Write(ctx, key, value)
}

// host is a bot of whose deliveries the replicas of a site all know.
type host struct {
	bot.Host
	mu   sync.Mutex
	seen map[string]bool
}

func (h *host) First(_ context.Context, platform, delivery string) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	first := !h.seen[platform+delivery]
	h.seen[platform+delivery] = true
	return first
}

// site is where people install the app: some replicas behind one address, a Slack, and what they share.
type site struct {
	slack *fakeslack.Server
	shelf *shelf
	desk  *bot.Desk
	logs  *bottest.Recorder
	host  *host
	url   string
}

func newSite(t *testing.T, o fakeslack.Options) *site {
	t.Helper()
	s := &site{slack: fakeslack.New(t, o), shelf: &shelf{}, logs: &bottest.Recorder{}, host: &host{Host: whole.Bot(t), seen: map[string]bool{}}}
	s.desk = bot.NewDesk(s.shelf)
	return s
}

// replica is an adapter that uses what the site shares.
func (s *site) replica(t *testing.T, changes ...func(*Config)) *Adapter {
	t.Helper()
	c := Config{
		SigningSecret: fakeslack.SigningSecret, ClientID: fakeslack.ClientID, ClientSecret: fakeslack.ClientSecret, Key: testKey,
		URL: s.url, API: s.slack.URL, Bot: s.host, Settings: s.desk, Store: s.shelf,
		Log: slog.New(slog.NewTextHandler(s.logs, &slog.HandlerOptions{Level: slog.LevelDebug})),
	}
	if c.URL == "" {
		c.URL = "https://ask.example.org"
	}
	for _, change := range changes {
		change(&c)
	}
	a, err := New(c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(a.web.close)
	return a
}

// open runs n replicas behind one address, each request at another, and lets Slack post there.
func (s *site) open(t *testing.T, n int) []*Adapter {
	t.Helper()
	var handlers []http.Handler
	var next atomic.Int64
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		handlers[next.Add(1)%int64(n)].ServeHTTP(w, r)
	}))
	s.url = "http://" + server.Listener.Addr().String()
	ctx, cancel := context.WithCancel(context.Background())
	var running sync.WaitGroup
	var all []*Adapter
	for range n {
		a := s.replica(t)
		all, handlers = append(all, a), append(handlers, a.Handler())
		running.Go(func() {
			if err := a.Run(ctx, whole.Bot(t).Handle); err != nil {
				t.Errorf("a replica ends with %v", err)
			}
		})
		<-a.begun
	}
	server.Start()
	at := s.url + "/slack/"
	s.slack.PostTo(fakeslack.Endpoint{Events: at + "events", Commands: at + "commands", Interactivity: at + "interactivity"})
	t.Cleanup(func() {
		s.slack.Close()
		server.Close()
		cancel()
		running.Wait()
	})
	return all
}

// browser is somebody's. It follows Slack's page and comes back by itself.
func browser(t *testing.T) *http.Client {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	transport := &http.Transport{}
	t.Cleanup(transport.CloseIdleConnections)
	return &http.Client{Jar: jar, Transport: transport}
}

// get opens an address and returns the status, the page and where the browser is then.
func get(t *testing.T, b *http.Client, address string) (status int, page string, at *url.URL, h http.Header) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := b.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, string(body), resp.Request.URL, resp.Header
}
