package slack

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/cenkalti/backoff/v5"
	"github.com/jellydator/ttlcache/v3"

	"ask287/bot"
)

const (
	tries          = 5                // how often a request is sent at the most
	longestWait    = 90 * time.Second // how long one waits for limits to pass; who asked has gone by then
	requestTimeout = 10 * time.Second // how long a try waits for Slack to answer
	mostResponse   = 1 << 20          // bytes of a response that are read
)

// web sends requests to Slack, or to the server that stands for it.
type web struct {
	api     string
	base    *http.Transport
	limited func() // is told of every 429
	places  *ttlcache.Cache[bot.Secret, *caller]
}

func newWeb(api string, limited func()) *web {
	base := http.DefaultTransport.(*http.Transport).Clone()
	base.MaxIdleConns, base.MaxIdleConnsPerHost, base.ResponseHeaderTimeout = 256, 256, requestTimeout
	base.IdleConnTimeout = 30 * time.Second // what Slack closes first may take a request with it
	return &web{
		api: api, base: base, limited: limited,
		places: ttlcache.New(ttlcache.WithTTL[bot.Secret, *caller](time.Hour), ttlcache.WithCapacity[bot.Secret, *caller](10_000)),
	}
}

// client returns what sends the requests of a token. It follows no redirect: that would take the token elsewhere.
func (w *web) client(token bot.Secret, renew renewal) *http.Client {
	return &http.Client{Transport: w.caller(token, renew), CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
}

func (w *web) close() { w.base.CloseIdleConnections() }

// caller sends the requests of one token. It waits where a method is limited, posts at most one message a second to a channel, and
// tries again where Slack is limited or fails (429, 5xx) or the connection breaks, all until the request's context is
// done.
//
// A message whose response is lost may be there or not, and Slack has no way to post it only if it is not: client_msg_id is for Slack's own
// clients, and an app with the fewest scopes cannot look. Such a message is not posted again. The answer to a command is: it takes the
// place of the first.
type caller struct {
	*web
	token bot.Secret
	renew renewal                        // nil for none
	posts *ttlcache.Cache[string, turns] // by channel
	mu    sync.Mutex
	waits map[string]time.Time // when a method is free again
}

// renewal returns another token for one that Slack refuses with a code, if there is one.
type renewal func(ctx context.Context, code string) (bot.Secret, bool)

// caller returns the one that has a token.
func (w *web) caller(token bot.Secret, renew renewal) *caller {
	item, _ := w.places.GetOrSetFunc(token, func() *caller {
		return &caller{
			web: w, token: token, renew: renew, waits: map[string]time.Time{},
			posts: ttlcache.New(ttlcache.WithTTL[string, turns](time.Minute), ttlcache.WithCapacity[string, turns](10_000)),
		}
	})
	return item.Value()
}

// Errors of a try.
var (
	errAgain = errors.New("slack: not now")
	errLost  = errors.New("slack: the response is lost")
	errTwice = errors.New("slack: it is answered already")
)

// request is one on its way.
type request struct {
	*http.Request
	method string // of the Web API, or responseURL
	body   []byte
	of     *answering // nil where it answers nothing
	lost   bool       // a try of it may have been read
}

// responseURL is what a post to a response_url is called among methods.
const responseURL = "response_url"

// RoundTrip is http.RoundTripper's.
func (c *caller) RoundTrip(r *http.Request) (*http.Response, error) {
	q := &request{Request: r, method: c.methodOf(r.URL)}
	if speaks(q.method) {
		q.of = answeringIn(r.Context())
	}
	if r.Body != nil {
		defer r.Body.Close()
		var err error
		if q.body, err = all(r.Body, r.ContentLength); err != nil {
			return nil, errLost
		}
	}
	done, err := c.takeTurn(r.Context(), q)
	if err != nil {
		return nil, err
	}
	defer done()
	try := func() (*http.Response, error) {
		if err := c.wait(r.Context(), q.method); err != nil {
			return nil, backoff.Permanent(err)
		}
		if q.of != nil && !q.of.claim(r.Context()) { // as late as can be: what dies before is left to another replica
			return nil, backoff.Permanent(errTwice)
		}
		return c.once(q)
	}
	return backoff.Retry(r.Context(), try,
		backoff.WithBackOff(&backoff.ExponentialBackOff{InitialInterval: 50 * time.Millisecond, RandomizationFactor: 0.5, Multiplier: 2, MaxInterval: 5 * time.Second}),
		backoff.WithMaxTries(tries), backoff.WithMaxElapsedTime(longestWait))
}

// all reads everything, which has as many bytes as is said, if that is said.
func all(r io.Reader, size int64) ([]byte, error) {
	var b bytes.Buffer
	if size > 0 && size < 64<<10 { // who says more has to send it first
		b.Grow(int(size) + bytes.MinRead)
	}
	_, err := b.ReadFrom(r)
	return b.Bytes(), err
}

// once sends a request once. What is worth another try is an error.
func (c *caller) once(q *request) (*http.Response, error) {
	var wrote atomic.Bool
	trace := &httptrace.ClientTrace{WroteRequest: func(info httptrace.WroteRequestInfo) { wrote.Store(info.Err == nil) }}
	again := q.WithContext(httptrace.WithClientTrace(q.Context(), trace))
	again.Body, again.ContentLength = io.NopCloser(bytes.NewReader(q.body)), int64(len(q.body))
	again.GetBody = func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(q.body)), nil }
	resp, err := c.base.RoundTrip(again)
	var body []byte
	if err == nil {
		body, err = all(io.LimitReader(resp.Body, mostResponse), resp.ContentLength)
		resp.Body.Close()
	}
	if err != nil {
		return nil, q.broken(err, wrote.Load())
	}
	resp.Body = io.NopCloser(bytes.NewReader(lean(q.method, body)))
	switch {
	case resp.StatusCode == http.StatusTooManyRequests:
		c.limited()
		c.note(q.method, resp.Header.Get("Retry-After"))
		return nil, failure{status: resp.StatusCode}
	case resp.StatusCode >= http.StatusInternalServerError:
		return nil, failure{status: resp.StatusCode}
	case !isGood(resp.StatusCode):
		return resp, nil
	}
	code := refusalIn(body)
	if isPassing(code) {
		if code == "ratelimited" || code == "rate_limited" {
			c.limited()
			c.note(q.method, resp.Header.Get("Retry-After"))
		}
		return nil, failure{code: code}
	}
	if code == "" && q.of != nil {
		q.of.spoke()
	}
	if code != "" && c.renew != nil {
		if next, ok := c.renew(q.Context(), code); ok {
			q.show(c.token, next)
			return nil, errAgain
		}
	}
	return resp, nil
}

