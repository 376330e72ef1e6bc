package slack

import (
	"context"
	"errors"
	"net/http"
	"time"

	"github.com/gorilla/websocket"
	"github.com/slack-go/slack"
	"golang.org/x/sync/errgroup"

	"ask287/bot"
)

// lines is how many connections there are at once. Slack delivers over either, so that one can go and come without a gap
// (https://docs.slack.dev/apis/events-api/using-socket-mode#connections; ten are allowed).
const lines = 2

// pace is how long Socket Mode waits for what.
type pace struct {
	hello  time.Duration // for the first word of a connection
	ping   time.Duration // between our pings
	silent time.Duration // without a word, a ping or a pong: the connection is dead
	write  time.Duration // for Slack to take what is written
	leave  time.Duration // for Slack to end a connection that it told to go; it takes ten seconds
	steady time.Duration // a connection that lasts as long is a good one
}

func ordinary() pace {
	return pace{
		hello: 10 * time.Second, ping: 10 * time.Second, silent: 25 * time.Second, write: 2 * time.Second, leave: 30 * time.Second,
		steady: time.Minute,
	}
}

// errDisabled ends the adapter.
var errDisabled = errors.New("slack: Socket Mode is switched off for the app: switch it on at " + appsPage + "Socket Mode, or use ASK287_SLACK_SIGNING_SECRET and HTTP (link_disabled)")

// socket keeps the connections of Socket Mode up, until ctx is done or Slack refuses the app for good.
func (a *Adapter) socket(ctx context.Context) error {
	client := slack.New("", slack.OptionAppLevelToken(string(a.config.AppToken)), slack.OptionAPIURL(a.web.api),
		slack.OptionHTTPClient(a.web.client(a.config.AppToken, nil)))
	all, ctx := errgroup.WithContext(ctx)
	for range lines {
		all.Go(func() error { return a.line(ctx, all, client) })
	}
	return all.Wait()
}

// line keeps one connection up. One that is told to go takes what still comes while the next one is made.
func (a *Adapter) line(ctx context.Context, all *errgroup.Group, client *slack.Client) error {
	pause := bot.Reconnecting()
	disabled := false
	for first := true; ctx.Err() == nil; first = false {
		if !first {
			a.count(bot.Reconnect)
		}
		c, err := a.dial(ctx, client)
		if ctx.Err() != nil {
			return nil //nolint:nilerr // it ends because it shall
		}
		if err != nil {
			if final := refused(err, "ASK287_SLACK_APP_TOKEN", "Basic Information, App-Level Tokens"); final != nil {
				return final
			}
			a.log.Warn("slack does not open a connection", "error", failed(err))
			if !bot.Sleep(ctx, pause.NextBackOff()) {
				return nil
			}
			continue
		}
		begun := time.Now()
		all.Go(func() error { c.run(ctx); return nil })
		select {
		case <-c.left:
		case <-ctx.Done():
			return nil
		}
		steady := time.Since(begun) > a.pace.steady
		switch why := c.why(); {
		case why == linkDisabled && disabled && !steady:
			return errDisabled
		case why == linkDisabled:
			disabled = true
			a.log.Warn("slack says that Socket Mode is switched off for the app; trying once more")
		default:
			disabled = disabled && !steady
			a.log.Info("slack connection ends", "reason", why)
		}
		if steady || c.worked.Load() {
			pause.Reset()
			continue
		}
		if !bot.Sleep(ctx, pause.NextBackOff()) {
			return nil
		}
	}
	return nil
}

// dial asks Slack for an address and connects to it.
func (a *Adapter) dial(ctx context.Context, client *slack.Client) (*conn, error) {
	_, address, err := client.StartSocketModeContext(ctx)
	if err != nil {
		return nil, err
	}
	dialer := websocket.Dialer{Proxy: http.ProxyFromEnvironment, HandshakeTimeout: a.pace.hello, WriteBufferSize: mostAck}
	ws, resp, err := dialer.DialContext(ctx, address, nil)
	if resp != nil && resp.Body != nil {
		resp.Body.Close()
	}
	if err != nil {
		return nil, failure{}
	}
	return newConn(a, ws), nil
}
