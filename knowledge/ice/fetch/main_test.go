package fetch

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"path"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"ask287/knowledge/ice/icetest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

const (
	participating = "participatingAgencies05182026am.xlsx"
	pending       = "pendingAgencies05182026am.xlsx"
)

// agreements and applications are the bytes of one list of each kind.
func agreements(t testing.TB) []byte {
	return workbook(t, []string{"STATE", "LAW ENFORCEMENT AGENCY", "TYPE", "COUNTY", "SUPPORT TYPE", "SIGNED", "MOA"},
		[]string{"FLORIDA", "Alachua County Sheriff's Office", "County", "Alachua County", "Task Force Model", "02/26/2025", "link pending"})
}

func applications(t testing.TB) []byte {
	return workbook(t, []string{"STATE", "LAW ENFORCEMENT AGENCY", "TYPE", "COUNTY", "SUPPORT TYPE"},
		[]string{"TEXAS", "Mineola Police Department", "Municipality", "Wood County", "Warrant Service Officer"})
}

// workbook makes a workbook that does not say when it was last changed.
func workbook(t testing.TB, rows ...[]string) []byte {
	t.Helper()
	data, err := icetest.Workbook("", rows)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func archive(t testing.TB, files [][2]string) []byte {
	t.Helper()
	data, err := icetest.Archive(files)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// linking makes a page with these links.
func linking(hrefs ...string) string {
	var b strings.Builder
	b.WriteString("<!DOCTYPE html>\n<title>287(g)</title>\n")
	for _, href := range hrefs {
		fmt.Fprintf(&b, "<p><a href=%q>a list</a></p>\n", href)
	}
	return b.String()
}

// site is a server on this machine: what it serves by path, and which requests it was sent.
type site struct {
	*httptest.Server
	handlers map[string]http.HandlerFunc
	mu       sync.Mutex
	requests []*http.Request
}

// ServeHTTP answers with what the path has, and with 404 where it has nothing.
func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	s.requests = append(s.requests, r.Clone(context.Background()))
	handler := s.handlers[r.URL.Path]
	s.mu.Unlock()
	if handler == nil {
		http.NotFound(w, r)
		return
	}
	handler(w, r)
}

func (s *site) set(path string, handler http.HandlerFunc) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.handlers[path] = handler
}

// sent returns the requests for a path.
func (s *site) sent(path string) []*http.Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	var sent []*http.Request
	for _, r := range s.requests {
		if r.URL.Path == path {
			sent = append(sent, r)
		}
	}
	return sent
}

// mirror starts a site that is not ICE's.
func mirror(t testing.TB, handlers map[string]http.HandlerFunc) *site {
	t.Helper()
	s := &site{handlers: handlers}
	s.Server = httptest.NewServer(s)
	t.Cleanup(s.Close)
	return s
}

// iceSite starts a site that a client of it takes for every host on port 443, ICE's among them.
func iceSite(t testing.TB, handlers map[string]http.HandlerFunc) (*site, *Client) {
	t.Helper()
	s := &site{handlers: handlers}
	s.Server = httptest.NewUnstartedServer(s)
	s.Config.ErrorLog = slog.NewLogLogger(slog.DiscardHandler, 0) // of clients that hang up
	s.StartTLS()
	t.Cleanup(s.Close)
	c := client()
	trusted := s.Server.Client().Transport.(*http.Transport).TLSClientConfig
	c.transport.TLSClientConfig = &tls.Config{RootCAs: trusted.RootCAs, ServerName: "example.com"}
	dial := c.transport.DialContext
	c.transport.DialContext = func(ctx context.Context, network, address string) (net.Conn, error) {
		if path.Ext(address) != "" && strings.HasSuffix(address, ":443") {
			address = s.Listener.Addr().String()
		}
		return dial(ctx, network, address)
	}
	return s, c
}

// client returns a client that waits long for an answer and hardly between tries.
func client() *Client {
	p := ordinary()
	p.pause = time.Millisecond
	c := newClient("v1.2.3", p)
	c.transport.Proxy = nil
	return c
}

// impatient returns a client that soon gives up.
func impatient(change func(*patience)) *Client {
	p := ordinary()
	p.pause, p.tries = time.Millisecond, 2
	change(&p)
	c := newClient("v1.2.3", p)
	c.transport.Proxy = nil
	return c
}

// serve answers with these bytes, as they are.
func serve(data []byte) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html") // whatever it is
		w.Write(data)
	}
}

func servePage(hrefs ...string) http.HandlerFunc { return serve([]byte(linking(hrefs...))) }

// fails checks that an error says what it should, and nothing that is secret.
func fails(t *testing.T, err error, want ...string) {
	t.Helper()
	if err == nil {
		t.Fatal("no error")
	}
	for _, w := range want {
		if !strings.Contains(err.Error(), w) {
			t.Errorf("error %q lacks %q", err, w)
		}
	}
	for _, secret := range []string{"secret", "?", "\n", "\x1b"} {
		if strings.Contains(err.Error(), secret) {
			t.Errorf("error %q has %q in it", err, secret)
		}
	}
	if advised := strings.Contains(err.Error(), ": "); !advised && !errors.Is(err, context.Canceled) {
		t.Errorf("error %q does not say what to do", err)
	}
}
