package update

import (
	"net/http"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ask287/knowledge"
	"ask287/knowledge/ice"
)

// newer returns the agreements of the data after a change of each sort: the first sheriff has left, the second has
// another model, and one has joined.
func newer(t testing.TB) []row {
	rows := sheriffs(t, 1, 101)
	rows[0] = rows[0].as("Warrant Service Officer")
	return rows
}

// ICE has posted each list under the other's name: they are told by their headers.
func TestUpdate(t *testing.T) {
	u := newUpdater(t)
	agreements := participating(t, posted, newer(t)...).as(named("pendingAgencies", posted))
	applications := pending(t, posted, sheriffs(t, 101, 105)...).as(named("participatingAgencies", posted))
	page := newSite(t, applications, agreements)
	r := u.update(t, page.URL, false, Taken, Taken)
	for i, want := range []Outcome{
		{Name: applications.name, Fate: Taken, Kind: ice.Pending, Date: posted, Rows: 4, IsRead: true},
		{Name: agreements.name, Fate: Taken, Kind: ice.Participating, Date: posted, Rows: 100, IsRead: true},
	} {
		got := r.Outcomes[i]
		got.DateFrom, got.SHA256 = "", ""
		if !cmp.Equal(got, want) {
			t.Errorf("the outcome is %+v, want %+v", got, want)
		}
	}
	if r.Before.Date != builtIn || r.After.Date != posted || r.Base.Pending.Date != posted {
		t.Errorf("from the list of %s to that of %s, with applications of %s", r.Before.Date, r.After.Date, r.Base.Pending.Date)
	}
	checkChanges(t, r)
	if b := u.base(t); b.Checksum != r.Base.Checksum || len(b.Lists) != 2 || len(b.PendingLists) != 2 {
		t.Errorf("the store gives another base than the update: %+v %+v", b.Lists, b.PendingLists)
	}
	if s := u.state(t); s.Sequence != 1 || s.Action != "update" || s.Lists[0].From != page.URL+"/"+applications.name {
		t.Errorf("the state is %+v", s)
	}
}

// checkChanges checks that an update to the list of newer reports who has joined, left and changed.
func checkChanges(t *testing.T, r Result) {
	t.Helper()
	got := map[string]string{}
	for i := range r.Changes {
		switch c := &r.Changes[i]; {
		case c.Joined():
			got["joined"] += c.Agency.Name
		case c.Left():
			got["left"] += c.Agency.Name
		default:
			got["changed"] += c.Agency.Name
		}
	}
	of := func(i int) string { return sheriffs(t, i, i+1)[0].agency }
	if want := map[string]string{"joined": of(100), "left": of(0), "changed": of(1)}; !cmp.Equal(got, want) {
		t.Errorf("the changes are %q, want %q", got, want)
	}
}

// What is known is not fetched again.
func TestUpdateAgain(t *testing.T) {
	u := newUpdater(t)
	lists := []list{participating(t, posted, newer(t)...), pending(t, posted, sheriffs(t, 101, 105)...)}
	page := newSite(t, lists...)
	u.update(t, page.URL, false, Taken, Taken)
	before := u.state(t)
	r := u.update(t, page.URL, false, Known, Known)
	if o := r.Outcomes[0]; o.Name != lists[0].name || o.Kind != ice.Participating || o.Date != posted || o.Rows != 100 {
		t.Errorf("what is unchanged is told as %+v", o)
	}
	for _, l := range lists {
		if fetched, unchanged := page.count(l.name, http.StatusOK), page.count(l.name, http.StatusNotModified); fetched != 1 || unchanged != 1 {
			t.Errorf("%s was sent %d times and found unchanged %d times", l.name, fetched, unchanged)
		}
	}
	if got := u.state(t); !cmp.Equal(got, before) || len(r.Changes) > 0 || r.After.SHA256 != r.Before.SHA256 {
		t.Errorf("an update without news changes the state to %+v, with %d changes", got, len(r.Changes))
	}
	check, err := u.Store.Check()
	must(t, err)
	if check.Outcome != "2 known" || check.From != page.URL+"/" && check.From != page.URL || check.At != u.Now() {
		t.Errorf("of the look is kept: %+v", check)
	}
}

