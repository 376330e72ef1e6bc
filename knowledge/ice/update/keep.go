package update

import (
	"cmp"
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"time"

	"ask287/knowledge"
	"ask287/knowledge/ice"
)

// ordinaryPoll is how often a running process looks whether the store has changed, where nothing else is said.
const ordinaryPoll = 30 * time.Second

// Keep keeps a running process up to date until ctx is done: it calls use with what is known whenever the store has changed,
// whoever changed it, and with every over zero it updates from ICE's page about that often, a tenth of it sooner or
// later so that many processes do not all come at once; those that have a Board in common take turns, and pass each other their lists. now is what the process knows when Keep is called. What
// fails, or is not taken, is told in a sentence, and only makes the list in use older: it is tried again at the next turn.
func (u *Updater) Keep(ctx context.Context, now *knowledge.Base, every time.Duration, use func(*knowledge.Base) error, tell func(string)) {
	k := &keeper{Updater: u, sequence: unseen, checksum: now.Checksum, lists: listsOf(now), passed: map[ice.ListKind]pair{}, use: use, tell: tell}
	poll := ordinaryPoll
	if u.Board != nil {
		poll = boardPoll
	}
	store := time.NewTicker(cmp.Or(u.Poll, poll))
	defer store.Stop()
	var page <-chan time.Time
	if every > 0 {
		page = time.After(jitter(every))
	}
	for {
		select {
		case <-ctx.Done():
			return
		case <-page:
			if k.isTurn(ctx, every) {
				k.update(ctx)
			}
			page = time.After(jitter(every))
		case <-store.C:
		}
		if ctx.Err() != nil {
			return
		}
		k.look()
		k.exchange(ctx)
		k.look()
	}
}

// unseen is no state's sequence: the store may have changed between the loading of what is known and Keep.
const unseen = -1

// keeper is the work of one Keep.
type keeper struct {
	*Updater
	sequence int    // of the state of the store that is in use
	checksum string // of what is known
	lists    []knowledge.List
	passed   map[ice.ListKind]pair // what was taken from the board, or not
	use      func(*knowledge.Base) error
	tell     func(string)
}

// update looks up the page, and tells what does not go as it should.
func (k *keeper) update(ctx context.Context) {
	r, err := k.Update(ctx, k.Page, false)
	fate := Known
	switch {
	case ctx.Err() != nil:
		return
	case err != nil:
		fate = Refused
		k.tell("ICE's page could not be looked up, the old list goes on: " + err.Error())
	}
	for _, o := range r.Outcomes {
		switch o.Fate {
		case Taken:
			fate = Taken
		case SetAside, Refused:
			if fate == Known {
				fate = SetAside
			}
		}
	}
	k.tellAside(r)
	if k.Looked != nil {
		k.Looked(fate)
	}
}

// tellAside tells of what was found and not taken.
func (k *keeper) tellAside(r Result) {
	for _, o := range r.Outcomes {
		if o.Fate == SetAside || o.Fate == Refused {
			k.tell(fmt.Sprintf("%s is not taken, the old list goes on: %s", cmp.Or(o.Name, "a link"), o.Why))
		}
	}
}

// look takes up what has changed in the store.
func (k *keeper) look() {
	state, err := k.Store.State()
	if err != nil {
		k.tell("the store cannot be read, the old list goes on: " + err.Error())
		return
	}
	if state.Sequence == k.sequence {
		return
	}
	base, err := baseOf(k.Data, k.Store, state.Lists)
	if err == nil && base.Checksum != k.checksum {
		err = k.use(base)
	}
	if err != nil {
		k.tell("a new list cannot be taken up, the old one goes on: " + err.Error())
		return
	}
	k.sequence, k.checksum, k.lists = state.Sequence, base.Checksum, listsOf(base)
}

// listsOf returns all of ICE's lists that a base was made of.
func listsOf(b *knowledge.Base) []knowledge.List { return slices.Concat(b.Lists, b.PendingLists) }

// jitter returns a time within a tenth of d.
func jitter(d time.Duration) time.Duration {
	return d + time.Duration((rand.Float64()-0.5)/5*float64(d))
}
