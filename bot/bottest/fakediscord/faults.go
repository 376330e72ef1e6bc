package fakediscord

import (
	"encoding/json"
	"net/http"
	"regexp"
	"strconv"
	"time"

	"ask287/bot/bottest/fake"
)

// Fault is something that goes wrong with a request.
type Fault struct {
	Status int           // answer with it and do nothing: 500, 502, 503, 504, 429 …; 0 does the request
	Slow   time.Duration // wait so long first
	Lost   bool          // do the request and cut the connection in place of the response
	Cut    bool          // cut the connection and do nothing
	After  time.Duration // of a 429: what Retry-After says; 0 is 50 ms
	Global bool          // of a 429: it is for all routes
	HTML   bool          // of a Status: the body is a page of the proxy's before Discord, not JSON
}

// Matcher says which requests a fault befalls.
type Matcher struct {
	Method string // "" is any
	Path   string // a regular expression on the path below /api/v10, without an interaction's token: `/callback$`; "" is any
}

// Fail lets the next requests that match go wrong so, times of them; less than 0 is all from now on. Faults are looked at in the order in which they were
// told, and each request meets one at most. It panics when the path is no regular expression.
func (s *Server) Fail(m Matcher, f Fault, times int) {
	if f.After == 0 {
		f.After = 50 * time.Millisecond
	}
	s.faults.Add(m.matcher(), f, times)
}

// Mend takes back every fault that has not happened yet.
func (s *Server) Mend() { s.faults.Clear() }

// asked is what faults and limits know a request by.
type asked struct{ method, path string }

// matcher says of a request whether it is meant. It panics when the path is no regular expression.
func (m Matcher) matcher() func(asked) bool {
	path := regexp.MustCompile(m.Path)
	return func(a asked) bool { return (m.Method == "" || m.Method == a.method) && path.MatchString(a.path) }
}

// before does what happens in place of the request, and says whether that was all.
func (f Fault) before(c *call, w http.ResponseWriter) bool {
	if f == (Fault{}) {
		return false
	}
	c.disturb()
	if f.Slow > 0 {
		c.s.host.Pause(f.Slow)
	}
	switch {
	case f.Cut:
		fake.HangUp(w)
	case f.Status == http.StatusTooManyRequests:
		c.note(f.Status, 0)
		c.s.limits.inject(c, w, f.After, f.Global)
	case f.Status != 0 && f.HTML:
		c.note(f.Status, 0)
		w.Header().Set("Content-Type", "text/html")
		w.WriteHeader(f.Status)
		_, _ = w.Write([]byte("<html><head><title>" + strconv.Itoa(f.Status) + "</title></head></html>"))
	case f.Status != 0:
		c.note(f.Status, 0)
		writeJSON(w, f.Status, object{"message": strconv.Itoa(f.Status) + ": " + http.StatusText(f.Status), "code": 0})
	default:
		return false
	}
	return true
}

// after does what happens in place of the response, and says whether that was all.
func (f Fault) after(w http.ResponseWriter) bool {
	if !f.Lost {
		return false
	}
	fake.HangUp(w)
	return true
}

// disturb notes that what the bot does about the interaction from now on may be a consequence of what was done to it.
func (c *call) disturb() {
	if c.Exchange == nil {
		return
	}
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	c.disturbed = true
}

// note keeps the request with the exchange that it is about.
func (c *call) note(status, code int) {
	if c.Exchange == nil {
		return
	}
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	c.requests = append(c.requests, Request{c.route.method, c.path, status, code, c.at, c.raw})
	c.news.Tell()
}

// encode is the JSON of what the server made itself.
func encode(v any) json.RawMessage {
	raw, err := json.Marshal(v)
	if err != nil {
		return json.RawMessage("null")
	}
	return raw
}
