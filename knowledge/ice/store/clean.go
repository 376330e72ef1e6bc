package store

import (
	"os"
	"path/filepath"
	"strings"
	"time"
)

// unusedFor is how long a file stays that no manifest refers to: a list that was Put and not put in use, say.
const unusedFor = 24 * time.Hour

// clean removes what killed writers left behind and what is not needed any more, but nothing that a kept manifest refers
// to. What cannot be removed stays, and harms nobody.
func (w *Writer) clean() {
	s := w.store
	removeOlder(s.path(tmpDir), 0, func(string) bool { return false })
	all, err := s.sequences()
	if err != nil {
		return
	}
	for ; len(all) > keptManifests; all = all[1:] {
		if os.Remove(s.path(manifestsDir, manifestName(all[0]))) != nil {
			return
		}
	}
	needed := map[string]bool{}
	for _, n := range all {
		state, err := s.manifest(n)
		if err != nil {
			return // it may refer to anything
		}
		for _, e := range state.Lists {
			needed[e.SHA256] = true
		}
		for _, r := range state.Refused {
			needed[r.SHA256] = true
		}
	}
	keep := func(name string) bool {
		sum, _, _ := strings.Cut(name, ".")
		return needed[sum] || !isSum(sum) // a file of somebody else's is not ours to remove
	}
	removeOlder(s.path(listsDir), unusedFor, keep)
	removeOlder(s.path(refusedDir), unusedFor, keep)
}

// removeOlder removes the files of a directory that were written that long ago or longer, but for those to keep.
func removeOlder(dir string, age time.Duration, keep func(name string) bool) {
	files, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	for _, f := range files {
		info, err := f.Info()
		if err == nil && time.Since(info.ModTime()) >= age && !keep(f.Name()) {
			_ = os.Remove(filepath.Join(dir, f.Name()))
		}
	}
}
