package fakeslack

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// Server is a Slack of its own. All methods are for any goroutine.
type Server struct {
	URL string // http://127.0.0.1:port
	API string // the Web API, for slack.OptionAPIURL, with its slash at the end

	t      TB
	opts   Options
	http   *http.Server
	client *http.Client // for requests to the app
	seq    atomic.Uint64
	start  time.Time
	chaos  chaos
	ended  context.Context // done when the server closes
	end    context.CancelFunc
	work   sync.WaitGroup // what runs by itself

	mu      sync.Mutex
	closed  bool
	allowed []string // refusals that are expected
	state
	socket
	faults faults
	rates  rates
	counts Counts
	news   news // of connections and of messages
}

// New starts a server on a port of 127.0.0.1 and stops it when the test ends. What the app does and Slack refuses is refused,
// and reported to t, except what was allowed (Allow) or provoked (Fail, ExpireTokens and the like).
func New(t TB, opts Options) *Server {
	t.Helper()
	s := &Server{t: t, opts: opts.withDefaults(), start: time.Now()}
	s.ended, s.end = context.WithCancel(context.Background())
	s.chaos.begin(opts.Chaos)
	s.state.begin(s.opts)
	s.socket.begin()
	s.client = &http.Client{
		Transport:     &http.Transport{MaxIdleConnsPerHost: 256},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	listener, err := (&net.ListenConfig{}).Listen(s.ended, "tcp", "127.0.0.1:0")
	if err != nil {
		t.Errorf("fake Slack: %v", err)
		return s
	}
	s.URL = "http://" + listener.Addr().String()
	s.API = s.URL + "/api/"
	s.http = &http.Server{Handler: s.routes(), ReadHeaderTimeout: 10 * time.Second}
	s.work.Go(func() {
		if err := s.http.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			s.report("serving: %v", err)
		}
	})
	s.work.Go(s.ping)
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
	for e := range s.waiting {
		e.stop()
	}
	s.mu.Unlock()
	s.end()
	if s.http != nil {
		_ = s.http.Close()
	}
	s.eachConn((*conn).cut)
	s.work.Wait()
	s.client.CloseIdleConnections()
}

// Allow says that the app will be refused with these errors of Slack's ("channel_not_found", "missing_scope" …) and that this is no
// failure of the test.
func (s *Server) Allow(codes ...string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.allowed = append(s.allowed, codes...)
}

// report is a failure of the test: the app did what it should not.
func (s *Server) report(format string, args ...any) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.reportLocked(format, args...)
}

func (s *Server) reportLocked(format string, args ...any) {
	if !s.closed {
		s.t.Errorf("fake Slack: "+format, args...)
	}
}

func (s *Server) allows(code string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Contains(s.allowed, code)
}

// goes runs do by itself, unless the server is closed. Close waits for it.
func (s *Server) goes(do func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.closed {
		s.work.Go(do)
	}
}

// id makes an id as Slack does: a letter or two and what is unique, and grows.
func (s *Server) id(prefix string) string { return fmt.Sprintf("%s%09X", prefix, s.seq.Add(1)) }

// ts makes a timestamp that no other message has, later than those before.
func (s *Server) ts() string {
	n := s.seq.Add(1)
	return fmt.Sprintf("%d.%06d", uint64(s.start.Unix())+n/1e6, n%1e6)
}

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
		case <-s.ended.Done():
			return false
		}
	}
}
