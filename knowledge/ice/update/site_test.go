package update

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"
)

// site is a page that links lists, and what was asked of it.
type site struct {
	*httptest.Server
	mu       sync.Mutex
	posted   []list
	broken   bool           // it answers every request with 403
	answered map[string]int // by path and status: "/list.xlsx 304"
}

func newSite(t testing.TB, lists ...list) *site {
	t.Helper()
	s := &site{posted: lists, answered: map[string]int{}}
	s.Server = httptest.NewServer(s)
	t.Cleanup(s.Close)
	return s
}

// post puts other lists on the page.
func (s *site) post(lists ...list) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.posted = lists
}

func (s *site) breakDown(broken bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.broken = broken
}

// count returns how often a path was answered with a status.
func (s *site) count(name string, status int) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.answered[fmt.Sprintf("/%s %d", name, status)]
}

// ServeHTTP serves the page and the lists.
func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	told := &telling{ResponseWriter: w, status: http.StatusOK}
	defer func() { s.answered[fmt.Sprintf("%s %d", r.URL.Path, told.status)]++ }()
	if s.broken {
		told.WriteHeader(http.StatusForbidden)
		return
	}
	var page strings.Builder
	for _, l := range s.posted {
		if r.URL.Path == "/"+l.name {
			told.Header().Set("ETag", fmt.Sprintf("%q", sumOf(l.data)))
			http.ServeContent(told, r, "", time.Time{}, bytes.NewReader(l.data))
			return
		}
		fmt.Fprintf(&page, "<a href=%q>a list</a>\n", l.name)
	}
	if r.URL.Path != "/" {
		http.NotFound(told, r)
		return
	}
	fmt.Fprintf(told, "<html><body>%s</body></html>", page.String())
}

// telling tells the status of an answer.
type telling struct {
	http.ResponseWriter
	status int
}

// WriteHeader is part of http.ResponseWriter.
func (t *telling) WriteHeader(status int) {
	t.status = status
	t.ResponseWriter.WriteHeader(status)
}
