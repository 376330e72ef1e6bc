package update

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ask287/knowledge"
	"ask287/knowledge/ice"
)

// A folder is read whole, at any depth: every file has its outcome, in order, and what is no workbook is passed over.
func TestImport(t *testing.T) {
	u := newUpdater(t)
	dir := t.TempDir()
	older, newer := participating(t, "2026-05-01", sheriffs(t, 0, 101)...), participating(t, posted, newer(t)...)
	older.in(t, dir)
	newer.in(t, dir)
	newer.as("below/again.xlsx").in(t, dir)
	pending(t, "2026-05-02", sheriffs(t, 103, 105)...).as("below/pendingAgencies05022026.XLSX").in(t, dir)
	list{"README.md", []byte("about them")}.in(t, dir)
	list{"~$" + newer.name, []byte("open in Excel")}.in(t, dir)
	list{"._" + newer.name, []byte("from a Mac")}.in(t, dir)
	list{"broken.xlsx", []byte("no workbook")}.in(t, dir)
	list{"participatingAgencies05012025.zip", []byte("PK")}.in(t, dir)
	built := participating(t, builtIn, sheriffs(t, 0, 100)...).in(t, t.TempDir())
	var done atomic.Int64
	r, err := u.Import(t.Context(), []string{built, dir}, false, func(n, of int) {
		if done.Add(1); n < 1 || n > of || of != 10 {
			t.Errorf("%d of %d files are read", n, of)
		}
	})
	must(t, err)
	var got []string
	for _, o := range r.Outcomes {
		name, err := filepath.Rel(dir, o.Name)
		must(t, err)
		got = append(got, fmt.Sprintf("%s: %s %s %s", filepath.Base(name), o.Fate, o.Kind, o.Date))
	}
	want := []string{
		"participatingAgencies05102026am.xlsx: known participating 2026-05-10",
		"._participatingAgencies05202026am.xlsx: passed  ",
		"README.md: passed  ",
		"again.xlsx: taken participating 2026-05-20",
		"pendingAgencies05022026.XLSX: taken pending 2026-05-02",
		"broken.xlsx: refused  ",
		"participatingAgencies05012025.zip: passed  ",
		"participatingAgencies05012026am.xlsx: taken participating 2026-05-01",
		"participatingAgencies05202026am.xlsx: known participating 2026-05-20",
		"~$participatingAgencies05202026am.xlsx: passed  ",
	}
	if diff := cmp.Diff(want, got); diff != "" || done.Load() != 10 {
		t.Errorf("%d files are read: %s", done.Load(), diff)
	}
	if o := r.Outcomes[8]; o.Why != "the same workbook as "+filepath.Join(dir, "below", "again.xlsx") {
		t.Errorf("a file that is there twice is told as %+v", o)
	}
	checkChanges(t, r)
	if s := u.state(t); s.Sequence != 1 || s.Action != "import" || len(s.Lists) != 3 || len(s.Refused) > 0 {
		t.Errorf("the state is %+v", s)
	}
	if b := u.base(t); b.List.Date != posted || len(b.Lists) != 3 || b.Pending.Date != builtIn || len(b.PendingLists) != 2 {
		t.Errorf("the lists are %+v and %+v", b.Lists, b.PendingLists)
	}
}

// A file that is named is read, whatever it is called.
func TestImportNamed(t *testing.T) {
	u := newUpdater(t)
	dir := t.TempDir()
	l := participating(t, posted, newer(t)...).as("saved from the web").in(t, dir)
	notes := list{"README.md", []byte("about them")}.in(t, dir)
	r := u.take(t, []string{l, notes}, false, Taken, Refused)
	if r.After.Date != posted || !strings.Contains(r.Outcomes[1].Why, "workbook") {
		t.Errorf("%+v", r)
	}
}

// Older lists are history: they move back the day since when an agreement is listed, and show its gaps.
func TestImportHistory(t *testing.T) {
	u := newUpdater(t)
	dir := t.TempDir()
	all := sheriffs(t, 0, 101)
	participating(t, "2026-04-01", all...).in(t, dir)
	participating(t, "2026-04-15", all[1:]...).in(t, dir)
	participating(t, "2026-05-01", all...).in(t, dir)
	before := u.base(t)
	r := u.take(t, []string{dir}, false, Taken, Taken, Taken)
	if r.After.SHA256 != before.List.SHA256 || len(r.Changes) > 0 {
		t.Errorf("older lists change the list in use: %+v", r.Changes)
	}
	b := u.base(t)
	for _, a := range b.Agencies {
		if len(a.Agreements)+len(a.Former) == 0 {
			continue
		}
		g := slices.Concat(a.Agreements, a.Former)[0]
		var want []knowledge.Span
		switch a.Name {
		case all[0].agency: // missing from the second list
			want = []knowledge.Span{{First: 0, Last: 0}, {First: 2, Last: 3}}
		case all[100].agency: // missing from the last one
			want = []knowledge.Span{{First: 0, Last: 2}}
		default:
			want = []knowledge.Span{{First: 0, Last: 3}}
		}
		if !cmp.Equal(g.Listed, want) || b.Since(&g) != "2026-04-01" {
			t.Errorf("%s is listed %v since %s, want %v", a.Name, g.Listed, b.Since(&g), want)
		}
	}
}

