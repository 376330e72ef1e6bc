package store

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"ask287/knowledge/ice"
)

func TestEmpty(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "none")
	s := open(t, dir)
	if got := state(t, s); !cmp.Equal(got, State{}) {
		t.Errorf("an empty store is in the state %+v", got)
	}
	if got, err := s.Check(); err != nil || !cmp.Equal(got, Check{}) {
		t.Errorf("an empty store has the check %+v, %v", got, err)
	}
	verify(t, s)
	if _, err := os.Stat(dir); !os.IsNotExist(err) {
		t.Errorf("reading has made the directory: %v", err)
	}
}

func TestOpenRefuses(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	must(t, os.WriteFile(file, nil, 0o644))
	for _, dir := range []string{"", file, filepath.Join(file, "below")} {
		if _, err := Open(dir); err == nil {
			t.Errorf("%q opens as a store", dir)
		}
	}
}

func TestRoundTrip(t *testing.T) {
	s := filled(t, 2)
	got := state(t, s)
	if got.Sequence != 2 || got.Action != "import" || len(got.Lists) != 2 || time.Since(got.Changed) > time.Hour {
		t.Fatalf("after two changes the state is %+v", got)
	}
	for i, e := range got.Lists {
		p, data := list(t, i)
		want := Entry{
			SHA256: sumOf(data), Kind: ice.Participating, Date: p.Date, DateFrom: p.DateFrom, File: p.File, Rows: 2, From: "a test",
			Added: e.Added, Change: i + 1,
		}
		if diff := cmp.Diff(e, want); diff != "" || e.Added.IsZero() {
			t.Errorf("entry %d: %s", i, diff)
		}
		kept, err := s.Workbook(e)
		must(t, err)
		read, err := s.Read(e)
		must(t, err)
		if string(kept) != string(data) || !cmp.Equal(read, p) {
			t.Errorf("%s comes out other than it went in", e.File)
		}
	}
	verify(t, s)
}

func TestReadTakesTheDateOfTheEntry(t *testing.T) {
	s := open(t, t.TempDir())
	w := lock(t, s)
	p, data := list(t, 0)
	p.Date, p.DateFrom = "2020-02-02", "somebody knew better"
	e, err := w.Put(p, data, "a test")
	must(t, err)
	must(t, w.Use("import", e))
	must(t, os.Remove(s.readingPath(e.SHA256)))
	if got, err := s.Read(e); err != nil || !cmp.Equal(got, p) {
		t.Errorf("read again from the workbook it is %+v, %v", got, err)
	}
}

func TestEntryIsNoPath(t *testing.T) {
	s := filled(t, 1)
	for _, sum := range []string{"", "../../secret", strings.Repeat("A", 64), strings.Repeat("/", 64)} {
		if _, err := s.Workbook(Entry{SHA256: sum}); err == nil {
			t.Errorf("%q is the workbook of a list", sum)
		}
		if _, err := s.Read(Entry{SHA256: sum}); err == nil {
			t.Errorf("%q is the reading of a list", sum)
		}
	}
}

func TestCheck(t *testing.T) {
	s := open(t, t.TempDir())
	w := lock(t, s)
	for _, want := range []Check{
		{At: time.Date(2026, 5, 18, 12, 0, 0, 0, time.UTC), From: "https://www.ice.gov/", Outcome: "nothing new"},
		{Outcome: "one list", Pages: map[string]Validator{"https://www.ice.gov/x": {ETag: `"a"`, LastModified: "Mon", SHA256: sumOf(nil)}}},
	} {
		must(t, w.KeepCheck(want))
		if got, err := s.Check(); err != nil || !cmp.Equal(got, want) {
			t.Errorf("the check comes out as %+v, %v, want %+v", got, err, want)
		}
	}
	if got := state(t, s); got.Sequence != 0 {
		t.Errorf("a check has changed the state to %+v", got)
	}
}

// Readers see one whole state after another while a writer changes them, and can read every list of it.
func TestReadersDuringWrites(t *testing.T) {
	s := filled(t, 1)
	done := make(chan struct{})
	var wg sync.WaitGroup
	for range 3 {
		wg.Go(func() { readUntil(t, s, done) })
	}
	w := lock(t, s)
	for n := 1; n <= 20; n++ {
		use(t, w, 2*n, 2*n+1)
		if n%3 == 0 {
			_, err := w.Rollback()
			must(t, err)
		}
		must(t, w.Refuse("page.html", "a test", []byte{byte(n)}, "a test"))
	}
	close(done)
	wg.Wait()
}

func readUntil(t *testing.T, s *Store, done <-chan struct{}) {
	for last := 0; ; {
		select {
		case <-done:
			return
		case <-time.After(time.Millisecond):
		}
		state, err := s.State()
		if err != nil || state.Sequence < last || len(state.Lists)%2 != 1 {
			t.Errorf("after state %d comes %+v, %v", last, state, err)
			return
		}
		last = state.Sequence
		for _, e := range state.Lists {
			if p, err := s.Read(e); err != nil || p.SHA256 != e.SHA256 {
				t.Error(err)
				return
			}
		}
	}
}
