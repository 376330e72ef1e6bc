package main

import (
	"bytes"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"slices"
	"sync"
	"testing"
	"time"
)

// balancer gives each request to another one of several servers, and to the next where one cannot be connected to.
type balancer struct {
	*httptest.Server

	mu sync.Mutex
	to []string // host:port
	n  int
}

func newBalancer(t testing.TB) *balancer {
	t.Helper()
	b := &balancer{}
	to := &http.Transport{MaxIdleConnsPerHost: 256}
	b.Server = httptest.NewServer(&httputil.ReverseProxy{
		Rewrite: func(r *httputil.ProxyRequest) { r.Out.URL.Scheme = "http" }, Transport: balancing{b, to},
		ErrorLog: slog.NewLogLogger(slog.DiscardHandler, slog.LevelDebug), // what fails is seen by who asked
	})
	t.Cleanup(func() { b.Close(); to.CloseIdleConnections() })
	return b
}

func (b *balancer) add(address string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.to = append(b.to, address)
}

func (b *balancer) remove(address string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.to = slices.DeleteFunc(slices.Clone(b.to), func(a string) bool { return a == address })
}

// turn returns all servers, the one whose turn it is first.
func (b *balancer) turn() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	if len(b.to) == 0 {
		return nil
	}
	b.n = (b.n + 1) % len(b.to)
	return slices.Concat(b.to[b.n:], b.to[:b.n])
}

type balancing struct {
	*balancer
	to *http.Transport
}

var errNobody = errors.New("there is no server")

func (b balancing) RoundTrip(r *http.Request) (resp *http.Response, err error) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return nil, err
	}
	err = errNobody
	for _, address := range b.turn() {
		try := r.Clone(r.Context())
		try.URL.Host, try.Body = address, io.NopCloser(bytes.NewReader(body))
		resp, err = b.to.RoundTrip(try)
		var op *net.OpError
		if !errors.As(err, &op) || op.Op != "dial" {
			break
		}
	}
	return resp, err
}

// link carries connections to an address, and breaks them where it is told to.
type link struct {
	l  net.Listener
	to string

	mu    sync.Mutex
	conns map[net.Conn]bool
	quiet time.Time // until then nothing comes through
}

func newLink(t testing.TB, to string) *link {
	t.Helper()
	l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	must(t, err)
	k := &link{l: l, to: to, conns: map[net.Conn]bool{}}
	var all sync.WaitGroup
	all.Go(func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			all.Go(func() { k.carry(c) })
		}
	})
	t.Cleanup(func() { l.Close(); k.cut(); all.Wait() })
	return k
}

func (k *link) addr() string { return k.l.Addr().String() }

// carry carries a connection until either end does not go on.
func (k *link) carry(from net.Conn) {
	defer from.Close()
	to, err := (&net.Dialer{}).Dial("tcp", k.to)
	if err != nil {
		return
	}
	defer to.Close()
	k.mu.Lock()
	k.conns[from], k.conns[to] = true, true
	k.mu.Unlock()
	var both sync.WaitGroup
	both.Go(func() { defer to.Close(); k.copy(to, from) })
	both.Go(func() { defer from.Close(); k.copy(from, to) })
	both.Wait()
	k.mu.Lock()
	defer k.mu.Unlock()
	delete(k.conns, from)
	delete(k.conns, to)
}

func (k *link) copy(to, from net.Conn) {
	b := make([]byte, 32<<10)
	for {
		n, err := from.Read(b)
		k.mu.Lock()
		quiet := time.Until(k.quiet)
		k.mu.Unlock()
		time.Sleep(quiet)
		if _, failed := to.Write(b[:n]); failed != nil || err != nil {
			return
		}
	}
}

// cut breaks all connections.
func (k *link) cut() {
	k.mu.Lock()
	defer k.mu.Unlock()
	for c := range k.conns {
		c.Close()
	}
}

// stall lets nothing through for a while.
func (k *link) stall(d time.Duration) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.quiet = time.Now().Add(d)
}
