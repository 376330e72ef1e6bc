package slack

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"github.com/jellydator/ttlcache/v3"
	"golang.org/x/sync/singleflight"

	"ask287/bot"
)

// tokens knows with which token each workspace is spoken to, and has the next one before it ends.
type tokens struct {
	fixed   bot.Secret // of the one workspace; "" where workspaces install the app
	ask     oauth
	records *records // nil with a fixed token
	log     *slog.Logger
	known   *ttlcache.Cache[place, installation] // as they were lately
	flights singleflight.Group                   // by id: one at a time asks for a token
	rivals  time.Duration                        // how long another replica is waited for that had what this one asked for
}

const (
	lately    = time.Minute // so that a replica hears of what another did
	mostKnown = 10_000
	nextFor   = time.Minute // how long having the next token may take
	rivalFor  = 3 * time.Second
	rivalLook = 100 * time.Millisecond
)

var errGone = errors.New("the token is not taken any more and there is no other: the app has to be installed there again")

func newTokens(fixed bot.Secret, ask oauth, r *records, log *slog.Logger) *tokens {
	return &tokens{
		fixed: fixed, ask: ask, records: r, log: log, rivals: rivalFor,
		known: ttlcache.New(
			ttlcache.WithTTL[place, installation](lately), ttlcache.WithCapacity[place, installation](mostKnown), ttlcache.WithDisableTouchOnHit[place, installation](),
		),
	}
}

// of returns the installation for a place. The error is errNotInstalled where there is none, and errGone where Slack takes its token no
// more.
func (t *tokens) of(ctx context.Context, p place) (installation, error) {
	if t.fixed != "" {
		p = place{}
	}
	if item := t.known.Get(p); item != nil && !item.Value().due() {
		return item.Value(), nil
	}
	if t.fixed != "" {
		return t.only(ctx)
	}
	in, err := t.records.find(ctx, p)
	if err == nil && in.due() {
		in, err = t.renewed(ctx, in)
	}
	if err == nil {
		t.known.Set(p, in, ttlcache.DefaultTTL)
	}
	return in, err
}

// only returns the installation of the fixed token. Slack is asked once whose it is.
func (t *tokens) only(ctx context.Context) (installation, error) {
	in, err, _ := t.flights.Do("", func() (any, error) {
		if item := t.known.Get(place{}); item != nil {
			return item.Value(), nil
		}
		in, err := t.ask.whoIs(context.WithoutCancel(ctx), t.fixed)
		if err == nil {
			t.known.Set(place{}, in, ttlcache.NoTTL)
		}
		return in, err
	})
	return in.(installation), err
}

// renewed returns an installation with its next token, or as it is while that is good and Slack gives no other.
func (t *tokens) renewed(ctx context.Context, in installation) (installation, error) {
	next, err := t.next(ctx, in)
	switch {
	case err == nil:
		return next, nil
	case time.Now().Before(in.Expires):
		t.log.Warn("slack gives no new token for a workspace; the old one goes on for a while", "error", err)
		in.Due = time.Now().Add(lately)
		return in, nil
	case errors.Is(err, errGone):
		t.gone(ctx, in, "token_expired")
	}
	return in, err
}

// next returns an installation with its next token, which is in the store by then.
func (t *tokens) next(ctx context.Context, old installation) (installation, error) {
	next, err, _ := t.flights.Do(old.id, func() (any, error) {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), nextFor) // others wait for it too
		defer cancel()
		now, err := t.records.read(ctx, old.id)
		if err != nil || now.Token != old.Token { // another was first
			return now, err
		}
		if now.Refresh == "" {
			return now, errGone
		}
		next, err := t.ask.refresh(ctx, now.Refresh)
		switch codeOf(err) {
		case "invalid_refresh_token", "invalid_grant", "token_revoked":
			return t.rival(ctx, old)
		}
		if err != nil {
			return now, err
		}
		next.id, next.Self, next.Made = old.id, old.Self, now.Made
		return next, t.records.keep(ctx, next)
	})
	return next.(installation), err
}

