package update

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"go.uber.org/goleak"

	"ask287/knowledge"
	"ask287/knowledge/ice/fetch"
	"ask287/knowledge/ice/store"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// The days of the tests: the data have lists of the first, ICE posts some of the second, and it is the third.
const (
	builtIn knowledge.Date = "2026-05-10"
	posted  knowledge.Date = "2026-05-20"
	today   knowledge.Date = "2026-05-21"
)

// updater is an Updater and where its store is.
type updater struct {
	*Updater
	dir string
}

// newUpdater returns an Updater with an empty store, and with data that have a hundred agreements and three applications.
func newUpdater(t testing.TB) updater {
	t.Helper()
	return updaterOf(t, filepath.Join(t.TempDir(), "store"), ordinaryLists(t)...)
}

// ordinaryLists are the lists of the data, where nothing else is said.
func ordinaryLists(t testing.TB) []list {
	t.Helper()
	return []list{participating(t, builtIn, sheriffs(t, 0, 100)...), pending(t, builtIn, sheriffs(t, 100, 103)...)}
}

// updaterOf returns an Updater with the store in dir, and with data that have these lists.
func updaterOf(t testing.TB, dir string, lists ...list) updater {
	t.Helper()
	s, err := store.Open(dir)
	must(t, err)
	now, _ := today.Time()
	return updater{&Updater{
		Data: dataWith(t, lists...), Store: s, Client: fetch.New("test"), Now: func() time.Time { return now.Add(12 * time.Hour) },
	}, dir}
}

// update updates from an address or a file, and checks what becomes of each file.
func (u updater) update(t *testing.T, from string, accept bool, want ...Fate) Result {
	t.Helper()
	r, err := u.Update(t.Context(), from, accept)
	must(t, err)
	checkFates(t, r, want)
	return r
}

// take imports files, and checks what becomes of each.
func (u updater) take(t *testing.T, paths []string, accept bool, want ...Fate) Result {
	t.Helper()
	r, err := u.Import(t.Context(), paths, accept, func(int, int) {})
	must(t, err)
	checkFates(t, r, want)
	return r
}

func checkFates(t *testing.T, r Result, want []Fate) {
	t.Helper()
	var got []Fate
	for _, o := range r.Outcomes {
		got = append(got, o.Fate)
	}
	if !slices.Equal(got, want) {
		t.Fatalf("the files are %q, want %q: %+v", got, want, r.Outcomes)
	}
}

// rollback takes the last change back.
func (u updater) rollback(t *testing.T) {
	t.Helper()
	w, err := u.Store.Lock(context.Background())
	must(t, err)
	_, err = w.Rollback()
	must(t, errors.Join(err, w.Close()))
}

// base returns what is known, after checking that the store is whole.
func (u updater) base(t *testing.T) *knowledge.Base {
	t.Helper()
	faults, err := u.Store.Verify()
	must(t, err)
	if len(faults) > 0 {
		t.Errorf("the store is not whole: %q", faults)
	}
	b, err := Base(u.Data, u.Store)
	must(t, err)
	return b
}

func (u updater) state(t *testing.T) store.State {
	t.Helper()
	s, err := u.Store.State()
	must(t, err)
	return s
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
