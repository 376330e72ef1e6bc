package update

import (
	"sync"
	"testing"

	"ask287/knowledge"
)

// Several update one store at once: each change is made once and whole, and none is lost.
func TestTogether(t *testing.T) {
	u := newUpdater(t)
	agreements, applications := participating(t, posted, newer(t)...), pending(t, posted, sheriffs(t, 101, 105)...)
	one, two := newSite(t, agreements), newSite(t, applications)
	old := participating(t, "2026-05-01", sheriffs(t, 0, 100)...).in(t, t.TempDir())
	var all sync.WaitGroup
	fates := make(chan Fate, 100)
	told := func(r Result, err error) {
		if err != nil {
			t.Error(err)
			return
		}
		for _, o := range r.Outcomes {
			fates <- o.Fate
		}
	}
	for range 3 {
		for _, page := range []*site{one, two} {
			all.Go(func() {
				told(updaterOf(t, u.dir, ordinaryLists(t)...).Update(t.Context(), page.URL, false))
			})
		}
		all.Go(func() {
			told(updaterOf(t, u.dir, ordinaryLists(t)...).Import(t.Context(), []string{old}, false, func(int, int) {}))
		})
	}
	all.Wait()
	close(fates)
	got := map[Fate]int{}
	for fate := range fates {
		got[fate]++
	}
	if got[Taken] != 3 || got[Known] != 6 {
		t.Errorf("of nine changes %v", got)
	}
	if s := u.state(t); s.Sequence != 3 || len(s.Lists) != 3 {
		t.Errorf("the state is %+v", s)
	}
	if b := u.base(t); ids(b.Lists) != "2026-05-01 2026-05-10 2026-05-20" || b.Pending.Date != posted {
		t.Errorf("the lists are %s and %s", ids(b.Lists), ids(b.PendingLists))
	}
}

// Of two lists that come at once the newer is in use in the end, whichever was first.
func TestTogetherTheNewerCounts(t *testing.T) {
	u := newUpdater(t)
	var all sync.WaitGroup
	for _, day := range []knowledge.Date{"2026-05-12", posted} {
		page := newSite(t, participating(t, day, newer(t)...))
		all.Go(func() {
			if _, err := updaterOf(t, u.dir, ordinaryLists(t)...).Update(t.Context(), page.URL, false); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	s, b := u.state(t), u.base(t)
	if b.List.Date != posted || len(s.Lists)+len(s.Refused) != 2 {
		t.Errorf("the list in use is that of %s, the state %+v", b.List.Date, s)
	}
}
