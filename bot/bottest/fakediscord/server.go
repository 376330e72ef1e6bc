package fakediscord

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"math/rand/v2"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"ask287/bot/bottest/fake"
)

// Server is a Discord of its own: gateway, REST and what the application's users do. All methods are for any goroutine.
type Server struct {
	URL string // http://127.0.0.1:port, below which /api/v10 lies

	host   *fake.Host[int]
	opts   Options
	routes *http.ServeMux
	schema *schema // nil does not validate
	ids    atomic.Uint64
	chaos  *chaos
	faults fake.Plans[asked, Fault]
	limits limits
	key    ed25519.PrivateKey // that posts to the bot's endpoint are signed with
	client *http.Client       // for those

	mu        sync.Mutex
	channels  map[string]*channel
	guilds    map[string]Guild
	commands  map[string][]object  // by guild, "" is global
	exchanges map[string]*Exchange // by token
	order     []*Exchange          // the oldest first, for Keep
	messages  []kept               // likewise
	counts    Counts
	news      fake.News // of messages in channels and of commands

	gateway gateway
}

// New starts a server on a port of 127.0.0.1 and stops it when the test ends. What the bot sends and Discord would
// refuse is refused, and reported to t, except what was allowed (Allow) or provoked (Fail, missing permissions).
func New(t fake.TB, opts Options) *Server {
	t.Helper()
	s := &Server{
		host: fake.Start[int](t, "fake Discord"), opts: opts.withDefaults(),
		channels: map[string]*channel{}, guilds: map[string]Guild{}, commands: map[string][]object{},
		exchanges: map[string]*Exchange{}, client: &http.Client{Transport: &http.Transport{}},
		key: ed25519.NewKeyFromSeed(bytes.Repeat([]byte{42}, ed25519.SeedSize)),
	}
	s.ids.Store(uint64(time.Since(epoch).Milliseconds())<<22 + rand.Uint64N(1<<22)) //nolint:gosec // no two servers give the same ids
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
	s.host.Serve(s, func(url string) { s.URL = url })
	t.Cleanup(s.Close)
	return s
}

// Close cuts every connection and returns when nothing of the server runs any more. It may be called more than once.
func (s *Server) Close() {
	s.host.Close(func() {
		s.client.CloseIdleConnections()
		s.gateway.cutAll()
	})
}

// Allow says that the bot will be refused with these codes of Discord's (50013, 40060 …; 0 stands for 401 and 404) and that
// this is no failure of the test.
func (s *Server) Allow(codes ...int) { s.host.Allow(codes...) }

func (s *Server) ws() string { return "ws" + strings.TrimPrefix(s.URL, "http") }

var epoch = time.Date(2015, 1, 1, 0, 0, 0, 0, time.UTC)

// id makes a snowflake: unique, growing, and of the time at which the server began.
func (s *Server) id() string { return strconv.FormatUint(s.ids.Add(1), 10) }

// object is a JSON object.
type object = map[string]any

// await waits until holds, which is called with the server locked, or ctx is done or the server closed; it says whether holds.
func (s *Server) await(ctx context.Context, n *fake.News, holds func() bool) bool {
	return s.host.Await(ctx, &s.mu, n, holds)
}
