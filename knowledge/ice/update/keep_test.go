package update

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ask287/knowledge"
)

// patience is how long a test waits for what must come.
const patience = time.Minute

// keeping is a Keep that runs.
type keeping struct {
	t    *testing.T
	used chan *knowledge.Base // what use was called with
	fail chan error           // what use is to return, nil where nothing is in it
	told chan string
	stop func() // ends it, and waits until it has ended
}

// keep starts Keep with what is known now.
func (u updater) keep(t *testing.T, every time.Duration) *keeping {
	t.Helper()
	return u.keepFrom(t, must1(Base(u.Data, u.Store))(t), every)
}

func (u updater) keepFrom(t *testing.T, now *knowledge.Base, every time.Duration) *keeping {
	k := &keeping{t: t, used: make(chan *knowledge.Base, 100), fail: make(chan error, 100), told: make(chan string, 100_000)}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{})
	u.Poll = 5 * time.Millisecond
	go func() {
		defer close(done)
		u.Keep(ctx, now, every, k.use, func(what string) { k.told <- what })
	}()
	k.stop = func() {
		cancel()
		select {
		case <-done:
		case <-time.After(patience):
			t.Error("Keep does not end")
		}
	}
	t.Cleanup(k.stop)
	return k
}

func (k *keeping) use(b *knowledge.Base) error {
	k.used <- b
	select {
	case err := <-k.fail:
		return err
	default:
		return nil
	}
}

// uses waits for use to be called with a list of a day.
func (k *keeping) uses(day knowledge.Date) {
	k.t.Helper()
	select {
	case b := <-k.used:
		if b.List.Date != day {
			k.t.Fatalf("the list of %s is used, want that of %s", b.List.Date, day)
		}
	case <-time.After(patience):
		k.t.Fatalf("the list of %s is not used; told: %q", day, k.allTold())
	}
}

// tells waits for something to be told.
func (k *keeping) tells(want string) {
	k.t.Helper()
	select {
	case got := <-k.told:
		if !strings.Contains(got, want) {
			k.t.Fatalf("%q is told, want %q", got, want)
		}
	case <-time.After(patience):
		k.t.Fatalf("%q is not told", want)
	}
}

// allTold returns what was told and not waited for.
func (k *keeping) allTold() (all []string) {
	for {
		select {
		case what := <-k.told:
			all = append(all, what)
		default:
			return all
		}
	}
}

// isQuiet ends Keep after some turns, in which nothing may be used or told.
func (k *keeping) isQuiet() {
	k.t.Helper()
	time.Sleep(100 * time.Millisecond)
	k.stop()
	if told := k.allTold(); len(k.used) > 0 || len(told) > 0 {
		k.t.Errorf("%d times a list is used, and told is %q", len(k.used), told)
	}
}

// What another changes in the store is taken up, and nothing else.
func TestKeepTakesUpChanges(t *testing.T) {
	u := newUpdater(t)
	other := updaterOf(t, u.dir, ordinaryLists(t)...)
	k := u.keep(t, 0)
	other.take(t, []string{participating(t, posted, newer(t)...).in(t, t.TempDir())}, false, Taken)
	k.uses(posted)
	other.update(t, newSite(t, list{"x.xlsx", []byte("no workbook")}).URL, false, Refused)
	other.rollback(t)
	k.uses(builtIn)
	k.isQuiet()
}

// What changed after the process had loaded what it knows and before Keep is taken up too.
func TestKeepTakesUpWhatCameBefore(t *testing.T) {
	u := newUpdater(t)
	before := u.base(t)
	u.take(t, []string{participating(t, posted, newer(t)...).in(t, t.TempDir())}, false, Taken)
	k := u.keepFrom(t, before, 0)
	k.uses(posted)
	k.isQuiet()
}

// It updates from the page again and again. A page that fails, and a list that is not taken, is only told of.
func TestKeepUpdates(t *testing.T) {
	u := newUpdater(t)
	page := newSite(t, participating(t, "2026-05-12", newer(t)...))
	u.Page = page.URL
	looked := map[Fate]int{} // Keep's alone until it has ended
	u.Looked = func(f Fate) { looked[f]++ }
	k := u.keep(t, 20*time.Millisecond)
	k.uses("2026-05-12")
	page.breakDown(true)
	k.tells("ICE's page could not be looked up, the old list goes on: " + page.URL + " answered 403 Forbidden")
	page.post(participating(t, "2026-05-15", sheriffs(t, 50, 100)...))
	page.breakDown(false)
	for !strings.Contains(<-k.told, "participatingAgencies05152026am.xlsx is not taken, the old list goes on: it has 50 agreements") {
	}
	page.post(participating(t, posted, sheriffs(t, 0, 102)...))
	k.uses(posted)
	k.stop()
	if len(k.used) > 0 {
		t.Errorf("a list that is known is used %d times more", len(k.used))
	}
	if looked[Taken] != 2 || looked[Refused] == 0 || looked[SetAside] == 0 {
		t.Errorf("of its look-ups became %v", looked)
	}
}

// Where the new list cannot be used, the old one goes on, and it is tried again until it can.
func TestKeepTriesAgain(t *testing.T) {
	u := newUpdater(t)
	k := u.keep(t, 0)
	k.fail <- errors.New("no room")
	k.fail <- errors.New("still no room")
	u.take(t, []string{participating(t, posted, newer(t)...).in(t, t.TempDir())}, false, Taken)
	for _, why := range []string{"no room", "still no room"} {
		k.uses(posted)
		k.tells("a new list cannot be taken up, the old one goes on: " + why)
	}
	k.uses(posted)
	k.isQuiet()
}

// A store that cannot be read is told of, and taken up again when it can.
func TestKeepOutlivesDamage(t *testing.T) {
	u := newUpdater(t)
	u.take(t, []string{participating(t, "2026-05-12", newer(t)...).in(t, t.TempDir())}, false, Taken)
	k := u.keep(t, 0)
	damaged := filepath.Join(u.dir, "manifests", "000002.json")
	must(t, os.WriteFile(damaged, []byte("x"), 0o644))
	k.tells("the store cannot be read, the old list goes on: ")
	must(t, os.Remove(damaged))
	u.take(t, []string{participating(t, posted, newer(t)...).in(t, t.TempDir())}, false, Taken)
	k.uses(posted)
}

// It ends when it is told to, even while a page keeps it waiting, and leaves nothing behind.
func TestKeepEnds(t *testing.T) {
	u := newUpdater(t)
	asked := make(chan struct{}, 100)
	page := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		asked <- struct{}{}
		<-r.Context().Done()
	}))
	defer page.Close()
	u.Page = page.URL
	k := u.keep(t, time.Millisecond)
	<-asked
	k.stop()
	if told := k.allTold(); len(told) > 0 {
		t.Errorf("told is %q", told)
	}
}
