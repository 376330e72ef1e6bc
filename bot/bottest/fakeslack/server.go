package fakeslack

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"ask287/bot/bottest/fake"
)

// Server is a Slack of its own. All methods are for any goroutine.
type Server struct {
	URL string // http://127.0.0.1:port
	API string // the Web API, for slack.OptionAPIURL, with its slash at the end

	host   *fake.Host[string]
	opts   Options
	client *http.Client // for requests to the app
	seq    atomic.Uint64
	start  time.Time
	chaos  chaos
	faults fake.Plans[Match, Fault]

	mu sync.Mutex
	state
	socket
	rates  rates
	counts Counts
	news   fake.News // of connections and of messages
}

// New starts a server on a port of 127.0.0.1 and stops it when the test ends. What the app does and Slack refuses is refused,
// and reported to t, except what was allowed (Allow) or provoked (Fail, ExpireTokens and the like).
func New(t fake.TB, opts Options) *Server {
	t.Helper()
	s := &Server{host: fake.Start[string](t, "fake Slack"), opts: opts.withDefaults(), start: time.Now()}
	s.chaos.begin(opts.Chaos)
	s.state.begin(s.opts)
	s.socket.begin()
	s.client = &http.Client{
		Transport:     &http.Transport{MaxIdleConnsPerHost: 256},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	s.seq.Store(rand.Uint64N(1 << 36)) // so that an app which remembers what it had from one server takes nothing of another's for the same
	s.host.Serve(s.routes(), func(url string) { s.URL, s.API = url, url+"/api/" })
	s.host.Go(s.ping)
	t.Cleanup(s.Close)
	return s
}

// Close cuts every connection and returns when nothing of the server runs any more. It may be called more than once.
func (s *Server) Close() {
	s.host.Close(func() {
		s.mu.Lock()
		for e := range s.waiting {
			e.stop()
		}
		s.mu.Unlock()
		s.eachConn((*conn).cut)
	})
	s.client.CloseIdleConnections()
}

// Allow says that the app will be refused with these errors of Slack's ("channel_not_found", "missing_scope" …) and that this is no
// failure of the test.
func (s *Server) Allow(codes ...string) { s.host.Allow(codes...) }

// id makes an id as Slack does: a letter or two and what is unique, and grows.
func (s *Server) id(prefix string) string { return fmt.Sprintf("%s%09X", prefix, s.seq.Add(1)) }

// ts makes a timestamp that no other message has, later than those before.
func (s *Server) ts() string {
	n := s.seq.Add(1)
	return fmt.Sprintf("%d.%06d", uint64(s.start.Unix())+n/1e6, n%1e6)
}

// object is a JSON object.
type object = map[string]any

// await waits until holds, which is called with the server locked, or ctx is done or the server closed; it says whether holds.
func (s *Server) await(ctx context.Context, n *fake.News, holds func() bool) bool {
	return s.host.Await(ctx, &s.mu, n, holds)
}
