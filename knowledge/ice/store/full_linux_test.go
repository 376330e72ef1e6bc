package store

import (
	"bytes"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// fullStore names the store of a child of TestFull, which is this program again.
const fullStore = "ASK287_TEST_FULL_STORE"

// TestFull has a child change a store where no file may have more than some bytes, as on a disk that becomes full.
func TestFull(t *testing.T) {
	s := filled(t, 1)
	before := state(t, s)
	program, err := os.Executable()
	must(t, err)
	cmd := exec.CommandContext(t.Context(), program, "-test.run=^TestFullChild$")
	cmd.Env = append(os.Environ(), fullStore+"="+s.dir)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if got := state(t, s); !cmp.Equal(got, before) {
		t.Errorf("the state is %+v, want %+v", got, before)
	}
	if got := files(t, s, tmpDir); got != nil {
		t.Errorf("%q is left in tmp", got)
	}
	verify(t, s)
}

// TestFullChild is the child of TestFull, and no test of its own.
func TestFullChild(t *testing.T) {
	dir := os.Getenv(fullStore)
	if dir == "" {
		t.Skip("TestFull runs it")
	}
	s := open(t, dir)
	w := lock(t, s)
	entries := put(t, w, 1)
	signal.Ignore(syscall.SIGXFSZ)
	must(t, syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: 100, Max: 100}))
	p, data := list(t, 2)
	_, putErr := w.Put(p, data, "")
	_, rollbackErr := w.Rollback()
	big := map[string]Validator{"page": {ETag: strings.Repeat("x", 1000)}}
	for what, err := range map[string]error{
		"Put": putErr, "Use": w.Use("import", entries...), "Rollback": rollbackErr,
		"Refuse": w.Refuse("x", "", bytes.Repeat([]byte("x"), 1000), ""), "KeepCheck": w.KeepCheck(Check{Pages: big}),
	} {
		if err == nil || !strings.Contains(err.Error(), "see that its disk has room") || !strings.Contains(err.Error(), filepath.Join(dir, tmpDir)) {
			t.Errorf("%s: %v", what, err)
		}
	}
	(&tables{}).derive(t, s, "one", 1)
}
