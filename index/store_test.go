package index

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// notices collects what an Open tells.
type notices struct {
	mu  sync.Mutex
	all []Notice
}

func (n *notices) options() Options {
	return Options{Notice: func(what Notice, _ error) {
		n.mu.Lock()
		defer n.mu.Unlock()
		n.all = append(n.all, what)
	}}
}

func (n *notices) has(what Notice) bool { return slices.Contains(n.all, what) }

// works opens the index in dir, asks it one question and closes it, and returns what it told.
func works(t *testing.T, dir string) *notices {
	t.Helper()
	n := &notices{}
	ix, err := Open(floridaBase(t), dir, n.options())
	if err != nil {
		t.Fatal(err)
	}
	if f := ask(t, ix, "Tampa PD, Florida"); f.Verdict != Listed {
		t.Errorf("Tampa's police is answered %s", told(f))
	}
	if err := ix.Close(); err != nil {
		t.Error(err)
	}
	return n
}

// kept returns the directory of the one index that is kept in dir.
func kept(t *testing.T, dir string) string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || len(found) != 1 {
		t.Fatalf("the cache holds %v, not one index: %v", found, err)
	}
	return found[0]
}

func TestStoreIsBuiltOnce(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "cache")
	if n := works(t, dir); !n.has(Building) {
		t.Errorf("the first time nothing is told of building: %q", n.all)
	}
	kept(t, dir)
	if n := works(t, dir); len(n.all) > 0 {
		t.Errorf("the second time it tells %q", n.all)
	}
}

func TestStoreRecovers(t *testing.T) {
	whole := t.TempDir()
	works(t, whole)
	for _, tc := range []struct {
		name   string
		damage func(t *testing.T, dir string) error
	}{
		{"a byte of its largest file is another", func(t *testing.T, dir string) error {
			name := largest(t, dir)
			text, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			text[len(text)/2] ^= 0xff
			return os.WriteFile(name, text, 0o600)
		}},
		{"its largest file is cut short", func(t *testing.T, dir string) error { return os.Truncate(largest(t, dir), 100) }},
		{"its largest file is gone", func(t *testing.T, dir string) error { return os.Remove(largest(t, dir)) }},
		{"its checksums are gone", func(_ *testing.T, dir string) error { return os.Remove(filepath.Join(dir, sumsFile)) }},
		{"its checksums are empty", func(_ *testing.T, dir string) error {
			return os.WriteFile(filepath.Join(dir, sumsFile), nil, 0o600)
		}},
		{"nothing was written yet", func(_ *testing.T, dir string) error {
			if err := os.RemoveAll(dir); err != nil {
				return err
			}
			return os.Mkdir(dir, 0o755)
		}},
		{"a file is in its place", func(_ *testing.T, dir string) error {
			if err := os.RemoveAll(dir); err != nil {
				return err
			}
			return os.WriteFile(dir, []byte("no index"), 0o600)
		}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.CopyFS(dir, os.DirFS(whole)); err != nil {
				t.Fatal(err)
			}
			if err := tc.damage(t, kept(t, dir)); err != nil {
				t.Fatal(err)
			}
			if n := works(t, dir); !n.has(Rebuilding) && !n.has(Building) {
				t.Errorf("it is not built again: %q", n.all)
			}
			if n := works(t, dir); len(n.all) > 0 {
				t.Errorf("the next time it tells %q", n.all)
			}
		})
	}
}

// largest returns the path of the largest file under dir.
func largest(t *testing.T, dir string) string {
	t.Helper()
	found, size := "", int64(-1)
	err := filepath.Walk(dir, func(path string, info os.FileInfo, err error) error {
		if err == nil && !info.IsDir() && info.Size() > size {
			found, size = path, info.Size()
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// Where nothing can be kept, the index is in memory and says so. A file stands in for a read-only directory,
// whose permissions would not bind root.
func TestStoreInMemory(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{file, filepath.Join(file, "below")} {
		if n := works(t, dir); !n.has(InMemoryOnly) {
			t.Errorf("%s: nothing is told of memory: %q", dir, n.all)
		}
	}
	if n := works(t, ""); !n.has(InMemory) {
		t.Errorf("no directory: nothing is told of memory: %q", n.all)
	}
}

func TestStoreOpenedByTwoAtOnce(t *testing.T) {
	dir := t.TempDir()
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			n := &notices{}
			ix, err := Open(floridaBase(t), dir, n.options())
			if err != nil {
				t.Error(err)
				return
			}
			defer ix.Close()
			if f := ask(t, ix, "Tampa PD, Florida"); f.Verdict != Listed {
				t.Errorf("Tampa's police is answered %s; told %q", told(f), n.all)
			}
			if n.has(InMemoryOnly) {
				t.Errorf("one of two keeps its index in memory: %q", n.all)
			}
		})
	}
	wg.Wait()
	kept(t, dir)
}

// The index that is kept answers as the one in memory does.
func TestStoreKeptAnswersAsInMemory(t *testing.T) {
	n := &notices{}
	ix, err := Open(testBase(t), t.TempDir(), n.options())
	if err != nil {
		t.Fatal(err)
	}
	defer ix.Close()
	for _, c := range some(evalCases(t)) {
		if kept, inMemory := told(ask(t, ix, c.question)), told(ask(t, testIndex(t), c.question)); kept != inMemory {
			t.Errorf("%q: kept %s, in memory %s", c.question, kept, inMemory)
		}
	}
}

// TestTidy builds beside the indexes of five other lists, and what two killed builds have left.
func TestTidy(t *testing.T) {
	cache := t.TempDir()
	now := time.Now()
	for i, name := range []string{"index-1-e", "index-1-d", "index-1-c", "index-1-b", "index-1-a", "building-new", "building-old", "other"} {
		if err := os.Mkdir(filepath.Join(cache, name), 0o755); err != nil {
			t.Fatal(err)
		}
		at := now.Add(-time.Duration(i) * time.Minute)
		if name == "building-old" {
			at = now.Add(-2 * abandoned)
		}
		if err := os.Chtimes(filepath.Join(cache, name), at, at); err != nil {
			t.Fatal(err)
		}
	}
	ix, err := Open(floridaBase(t), cache, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer ix.Close()
	var left []string
	entries, err := os.ReadDir(cache)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), ix.Base().Checksum[:16]) {
			left = append(left, e.Name())
		}
	}
	if want := []string{"building-new", "index-1-c", "index-1-d", "index-1-e", "other"}; !slices.Equal(left, want) {
		t.Errorf("left are %v, want %v", left, want)
	}
}
