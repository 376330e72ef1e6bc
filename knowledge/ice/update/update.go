package update

import (
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"net/url"
	"slices"
	"strings"
	"time"

	"ask287/knowledge"
	"ask287/knowledge/ice"
	"ask287/knowledge/ice/fetch"
	"ask287/knowledge/ice/store"
)

// Updater brings new lists into a store.
type Updater struct {
	Data   fs.FS         // the built-in data, as knowledge.Embedded returns it
	Store  *store.Store  // where the lists are kept
	Client *fetch.Client // asks for ICE's page; Import does without
	Now    func() time.Time
	Page   string        // what Keep looks up; "" is ICE's page
	Poll   time.Duration // how often Keep looks at the store and at the board; 0 is every half minute, or quarter with a board
	Board  Board         // what Keep has in common with other processes; nil for nothing
	Looked func(Fate)    // is told what became of each look-up that Keep makes: Taken, Known, SetAside, or Refused where it failed; may be nil
}

// Fate is what became of a list or of a file that was taken for one.
type Fate string

// The fates.
const (
	Taken    Fate = "taken"
	Known    Fate = "known"     // it is in use already, or built in
	Passed   Fate = "passed"    // there is a newer one beside it, or it is not named as a workbook is
	SetAside Fate = "set aside" // it was read, and is not believed
	Refused  Fate = "refused"   // it is none of ICE's lists, or cannot be read
)

// Outcome tells what became of one file.
type Outcome struct {
	Name        string         `json:"name"`
	Fate        Fate           `json:"fate"`
	Why         string         `json:"why"`  // why it was set aside or refused, and what to do
	Kind        ice.ListKind   `json:"kind"` // by its header; "" where it was refused
	Date        knowledge.Date `json:"date"`
	DateFrom    string         `json:"date_from"` // how the day was found
	SHA256      string         `json:"sha256"`
	Rows        int            `json:"rows"`
	IsRead      bool           `json:"read"` // now, and not when it came in
	Corrections int            `json:"corrections"`
	Doubts      int            `json:"doubts"`
}

// outcomeOf tells of a list that was read.
func outcomeOf(p *ice.Published, fate Fate) Outcome {
	return Outcome{
		Name: p.File, Fate: fate, Kind: p.Kind, Date: p.Date, DateFrom: p.DateFrom, SHA256: p.SHA256,
		Rows: len(p.Rows), IsRead: true, Corrections: len(p.Corrections), Doubts: len(p.Doubts),
	}
}

// Result is what an update or an import did.
type Result struct {
	Outcomes []Outcome          // of each file that was given, in that order; of a page first what cannot be read, then what is unchanged
	Before   knowledge.List     // the list of agreements that was in use
	After    knowledge.List     // the one that is in use now
	Changes  []knowledge.Change // what became of which agencies between the two
	Base     *knowledge.Base    // what is known now
}

// Update looks up ICE's page, or what from names as [fetch.Client.Look] understands it, and takes the newest list of
// agreements and the newest list of applications that it finds, if they are not known and nothing speaks against
// them, or accept is set. What is not taken is kept aside with the reason. The error says why nothing could be looked
// at or nothing could be changed; the store is then as it was, but for the note that somebody looked.
func (u *Updater) Update(ctx context.Context, from string, accept bool) (Result, error) {
	before, err := u.inUse(loaded{})
	if err != nil {
		return Result{}, err
	}
	look, err := u.Client.Look(ctx, from, u.validators(before.base, before.state, accept))
	if err != nil {
		u.note(ctx, from, err)
		return Result{}, err
	}
	var result Result
	err = u.change(ctx, before, accept, func(c *change) error {
		for _, r := range look.Refused {
			if err := c.refuse(r.Name, r.URL, r.Data, r.Reason); err != nil {
				return err
			}
		}
		for _, address := range look.Unchanged {
			c.unchanged(address, look.Validators[address].SHA256)
		}
		for _, f := range look.Lists {
			if err := c.consider(f.Published, f.Data, cmp.Or(f.URL, from), isNewest(f, look.Lists)); err != nil {
				return err
			}
		}
		if result, err = c.use(ctx, "update"); err != nil {
			return err
		}
		return c.w.KeepCheck(store.Check{At: u.Now(), From: look.Page, Outcome: summaryOf(result.Outcomes), Pages: kept(look.Validators)})
	})
	return result, err
}

// isNewest reports whether no list of its kind is newer than one of those that were found.
func isNewest(f fetch.Fetched, lists []fetch.Fetched) bool {
	return !slices.ContainsFunc(lists, func(other fetch.Fetched) bool {
		return other.Published.Kind == f.Published.Kind && ice.Older(listOf(f.Published), listOf(other.Published)) < 0
	})
}

func listOf(p *ice.Published) knowledge.List {
	return knowledge.List{Kind: p.Kind, Date: p.Date, File: p.File, SHA256: p.SHA256}
}

// loaded is what is known, and which lists it rests on.
type loaded struct {
	base  *knowledge.Base // nil for nothing
	state store.State
}

// inUse returns what is known now: what was before, if nothing has changed since.
func (u *Updater) inUse(before loaded) (loaded, error) {
	state, err := u.Store.State()
	if err != nil || before.base != nil && before.state.Sequence == state.Sequence {
		return before, err
	}
	base, err := baseOf(u.Data, u.Store, state.Lists)
	return loaded{base, state}, err
}

func (u *Updater) today() knowledge.Date { return knowledge.DateOf(u.Now()) }

// validators returns what the last look has kept of workbooks that are known or, unless they may be accepted now, set
// aside. Any other is to be fetched in any case.
func (u *Updater) validators(base *knowledge.Base, state store.State, accept bool) map[string]fetch.Validator {
	check, err := u.Store.Check()
	if err != nil {
		return nil // nothing is lost but the saving
	}
	known := map[string]fetch.Validator{}
	for address, v := range check.Pages {
		if isKnown(base, v.SHA256) || !accept && state.SetAside(v.SHA256) {
			known[address] = fetch.Validator(v)
		}
	}
	return known
}

func kept(validators map[string]fetch.Validator) map[string]store.Validator {
	out := map[string]store.Validator{}
	for address, v := range validators {
		out[address] = store.Validator(v)
	}
	return out
}

// isKnown reports whether a list is among those that the base was made of.
func isKnown(base *knowledge.Base, sha256 string) bool {
	for _, lists := range [][]knowledge.List{base.Lists, base.PendingLists} {
		for _, l := range lists {
			if l.SHA256 == sha256 {
				return true
			}
		}
	}
	return false
}

// note keeps that a look came to nothing, if it can. What an address has before its host may be secret.
func (u *Updater) note(ctx context.Context, from string, cause error) {
	w, err := u.Store.Lock(ctx)
	if err != nil {
		return
	}
	check, _ := u.Store.Check()
	if address, err := url.Parse(from); err == nil && address.User != nil {
		address.User = nil
		from = address.String()
	}
	_ = w.KeepCheck(store.Check{At: u.Now(), From: from, Outcome: "failed: " + cause.Error(), Pages: check.Pages})
	_ = w.Close()
}

// summaryOf tells outcomes in a few words: "1 taken, 1 known".
func summaryOf(outcomes []Outcome) string {
	var parts []string
	for _, fate := range []Fate{Taken, Known, Passed, SetAside, Refused} {
		n := 0
		for _, o := range outcomes {
			if o.Fate == fate {
				n++
			}
		}
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, fate))
		}
	}
	if len(parts) == 0 {
		return "nothing new"
	}
	return strings.Join(parts, ", ")
}
