package fakeslack

import (
	"net/http"
	"strconv"
	"time"

	"ask287/bot/bottest/fake"
)

// Match says which requests are meant. The zero value means all.
type Match struct {
	Method  string // of the Web API, "response_url" or "upload"
	Channel string
}

// Fault is what goes wrong with a request: Limit, Status, Slow, Lose, Drop or Refuse make one.
type Fault struct {
	kind  faultKind
	wait  time.Duration
	code  int
	error string
}

type faultKind int

const (
	noFault faultKind = iota
	limit
	status
	slow
	lose
	drop
	refuseIt
)

// Limit is 429 with Retry-After, in whole seconds. Who asks the same again before that is limited again, and is counted as disobedient.
func Limit(after time.Duration) Fault { return Fault{kind: limit, wait: after} }

// Status is a status of HTTP's, with no JSON in the body.
func Status(code int) Fault { return Fault{kind: status, code: code} }

// Slow is an answer that comes late.
func Slow(by time.Duration) Fault { return Fault{kind: slow, wait: by} }

// Lose does what was asked and cuts the connection in place of an answer.
func Lose() Fault { return Fault{kind: lose} }

// Drop cuts the connection and does not do what was asked.
func Drop() Fault { return Fault{kind: drop} }

// Refuse is an error of Slack's, with ok false.
func Refuse(code string) Fault { return Fault{kind: refuseIt, error: code} }

// Fail makes the next requests that match go wrong, so many times; a negative number is until Heal. Faults that were planned first come
// first.
func (s *Server) Fail(m Match, f Fault, times int) {
	s.faults.Add(func(r Match) bool {
		return (m.Method == "" || m.Method == r.Method) && (m.Channel == "" || m.Channel == r.Channel)
	}, f, times)
}

// Heal ends all that Fail began.
func (s *Server) Heal() { s.faults.Clear() }

// before does what goes wrong before the request is looked at, and says whether that was all.
func (f Fault) before(c *call, w http.ResponseWriter) bool {
	key := c.method.name + " " + c.text("channel")
	switch f.kind {
	case limit:
		c.s.mu.Lock()
		c.s.rates.limit(c.s, key, f.wait, c.at)
		c.s.mu.Unlock()
		w.Header().Set("Retry-After", strconv.Itoa(seconds(f.wait)))
		writeJSON(w, http.StatusTooManyRequests, object{"ok": false, "error": "ratelimited"})
		return true
	case status:
		w.Header().Set("Content-Type", "text/html")
		w.WriteHeader(f.code)
		_, _ = w.Write([]byte("<html><body>" + http.StatusText(f.code) + "</body></html>"))
		return true
	case drop:
		fake.HangUp(w)
		return true
	case refuseIt:
		writeJSON(w, http.StatusOK, object{"ok": false, "error": f.error})
		return true
	case slow:
		c.s.host.Pause(f.wait)
	}
	c.s.mu.Lock()
	left := c.s.rates.left(c.s, key, c.at)
	c.s.mu.Unlock()
	if left <= 0 {
		return false
	}
	w.Header().Set("Retry-After", strconv.Itoa(seconds(left)))
	writeJSON(w, http.StatusTooManyRequests, object{"ok": false, "error": "ratelimited"})
	return true
}

// after says whether the answer is lost.
func (f Fault) after() bool { return f.kind == lose }
