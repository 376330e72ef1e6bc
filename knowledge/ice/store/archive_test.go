package store

import (
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"ask287/knowledge/ice"
)

// ICE's workbooks as they were published are no part of the project: they are looked for in shared/ice beside the
// checkout.
func archive(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("..", "..", "..", "..", "shared", "ice", "*", "*.xlsx"))
	must(t, err)
	if len(files) == 0 {
		t.Skip("ICE's workbooks are not in shared/ice beside the checkout")
	}
	return files
}

// published is one of them and what is read from it.
type published struct {
	*ice.Published
	workbook []byte
}

func readArchive(t testing.TB, files []string) []published {
	t.Helper()
	lists := make([]published, len(files))
	next := make(chan int)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for i := range next {
				data, err := os.ReadFile(files[i])
				if err != nil {
					t.Error(err)
					continue
				}
				p, err := ice.Read(filepath.Base(files[i]), data)
				if err != nil {
					t.Error(err)
				}
				lists[i] = published{p, data}
			}
		})
	}
	for i := range files {
		next <- i
	}
	close(next)
	wg.Wait()
	if t.Failed() {
		t.FailNow()
	}
	return lists
}

// TestArchive takes in a part of ICE's lists in one change, or all of them with ASK287_WHOLE_ARCHIVE set, and compares what
// comes out.
func TestArchive(t *testing.T) {
	files := archive(t)
	if os.Getenv("ASK287_WHOLE_ARCHIVE") == "" {
		var some []string
		for i := 0; i < len(files); i += 80 {
			some = append(some, files[i])
		}
		files = some
	}
	lists := readArchive(t, files)
	s := open(t, t.TempDir())
	start := time.Now()
	w := lock(t, s)
	var entries []Entry
	for _, l := range lists {
		e, err := w.Put(l.Published, l.workbook, "the archive")
		must(t, err)
		entries = append(entries, e)
	}
	must(t, w.Use("import", entries...))
	t.Logf("%d lists taken in within %s", len(lists), time.Since(start))
	must(t, w.Close())

	start = time.Now()
	got := len(state(t, s).Lists)
	t.Logf("the state is read within %s", time.Since(start))
	sums := map[string]bool{} // ICE has published the same bytes under two names
	for _, e := range entries {
		sums[e.SHA256] = true
	}
	if got != len(sums) {
		t.Errorf("%d lists in use, want %d", got, len(sums))
	}
	for i, e := range entries {
		data, err := s.Workbook(e)
		must(t, err)
		p, err := s.Read(e)
		must(t, err)
		if string(data) != string(lists[i].workbook) || !cmp.Equal(p, lists[i].Published) {
			t.Errorf("%s comes out other than it went in", e.File)
		}
	}
	verify(t, s)
}
