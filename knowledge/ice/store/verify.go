package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Fault is a file of the store that is not as it was written.
type Fault struct {
	File string // within the store's directory
	What string // what is wrong with it, and what to do
}

// Verify checks every file that the kept manifests refer to against its checksum, and that none is missing; the manifests
// themselves; and what is kept beside them. It returns what it finds, first what matters most; none for a whole store, and
// for an empty one. It is an error only that the store cannot be looked at.
//
// It reads the whole store, which takes seconds. What a writer removes meanwhile may be told as missing.
func (s *Store) Verify() ([]Fault, error) {
	all, err := s.sequences()
	if err != nil {
		return nil, err
	}
	v := &verifier{store: s}
	inUse, before := v.manifests(all)
	for _, e := range inUse.Lists {
		v.list(e, restoreWorkbook(e))
	}
	for _, e := range before {
		v.list(e, unused)
	}
	for _, r := range inUse.Refused {
		v.refusal(r)
	}
	if _, err := s.check(); err != nil && !errors.Is(err, fs.ErrNotExist) {
		v.fault(s.path(checkFile), err, restoreCheck)
	}
	return v.faults, v.derived()
}

type verifier struct {
	store  *Store
	faults []Fault
}

func (v *verifier) fault(path string, err error, todo string) {
	file, relErr := filepath.Rel(v.store.dir, path)
	if relErr != nil {
		file = path
	}
	v.faults = append(v.faults, Fault{File: filepath.ToSlash(file), What: err.Error() + ": " + todo})
}

const unused = "no list in use depends on it"

// manifests checks the manifests of those numbers, and that none is left out. It returns the newest, and the lists that
// only older ones refer to.
func (v *verifier) manifests(all []int) (inUse State, before []Entry) {
	seen := map[string]bool{}
	for i, n := range slices.Backward(all) {
		if i > 0 && all[i-1] != n-1 {
			v.fault(v.store.path(manifestsDir, manifestName(n-1)), missing{}, unused)
		}
		newest := i == len(all)-1
		state, err := v.store.manifest(n)
		switch {
		case err != nil && newest:
			v.fault(v.store.path(manifestsDir, manifestName(n)), err, restoreManifest)
		case err != nil:
			v.fault(v.store.path(manifestsDir, manifestName(n)), err, unused)
		case newest:
			inUse = state
		}
		for _, e := range state.Lists {
			if !seen[e.SHA256] && !newest {
				before = append(before, e)
			}
			seen[e.SHA256] = true
		}
	}
	return inUse, before
}

func (v *verifier) list(e Entry, todo string) {
	if _, err := v.store.workbook(e); err != nil {
		v.fault(v.store.workbookPath(e), err, todo)
	}
	if _, err := v.store.reading(e); err != nil {
		v.fault(v.store.readingPath(e.SHA256), err, "the workbook is read again in its place")
	}
}

func (v *verifier) refusal(r Refusal) {
	path := v.store.refusedPath(r)
	data, err := readFile(path, maxRefused)
	if err == nil && sumOf(data) != r.SHA256 {
		err = errors.New("is damaged")
	}
	if err != nil {
		v.fault(path, err, "it was kept to be looked at only")
	}
}

func (v *verifier) derived() error {
	files, err := os.ReadDir(v.store.path(derivedDir))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	for _, f := range files {
		if !strings.HasSuffix(f.Name(), derivedExt) {
			continue
		}
		path := v.store.path(derivedDir, f.Name())
		data, err := readFile(path, maxDerived)
		if err == nil {
			_, err = unpack(data)
		}
		if err != nil {
			v.fault(path, err, "it is made again when it is used, and may be removed")
		}
	}
	return err
}
