package store

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Where the store cannot be written, that is told and nothing changes.
func TestUnwritable(t *testing.T) {
	s := filled(t, 1)
	w := lock(t, s)
	before := state(t, s)
	entries := put(t, w, 1)
	must(t, os.Remove(s.path(tmpDir)))
	must(t, os.WriteFile(s.path(tmpDir), nil, 0o644))
	p, data := list(t, 2)
	_, putErr := w.Put(p, data, "")
	_, rollbackErr := w.Rollback()
	for what, err := range map[string]error{
		"Put": putErr, "Use": w.Use("import", entries...), "Rollback": rollbackErr,
		"Refuse": w.Refuse("x", "", nil, ""), "KeepCheck": w.KeepCheck(Check{}),
	} {
		if err == nil || !strings.Contains(err.Error(), "cannot be written") {
			t.Errorf("%s: %v", what, err)
		}
	}
	if got := state(t, s); !cmp.Equal(got, before) || !cmp.Equal(w.state, before) {
		t.Errorf("the state is %+v, want %+v", got, before)
	}
	m := &tables{}
	m.derive(t, s, "one", 1)
	m.derive(t, s, "one", 2)
	must(t, os.Remove(s.path(tmpDir)))
	must(t, os.Mkdir(s.path(tmpDir), 0o755))
	must(t, w.Use("import", entries...))
	verify(t, s)
}

func TestReadOnly(t *testing.T) {
	s := filled(t, 1)
	(&tables{}).derive(t, s, "one", 1)
	must(t, os.Remove(s.readingPath(entry(t, s, 0).SHA256)))
	dirs := []string{s.dir, s.path(tmpDir), s.path(listsDir), s.path(manifestsDir), s.path(refusedDir), s.path(derivedDir)}
	for _, dir := range dirs {
		must(t, os.Chmod(dir, 0o555))
		t.Cleanup(func() { must(t, os.Chmod(dir, 0o755)) })
	}
	if os.WriteFile(s.path(tmpDir, "x"), nil, 0o644) == nil {
		t.Skip("this user may write where nobody may")
	}
	if p, err := s.Read(entry(t, s, 0)); err != nil || len(p.Rows) != 2 {
		t.Errorf("a list is read as %+v, %v", p, err)
	}
	(&tables{}).derive(t, s, "one", 0)
	(&tables{}).derive(t, s, "two", 1)
	if w, err := s.Lock(t.Context()); err == nil {
		if err := w.KeepCheck(Check{}); err == nil || !strings.Contains(err.Error(), "cannot be written") {
			t.Errorf("a check in a store that cannot be written: %v", err)
		}
		must(t, w.Close())
	}
}