// A list that is built in is known without a store, and one that is posted again under another name too.
func TestUpdateToWhatIsBuiltIn(t *testing.T) {
	u := newUpdater(t)
	same := participating(t, builtIn, sheriffs(t, 0, 100)...)
	r := u.update(t, newSite(t, same.as(named("participatingAgencies", posted))).URL, false, Known)
	if s := u.state(t); s.Sequence != 0 || r.After.Date != builtIn {
		t.Errorf("the state is %+v, the list that of %s", s, r.After.Date)
	}
}

// Of several lists the newest of each kind is taken: within a day the later.
func TestUpdateTakesTheNewest(t *testing.T) {
	u := newUpdater(t)
	morning, evening := participating(t, posted, sheriffs(t, 0, 101)...), participating(t, posted, sheriffs(t, 0, 102)...)
	evening.name = "participatingAgencies05202026pm.xlsx"
	older := participating(t, "2026-05-15", sheriffs(t, 0, 99)...)
	r := u.update(t, newSite(t, morning, evening, older, pending(t, "2026-05-01")).URL, false, Passed, Taken, Passed, SetAside)
	if r.After.File != evening.name {
		t.Errorf("the list in use is %s", r.After.File)
	}
}

// A list can be given as a file, and by its own address.
func TestUpdateFrom(t *testing.T) {
	l := participating(t, posted, newer(t)...)
	for name, from := range map[string]func(*testing.T) string{
		"a file":     func(t *testing.T) string { return l.in(t, t.TempDir()) },
		"an address": func(t *testing.T) string { return newSite(t, l).URL + "/" + l.name + "?key=1" },
	} {
		t.Run(name, func(t *testing.T) {
			u := newUpdater(t)
			checkChanges(t, u.update(t, from(t), false, Taken))
		})
	}
}

// The reasons why nothing could be looked at are kept, without what is secret, and nothing else changes.
func TestUpdateFails(t *testing.T) {
	u := newUpdater(t)
	page := newSite(t, participating(t, posted, newer(t)...))
	u.update(t, page.URL, false, Taken)
	before := u.state(t)
	page.breakDown(true)
	from := "http://me:secret@" + page.Listener.Addr().String()
	if _, err := u.Update(t.Context(), from, false); err == nil {
		t.Error("a page that cannot be fetched is no error")
	}
	check, err := u.Store.Check()
	must(t, err)
	if want := "http://" + page.Listener.Addr().String(); check.From != want || check.Outcome[:8] != "failed: " || len(check.Pages) != 1 {
		t.Errorf("of the look is kept: %+v", check)
	}
	if got := u.state(t); !cmp.Equal(got, before) {
		t.Errorf("the state is %+v", got)
	}
	page.breakDown(false)
	u.update(t, page.URL, false, Known)
	if page.count(named("participatingAgencies", posted), http.StatusNotModified) != 1 {
		t.Error("after a look that failed all is fetched again")
	}
}

// The lists in use are known to those that come after them: who joined after the one built in, and left after the one
// in the store, has a history.
func TestUpdateTwice(t *testing.T) {
	u := newUpdater(t)
	page := newSite(t, participating(t, "2026-05-15", sheriffs(t, 0, 101)...))
	u.update(t, page.URL, false, Taken)
	page.post(participating(t, posted, sheriffs(t, 0, 100)...))
	r := u.update(t, page.URL, false, Taken)
	if len(r.Changes) != 1 || !r.Changes[0].Left() || r.Changes[0].Last != "2026-05-15" {
		t.Fatalf("the changes are %+v", r.Changes)
	}
	b := u.base(t)
	a := b.Agency(r.Changes[0].Agency.ID)
	if len(a.Former) != 1 || !slices.Equal(a.Former[0].Listed, []knowledge.Span{{First: 1, Last: 1}}) || b.LastListed(a) != "2026-05-15" {
		t.Errorf("the agency that has left is %+v", a)
	}
}
