package fakediscord

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"errors"
	"net"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// Server is a Discord of its own: gateway, REST and what the application's users do. All methods are for any goroutine.
type Server struct {
	URL string // http://127.0.0.1:port, below which /api/v10 lies

	t      TB
	opts   Options
	http   *http.Server
	routes *http.ServeMux
	schema *schema // nil does not validate
	ids    atomic.Uint64
	chaos  *chaos
	faults faults
	limits limits
	key    ed25519.PrivateKey // that posts to the bot's endpoint are signed with
	client *http.Client       // for those
	done   chan struct{}
	work   sync.WaitGroup // connections and what dispatches by itself

	mu        sync.Mutex
	closed    bool
	allowed   []int // codes whose refusal is expected
	channels  map[string]*channel
	guilds    map[string]Guild
	commands  map[string][]object  // by guild, "" is global
	exchanges map[string]*Exchange // by token
	order     []*Exchange          // the oldest first, for Keep
	messages  []kept               // likewise
	counts    Counts
	news      news // of messages in channels and of commands

	gateway gateway
}

// New starts a server on a port of 127.0.0.1 and stops it when the test ends. What the bot sends and Discord would
// refuse is refused, and reported to t, except what was allowed (Allow) or provoked (Fail, missing permissions).
func New(t TB, opts Options) *Server {
	t.Helper()
	s := &Server{
		t: t, opts: opts.withDefaults(), done: make(chan struct{}),
		channels: map[string]*channel{}, guilds: map[string]Guild{}, commands: map[string][]object{},
		exchanges: map[string]*Exchange{}, client: &http.Client{Transport: &http.Transport{}},
		key: ed25519.NewKeyFromSeed(bytes.Repeat([]byte{42}, ed25519.SeedSize)),
	}
	s.ids.Store(uint64(time.Since(epoch).Milliseconds()) << 22)
	s.chaos = newChaos(opts.Chaos)
	if !opts.NoSchema {
		s.schema = openSchema(t)
	}
	for _, g := range s.opts.Guilds {
		s.addGuild(g)
	}
	s.gateway.sessions = map[string]*session{}
	s.gateway.conns = map[*conn]bool{}
	s.routes = s.serveMux()
	listener, err := (&net.ListenConfig{}).Listen(context.Background(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Errorf("fake Discord: %v", err)
		return s
	}
	s.URL = "http://" + listener.Addr().String()
	s.http = &http.Server{Handler: s, ReadHeaderTimeout: 10 * time.Second}
	s.work.Go(func() {
		if err := s.http.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			s.report("serving: %v", err)
		}
	})
	t.Cleanup(s.Close)
	return s
}

// Close cuts every connection and returns when nothing of the server runs any more. It may be called more than once.
func (s *Server) Close() {
	s.mu.Lock()
	if s.closed {
		s.mu.Unlock()
		return
	}
	s.closed = true
	close(s.done)
	s.mu.Unlock()
	_ = s.http.Close()
	s.client.CloseIdleConnections()
	s.gateway.cutAll()
	s.work.Wait()
}

// Allow says that the bot will be refused with these codes of Discord's (50013, 40060 …; 0 stands for 401 and 404) and that
// this is no failure of the test.
func (s *Server) Allow(codes ...int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.allowed = append(s.allowed, codes...)
}

// report is a failure of the test: the bot did what Discord refuses.
func (s *Server) report(format string, args ...any) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.closed {
		s.t.Errorf("fake Discord: "+format, args...)
	}
}

func (s *Server) allows(code int) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Contains(s.allowed, code)
}

func (s *Server) ws() string { return "ws" + strings.TrimPrefix(s.URL, "http") }

var epoch = time.Date(2015, 1, 1, 0, 0, 0, 0, time.UTC)

// id makes a snowflake: unique, growing, and of the time at which the server began.
func (s *Server) id() string { return strconv.FormatUint(s.ids.Add(1), 10) }

// object is a JSON object.
type object = map[string]any

// news wakes those who wait for something to change. It is guarded by the mutex of what changes.
type news struct{ ch chan struct{} }

// next is closed at the next change.
func (n *news) next() <-chan struct{} {
	if n.ch == nil {
		n.ch = make(chan struct{})
	}
	return n.ch
}

func (n *news) tell() {
	if n.ch != nil {
		close(n.ch)
		n.ch = nil
	}
}

// await waits until holds, which is called with the server locked, or ctx is done or the server closed; it says whether holds.
func (s *Server) await(ctx context.Context, n *news, holds func() bool) bool {
	for {
		s.mu.Lock()
		if holds() {
			s.mu.Unlock()
			return true
		}
		next := n.next()
		s.mu.Unlock()
		select {
		case <-next:
		case <-ctx.Done():
			return false
		case <-s.done:
			return false
		}
	}
}
