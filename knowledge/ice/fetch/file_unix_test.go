//go:build unix

package fetch

import (
	"net"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// A pipe would be waited for, and a socket cannot be opened: they are told before.
func TestFilePipe(t *testing.T) {
	dir := t.TempDir()
	pipe := filepath.Join(dir, "pipe.xlsx")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Skip("no pipes here: ", err)
	}
	_, err := client().Look(t.Context(), pipe, nil)
	fails(t, err, pipe+" is a pipe: give a workbook or a saved page")
	link := filepath.Join(dir, "link.xlsx")
	if err := os.Symlink(pipe, link); err != nil {
		t.Fatal(err)
	}
	_, err = client().Look(t.Context(), link, nil)
	fails(t, err, link+" is a pipe")
}

func TestFileSocket(t *testing.T) {
	dir, err := os.MkdirTemp("", "") //nolint:usetesting // the path of a socket is at most about a hundred bytes long
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	socket := filepath.Join(dir, "s")
	l, err := (&net.ListenConfig{}).Listen(t.Context(), "unix", socket)
	if err != nil {
		t.Skip("no sockets here: ", err)
	}
	defer l.Close()
	_, err = client().Look(t.Context(), socket, nil)
	fails(t, err, socket+" is a socket: give")
}