// rival waits for what another replica had for the same refresh token, and is about to keep.
func (t *tokens) rival(ctx context.Context, old installation) (installation, error) {
	for until := time.Now().Add(t.rivals); ; {
		now, err := t.records.read(ctx, old.id)
		if err != nil || now.Token != old.Token {
			return now, err
		}
		if time.Now().After(until) {
			return old, errGone
		}
		select {
		case <-time.After(rivalLook):
		case <-ctx.Done():
			return old, ctx.Err()
		}
	}
}

// refused takes what Slack refuses a call with, and returns the token to make it with again, if there is another. An installation whose
// token is surely gone for good is removed, with all that is kept for it.
func (t *tokens) refused(ctx context.Context, in installation, code string) (next bot.Secret, ok bool) {
	if !tokenCode(code) {
		return "", false
	}
	if t.fixed != "" {
		t.log.Error("slack does not take ASK287_SLACK_BOT_TOKEN: "+tokenHint, "reason", code)
		return "", false
	}
	defer t.known.DeleteAll()
	var now installation
	var err error
	if code == "token_expired" {
		now, err = t.next(ctx, in)
	} else if now, err = t.records.read(ctx, in.id); err == nil && now.Token == in.Token {
		err = errGone
	}
	switch {
	case errors.Is(err, errGone) && code == "invalid_auth": // so says Slack of any token, too, that comes from an address where it may not
		t.log.Error("slack does not take the token of a workspace; it is kept", "reason", code)
	case errors.Is(err, errGone):
		t.gone(ctx, in, code)
	}
	return now.Token, err == nil
}

// tokenCode reports whether an error of Slack's says that the token is not good (https://docs.slack.dev/reference/methods/auth.test#errors).
func tokenCode(code string) bool {
	switch code {
	case "token_expired", "invalid_auth", "token_revoked", "account_inactive":
		return true
	}
	return false
}

const tokenHint = "copy the Bot User OAuth Token anew from https://api.slack.com/apps, your app, OAuth & Permissions; token rotation must be off"

// gone removes an installation that Slack does not know any more.
func (t *tokens) gone(ctx context.Context, in installation, code string) {
	defer t.known.DeleteAll()
	t.log.Warn("slack does not take the token of a workspace any more: what was kept for it is removed", "reason", code)
	if err := t.records.forget(context.WithoutCancel(ctx), in.id); err != nil {
		t.log.Error("what was kept for a workspace that is gone is not removed", "error", err)
	}
}

// install keeps an installation in place of what was there.
func (t *tokens) install(ctx context.Context, in installation) error {
	defer t.known.DeleteAll()
	return t.records.keep(ctx, in)
}

// uninstalled removes all that is kept for a place that took the app out: a workspace, or an enterprise with its workspaces. What has been
// installed there since then stays, for Slack delivers an event again after minutes, or late.
func (a *Adapter) uninstalled(ctx context.Context, p place, at time.Time) {
	switch err := a.tokens.remove(ctx, p, at); {
	case errors.Is(err, errSince):
		a.log.Info("a workspace took the app out, and has it again")
	case err != nil:
		a.log.Error("what was kept for a workspace that took the app out is not removed", "error", err)
	default:
		a.log.Info("a workspace took the app out: removed all that was kept for it")
	}
}

var errSince = errors.New("the app was installed since")

func (t *tokens) remove(ctx context.Context, p place, at time.Time) error {
	if t.fixed != "" {
		return t.records.settings.Remove(ctx, Platform, p.team)
	}
	defer t.known.DeleteAll()
	id, err := t.records.holder(ctx, p)
	if err != nil || id == "" {
		return err
	}
	if in, err := t.records.read(ctx, id); err == nil && in.isAfter(at) { // what cannot be read is removed
		return errSince
	}
	return t.records.forget(ctx, id)
}

// withdrawn removes what workspaces chose out of which their enterprise took the app.
func (a *Adapter) withdrawn(ctx context.Context, enterprise string, teams []string) {
	if a.tokens.fixed != "" {
		return
	}
	for _, team := range teams {
		holder, err := a.tokens.records.holder(ctx, place{enterprise, team})
		if err == nil && holder == enterprise {
			err = a.config.Settings.Remove(ctx, Platform, team)
		}
		if err != nil {
			a.log.Error("the settings of a workspace that was left are not removed", "error", err)
		}
	}
}
