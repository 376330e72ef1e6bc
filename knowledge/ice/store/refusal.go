package store

import (
	"fmt"
	"path"
	"slices"
	"strings"
)

const (
	keptRefusals = 50
	// maxRefused bounds a refused file, whatever it is.
	maxRefused = 256 << 20
)

// Refuse keeps a file that was not taken, to be looked at, and why, and sets it aside. name is the file's and from where it
// was taken from. Of refused files the newest 50 are kept. One that was refused before is refused anew; it is an error to
// refuse a workbook that is in use.
func (w *Writer) Refuse(name, from string, data []byte, reason string) error {
	next := w.next("refuse")
	r := Refusal{SHA256: sumOf(data), Name: name, From: from, At: next.Changed, Reason: reason}
	if e, ok := next.List(r.SHA256); ok {
		return fmt.Errorf("%s is in use as %s of %s: roll it back", name, e.File, e.Date)
	}
	if len(data) > maxRefused {
		return fmt.Errorf("%s is larger than %d MB", name, maxRefused>>20)
	}
	if err := w.held(); err != nil {
		return err
	}
	next.Refused = append(slices.DeleteFunc(next.Refused, func(old Refusal) bool { return old.SHA256 == r.SHA256 }), r)
	next.Refused = next.Refused[max(0, len(next.Refused)-keptRefusals):]
	if err := w.store.replace(w.store.refusedPath(r), data, true); err != nil {
		return err
	}
	return w.commit(next)
}

func (s *Store) refusedPath(r Refusal) string { return s.path(refusedDir, refusedName(r)) }

// refusedName is the sum with the ending of the file's name, so that it opens with what it is for, or with .bin where that
// is none to trust.
func refusedName(r Refusal) string {
	ext := strings.ToLower(path.Ext(r.Name))
	if len(ext) < 2 || len(ext) > 6 || strings.Trim(ext[1:], letters) != "" {
		ext = ".bin"
	}
	return r.SHA256 + ext
}
