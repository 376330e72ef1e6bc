package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// tables are some derived files, counting how often they are made.
type tables struct{ made int }

func (m *tables) build() (map[string][]byte, error) {
	m.made++
	return map[string][]byte{"agencies.csv": []byte("a,b\n"), "explainer/en.md": []byte("# 287(g)\n"), "empty.csv": nil}, nil
}

// derive checks that Derived gives the files, and how often they were made until then.
func (m *tables) derive(t *testing.T, s *Store, key string, made int) {
	t.Helper()
	fsys, err := s.Derived(key, m.build)
	must(t, err)
	got := map[string]string{}
	must(t, fs.WalkDir(fsys, ".", func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			var data []byte
			data, err = fs.ReadFile(fsys, path)
			got[path] = string(data)
		}
		return err
	}))
	want := map[string]string{"agencies.csv": "a,b\n", "explainer/en.md": "# 287(g)\n", "empty.csv": ""}
	if diff := cmp.Diff(got, want); diff != "" {
		t.Error(diff)
	}
	if m.made != made {
		t.Errorf("made %d times, want %d", m.made, made)
	}
}

func TestDerived(t *testing.T) {
	s := filled(t, 1)
	m := &tables{}
	m.derive(t, s, "one", 1)
	m.derive(t, s, "one", 1)
	m.derive(t, s, "two", 2)

	old := time.Now().Add(-2 * derivedFor)
	must(t, os.Chtimes(s.derivedPath("one"), old, old))
	m.derive(t, s, "two", 2)
	m.derive(t, s, "three", 3)
	if got := files(t, s, derivedDir); !cmp.Equal(got, []string{"three.tables", "two.tables"}) {
		t.Errorf("kept are %q", got)
	}
	must(t, os.RemoveAll(s.path(derivedDir)))
	m.derive(t, s, "two", 4)
	m.derive(t, s, "two", 4)
	verify(t, s)
}

func TestDerivedWithoutStore(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "none"))
	m := &tables{}
	m.derive(t, s, "one", 1)
	m.derive(t, s, "one", 2)
	if _, err := os.Stat(s.dir); !os.IsNotExist(err) {
		t.Errorf("a cache has made the store: %v", err)
	}
}

func TestDerivedAtOnce(t *testing.T) {
	s := filled(t, 1)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			fsys, err := s.Derived("one", (&tables{}).build)
			if err != nil {
				t.Error(err)
				return
			}
			if data, err := fs.ReadFile(fsys, "agencies.csv"); err != nil || string(data) != "a,b\n" {
				t.Errorf("%q, %v", data, err)
			}
		})
	}
	wg.Wait()
	if got := files(t, s, tmpDir); got != nil {
		t.Errorf("%q is left in tmp", got)
	}
	verify(t, s)
}

func TestDerivedRefuses(t *testing.T) {
	s := filled(t, 1)
	fails := errors.New("no tables today")
	if _, err := s.Derived("one", func() (map[string][]byte, error) { return nil, fails }); !errors.Is(err, fails) {
		t.Errorf("the error of making them comes out as %v", err)
	}
	for _, key := range []string{"", "../one", "a.b", "a/b"} {
		if _, err := s.Derived(key, (&tables{}).build); err == nil {
			t.Errorf("%q is a key", key)
		}
	}
	for _, name := range []string{"", ".", "../x", "/x", "a//b"} {
		build := func() (map[string][]byte, error) { return map[string][]byte{name: nil}, nil }
		if _, err := s.Derived("one", build); err == nil {
			t.Errorf("%q is the name of a table", name)
		}
	}
	if got := files(t, s, derivedDir); got != nil {
		t.Errorf("kept are %q", got)
	}
}

// BenchmarkOpening is what every question asked from the command line waits for.
func BenchmarkOpening(b *testing.B) {
	s := open(b, b.TempDir())
	w := lock(b, s)
	p, data := list(b, 0)
	e, err := w.Put(p, data, "https://www.ice.gov/doclib/about/offices/ero/287g/participatingAgencies01012026am.xlsx")
	must(b, err)
	next := w.next("import")
	for n := range 438 {
		e.SHA256, e.Change, e.Added = sumOf([]byte{byte(n), byte(n >> 8)}), 1, next.Changed
		next.Lists = append(next.Lists, e)
	}
	must(b, w.commit(next))
	build := func() (map[string][]byte, error) {
		return map[string][]byte{"agencies.csv": make([]byte, 3<<20), "agreements.csv": make([]byte, 1<<20)}, nil
	}
	for b.Loop() {
		_, err := s.State()
		must(b, err)
		_, err = s.Derived("key", build)
		must(b, err)
	}
}
