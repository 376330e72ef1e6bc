//go:build unix

package update

import (
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// What is no file keeps nothing waiting, and what cannot be read keeps nothing else from being taken.
func TestImportNoFiles(t *testing.T) {
	u := newUpdater(t)
	dir := t.TempDir()
	participating(t, posted, newer(t)...).as("f.xlsx").in(t, dir)
	must(t, syscall.Mkfifo(filepath.Join(dir, "b.xlsx"), 0o644))
	must(t, syscall.Mkfifo(filepath.Join(dir, "pipe"), 0o644))
	must(t, os.Symlink("nowhere.xlsx", filepath.Join(dir, "d.xlsx")))
	must(t, os.Symlink(dir, filepath.Join(dir, "e.xlsx")))
	socket, err := new(net.ListenConfig).Listen(t.Context(), "unix", filepath.Join(dir, "c.xlsx"))
	if err != nil {
		t.Skipf("no socket to be had: %v", err)
	}
	defer socket.Close()
	r := u.take(t, []string{dir}, false, Refused, Refused, Refused, Refused, Taken, Passed)
	for i, why := range []string{"is a pipe", "is a socket", "there is no such file", "is a folder"} {
		if !strings.Contains(r.Outcomes[i].Why, why) {
			t.Errorf("%+v is not told as %q", r.Outcomes[i], why)
		}
	}
	if r.After.Date != posted {
		t.Errorf("the list in use is that of %s", r.After.Date)
	}
}

func TestImportUnreadable(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("nothing is unreadable to root")
	}
	u := newUpdater(t)
	dir := t.TempDir()
	participating(t, posted, newer(t)...).as("b.xlsx").in(t, dir)
	must(t, os.Chmod(participating(t, posted).as("a.xlsx").in(t, dir), 0))
	if r := u.take(t, []string{dir}, false, Refused, Taken); !strings.Contains(r.Outcomes[0].Why, "permission denied: give a file that can be read") {
		t.Errorf("%+v", r.Outcomes[0])
	}
}
