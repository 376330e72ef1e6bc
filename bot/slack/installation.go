package slack

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/cenkalti/backoff/v5"

	"ask287/bot"
)

// installation is the app in one workspace or, where it was installed for all of it, in an enterprise.
type installation struct {
	Token   bot.Secret `json:"token"`
	Self    string     `json:"self"`              // the app's own user there
	Scopes  []string   `json:"scopes,omitempty"`  // what the app may do there; nil is not known
	Refresh bot.Secret `json:"refresh,omitempty"` // what the next token is had for; "" where tokens do not end
	Due     time.Time  `json:"due,omitzero"`      // when the next token is to be had
	Expires time.Time  `json:"expires,omitzero"`
	Made    time.Time  `json:"made,omitzero"` // when the app was installed; the zero time is not known

	id string // of the workspace or the enterprise; "" is the one workspace of a fixed token
}

// due reports whether the next token is to be had now.
func (in installation) due() bool { return !in.Due.IsZero() && time.Now().After(in.Due) }

// isAfter reports whether the app was installed after an event, as far as is known, so that the event is about an earlier installation. Slack
// counts in seconds.
func (in installation) isAfter(event time.Time) bool {
	return !event.IsZero() && in.Made.Unix() > event.Unix()
}

// records keeps installations in a store, sealed.
type records struct {
	vault    *vault
	store    bot.Store
	settings bot.Keeper    // of what goes when an installation does
	patience time.Duration // how long the store is tried before what is to be kept waits for the next delivery

	mu     sync.Mutex
	unkept map[string]installation // what the store did not take, by id
}

const (
	patience  = 10 * time.Second
	mostTeams = 10_000 // workspaces of an enterprise that are noted
)

func newRecords(v *vault, store bot.Store, settings bot.Keeper) *records {
	return &records{vault: v, store: store, settings: settings, patience: patience, unkept: map[string]installation{}}
}

var errNotInstalled = errors.New("the app is not installed there")

func installationKey(id string) string { return "installation/" + Platform + "/" + id }

func teamsKey(enterprise string) string { return "workspaces/" + Platform + "/" + enterprise }

// find returns the installation for a place: the workspace's own, else its enterprise's. The error is errNotInstalled where there is
// none.
func (r *records) find(ctx context.Context, p place) (installation, error) {
	for _, id := range []string{p.team, p.enterprise} {
		if id == "" {
			continue
		}
		in, err := r.read(ctx, id)
		if errors.Is(err, errNotInstalled) {
			continue
		}
		if err == nil && id == p.enterprise && p.team != "" {
			err = r.note(ctx, p)
		}
		return in, err
	}
	return installation{}, errNotInstalled
}

// read returns what is kept for a workspace or an enterprise. What the store did not take before is put there first.
func (r *records) read(ctx context.Context, id string) (in installation, err error) {
	r.mu.Lock()
	in, unkept := r.unkept[id]
	r.mu.Unlock()
	if unkept {
		return in, r.keep(ctx, in)
	}
	key := installationKey(id)
	sealed, err := r.store.Read(ctx, key)
	if err != nil {
		return in, fmt.Errorf("the installation cannot be read: %w", err)
	}
	if sealed == nil {
		return in, errNotInstalled
	}
	plain, err := r.vault.open(key, sealed)
	if err != nil {
		return in, err
	}
	if json.Unmarshal(plain, &in) != nil || in.Token == "" {
		return in, errSealed
	}
	in.id = id
	return in, nil
}

// keep puts an installation into the store. Where that fails, the next read tries again.
func (r *records) keep(ctx context.Context, in installation) error {
	plain, err := json.Marshal(in)
	if err != nil {
		return err
	}
	key := installationKey(in.id)
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), r.patience) // who asks may go, the token must not
	defer cancel()
	_, err = backoff.Retry(ctx, func() (struct{}, error) { return struct{}{}, r.store.Write(ctx, key, r.vault.seal(key, plain)) },
		backoff.WithMaxElapsedTime(r.patience))
	r.mu.Lock()
	defer r.mu.Unlock()
	if err != nil {
		r.unkept[in.id] = in
		return fmt.Errorf("the installation cannot be kept: %w", err)
	}
	delete(r.unkept, in.id)
	return nil
}

// holder returns whose installation a place has: the workspace's own if there is one, else the enterprise's.
func (r *records) holder(ctx context.Context, p place) (id string, err error) {
	if p.team == "" || p.enterprise == "" {
		return cmp.Or(p.team, p.enterprise), nil
	}
	own, err := r.store.Read(ctx, installationKey(p.team))
	if err == nil && own == nil {
		return p.enterprise, nil
	}
	return p.team, err
}

// forget removes what is kept for a workspace, or for an enterprise and its workspaces.
func (r *records) forget(ctx context.Context, id string) error {
	r.mu.Lock()
	delete(r.unkept, id)
	r.mu.Unlock()
	teams, err := r.teams(ctx, id)
	errs := []error{err}
	for _, key := range []string{installationKey(id), teamsKey(id)} {
		errs = append(errs, r.store.Write(ctx, key, nil))
	}
	for _, team := range append(teams, id) {
		errs = append(errs, r.settings.Remove(ctx, Platform, team))
	}
	return errors.Join(errs...)
}

// note notes that a workspace uses the installation of its enterprise, so that what the workspace chose is removed with that. Of two that
// replicas note at once one may be lost; it is noted with a later delivery.
func (r *records) note(ctx context.Context, p place) error {
	teams, err := r.teams(ctx, p.enterprise)
	if err != nil || slices.Contains(teams, p.team) || len(teams) >= mostTeams {
		return err
	}
	value, err := json.Marshal(append(teams, p.team))
	if err != nil {
		return err
	}
	return r.store.Write(ctx, teamsKey(p.enterprise), value)
}

// teams returns the workspaces that are noted for an enterprise.
func (r *records) teams(ctx context.Context, enterprise string) (teams []string, err error) {
	value, err := r.store.Read(ctx, teamsKey(enterprise))
	if err != nil || value == nil {
		return nil, err
	}
	if err := json.Unmarshal(value, &teams); err != nil {
		return nil, fmt.Errorf("the workspaces of an enterprise cannot be read: %w", err)
	}
	return teams, nil
}