// lean leaves the message out of a response to one that was posted. slack-go would take all its blocks apart, and nobody reads them.
func lean(method string, body []byte) []byte {
	var said struct {
		OK       bool            `json:"ok"`
		Error    string          `json:"error,omitempty"`
		Needed   string          `json:"needed,omitempty"`
		Channel  string          `json:"channel,omitempty"`
		TS       string          `json:"ts,omitempty"`
		Metadata json.RawMessage `json:"response_metadata,omitempty"`
	}
	if method != "chat.postMessage" || json.Unmarshal(body, &said) != nil {
		return body
	}
	short, err := json.Marshal(said)
	if err != nil {
		return body
	}
	return short
}

// isGood reports whether a status says that a request was done.
func isGood(status int) bool { return status >= http.StatusOK && status < http.StatusMultipleChoices }

// isPassing reports whether Slack's word for an error is one for 429 or 5xx (https://docs.slack.dev/reference/methods/chat.postMessage#errors).
func isPassing(code string) bool {
	switch code {
	case "ratelimited", "rate_limited", "internal_error", "fatal_error", "service_unavailable", "request_timeout":
		return true
	}
	return false
}

// broken says what to do about a connection that broke. What it broke of is not told: it may name an address, and with it a token.
func (q *request) broken(err error, wrote bool) error {
	if q.Context().Err() != nil {
		if wrote && q.of != nil {
			q.of.spoke()
		}
		return backoff.Permanent(q.Context().Err())
	}
	if !wrote || strings.HasSuffix(err.Error(), "server closed idle connection") { // it was not read, says net/http
		if q.lost {
			return errAgain
		}
		return failure{unread: true}
	}
	q.lost = true
	if q.of != nil {
		q.of.spoke()
	}
	switch q.method {
	case "chat.postMessage", "chat.postEphemeral":
		return backoff.Permanent(errLost)
	case responseURL:
		if q.of == nil || q.of.kind != slashCommands {
			return backoff.Permanent(errLost)
		}
		q.body = bytes.Replace(q.body, []byte(`"replace_original":false`), []byte(`"replace_original":true`), 1)
	}
	return errAgain
}

// show shows another token from now on: slack-go writes it into the form or into the header.
func (q *request) show(old, next bot.Secret) {
	q.body = bytes.Replace(q.body, []byte("token="+url.QueryEscape(string(old))), []byte("token="+url.QueryEscape(string(next))), 1)
	if q.Header.Get("Authorization") != "" {
		q.Header.Set("Authorization", "Bearer "+string(next))
	}
}

// methodOf is what Slack limits by.
func (c *caller) methodOf(u *url.URL) string {
	if method, ok := strings.CutPrefix(u.String(), c.api); ok {
		method, _, _ = strings.Cut(method, "?")
		return method
	}
	if strings.Contains(u.Path, "/upload/") {
		return "upload"
	}
	return responseURL
}

// speaks reports whether a person sees something of a method.
func speaks(method string) bool {
	switch method {
	case responseURL, "files.completeUploadExternal", "assistant.threads.setSuggestedPrompts":
		return true
	}
	return strings.HasPrefix(method, "chat.") || strings.HasPrefix(method, "views.")
}
