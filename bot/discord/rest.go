package discord

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/cenkalti/backoff/v5"
	"github.com/jellydator/ttlcache/v3"

	"ask287/bot"
)

// tries is how often a request is sent at the most.
const tries = 5

// longestWait is how long a request waits for a limit to pass. Who asked has gone by then.
const longestWait = 30 * time.Second

// mostAnswer is how much of an answer is read, in bytes; Discord's own have some thousand.
const mostAnswer = 8 << 20

// requestTimeout is how long a try waits for Discord to answer.
const requestTimeout = 10 * time.Second

// transport sends requests to Discord, or to the server that stands for it. It waits where a route's limit or the global one says
// so, and tries again where Discord is limited or fails (429, 500, 502, 503, 504) or the connection breaks, all
// until the request's context is done.
type transport struct {
	api     *url.URL // nil is Discord's own
	base    *http.Transport
	waits   *ttlcache.Cache[string, time.Time] // when a route is free again
	global  atomic.Int64                       // when all are, in Unix nanoseconds
	limited func()                             // is told of every 429
}

func newTransport(api string, limited func()) (*transport, error) {
	base := http.DefaultTransport.(*http.Transport).Clone()
	base.MaxIdleConns, base.MaxIdleConnsPerHost, base.ResponseHeaderTimeout = 256, 256, requestTimeout
	base.WriteBufferSize = 16 << 10 // most answers go out in one write
	t := &transport{base: base, limited: limited, waits: ttlcache.New(ttlcache.WithTTL[string, time.Time](time.Minute), ttlcache.WithCapacity[string, time.Time](10_000))}
	if api != "" {
		u, err := url.Parse(api)
		if err != nil {
			return nil, errors.New("discord: ASK287_DISCORD_API_URL is not a URL")
		}
		t.api = u
	}
	return t, nil
}

// errAgain is the error of a try that is worth another.
var errAgain = errors.New("discord: not now")

// RoundTrip is http.RoundTripper's.
func (t *transport) RoundTrip(r *http.Request) (*http.Response, error) {
	route := routeOf(r)
	try := func() (*http.Response, error) {
		if err := t.wait(r.Context(), route); err != nil {
			return nil, backoff.Permanent(err)
		}
		return t.once(r, route)
	}
	resp, err := backoff.Retry(r.Context(), try,
		backoff.WithBackOff(&backoff.ExponentialBackOff{InitialInterval: 50 * time.Millisecond, RandomizationFactor: 0.5, Multiplier: 2, MaxInterval: 5 * time.Second}),
		backoff.WithMaxTries(tries), backoff.WithMaxElapsedTime(longestWait))
	return resp, err
}

// once sends the request once. A response that is worth another try is an error, except the last one.
func (t *transport) once(r *http.Request, route string) (*http.Response, error) {
	again, address := r.WithContext(r.Context()), *r.URL
	again.URL = &address
	if r.GetBody != nil {
		body, err := r.GetBody()
		if err != nil {
			return nil, backoff.Permanent(err)
		}
		again.Body = body
	}
	if t.api != nil {
		again.URL.Scheme, again.URL.Host, again.Host = t.api.Scheme, t.api.Host, t.api.Host
	}
	resp, err := t.base.RoundTrip(again)
	if err != nil {
		return nil, errAgain // what broke may name the address, and with it a token
	}
	t.note(route, resp)
	switch resp.StatusCode {
	case http.StatusTooManyRequests:
		t.limited()
		drop(resp)
		return nil, errAgain
	case http.StatusInternalServerError, http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		drop(resp)
		return nil, errAgain
	}
	return resp, nil
}

func drop(resp *http.Response) {
	_, _ = io.Copy(io.Discard, io.LimitReader(resp.Body, 64<<10)) // so that the connection serves again
	resp.Body.Close()
}

