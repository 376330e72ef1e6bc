package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"ask287/knowledge"
)

func TestUse(t *testing.T) {
	s := filled(t, 1)
	before := state(t, s)
	w := lock(t, s)

	entries := put(t, w, 0)
	if !cmp.Equal(entries, before.Lists) {
		t.Errorf("a list in use is Put as %+v, want %+v", entries, before.Lists)
	}
	must(t, w.Use("import", entries...))
	if got := state(t, s); !cmp.Equal(got, before) {
		t.Errorf("using a list again changes the state to %+v", got)
	}

	entries = put(t, w, 2, 1)
	must(t, w.Use("update", entries[0], entries[1], entries[0], before.Lists[0]))
	got := state(t, s)
	if got.Sequence != 2 || got.Action != "update" || len(got.Lists) != 3 {
		t.Fatalf("two lists more make the state %+v", got)
	}
	if !cmp.Equal(got.Lists[0], before.Lists[0]) || got.Lists[1].Date >= got.Lists[2].Date || got.Lists[1].Change != 2 || got.Lists[2].Change != 2 {
		t.Errorf("the lists in use are %+v", got.Lists)
	}
	must(t, w.Use("import"))
	verify(t, s)
}

func TestUseInParts(t *testing.T) {
	s := open(t, t.TempDir())
	w := lock(t, s)
	entries := put(t, w, 0, 1)
	must(t, w.Use("import", entries[0]))
	must(t, w.Use("import", entries[1]))
	if got := state(t, s); got.Sequence != 2 || len(got.Lists) != 2 {
		t.Errorf("the state is %+v", got)
	}
}

