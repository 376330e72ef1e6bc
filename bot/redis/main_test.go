package redis

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"net"
	"sync/atomic"
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

// relay is a way to the server that can fall silent, or deaf.
type relay struct {
	net.Listener
	to     string
	silent atomic.Bool // nothing gets through, and nobody is told
	deaf   atomic.Bool // what the server says does not get through
}

func newRelay(t testing.TB, to string) *relay {
	t.Helper()
	l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	r := &relay{Listener: l, to: to}
	done := make(chan struct{})
	go func() { defer close(done); r.serve(t.Context()) }()
	t.Cleanup(func() { l.Close(); <-done })
	return r
}

func (r *relay) serve(ctx context.Context) {
	for {
		in, err := r.Accept()
		if err != nil {
			return
		}
		out, err := (&net.Dialer{}).DialContext(ctx, "tcp", r.to)
		if err != nil {
			in.Close()
			continue
		}
		stop := context.AfterFunc(ctx, func() { in.Close(); out.Close() })
		for _, way := range [][2]net.Conn{{in, out}, {out, in}} {
			go func() {
				defer stop()
				defer way[0].Close()
				defer way[1].Close()
				_, _ = io.Copy(writer(func(p []byte) (int, error) {
					if r.silent.Load() || r.deaf.Load() && way[1] == in {
						return len(p), nil
					}
					return way[1].Write(p)
				}), way[0])
			}()
		}
	}
}

type writer func([]byte) (int, error)

func (w writer) Write(p []byte) (int, error) { return w(p) }

func logTo(b *bytes.Buffer) func(*Config) {
	return func(c *Config) { c.Log = slog.New(slog.NewTextHandler(b, nil)) }
}