// Of lists that are newer each is looked at beside the one before it, whatever the order in which they are given. One that
// is not believed is set aside with its reason, and the rest are taken.
func TestImportBelieves(t *testing.T) {
	u := newUpdater(t)
	dir := t.TempDir()
	more := participating(t, "2026-05-14", twice(t, 150)...)
	most := participating(t, posted, twice(t, 260)...) // over twice those of the data, and not of the list before it
	fewer := participating(t, "2026-05-16", twice(t, 120)...)
	ahead := pending(t, "2026-06-01", sheriffs(t, 0, 1)...)
	paths := []string{ahead.in(t, dir), most.in(t, dir), fewer.in(t, dir), more.in(t, dir)}
	r := u.take(t, paths, false, SetAside, Taken, SetAside, Taken)
	if r.After.File != most.name || !strings.HasPrefix(r.Outcomes[2].Why, "it has 120 agreements, over 5 % fewer than the 150") {
		t.Errorf("the list in use is %s: %+v", r.After.File, r.Outcomes)
	}
	var aside []string
	for _, refused := range u.state(t).Refused {
		aside = append(aside, refused.Name+": "+refused.Reason)
	}
	if len(aside) != 2 || !strings.HasPrefix(strings.Join(aside, " "), fewer.name+": it has 120") || !strings.Contains(aside[1], "its day, 2026-06-01, is still to come") {
		t.Errorf("aside are %q", aside)
	}
	u.base(t)
	u.take(t, paths, false, SetAside, Known, SetAside, Known)
	u.take(t, paths, true, Taken, Known, Taken, Known)
	if s := u.state(t); len(s.Lists) != 4 || len(s.Refused) > 0 {
		t.Errorf("the state is %+v", s)
	}
}

// A list of the day of the one in use is newer when its name says so, and is looked at as such.
func TestImportBelievesWithinADay(t *testing.T) {
	u := newUpdater(t)
	fewer := participating(t, builtIn, sheriffs(t, 0, 50)...)
	evening := fewer.as("participatingAgencies05102026pm.xlsx").in(t, t.TempDir())
	if r := u.take(t, []string{evening}, false, SetAside); r.After.Agreements != 100 {
		t.Errorf("the list in use has %d agreements", r.After.Agreements)
	}
	noon := participating(t, builtIn, sheriffs(t, 0, 60)...).as("participatingAgencies05102026.xlsx").in(t, t.TempDir())
	if r := u.take(t, []string{noon}, false, Taken); r.After.Agreements != 100 {
		t.Errorf("an older list is in use, with %d agreements", r.After.Agreements)
	}
}

// Nothing is imported where a path leads nowhere, or to a folder without files.
func TestImportNothing(t *testing.T) {
	u := newUpdater(t)
	l := participating(t, posted, newer(t)...).in(t, t.TempDir())
	empty := t.TempDir()
	must(t, os.Mkdir(filepath.Join(empty, "below"), 0o755))
	for _, test := range []struct{ path, why string }{
		{filepath.Join(empty, "none.xlsx"), "there is no such file or folder: see how it is written"},
		{empty, "has no file in it: give the folder with the workbooks"},
	} {
		_, err := u.Import(t.Context(), []string{l, test.path}, true, func(int, int) {})
		if err == nil || err.Error() != test.path+": "+test.why && err.Error() != test.path+" "+test.why {
			t.Errorf("%s: %v", test.path, err)
		}
	}
	if _, err := os.Stat(u.dir); !os.IsNotExist(err) {
		t.Errorf("a store was made for nothing: %v", err)
	}
}

// An import that is interrupted changes nothing, whenever that is.
func TestImportInterrupted(t *testing.T) {
	u := newUpdater(t)
	u.update(t, newSite(t, participating(t, "2026-05-12", newer(t)...)).URL, false, Taken)
	before := u.state(t)
	dir := t.TempDir()
	for day := range 9 {
		participating(t, knowledge.Date(fmt.Sprintf("2026-05-0%d", day+1)), newer(t)...).in(t, dir)
	}
	for after := range 10 {
		ctx, cancel := context.WithCancel(t.Context())
		if after == 0 {
			cancel()
		}
		_, err := u.Import(ctx, []string{dir}, false, func(done, _ int) {
			if done == after {
				cancel()
			}
		})
		if err == nil || ctx.Err() == nil {
			t.Errorf("interrupted after %d files: %v", after, err)
		}
		if got := u.state(t); !cmp.Equal(got, before) {
			t.Fatalf("interrupted after %d files, the state is %+v", after, got)
		}
		cancel()
	}
	if b := u.base(t); len(b.Lists) != 2 {
		t.Errorf("the lists are %+v", b.Lists)
	}
	if r, err := u.Import(t.Context(), []string{dir}, false, func(int, int) {}); err != nil || len(r.Base.Lists) != 11 {
		t.Errorf("the next import: %v", err)
	}
}

// The day of a list with two names is that of the name that was given first.
func TestImportTwoNames(t *testing.T) {
	u := newUpdater(t)
	l := participating(t, "2026-05-01", sheriffs(t, 0, 100)...)
	dir := t.TempDir()
	first, second := l.as("participatingAgencies05032026.xlsx").in(t, dir), l.as("participatingAgencies05052026.xlsx").in(t, dir)
	r := u.take(t, []string{second, first}, false, Taken, Known)
	if got := r.Base.Lists[0]; got.Date != "2026-05-05" || got.Kind != ice.Participating {
		t.Errorf("it is %+v", got)
	}
	if b := u.base(t); b.Checksum != r.Base.Checksum {
		t.Error("what is known afterwards is something else")
	}
}