// wait waits until the route and all routes are free.
func (t *transport) wait(ctx context.Context, route string) error {
	until := time.Unix(0, t.global.Load())
	if item := t.waits.Get(route); item != nil && item.Value().After(until) {
		until = item.Value()
	}
	pause := time.Until(until)
	if pause <= 0 {
		return nil
	}
	if pause > longestWait {
		return errors.New("discord: limited for too long")
	}
	timer := time.NewTimer(pause)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// note notes what a response says of limits (https://discord.com/developers/docs/topics/rate-limits).
func (t *transport) note(route string, resp *http.Response) {
	seconds := resp.Header.Get("X-RateLimit-Reset-After")
	limited := resp.StatusCode == http.StatusTooManyRequests
	if limited {
		if after := resp.Header.Get("Retry-After"); after != "" {
			seconds = after
		}
	} else if resp.Header.Get("X-RateLimit-Remaining") != "0" {
		return
	}
	s, err := strconv.ParseFloat(seconds, 64)
	if err != nil || s < 0 || s > 86_400 {
		if !limited {
			return
		}
		s = 1
	}
	until := time.Now().Add(time.Duration(s * float64(time.Second)))
	if limited && (resp.Header.Get("X-RateLimit-Global") == "true" || resp.Header.Get("X-RateLimit-Scope") == "global") {
		t.global.Store(until.UnixNano())
		return
	}
	t.waits.Set(route, until, ttlcache.DefaultTTL)
}

// routeOf is the method and the path up to what Discord limits by: the channel, or the interaction's token.
func routeOf(r *http.Request) string {
	parts := strings.Split(strings.Trim(r.URL.Path, "/"), "/")
	for i := 4; i < len(parts); i++ {
		if parts[i] != "" && strings.Trim(parts[i], "0123456789") == "" {
			parts[i] = "-"
		}
	}
	return r.Method + " " + strings.Join(parts, "/")
}

// client speaks to Discord's REST API.
type client struct {
	http  *http.Client
	token bot.Secret
}

func newClient(token bot.Secret, api string, limited func()) (*client, error) {
	t, err := newTransport(api, limited)
	if err != nil {
		return nil, err
	}
	return &client{http: &http.Client{Transport: t}, token: token}, nil
}

func (c *client) close() { c.http.Transport.(*transport).base.CloseIdleConnections() }

// ask asks Discord for something, with a body as JSON unless it is nil, and files beside it, and reads what it answers into out unless that is nil.
// The error is a failure, or the context's own.
func (c *client) ask(ctx context.Context, method, address string, body, out any, files ...attachment) error {
	r, err := request(ctx, method, address, body, files)
	if err != nil {
		return failure{broken: true}
	}
	r.Header.Set("Authorization", "Bot "+string(c.token))
	r.Header.Set("User-Agent", "DiscordBot (https://github.com/ask287/ask287, 1)")
	resp, err := c.http.Do(r)
	switch {
	case errors.Is(err, context.Canceled):
		return context.Canceled
	case errors.Is(err, context.DeadlineExceeded):
		return context.DeadlineExceeded
	case err != nil:
		return failure{broken: true}
	}
	defer drop(resp)
	answer := json.NewDecoder(io.LimitReader(resp.Body, mostAnswer))
	if resp.StatusCode < 200 || resp.StatusCode > 299 {
		var why struct{ Code int }
		_ = answer.Decode(&why) // a proxy's error has no code
		return failure{status: resp.StatusCode, code: why.Code}
	}
	if out != nil && answer.Decode(out) != nil {
		return failure{broken: true}
	}
	return nil
}

func request(ctx context.Context, method, address string, body any, files []attachment) (r *http.Request, err error) {
	kind, text := "application/json", []byte(nil)
	switch {
	case len(files) > 0:
		parts := make([]*discordgo.File, len(files))
		for i, f := range files {
			parts[i] = &discordgo.File{Name: f.name, ContentType: f.kind, Reader: bytes.NewReader(f.data)}
		}
		kind, text, err = discordgo.MultipartBodyWithJSON(body, parts)
	case body != nil:
		text, err = json.Marshal(body)
	}
	if err != nil {
		return nil, err
	}
	if r, err = http.NewRequestWithContext(ctx, method, address, bytes.NewReader(text)); err == nil && body != nil {
		r.Header.Set("Content-Type", kind)
	}
	return r, err
}

// failure says what became of a request that failed, without its address or body, which hold tokens and texts.
type failure struct {
	status, code int
	broken       bool // there was no response
}

func (f failure) Error() string {
	if f.broken {
		return "discord: no response"
	}
	return fmt.Sprintf("discord: HTTP %d, code %d", f.status, f.code)
}

// Codes of Discord's errors (https://discord.com/developers/docs/topics/opcodes-and-status-codes#json).
const (
	codeUnknownWebhook     = 10015
	codeUnknownInteraction = 10062
	codeAcknowledged       = 40060
	codeInvalidToken       = 50027
	codeThreadExists       = 160004
)
