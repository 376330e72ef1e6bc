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
	"github.com/cenkalti/backoff/v5"
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
	identify := rate.NewLimiter(rate.Every(identifyEvery), max(1, info.SessionStartLimit.MaxConcurrency))
	a.wanted.Store(int32(max(1, info.Shards)))
	all, ctx := errgroup.WithContext(ctx)
	for i := range max(1, info.Shards) {
		all.Go(func() error { return a.shard(ctx, info, i, identify) })
	}
	return all.Wait()
}

// gatewayInfo asks Discord where its gateway is, until it says so. A token that Discord does not know is an error.
func (a *Adapter) gatewayInfo(ctx context.Context) (*discordgo.GatewayBotResponse, error) {
	pause := reconnecting()
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
		if !sleep(ctx, pause.NextBackOff()) {
			return nil, nil
		}
	}
}

// shard keeps one connection up until ctx is done, which is nil, or Discord refuses the application for good.
func (a *Adapter) shard(ctx context.Context, info *discordgo.GatewayBotResponse, n int, identify *rate.Limiter) error {
	at := &standing{}
	pause := reconnecting()
	for ctx.Err() == nil {
		if at.id == "" && identify.Wait(ctx) != nil {
			return nil //nolint:nilerr // ctx is done
		}
		up := false
		err := a.connect(ctx, info, n, at, func(resumed bool) {
			pause.Reset()
			up = true
			a.up.Add(1)
			a.log.Info("discord gateway is up", "shard", n, "resumed", resumed)
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
			*at = standing{}
		}
		a.log.Info("discord gateway is down", "shard", n, "code", closeCode(err))
		if !sleep(ctx, pause.NextBackOff()) {
			return nil
		}
	}
	return nil
}

// connect runs one connection.
func (a *Adapter) connect(ctx context.Context, info *discordgo.GatewayBotResponse, n int, at *standing, up func(bool)) error {
	address := info.URL
	if at.id != "" && at.url != "" && a.config.API == "" {
		address = at.url
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
		at.url = "" // the next try goes where Discord said first
		return errLost
	}
	c := &conn{ws: ws, standing: at, event: a.event, up: up}
	c.identify = map[string]any{
		"token": string(a.config.Token), "intents": intents, "shard": [2]int{n, max(1, info.Shards)},
		"properties": map[string]string{"os": runtime.GOOS, "browser": "ask287", "device": "ask287"},
	}
	c.resume = func() any {
		return map[string]any{"token": string(a.config.Token), "session_id": at.id, "seq": at.seq.Load()}
	}
	return c.run(ctx)
}

// reconnecting are the pauses between connections that fail; the first is short, for most cuts mean nothing.
func reconnecting() *backoff.ExponentialBackOff {
	b := backoff.NewExponentialBackOff()
	b.InitialInterval, b.MaxInterval = 20*time.Millisecond, time.Minute
	return b
}

// sleep reports whether the time passed before ctx was done.
func sleep(ctx context.Context, d time.Duration) bool {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-ctx.Done():
		return false
	}
}

func closeCode(err error) int {
	var closed *websocket.CloseError
	if errors.As(err, &closed) {
		return closed.Code
	}
	return 0
}

// event gives a dispatched event to the workers.
func (a *Adapter) event(kind string, data json.RawMessage) {
	switch kind {
	case "READY":
		var ready struct {
			User struct{ ID string }
		}
		if json.Unmarshal(data, &ready) == nil {
			a.self.Store(&ready.User.ID)
		}
	case "INTERACTION_CREATE":
		a.interaction(data, nil)
	case "MESSAGE_CREATE":
		a.message(data)
	case "GUILD_DELETE":
		var g struct {
			ID          string
			Unavailable bool
		}
		if json.Unmarshal(data, &g) == nil && !g.Unavailable {
			a.left(g.ID)
		}
	}
}
