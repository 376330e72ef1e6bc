package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ask287/knowledge"
	"ask287/knowledge/ice/fetch"
	"ask287/knowledge/ice/store"
	"ask287/knowledge/ice/update"
)

// updaterIn returns an Updater with the store in dir and the data that are built in.
func updaterIn(t testing.TB, dir string) *update.Updater {
	t.Helper()
	s, err := store.Open(dir)
	must(t, err)
	return &update.Updater{Data: knowledge.Embedded(), Store: s, Client: fetch.New("test"), Now: time.Now}
}

// storeOf makes a store with workbooks in use, the last of them as the newest list, and returns its directory.
func storeOf(t testing.TB, workbooks ...string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "store")
	for _, workbook := range workbooks {
		r, err := updaterIn(t, dir).Import(t.Context(), []string{workbook}, false, func(int, int) {})
		must(t, err)
		if r.Outcomes[0].Fate != update.Taken {
			t.Fatalf("%s is %s", workbook, r.Outcomes[0].Fate)
		}
	}
	return dir
}

// copyOf copies a store.
func copyOf(t testing.TB, dir string) string {
	t.Helper()
	to := filepath.Join(t.TempDir(), "store")
	must(t, os.CopyFS(to, os.DirFS(dir)))
	return to
}

// damageAll cuts every file of a directory in half.
func damageAll(t testing.TB, dir string) {
	t.Helper()
	files, err := os.ReadDir(dir)
	must(t, err)
	for _, f := range files {
		info, err := f.Info()
		must(t, err)
		must(t, os.Truncate(filepath.Join(dir, f.Name()), info.Size()/2))
	}
}

// known returns what is known with the store in dir, after checking that the store is whole.
func known(t testing.TB, dir string) *knowledge.Base {
	t.Helper()
	s, err := store.Open(dir)
	must(t, err)
	faults, err := s.Verify()
	must(t, err)
	if len(faults) > 0 {
		t.Errorf("the store is not whole: %q", faults)
	}
	b, err := update.Base(knowledge.Embedded(), s)
	must(t, err)
	return b
}

// answersFrom checks that the real program answers from a list of a day, and that it says so.
func answersFrom(t *testing.T, dir, cache string, day knowledge.Date) {
	t.Helper()
	code, stdout, stderr := runPlain(t, "ask", "--json", "--data", dir, "--cache", cache, readmeQuestion)
	if code != answered || stderr != "" || !strings.Contains(stdout, `"list_date":"`+string(day)+`"`) {
		t.Errorf("the answer should be from the list of %s: exit code %d, %s%.300s", day, code, stderr, stdout)
	}
}
