package update

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"testing"
	"testing/fstest"
	"time"

	"ask287/knowledge"
	"ask287/knowledge/county"
	"ask287/knowledge/ice"
	"ask287/knowledge/ice/store"
)

// ICE's workbooks as they were published are no part of the project: they are looked for in shared/ice beside the
// checkout.
func archive(t testing.TB) string {
	t.Helper()
	dir := filepath.Join("..", "..", "..", "..", "shared", "ice")
	if files, err := filepath.Glob(filepath.Join(dir, "*", "*.xlsx")); err != nil || len(files) == 0 {
		t.Skip("ICE's workbooks are not in shared/ice beside the checkout")
	}
	return dir
}

// BenchmarkImport imports all of ICE's lists into an empty store, with data that have one list.
//
//	go test -run '^$' -bench Import -benchtime 1x ./knowledge/ice/update
func BenchmarkImport(b *testing.B) {
	dir := archive(b)
	built, err := builtInBase()
	must(b, err)
	var directory []knowledge.Agency
	for _, a := range built.Agencies {
		if a.Sources = slices.DeleteFunc(slices.Clone(a.Sources), func(s string) bool { return s == "ice-list" || s == "ice-pending" }); len(a.Sources) > 0 {
			a.Agreements, a.Former, a.Pending, a.PartOf = nil, nil, nil, ""
			directory = append(directory, a)
		}
	}
	const newest = "participatingAgencies05182026am.xlsx"
	data, err := os.ReadFile(filepath.Join(dir, "participating", newest))
	must(b, err)
	record, _ := ice.Fold(knowledge.Record{Agencies: directory}, []*ice.Published{list{newest, data}.read(b)}, county.NewFinder(built.Counties), built.Errata)
	tables, err := record.Tables()
	must(b, err)
	files := fstest.MapFS{"aliases.csv": {Data: []byte("name,agency,assumed,why\n")}}
	for file, table := range tables {
		files[file] = &fstest.MapFile{Data: table}
	}
	runtime.GC()
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(256 << 20)) // as the program does
	for b.Loop() {
		s, err := store.Open(filepath.Join(b.TempDir(), "store"))
		must(b, err)
		u := &Updater{Data: overlay{files, knowledge.Embedded()}, Store: s, Now: time.Now}
		r, err := u.Import(context.Background(), []string{dir}, false, func(int, int) {})
		must(b, err)
		fates := map[Fate]int{}
		for _, o := range r.Outcomes {
			fates[o.Fate]++
		}
		b.Logf("%v; %d lists of agreements, %d of applications", fates, len(r.Base.Lists), len(r.Base.PendingLists))
		if r.After.Date != "2026-05-18" || r.After.Agreements != 1843 || fates[SetAside]+fates[Refused] > 0 {
			b.Errorf("the list in use is %+v", r.After)
		}
	}
	b.ReportMetric(peak(b), "MB-peak")
}

// peak returns the most memory that the process has had, in MB: 0 where the system does not tell.
func peak(t testing.TB) float64 {
	status, err := os.ReadFile("/proc/self/status")
	m := regexp.MustCompile(`VmHWM:\s*(\d+) kB`).FindSubmatch(status)
	if err != nil || m == nil {
		return 0
	}
	kB, err := strconv.Atoi(string(m[1]))
	must(t, err)
	return float64(kB) / 1024
}
