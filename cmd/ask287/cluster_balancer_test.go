package main

import (
	"bytes"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"slices"
	"sync"
	"testing"
)

// balancer gives each request to another one of several servers, and to the next where one goes away before it has answered.
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
		if err == nil || r.Context().Err() != nil {
			break
		}
	}
	return resp, err
}
