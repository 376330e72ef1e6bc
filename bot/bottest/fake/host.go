package fake

import (
	"context"
	"errors"
	"net"
	"net/http"
	"slices"
	"sync"
	"time"
)

// TB is what a Host needs of a *testing.T. It is called from any goroutine, never after Close.
type TB interface {
	Helper()
	Errorf(format string, args ...any)
	Logf(format string, args ...any)
	Cleanup(func())
}

// Host is a server on a port of 127.0.0.1 and the test that it is for. C is the codes by which the platform refuses. All methods
// are for any goroutine, and may be called with locks of the platform's held.
type Host[C comparable] struct {
	t      TB
	name   string // what reports begin with
	http   *http.Server
	ctx    context.Context // done when the host is closed
	cancel context.CancelFunc
	work   sync.WaitGroup

	mu      sync.Mutex
	closed  bool
	allowed []C
}

// Start makes a host, which serves nothing yet.
func Start[C comparable](t TB, name string) *Host[C] {
	h := &Host[C]{t: t, name: name}
	h.ctx, h.cancel = context.WithCancel(context.Background())
	return h
}

// Serve serves on a free port. at is told http://127.0.0.1:port before anybody can come, who may be another process. That there is no port is a
// failure of the test.
func (h *Host[C]) Serve(handler http.Handler, at func(url string)) {
	h.t.Helper()
	listener, err := (&net.ListenConfig{}).Listen(h.ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		h.Report("%v", err)
		return
	}
	at("http://" + listener.Addr().String())
	h.http = &http.Server{Handler: handler, ReadHeaderTimeout: 10 * time.Second}
	h.Go(func() {
		if err := h.http.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			h.Report("serving: %v", err)
		}
	})
}

// Close ends what runs and returns when nothing of it runs any more. cut ends what the platform began itself; Go takes nothing any more
// when it is called. A second Close does nothing.
func (h *Host[C]) Close(cut func()) {
	h.mu.Lock()
	again := h.closed
	h.closed = true
	h.mu.Unlock()
	if again {
		return
	}
	h.cancel()
	if h.http != nil {
		_ = h.http.Close()
	}
	cut()
	h.work.Wait()
}

// Closed says whether Close was called.
func (h *Host[C]) Closed() bool { return h.ctx.Err() != nil }

// Context is done when the host is closed.
func (h *Host[C]) Context() context.Context { return h.ctx }

// Go runs do by itself, unless the host is closed, and says whether it does. Close waits for it.
func (h *Host[C]) Go(do func()) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	if !h.closed {
		h.work.Go(do)
	}
	return !h.closed
}

// Pause waits so long, or until the host is closed.
func (h *Host[C]) Pause(d time.Duration) {
	select {
	case <-time.After(d):
	case <-h.ctx.Done():
	}
}

// Allow says that refusals with these codes are expected.
func (h *Host[C]) Allow(codes ...C) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.allowed = append(h.allowed, codes...)
}

// Allows says whether a refusal with the code is expected.
func (h *Host[C]) Allows(code C) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	return slices.Contains(h.allowed, code)
}

// Report is a failure of the test, unless the host is closed: what it serves did what it should not.
func (h *Host[C]) Report(format string, args ...any) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if !h.closed {
		h.t.Errorf(h.name+": "+format, args...)
	}
}

// Await waits until holds, which is called with mu locked, now and after each change that n is told of, or until ctx is done or the host
// closed; it says whether holds.
func (h *Host[C]) Await(ctx context.Context, mu sync.Locker, n *News, holds func() bool) bool {
	for {
		mu.Lock()
		if holds() {
			mu.Unlock()
			return true
		}
		next := n.next()
		mu.Unlock()
		select {
		case <-next:
		case <-ctx.Done():
			return false
		case <-h.ctx.Done():
			return false
		}
	}
}
