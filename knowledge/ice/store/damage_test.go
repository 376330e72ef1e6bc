package store

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// change returns a damage that changes the bytes of a file, or removes it where it returns nil.
func change(f func(data []byte) []byte) func(t *testing.T, path string) {
	return func(t *testing.T, path string) {
		t.Helper()
		data, err := os.ReadFile(path)
		must(t, err)
		if data = f(data); data == nil {
			must(t, os.Remove(path))
		} else {
			must(t, os.WriteFile(path, data, 0o644))
		}
	}
}

// damages are what can become of a file.
var damages = map[string]func(t *testing.T, path string){
	"missing":       change(func([]byte) []byte { return nil }),
	"empty":         change(func([]byte) []byte { return []byte{} }),
	"cut short":     change(func(data []byte) []byte { return data[:len(data)/2] }),
	"a byte less":   change(func(data []byte) []byte { return data[:len(data)-1] }),
	"a byte more":   change(func(data []byte) []byte { return append(data, 'x') }),
	"another byte":  change(func(data []byte) []byte { data[len(data)/2] ^= 1; return data }),
	"zeros":         change(func(data []byte) []byte { return make([]byte, len(data)) }),
	"something big": change(func([]byte) []byte { return make([]byte, maxWorkbook+1) }),
	"a directory": func(t *testing.T, path string) {
		must(t, os.Remove(path))
		must(t, os.Mkdir(path, 0o755))
	},
}

// damaged runs test on a store of two lists, a refused page, a check and a derived table, in which a file was damaged
// in each way.
func damaged(t *testing.T, path func(s *Store) string, test func(t *testing.T, s *Store, file string)) {
	for name, damage := range damages {
		t.Run(name, func(t *testing.T) {
			s := filled(t, 2)
			w := lock(t, s)
			must(t, w.Refuse("page.html", "", []byte("<html>"), "a page"))
			must(t, w.KeepCheck(Check{Outcome: "nothing new"}))
			must(t, w.Close())
			(&tables{}).derive(t, s, "one", 1)
			verify(t, s)
			damage(t, path(s))
			file, err := filepath.Rel(s.dir, path(s))
			must(t, err)
			test(t, s, filepath.ToSlash(file))
		})
	}
}

func entry(t *testing.T, s *Store, n int) Entry {
	t.Helper()
	return state(t, s).Lists[n]
}

// says checks that an error names the file and what to do.
func says(t *testing.T, err error, file, todo string) {
	t.Helper()
	if err == nil || !strings.Contains(filepath.ToSlash(err.Error()), file) || !strings.Contains(err.Error(), todo) {
		t.Errorf("the error %v does not name %s, or does not say to %s", err, file, todo)
	}
}

func TestDamagedReading(t *testing.T) {
	path := func(s *Store) string { return s.readingPath(entry(t, s, 1).SHA256) }
	damaged(t, path, func(t *testing.T, s *Store, file string) {
		verify(t, s, file)
		want, _ := list(t, 1)
		if got, err := s.Read(entry(t, s, 1)); err != nil || !cmp.Equal(got, want) {
			t.Errorf("read again from the workbook it is %+v, %v", got, err)
		}
		if info, err := os.Stat(path(s)); err == nil && info.IsDir() {
			return // in the way until somebody removes it
		}
		verify(t, s)
	})
}

func TestDamagedWorkbook(t *testing.T) {
	damaged(t, func(s *Store) string { return s.workbookPath(entry(t, s, 1)) }, func(t *testing.T, s *Store, file string) {
		verify(t, s, file)
		e := entry(t, s, 1)
		_, err := s.Workbook(e)
		says(t, err, file, "import "+e.File)
		if _, err := s.Read(e); err != nil {
			t.Errorf("its reading is whole: %v", err)
		}
		must(t, os.RemoveAll(s.readingPath(e.SHA256)))
		_, err = s.Read(e)
		says(t, err, file, "import "+e.File)

		if info, err := os.Stat(s.workbookPath(e)); err == nil && info.IsDir() {
			must(t, os.Remove(s.workbookPath(e)))
		}
		w := lock(t, s)
		before := state(t, s)
		use(t, w, 1)
		if got := state(t, s); !cmp.Equal(got, before) {
			t.Errorf("mending a list changes the state to %+v", got)
		}
		verify(t, s)
	})
}

