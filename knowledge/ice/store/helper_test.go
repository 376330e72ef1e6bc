package store

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"ask287/knowledge/ice"
	"ask287/knowledge/ice/icetest"
)

// list makes the n-th list of the tests, a workbook that package ice reads, and reads it.
func list(t testing.TB, n int) (*ice.Published, []byte) {
	t.Helper()
	day := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, n)
	data, err := icetest.Workbook("", [][]string{
		{"STATE", "LAW ENFORCEMENT AGENCY", "TYPE", "COUNTY", "SUPPORT TYPE", "SIGNED", "MOA"},
		{"FLORIDA", "Alachua County Sheriff's Office", "County", "Alachua County", "Task Force Model", "2025-02-26", ""},
		{"GEORGIA", fmt.Sprintf("Town %d Police Department", n), "Municipality", "#N/A", "Warrant Service Officer", "2025-03-01", ""},
	})
	must(t, err)
	p, err := ice.Read("participatingAgencies"+day.Format("01022006")+"am.xlsx", data)
	if err != nil {
		t.Fatal(err)
	}
	return p, data
}

// filled returns a store that has the first n lists of the tests in use, each by a change of its own.
func filled(t testing.TB, n int) *Store {
	t.Helper()
	s := open(t, filepath.Join(t.TempDir(), "store"))
	w := lock(t, s)
	for i := range n {
		use(t, w, i)
	}
	must(t, w.Close())
	return s
}

func open(t testing.TB, dir string) *Store {
	t.Helper()
	s, err := Open(dir)
	must(t, err)
	return s
}

// lock returns the Writer, which is closed when the test ends if it was not before.
func lock(t testing.TB, s *Store) *Writer {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	w, err := s.Lock(ctx)
	must(t, err)
	t.Cleanup(func() { must(t, w.Close()) })
	return w
}

// use puts lists of the tests in use, in one change.
func use(t testing.TB, w *Writer, lists ...int) {
	t.Helper()
	must(t, w.Use("import", put(t, w, lists...)...))
}

func put(t testing.TB, w *Writer, lists ...int) (entries []Entry) {
	t.Helper()
	for _, n := range lists {
		p, data := list(t, n)
		e, err := w.Put(p, data, "a test")
		must(t, err)
		entries = append(entries, e)
	}
	return entries
}

func state(t testing.TB, s *Store) State {
	t.Helper()
	state, err := s.State()
	must(t, err)
	return state
}

// verify checks that Verify finds faults in these files, and in no others, in this order.
func verify(t testing.TB, s *Store, files ...string) {
	t.Helper()
	faults, err := s.Verify()
	must(t, err)
	var got []string
	for _, f := range faults {
		got = append(got, f.File)
	}
	if !cmp.Equal(got, files, cmpopts.EquateEmpty()) {
		t.Errorf("Verify finds faults %q, want in %q", faults, files)
	}
}

// files returns the names in a directory of the store.
func files(t testing.TB, s *Store, dir string) (names []string) {
	t.Helper()
	all, err := os.ReadDir(s.path(dir))
	must(t, err)
	for _, f := range all {
		names = append(names, f.Name())
	}
	return names
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
