package fakediscord

import (
	"net/http"
	"strconv"
	"sync"
	"time"
)

// Limit sets a rate limit: that many requests in each window to each route that matches, counted for each channel, webhook or interaction by
// itself. Every response says in X-RateLimit-* how many are left. Without a Limit nothing is limited.
func (s *Server) Limit(m Matcher, requests int, window time.Duration) {
	s.limits.set(m, requests, window, false)
}

// LimitGlobally sets a limit of requests over all routes but the interactions' own, as Discord has it (50 a second).
func (s *Server) LimitGlobally(requests int, window time.Duration) {
	s.limits.set(Matcher{}, requests, window, true)
}

type limits struct {
	mu        sync.Mutex
	rules     []rule
	buckets   map[string]*bucket
	until     map[string]time.Time // told to wait so long; "" is global
	limited   int
	disobeyed int
}

type rule struct {
	matches  func(asked) bool
	requests int
	window   time.Duration
	global   bool
}

type bucket struct {
	left  int
	reset time.Time
}

func (l *limits) set(m Matcher, requests int, window time.Duration, global bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.rules = append(l.rules, rule{m.matcher(), requests, window, global})
	l.buckets = map[string]*bucket{}
}

func (l *limits) counts() (limited, disobeyed int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.limited, l.disobeyed
}

// take counts the request and refuses it where there are too many. The bot must have waited where it was told to.
func (l *limits) take(c *call, h http.Header) *failure {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.rules) == 0 && len(l.until) == 0 {
		return nil
	}
	l.watch(c)
	for _, rule := range l.rules {
		if rule.global && c.Exchange != nil || !rule.matches(asked{c.route.method, c.path}) {
			continue
		}
		key := c.route.method + " " + c.path
		if rule.global {
			key = ""
		}
		b := l.buckets[key]
		if b == nil || !c.at.Before(b.reset) {
			b = &bucket{rule.requests, c.at.Add(rule.window)}
			l.buckets[key] = b
		}
		if b.left == 0 {
			return l.refuse(c, h, b.reset.Sub(c.at), rule.global)
		}
		b.left--
		if !rule.global {
			limitHeaders(h, key, rule.requests, b.left, b.reset.Sub(c.at))
		}
	}
	return nil
}

// watch reports who does not wait although told so. A moment is given for what was under way.
func (l *limits) watch(c *call) {
	for _, key := range []string{"", c.route.method + " " + c.path} {
		if until, ok := l.until[key]; ok && c.at.Before(until) && (key != "" || c.Exchange == nil) {
			l.disobeyed++
		}
	}
}

// refuse is a 429. The limits are locked.
func (l *limits) refuse(c *call, h http.Header, after time.Duration, global bool) *failure {
	l.limited++
	key := c.route.method + " " + c.path
	if global {
		key = ""
		h.Set("X-RateLimit-Global", "true")
		h.Set("X-RateLimit-Scope", "global")
	} else {
		limitHeaders(h, key, 1, 0, after)
		h.Set("X-RateLimit-Scope", "user")
	}
	if l.until == nil {
		l.until = map[string]time.Time{}
	}
	l.until[key] = c.at.Add(after)
	h.Set("Retry-After", strconv.Itoa(int(after.Seconds())+1))
	return &failure{
		status: http.StatusTooManyRequests, message: "You are being rate limited.", quiet: true,
		more: object{"retry_after": after.Seconds(), "global": global},
	}
}

// inject is a 429 that was planned.
func (l *limits) inject(c *call, w http.ResponseWriter, after time.Duration, global bool) {
	l.mu.Lock()
	l.watch(c)
	failed := l.refuse(c, w.Header(), after, global)
	l.mu.Unlock()
	writeJSON(w, failed.status, failed.body())
}

func limitHeaders(h http.Header, key string, limit, left int, after time.Duration) {
	h.Set("X-RateLimit-Limit", strconv.Itoa(limit))
	h.Set("X-RateLimit-Remaining", strconv.Itoa(left))
	h.Set("X-RateLimit-Reset", strconv.FormatFloat(float64(time.Now().Add(after).UnixMilli())/1000, 'f', 3, 64))
	h.Set("X-RateLimit-Reset-After", strconv.FormatFloat(after.Seconds(), 'f', 3, 64))
	h.Set("X-RateLimit-Bucket", "fake"+strconv.Itoa(len(key)))
}
