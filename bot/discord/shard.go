package discord

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"runtime"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/gorilla/websocket"
	"golang.org/x/sync/errgroup"
	"golang.org/x/time/rate"

	"ask287/bot"
)

// identifyEvery is how often as many shards may identify as Discord allows at once
// (https://discord.com/developers/docs/events/gateway#rate-limiting).
const identifyEvery = 5 * time.Second

// gateway keeps up connections to the gateway, as many as Discord wants.
func (a *Adapter) gateway(ctx context.Context) error {
	info, err := a.gatewayInfo(ctx)
	if err != nil || ctx.Err() != nil {
		return err
	}
	if a.config.Leases != nil {
		return a.together(ctx, info)
	}
	identify := rate.NewLimiter(rate.Every(identifyEvery), max(1, info.SessionStartLimit.MaxConcurrency))
	of := max(1, info.Shards)
	a.wanted.Store(int32(of))
	a.found.Store(true)
	all, ctx := errgroup.WithContext(ctx)
	for n := range of {
		all.Go(func() error {
			return a.shard(ctx, info.URL, &shard{n: n, of: of, identify: identify.Wait, farewell: closeForGood})
		})
	}
	return all.Wait()
}

// shard is one of the connections that Discord wants, each for its part of the servers.
type shard struct {
	n, of    int
	at       standing
	identify func(context.Context) error // waits until it may identify
	resume   func(context.Context) error // waits until it may resume; nil where it always may
	farewell int
	progress func() int64 // leaves word of how far it has come, and returns up to where Discord need not send its events again; nil where that is the last
}

// begin waits until a connection may be made. The error is that ctx is done.
func (s *shard) begin(ctx context.Context) error {
	switch {
	case s.at.session.Load() == nil:
		return s.identify(ctx)
	case s.resume != nil:
		return s.resume(ctx)
	}
	return ctx.Err()
}

// gatewayInfo asks Discord where its gateway is, until it says so. A token that Discord does not know is an error.
func (a *Adapter) gatewayInfo(ctx context.Context) (*discordgo.GatewayBotResponse, error) {
	pause := bot.Reconnecting()
	for {
		info := &discordgo.GatewayBotResponse{}
		err := a.rest.ask(ctx, http.MethodGet, discordgo.EndpointGatewayBot, nil, info)
		if err == nil && info.URL != "" {
			return info, nil
		}
		if f := (failure{}); errors.As(err, &f) && (f.status == http.StatusUnauthorized || f.status == http.StatusForbidden) {
			return nil, errors.New("discord: " + refusals[4004])
		}
		a.log.Warn("discord does not say where its gateway is", "error", err)
		if !bot.Sleep(ctx, pause.NextBackOff()) {
			return nil, nil
		}
	}
}

// shard keeps one connection up until ctx is done, which is nil, or Discord refuses the application for good.
func (a *Adapter) shard(ctx context.Context, address string, s *shard) error {
	pause := bot.Reconnecting()
	for s.begin(ctx) == nil {
		up := false
		err := a.connect(ctx, address, s, func(resumed bool) {
			if up { // what is sent again may have an earlier RESUMED among it
				return
			}
			pause.Reset()
			up = true
			a.up.Add(1)
			a.log.Info("discord gateway is up", "shard", s.n, "resumed", resumed)
			if s.progress != nil {
				s.progress()
			}
		})
		if up {
			a.up.Add(-1)
		}
		if ctx.Err() != nil {
			return nil //nolint:nilerr // it ends because it shall
		}
		a.count(bot.Reconnect)
		if final := refused(err); final != nil {
			return final
		}
		if isForgotten(err) {
			s.at.forget()
		}
		a.log.Info("discord gateway is down", "shard", s.n, "code", closeCode(err))
		if !bot.Sleep(ctx, pause.NextBackOff()) {
			return nil
		}
	}
	return nil
}

// connect runs one connection.
func (a *Adapter) connect(ctx context.Context, address string, s *shard, up func(bool)) error {
	begun := s.at.session.Load()
	if begun != nil && begun.URL != "" && a.config.API == "" {
		address = begun.URL
	}
	u, err := url.Parse(address)
	if err != nil {
		return errLost
	}
	u.RawQuery = "v=10&encoding=json"
	if u.Path == "" {
		u.Path = "/"
	}
	dialer := websocket.Dialer{Proxy: http.ProxyFromEnvironment, HandshakeTimeout: helloTimeout}
	ws, resp, err := dialer.DialContext(ctx, u.String(), nil)
	if resp != nil && resp.Body != nil {
		resp.Body.Close()
	}
	if err != nil {
		if begun != nil {
			s.at.session.Store(&session{ID: begun.ID}) // the next try goes where Discord said first
		}
		return errLost
	}
	c := &conn{ws: ws, standing: &s.at, event: a.event, up: up, farewell: s.farewell, had: s.at.seq.Load}
	if s.progress != nil {
		c.had = s.progress
	}
	c.identify = map[string]any{
		"token": string(a.config.Token), "intents": intents, "shard": [2]int{s.n, s.of},
		"properties": map[string]string{"os": runtime.GOOS, "browser": "ask287", "device": "ask287"},
	}
	c.resume = func() any {
		return map[string]any{"token": string(a.config.Token), "session_id": s.at.session.Load().ID, "seq": c.had()}
	}
	return c.run(ctx)
}

func closeCode(err error) int {
	var closed *websocket.CloseError
	if errors.As(err, &closed) {
		return closed.Code
	}
	return 0
}

// event gives a dispatched event to the workers. done is called when it is dealt with; an interaction is not waited for, since another replica would
// be too late for it.
func (a *Adapter) event(kind string, data json.RawMessage, done func()) {
	switch kind {
	case "MESSAGE_CREATE":
		a.message(data, done)
		return
	case "READY":
		var ready struct {
			User struct{ ID string }
		}
		if json.Unmarshal(data, &ready) == nil {
			a.self.Store(&ready.User.ID)
		}
	case "INTERACTION_CREATE":
		a.interaction(data, nil)
	case "GUILD_DELETE":
		var g struct {
			ID          string
			Unavailable bool
		}
		if json.Unmarshal(data, &g) == nil && !g.Unavailable {
			a.left(g.ID)
		}
	}
	done()
}
