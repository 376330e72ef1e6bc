package update

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"ask287/knowledge"
)

// ids returns the ids of lists.
func ids(lists []knowledge.List) string {
	var all []string
	for _, l := range lists {
		all = append(all, l.ID)
	}
	return strings.Join(all, " ")
}

// A store without lists adds nothing to the data, whether it is there or not.
func TestBaseOfNoLists(t *testing.T) {
	u := newUpdater(t)
	want, err := knowledge.Load(u.Data)
	must(t, err)
	for _, where := range []string{"no store", "an empty store", "a store of refusals", "a store of what was rolled back"} {
		switch where {
		case "an empty store":
			w, err := u.Store.Lock(t.Context())
			must(t, err)
			must(t, w.Close())
		case "a store of refusals":
			u.update(t, newSite(t, list{"x.xlsx", []byte("no workbook")}).URL, false, Refused)
		case "a store of what was rolled back":
			u.update(t, newSite(t, participating(t, posted, newer(t)...)).URL, false, Taken)
			u.rollback(t)
		}
		if got := u.base(t); got.Checksum != want.Checksum {
			t.Errorf("with %s what is known is not what is built in", where)
		}
	}
}

// Whichever has the newer list, it is the newest of both that counts, and the other's are its history.
func TestBaseOfBoth(t *testing.T) {
	for _, test := range []struct {
		data, store knowledge.Date
		second      []knowledge.Span // the lists that show the second sheriff, who is not on that of the newer data
	}{
		{data: builtIn, store: posted, second: []knowledge.Span{{First: 0, Last: 0}, {First: 2, Last: 2}}},
		{data: posted, store: builtIn, second: []knowledge.Span{{First: 0, Last: 1}}},
	} {
		dir := filepath.Join(t.TempDir(), "store")
		first := updaterOf(t, dir, participating(t, "2026-05-01", sheriffs(t, 0, 100)...))
		first.take(t, []string{participating(t, test.store, sheriffs(t, 1, 101)...).in(t, t.TempDir())}, false, Taken)
		later := updaterOf(t, dir, participating(t, "2026-05-01", sheriffs(t, 0, 100)...), participating(t, test.data, sheriffs(t, 2, 102)...))
		b := later.base(t)
		if b.List.Date != posted || ids(b.Lists) != "2026-05-01 2026-05-10 2026-05-20" {
			t.Errorf("with a list of %s in the store the list in use is that of %s, after %s", test.store, b.List.Date, ids(b.Lists))
		}
		a := b.Agency(directory(t)[1].ID)
		if got := slices.Concat(a.Agreements, a.Former); len(got) != 1 || !slices.Equal(got[0].Listed, test.second) {
			t.Errorf("with a list of %s in the store the second sheriff's agreements are %+v", test.store, got)
		}
	}
}

// The same lists give the same, whatever came before it and whoever asks.
func TestBaseIsTheSame(t *testing.T) {
	lists := []list{participating(t, "2026-05-12", newer(t)...), participating(t, posted, sheriffs(t, 0, 101)...), pending(t, posted, sheriffs(t, 101, 105)...)}
	u, other := newUpdater(t), newUpdater(t)
	for i := range lists {
		u.take(t, []string{lists[i].in(t, t.TempDir())}, true, Taken)
		other.take(t, []string{lists[len(lists)-1-i].in(t, t.TempDir())}, true, Taken)
	}
	want := u.base(t).Checksum
	if got := other.base(t).Checksum; got != want {
		t.Error("the order in which lists are taken makes a difference")
	}
	must(t, os.RemoveAll(filepath.Join(u.dir, "derived")))
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			if got, err := Base(u.Data, u.Store); err != nil || got.Checksum != want {
				t.Errorf("asked by several at once it is another, %v", err)
			}
		})
	}
	all.Wait()
}

// derived returns the files of what was made of the lists.
func (u updater) derived(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(u.dir, "derived", "*"))
	must(t, err)
	return files
}

// What was made of the lists and is damaged is made again, and so it is where the data are others.
func TestBaseIsMadeAgain(t *testing.T) {
	u := newUpdater(t)
	u.update(t, newSite(t, participating(t, posted, newer(t)...)).URL, false, Taken)
	want := u.base(t).Checksum
	file := u.derived(t)[0]
	whole, err := os.ReadFile(file)
	must(t, err)
	for name, data := range map[string][]byte{
		"empty": {}, "cut short": whole[:len(whole)/2], "another byte": bytes.Replace(whole, []byte("FL"), []byte("GA"), 1), "something else": []byte("PK"),
	} {
		must(t, os.WriteFile(file, data, 0o644))
		if b := must1(Base(u.Data, u.Store))(t); b.Checksum != want {
			t.Errorf("with a file that is %s it is another", name)
		}
		if again, err := os.ReadFile(file); err != nil || !bytes.Equal(again, whole) {
			t.Errorf("a file that is %s is not mended: %v", name, err)
		}
	}
	u.Data = overlay{fstest.MapFS{"errata.csv": {Data: []byte("state,agency,column,printed,corrected,why\nFL,Nobody,COUNTY,x,y,z\n")}}, u.Data}
	if u.base(t); len(u.derived(t)) != 2 {
		t.Errorf("with other data it is still the same: %q", u.derived(t))
	}
}