func TestPutByManyAtOnce(t *testing.T) {
	s := open(t, t.TempDir())
	w := lock(t, s)
	var wg sync.WaitGroup
	for n := range 8 {
		p, data := list(t, n/2) // each by two
		wg.Go(func() {
			if _, err := w.Put(p, data, "a test"); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	use(t, w, 0, 1, 2, 3)
	verify(t, s)
}

func TestPutRefuses(t *testing.T) {
	s := open(t, t.TempDir())
	w := lock(t, s)
	p, data := list(t, 0)
	if _, err := w.Put(p, data[1:], ""); err == nil || !strings.Contains(err.Error(), p.File) {
		t.Errorf("a workbook under another's sum: %v", err)
	}
	for _, day := range []knowledge.Date{"", "2026-02-30", "5025-7-7"} {
		p, data := list(t, 0)
		p.Date = day
		if _, err := w.Put(p, data, ""); err == nil {
			t.Errorf("a list of the day %q is taken", p.Date)
		}
	}
	p.Kind = "other"
	if _, err := w.Put(p, data, ""); err == nil {
		t.Error("a list of another kind is taken")
	}
	if err := w.Use("import", Entry{SHA256: sumOf(data), File: "never-put.xlsx"}); err == nil || !strings.Contains(err.Error(), "never-put.xlsx") {
		t.Errorf("a list that was not Put: %v", err)
	}
	if got := files(t, s, listsDir); got != nil {
		t.Errorf("the store has %q", got)
	}
}

func TestRollback(t *testing.T) {
	s := open(t, t.TempDir())
	w := lock(t, s)
	use(t, w, 0)
	use(t, w, 1, 2)
	use(t, w, 3)
	rollback := func(want ...int) {
		t.Helper()
		removed, err := w.Rollback()
		must(t, err)
		var sums []string
		for _, n := range want {
			p, _ := list(t, n)
			sums = append(sums, p.SHA256)
		}
		got := state(t, s)
		for i, e := range removed {
			if e.SHA256 != sums[i] || !got.SetAside(e.SHA256) {
				t.Errorf("%s is rolled back, want list %d, and set aside", e.File, want[i])
			}
		}
		if len(removed) != len(want) || got.Action != "rollback" {
			t.Errorf("%d lists are rolled back, want %d, by a change %q", len(removed), len(want), got.Action)
		}
	}
	rollback(3)
	rollback(1, 2)
	use(t, w, 2, 4) // 2 comes back, and a refusal is no change of lists
	must(t, w.Refuse("page.html", "", []byte("<html>"), "a page"))
	if got := state(t, s); len(got.Lists) != 3 || len(got.RolledBack) != 2 || got.SetAside(got.Lists[1].SHA256) {
		t.Errorf("the state is %+v", got)
	}
	rollback(2, 4)
	rollback(0)
	if _, err := w.Rollback(); err == nil || !strings.Contains(err.Error(), "nothing to roll back") {
		t.Errorf("an empty store is rolled back: %v", err)
	}
	verify(t, s)
}

func TestRefuse(t *testing.T) {
	s := filled(t, 1)
	w := lock(t, s)
	p, data := list(t, 1)
	must(t, w.Refuse("Agencies.XLSX", "https://www.ice.gov/x", data, "half of the rows are gone"))
	must(t, w.Refuse("../../page", "", []byte("<html>"), "a page"))
	must(t, w.Refuse("page.html/..", "", []byte("<html>"), "a page, again"))
	got := state(t, s)
	want := []Refusal{
		{SHA256: p.SHA256, Name: "Agencies.XLSX", From: "https://www.ice.gov/x", Reason: "half of the rows are gone"},
		{SHA256: sumOf([]byte("<html>")), Name: "page.html/..", Reason: "a page, again"},
	}
	for i := range got.Refused {
		got.Refused[i].At = time.Time{}
	}
	if diff := cmp.Diff(got.Refused, want); diff != "" || !got.SetAside(p.SHA256) || got.SetAside(got.Lists[0].SHA256) {
		t.Errorf("refused: %s", diff)
	}
	kept, err := os.ReadFile(s.path(refusedDir, p.SHA256+".xlsx"))
	if err != nil || string(kept) != string(data) {
		t.Errorf("the refused workbook is not kept: %v", err)
	}
	verify(t, s)

	use(t, w, 1)
	if got := state(t, s); got.SetAside(p.SHA256) || len(got.Refused) != 1 {
		t.Errorf("a list in use is set aside: %+v", got)
	}
	if err := w.Refuse(p.File, "", data, "too late"); err == nil || !strings.Contains(err.Error(), "in use") {
		t.Errorf("a list in use is refused: %v", err)
	}
}

func TestSecondWriterWaits(t *testing.T) {
	s := open(t, t.TempDir())
	w := lock(t, s)
	ctx, cancel := context.WithTimeout(t.Context(), 60*time.Millisecond)
	defer cancel()
	if _, err := open(t, s.dir).Lock(ctx); !errors.Is(err, context.DeadlineExceeded) || !strings.Contains(err.Error(), "another ask287 is writing") {
		t.Errorf("a second writer: %v", err)
	}
	time.AfterFunc(60*time.Millisecond, func() { must(t, w.Close()) })
	lock(t, s)
}

func TestWritersTakeTurns(t *testing.T) {
	s := open(t, t.TempDir())
	var wg sync.WaitGroup
	for n := range 12 {
		p, data := list(t, n)
		wg.Go(func() {
			w, err := s.Lock(t.Context())
			if err != nil {
				t.Error(err)
				return
			}
			e, err := w.Put(p, data, "a test")
			if err := errors.Join(err, w.Use("import", e), w.Close()); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if got := state(t, s); got.Sequence != 12 || len(got.Lists) != 12 {
		t.Errorf("12 changes make the state %+v", got)
	}
}

func TestClosedWriter(t *testing.T) {
	s := open(t, t.TempDir())
	w := lock(t, s)
	use(t, w, 0)
	put(t, w, 1)
	must(t, w.Close())
	p, data := list(t, 2)
	_, putErr := w.Put(p, data, "")
	_, rollbackErr := w.Rollback()
	for what, err := range map[string]error{
		"Put": putErr, "Use": w.Use("import", Entry{SHA256: p.SHA256}), "Rollback": rollbackErr,
		"Refuse": w.Refuse("x", "", nil, ""), "KeepCheck": w.KeepCheck(Check{}),
	} {
		if err == nil {
			t.Errorf("a closed writer can %s", what)
		}
	}
	if err := w.Close(); err != nil {
		t.Errorf("a writer cannot be closed twice: %v", err)
	}
}

// What a killed writer leaves behind goes, what is needed stays.
func TestLeftovers(t *testing.T) {
	s := filled(t, 2)
	w := lock(t, s)
	put(t, w, 2) // long ago and never used
	put(t, w, 3) // just now
	removed, err := w.Rollback()
	must(t, err)
	must(t, w.Close())
	must(t, os.WriteFile(s.path(tmpDir, "half"), []byte("half"), 0o644))
	must(t, os.WriteFile(s.path(refusedDir, sumOf(nil)+".bin"), nil, 0o644))
	must(t, os.WriteFile(s.path(listsDir, "README"), nil, 0o644))
	old := time.Now().Add(-2 * unusedFor)
	for _, dir := range []string{listsDir, refusedDir} {
		for _, name := range files(t, s, dir) {
			if p, _ := list(t, 3); !strings.HasPrefix(name, p.SHA256) {
				must(t, os.Chtimes(s.path(dir, name), old, old))
			}
		}
	}
	must(t, lock(t, s).Close())
	if got := files(t, s, tmpDir); got != nil {
		t.Errorf("%q is left in tmp", got)
	}
	if got := files(t, s, refusedDir); got != nil {
		t.Errorf("%q is left among the refused", got)
	}
	if got := files(t, s, listsDir); len(got) != 3*2+1 {
		t.Errorf("the lists are %q, want those of 0, 1 and 3 and somebody's README", got)
	}
	if _, err := s.Read(removed[0]); err != nil {
		t.Errorf("what an older manifest refers to is gone: %v", err)
	}
	verify(t, s)
}

func TestOldManifestsAndRefusalsGo(t *testing.T) {
	s := filled(t, 1)
	w := lock(t, s)
	for n := range keptManifests + keptRefusals {
		must(t, w.Refuse("page.html", "", fmt.Append(nil, n), "a page"))
	}
	for _, name := range files(t, s, refusedDir) {
		old := time.Now().Add(-2 * unusedFor)
		must(t, os.Chtimes(s.path(refusedDir, name), old, old))
	}
	must(t, w.Close())
	w = lock(t, s)
	if got := files(t, s, manifestsDir); len(got) != keptManifests || got[0] != manifestName(52) {
		t.Errorf("%d manifests are kept from %s", len(got), got[0])
	}
	got := state(t, s)
	if len(got.Refused) != keptRefusals || got.Refused[0].SHA256 != sumOf([]byte("50")) {
		t.Errorf("%d refusals are kept from %+v", len(got.Refused), got.Refused[0])
	}
	if got := files(t, s, refusedDir); len(got) != 2*keptRefusals-1 {
		t.Errorf("%d refused files are kept, want those of the oldest kept manifest and since", len(got))
	}
	verify(t, s)
	if _, err := w.Rollback(); err != nil {
		t.Errorf("the lists cannot be rolled back: %v", err)
	}
}
