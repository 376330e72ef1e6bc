package store

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// The names of what a store's directory holds; doc.go says what each is.
const (
	lockFile     = "lock"
	manifestsDir = "manifests"
	listsDir     = "lists"
	refusedDir   = "refused"
	derivedDir   = "derived"
	checkFile    = "check.json"
	tmpDir       = "tmp"
)

func (s *Store) path(elem ...string) string {
	return filepath.Join(s.dir, filepath.Join(elem...))
}

// create makes the directories of the store that are not there.
func (s *Store) create() error {
	for _, dir := range []string{s.dir, s.path(manifestsDir), s.path(listsDir), s.path(refusedDir), s.path(derivedDir), s.path(tmpDir)} {
		if info, err := os.Stat(dir); err == nil && info.IsDir() {
			continue
		}
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return err
		}
		if err := syncDir(filepath.Dir(dir)); err != nil {
			return err
		}
	}
	return nil
}

// replace puts a file with data where path is, or fails and leaves what is there as it was. A lasting file survives a
// loss of power from when replace returns; another may be found cut short or empty after one.
func (s *Store) replace(path string, data []byte, lasting bool) error {
	tmp := s.path(tmpDir, rand.Text())
	err := write(tmp, data, lasting)
	if err == nil {
		err = os.Rename(tmp, path)
	}
	if err != nil {
		_ = os.Remove(tmp)
		return unwritable(err)
	}
	if !lasting {
		return nil
	}
	return unwritable(syncDir(filepath.Dir(path)))
}

func write(path string, data []byte, lasting bool) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err == nil && lasting {
		err = f.Sync()
	}
	return errors.Join(err, f.Close())
}

// syncFile makes the bytes of a file last.
func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// syncDir makes the names in a directory last.
func syncDir(path string) error {
	if runtime.GOOS == "windows" {
		return nil // keeps its directories itself, and refuses to be told
	}
	d, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// unwritable says what to do about an error of writing, and returns nil for none.
func unwritable(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("the store cannot be written: see that its disk has room and that you may write there; what it had, it has: %w", err)
}

// readFile reads a file of at most limit bytes. Its errors do not name the file; one that is not there is
// fs.ErrNotExist.
func readFile(path string, limit int64) ([]byte, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
	case !info.Mode().IsRegular():
		return nil, errors.New("is not a file") // and a pipe would keep its reader waiting
	case info.Size() > limit:
		return nil, fmt.Errorf("is larger than it can be (%d MB)", limit>>20)
	default:
		var data []byte
		if data, err = os.ReadFile(path); err == nil {
			return data, nil
		}
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil, missing{}
	}
	var pathErr *fs.PathError
	if errors.As(err, &pathErr) {
		err = pathErr.Err
	}
	return nil, fmt.Errorf("cannot be read (%w)", err)
}

// missing is fs.ErrNotExist in the words of the faults.
type missing struct{}

func (missing) Error() string { return "is missing" }
func (missing) Unwrap() error { return fs.ErrNotExist }

func sumOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// isSum reports whether s is a SHA-256 in hex, which is safe in a path.
func isSum(s string) bool {
	return len(s) == 2*sha256.Size && strings.Trim(s, "0123456789abcdef") == ""
}