func TestDamagedManifest(t *testing.T) {
	path := func(s *Store) string { return s.path(manifestsDir, manifestName(3)) }
	damaged(t, path, func(t *testing.T, s *Store, file string) {
		if _, err := os.Stat(path(s)); err == nil {
			verify(t, s, file)
			_, err := s.State()
			says(t, err, file, "remove it")
			_, err = s.Lock(t.Context())
			says(t, err, file, "remove it")
			must(t, os.RemoveAll(path(s)))
		}
		if got := state(t, s); got.Sequence != 2 || len(got.Lists) != 2 {
			t.Errorf("without the last manifest the state is %+v", got)
		}
		verify(t, s)
		use(t, lock(t, s), 2)
		if got := state(t, s); got.Sequence != 3 || len(got.Lists) != 3 {
			t.Errorf("after the next change the state is %+v", got)
		}
		verify(t, s)
	})
}

func TestDamagedOldManifest(t *testing.T) {
	damaged(t, func(s *Store) string { return s.path(manifestsDir, manifestName(2)) }, func(t *testing.T, s *Store, file string) {
		verify(t, s, file)
		if got := state(t, s); got.Sequence != 3 {
			t.Errorf("the state is %+v", got)
		}
		use(t, lock(t, s), 2)
		verify(t, s, file)
	})
}

func TestDamagedRefusal(t *testing.T) {
	path := func(s *Store) string { return s.refusedPath(state(t, s).Refused[0]) }
	damaged(t, path, func(t *testing.T, s *Store, file string) {
		if info, err := os.Stat(path(s)); err == nil && info.IsDir() {
			must(t, os.Remove(path(s)))
		}
		verify(t, s, file)
		must(t, lock(t, s).Refuse("page.html", "", []byte("<html>"), "a page"))
		verify(t, s)
	})
}

func TestDamagedCheck(t *testing.T) {
	path := func(s *Store) string { return s.path(checkFile) }
	damaged(t, path, func(t *testing.T, s *Store, file string) {
		if _, err := os.Stat(path(s)); err == nil {
			verify(t, s, file)
			got, err := s.Check()
			says(t, err, file, "replaced")
			if !cmp.Equal(got, Check{}) {
				t.Errorf("a damaged check is %+v", got)
			}
		}
		if info, err := os.Stat(path(s)); err == nil && info.IsDir() {
			must(t, os.Remove(path(s)))
		}
		must(t, lock(t, s).KeepCheck(Check{Outcome: "one list"}))
		if got, err := s.Check(); err != nil || got.Outcome != "one list" {
			t.Errorf("the check is not mended: %+v, %v", got, err)
		}
	})
}

func TestDamagedDerived(t *testing.T) {
	path := func(s *Store) string { return s.derivedPath("one") }
	damaged(t, path, func(t *testing.T, s *Store, file string) {
		info, err := os.Stat(path(s))
		if err == nil {
			verify(t, s, file)
		}
		m := &tables{}
		m.derive(t, s, "one", 1)
		if err == nil && info.IsDir() {
			return // made anew each time
		}
		m.derive(t, s, "one", 1)
		verify(t, s)
	})
}

// What is damaged is told in the order in which it matters, and whether anything depends on it.
func TestVerifyTellsWhatMattersFirst(t *testing.T) {
	s := filled(t, 2)
	w := lock(t, s)
	removed, err := w.Rollback()
	must(t, err)
	must(t, w.Refuse("page.html", "", []byte("<html>"), "a page"))
	must(t, w.KeepCheck(Check{}))
	used := entry(t, s, 0)
	want := []string{
		manifestsDir + "/" + manifestName(3), listsDir + "/" + used.SHA256 + ".xlsx",
		listsDir + "/" + removed[0].SHA256 + ".xlsx", refusedDir + "/" + sumOf([]byte("<html>")) + ".html", checkFile,
	}
	for _, file := range want {
		must(t, os.WriteFile(s.path(file), nil, 0o644))
	}
	verify(t, s, want...)
	faults, err := s.Verify()
	must(t, err)
	if !strings.Contains(faults[1].What, "import "+used.File) || !strings.Contains(faults[2].What, unused) {
		t.Errorf("it is told to %q", faults)
	}
}
