package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"
)

// Store is a store to read from. It holds nothing but the directory's name: what others change is seen at the next call.
// Its methods may be called by several goroutines at once.
type Store struct {
	dir string
}

// Open returns the store in dir. It makes nothing: a directory that does not exist is an empty store, until [Store.Lock]
// makes it. A dir that is something else than a directory, or "", is an error.
func Open(dir string) (*Store, error) {
	if dir == "" {
		return nil, errors.New("no directory is named for the store")
	}
	info, err := os.Stat(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return &Store{dir}, nil
	}
	if err != nil {
		return nil, fmt.Errorf("the store cannot be opened, see that you may read it: %w", err)
	}
	if !info.IsDir() {
		return nil, fmt.Errorf("%s is not a directory: name one for the store", dir)
	}
	return &Store{dir}, nil
}

// State returns which lists are in use and what is set aside. The State of an empty store is empty. A manifest that is
// damaged is an error, which names it and says what to do; State then does not fall back to an older one by itself.
func (s *Store) State() (State, error) {
	all, err := s.sequences()
	if err != nil || len(all) == 0 {
		return State{}, err
	}
	last := all[len(all)-1]
	state, err := s.manifest(last)
	if err != nil {
		return State{}, fmt.Errorf("%s %w: %s", s.path(manifestsDir, manifestName(last)), err, restoreManifest)
	}
	return state, nil
}

const restoreManifest = "if no newer ask287 has written it, put it back from a copy, or remove it, and the lists that were in use before it are in use again"

// Check is what came of a look at ICE's page.
type Check struct {
	At      time.Time            `json:"at"`
	From    string               `json:"from"`    // the address that was looked at
	Outcome string               `json:"outcome"` // in words, or in the caller's own sign for it
	Pages   map[string]Validator `json:"pages,omitempty"`
}

// Validator is what tells whether a page has changed since it was fetched. What the server did not say is "".
type Validator struct {
	ETag         string `json:"etag,omitempty"`
	LastModified string `json:"last_modified,omitempty"`
	SHA256       string `json:"sha256,omitempty"`
}

// Check returns what [Writer.KeepCheck] kept last, or the zero Check if it kept nothing. If what was kept is damaged, that
// is an error that comes with the zero Check; one may go on from there, and the next KeepCheck mends it.
func (s *Store) Check() (Check, error) {
	check, err := s.check()
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return Check{}, nil
	case err != nil:
		return Check{}, fmt.Errorf("%s %w: %s", s.path(checkFile), err, restoreCheck)
	}
	return check, nil
}

const restoreCheck = "it is replaced at the next look at ICE's page"

func (s *Store) check() (Check, error) {
	data, err := readFile(s.path(checkFile), maxRecord)
	if err != nil {
		return Check{}, err
	}
	var check Check
	return check, unseal(kindCheck, data, &check)
}
