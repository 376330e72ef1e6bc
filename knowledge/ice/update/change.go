package update

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"

	"ask287/knowledge"
	"ask287/knowledge/ice"
	"ask287/knowledge/ice/store"
)

// change is one change of a store while it is made.
type change struct {
	*Updater
	w        *store.Writer
	base     *knowledge.Base // before it
	state    store.State
	accept   bool
	entries  []store.Entry
	outcomes []Outcome
}

// change lets f make a change, with nobody else writing. before is what was in use a while ago, if that is known.
func (u *Updater) change(ctx context.Context, before loaded, accept bool, f func(*change) error) error {
	w, err := u.Store.Lock(ctx)
	if err != nil {
		return err
	}
	now, err := u.inUse(before)
	if err == nil {
		err = f(&change{Updater: u, w: w, base: now.base, state: now.state, accept: accept})
	}
	return errors.Join(err, w.Close())
}

// told notes an outcome.
func (c *change) told(o Outcome, why string) {
	o.Why = why
	c.outcomes = append(c.outcomes, o)
}

// refuse keeps what is none of ICE's lists aside. What was not fetched at all is only told, and so is what is in use, for
// an older ask287 could read it.
func (c *change) refuse(name, from string, data []byte, reason error) error {
	why := strings.TrimPrefix(reason.Error(), name+": ")
	c.told(Outcome{Name: name, Fate: Refused}, why)
	sum := sha256.Sum256(data)
	if _, isInUse := c.state.List(hex.EncodeToString(sum[:])); isInUse || len(data) == 0 {
		return nil
	}
	return c.w.Refuse(name, from, data, why)
}

// consider takes a list that was found, or says why not.
func (c *change) consider(p *ice.Published, data []byte, from string, isNewest bool) error {
	if fate, why := c.known(p, isNewest); fate != "" {
		c.told(outcomeOf(p, fate), why)
		return nil
	}
	if why := c.against(p); len(why) > 0 && !c.accept {
		reason := strings.Join(why, "; ")
		c.told(outcomeOf(p, SetAside), reason+acceptIt)
		return c.w.Refuse(p.File, from, data, reason)
	}
	e, err := c.w.Put(p, data, from)
	if err != nil {
		return err
	}
	c.entries = append(c.entries, e)
	c.told(outcomeOf(p, Taken), "")
	return nil
}

// unchanged tells of a workbook that is as it was when it was looked at last.
func (c *change) unchanged(address, sha256 string) {
	for _, l := range slices.Concat(c.base.Lists, c.base.PendingLists) {
		if l.SHA256 == sha256 {
			c.told(Outcome{Name: l.File, Fate: Known, Kind: l.Kind, Date: l.Date, DateFrom: l.DateFrom, SHA256: sha256, Rows: l.Agreements}, "it is as it was when it was fetched last")
			return
		}
	}
	o := Outcome{Name: address, Fate: SetAside, SHA256: sha256}
	if u, err := url.Parse(address); err == nil {
		o.Name = path.Base(u.Path)
	}
	c.told(o, c.aside(sha256))
}

const acceptIt = ": look at it, and take it with --accept if it is right"

// known returns the fate of a list that needs no further look, "" for one that does.
func (c *change) known(p *ice.Published, isNewest bool) (Fate, string) {
	switch {
	case isKnown(c.base, p.SHA256):
		return Known, ""
	case !isNewest:
		return Passed, "there is a newer one beside it"
	case !c.accept && c.state.SetAside(p.SHA256):
		return SetAside, c.aside(p.SHA256)
	}
	return "", ""
}

// aside returns why a workbook is set aside, and what to do.
func (c *change) aside(sha256 string) string {
	for _, r := range c.state.Refused {
		if r.SHA256 == sha256 {
			return r.Reason + acceptIt
		}
	}
	return "it was in use and was rolled back" + acceptIt
}

// against returns what speaks against a list as the newest of its kind.
func (c *change) against(p *ice.Published) []string {
	if p.Kind == ice.Pending {
		return pendingAgainst(p.Date, c.base.Pending.Date, c.today())
	}
	return speakingAgainst(summarize(p, c.today()), inUse(c.base), c.today())
}

// use puts what was taken in use, after making sure that answers can be given from it and that ctx is not done.
func (c *change) use(ctx context.Context, action string) (Result, error) {
	r := Result{Outcomes: c.outcomes, Before: c.base.List, After: c.base.List, Base: c.base}
	if len(c.entries) == 0 {
		return r, nil
	}
	lists := slices.Concat(c.state.Lists, c.entries)
	base, err := baseOf(c.Data, c.Store, lists)
	if unfit, ok := errors.AsType[*loadError](err); ok {
		return Result{}, fmt.Errorf("what would be made of the new lists does not load, so they are not taken: tell those who make ask287: %w", unfit.cause)
	}
	if err != nil {
		return Result{}, err
	}
	if err := ctx.Err(); err != nil {
		return Result{}, err
	}
	if err := c.w.Use(action, c.entries...); err != nil {
		return Result{}, err
	}
	r.Base, r.After = base, base.List
	if from := slices.IndexFunc(base.Lists, func(l knowledge.List) bool { return l.SHA256 == c.base.List.SHA256 }); from >= 0 {
		r.Changes = base.Changes(from, len(base.Lists)-1)
	}
	return r, nil
}
