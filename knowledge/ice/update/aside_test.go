package update

import (
	"net/http"
	"strings"
	"testing"
)

// What was set aside is not taken at the next update by itself, even where it would be believed by then, and is told of
// until it is accepted.
func TestSetAsideStaysSo(t *testing.T) {
	u := newUpdater(t)
	l := participating(t, posted, sheriffs(t, 10, 100)...)
	page := newSite(t, l)
	u.update(t, page.URL, false, SetAside)
	for range 2 {
		r := u.update(t, page.URL, false, SetAside)
		if o := r.Outcomes[0]; o.Name != l.name || !strings.HasPrefix(o.Why, "it has 90 agreements") || !strings.HasSuffix(o.Why, "with --accept if it is right") {
			t.Errorf("it is told as %+v", o)
		}
	}
	if s := u.state(t); s.Sequence != 1 || page.count(l.name, http.StatusNotModified) != 2 {
		t.Errorf("the state is %+v, and it was found unchanged %d times", s, page.count(l.name, http.StatusNotModified))
	}
	path := l.in(t, t.TempDir())
	u.update(t, path, false, SetAside)
	u.take(t, []string{path}, false, SetAside)
	r := u.update(t, page.URL, true, Taken)
	if s := u.state(t); r.After.Date != posted || s.SetAside(sumOf(l.data)) {
		t.Errorf("accepted, it makes the state %+v", s)
	}
	u.update(t, page.URL, false, Known)
}

// What was rolled back is not taken again by itself.
func TestRolledBackStaysSo(t *testing.T) {
	u := newUpdater(t)
	l := participating(t, posted, newer(t)...)
	page := newSite(t, l)
	u.update(t, page.URL, false, Taken)
	u.rollback(t)
	if b := u.base(t); b.List.Date != builtIn {
		t.Errorf("after the rollback the list in use is that of %s", b.List.Date)
	}
	const why = "it was in use and was rolled back: look at it"
	r := u.update(t, page.URL, false, SetAside)
	if o := r.Outcomes[0]; o.Name != l.name || !strings.HasPrefix(o.Why, why) {
		t.Errorf("it is told as %+v", o)
	}
	path := l.in(t, t.TempDir())
	if r := u.take(t, []string{path}, false, SetAside); !strings.HasPrefix(r.Outcomes[0].Why, why) {
		t.Errorf("it is told as %+v", r.Outcomes[0])
	}
	later := participating(t, today, newer(t)...)
	page.post(l, later)
	u.update(t, page.URL, false, SetAside, Taken)
	u.rollback(t)
	page.post(l)
	if r := u.update(t, page.URL, true, Taken); r.After.Date != posted {
		t.Errorf("accepted, the list in use is that of %s", r.After.Date)
	}
	u.update(t, page.URL, false, Known)
}