func must1[T any](v T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		must(t, err)
		return v
	}
}

// A damaged manifest is an error that says what to do, and nothing is changed meanwhile.
func TestBaseOfADamagedStore(t *testing.T) {
	u := newUpdater(t)
	page := newSite(t, participating(t, posted, newer(t)...))
	u.update(t, page.URL, false, Taken)
	manifest := filepath.Join(u.dir, "manifests", "000001.json")
	whole, err := os.ReadFile(manifest)
	must(t, err)
	must(t, os.WriteFile(manifest, whole[:100], 0o644))
	says := func(what string, err error) {
		t.Helper()
		if err == nil || !strings.Contains(err.Error(), manifest) || !strings.Contains(err.Error(), "put it back from a copy, or remove it") {
			t.Errorf("%s: %v", what, err)
		}
	}
	_, err = Base(u.Data, u.Store)
	says("Base", err)
	_, err = u.Update(t.Context(), page.URL, true)
	says("Update", err)
	_, err = u.Import(t.Context(), []string{u.dir}, true, func(int, int) {})
	says("Import", err)
	must(t, os.WriteFile(manifest, whole, 0o644))
	if b := u.base(t); b.List.Date != posted {
		t.Errorf("put back, the list in use is that of %s", b.List.Date)
	}
}

// A list of the store that cannot be read is an error that names it; a reading that cannot is read again.
func TestBaseOfADamagedList(t *testing.T) {
	u := newUpdater(t)
	l := participating(t, posted, newer(t)...)
	u.update(t, newSite(t, l).URL, false, Taken)
	want := u.base(t).Checksum
	workbook := filepath.Join(u.dir, "lists", sumOf(l.data)+".xlsx")
	damage := func(files ...string) {
		must(t, os.RemoveAll(filepath.Join(u.dir, "derived")))
		for _, file := range files {
			must(t, os.WriteFile(file, []byte("x"), 0o644))
		}
	}
	damage(filepath.Join(u.dir, "lists", sumOf(l.data)+".json.gz"))
	if b := must1(Base(u.Data, u.Store))(t); b.Checksum != want {
		t.Error("read again it is another")
	}
	u.base(t)
	damage(workbook, filepath.Join(u.dir, "lists", sumOf(l.data)+".json.gz"))
	if _, err := Base(u.Data, u.Store); err == nil || !strings.Contains(err.Error(), workbook) || !strings.Contains(err.Error(), "import "+l.name) {
		t.Errorf("%v", err)
	}
	other := participating(t, "2026-05-01", sheriffs(t, 0, 100)...)
	if _, err := u.Import(t.Context(), []string{other.in(t, t.TempDir())}, false, func(int, int) {}); err == nil || !strings.Contains(err.Error(), workbook) {
		t.Errorf("another list is imported: %v", err)
	}
	r := u.take(t, []string{other.in(t, t.TempDir()), l.in(t, t.TempDir())}, false, Taken, Known)
	if why := r.Outcomes[1].Why; why != "it was damaged in the store, and is put back" || r.After.Date != posted {
		t.Errorf("imported again it is told as %q", why)
	}
	if b := u.base(t); len(b.Lists) != 3 {
		t.Errorf("the lists are %+v", b.Lists)
	}
}

// One that is damaged is put back even where what was made of it is still whole.
func TestImportMends(t *testing.T) {
	u := newUpdater(t)
	l := participating(t, posted, newer(t)...)
	u.update(t, newSite(t, l).URL, false, Taken)
	must(t, os.Remove(filepath.Join(u.dir, "lists", sumOf(l.data)+".xlsx")))
	u.take(t, []string{l.in(t, t.TempDir())}, false, Known)
	u.base(t)
}

// What does not load is not put in use.
func TestTakesNothingThatDoesNotLoad(t *testing.T) {
	u := newUpdater(t)
	without := fstest.MapFS{}
	for file, end := range map[string]string{"states.csv": ",Guam,true", "counties.csv": ",GU"} {
		whole, err := fs.ReadFile(u.Data, file)
		must(t, err)
		var rest []byte
		for line := range bytes.Lines(whole) {
			if !bytes.HasSuffix(bytes.TrimSpace(line), []byte(end)) {
				rest = append(rest, line...)
			}
		}
		without[file] = &fstest.MapFile{Data: rest}
	}
	u.Data = overlay{without, u.Data}
	guam := row{"GUAM", "Guam Police Department", "County", "", "Task Force Model", "2025-03-03"}
	page := newSite(t, participating(t, posted, append(sheriffs(t, 0, 100), guam)...))
	if _, err := u.Update(t.Context(), page.URL, false); err == nil || !strings.Contains(err.Error(), "does not load, so they are not taken") {
		t.Errorf("the update: %v", err)
	}
	if s := u.state(t); s.Sequence != 0 {
		t.Errorf("the state is %+v", s)
	}
	u.base(t)
}
