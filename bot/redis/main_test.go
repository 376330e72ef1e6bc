package redis

import (
	"bytes"
	"log/slog"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"
	"go.uber.org/goleak"

	"ask287/bot"
	"ask287/bot/bottest/realredis"
)

var (
	_ bot.Shared = (*Server)(nil)
	_ bot.Store  = (*Server)(nil)
	_ bot.Leases = (*Server)(nil)
)

func TestMain(m *testing.M) {
	goleak.VerifyTestMain(m, goleak.IgnoreAnyFunction("github.com/blevesearch/bleve_index_api.AnalysisWorker"))
}

// machine is a redis-server of a test's own.
type machine struct {
	*realredis.Server
	t    testing.TB
	auth redis.Options // how the test itself gets in
}

func newMachine(t testing.TB, args ...string) *machine {
	t.Helper()
	return &machine{Server: realredis.New(t, args...), t: t}
}

// open opens the server as a replica does.
func (m *machine) open(changes ...func(*Config)) *Server {
	m.t.Helper()
	c := Config{URL: bot.Secret(m.URL())}
	for _, change := range changes {
		change(&c)
	}
	return open(m.t, c)
}

func open(t testing.TB, c Config) *Server {
	t.Helper()
	s, err := Open(c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// direct is a client of the test's own, past what is tested.
func (m *machine) direct() *redis.Client {
	m.auth.Addr = m.Addr
	c := redis.NewClient(&m.auth)
	m.t.Cleanup(func() { _ = c.Close() })
	return c
}

// settles waits until the server is gone, or is back.
func settles(t testing.TB, s *Server, gone bool) {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); (s.Err() != nil) != gone; time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("gone is not %v: %v", gone, s.Err())
		}
	}
}

func logTo(b *bytes.Buffer) func(*Config) {
	return func(c *Config) { c.Log = slog.New(slog.NewTextHandler(b, nil)) }
}
