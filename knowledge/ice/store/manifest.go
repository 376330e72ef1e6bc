package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"
)

// keptManifests is how many are kept: what is rolled back can still be looked at, and a damaged one has a whole one
// before it.
const keptManifests = 50

func manifestName(sequence int) string { return fmt.Sprintf("%06d.json", sequence) }

// sequences returns the numbers of the manifests that are there, lowest first.
func (s *Store) sequences() ([]int, error) {
	files, err := os.ReadDir(s.path(manifestsDir))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("the store cannot be read, see that you may read it: %w", err)
	}
	var all []int
	for _, f := range files {
		digits, _ := strings.CutSuffix(f.Name(), ".json")
		if n, err := strconv.Atoi(digits); err == nil && n > 0 && f.Name() == manifestName(n) {
			all = append(all, n)
		}
	}
	slices.Sort(all)
	return all, nil
}

// manifest reads one manifest. Its errors do not name the file.
func (s *Store) manifest(sequence int) (State, error) {
	data, err := readFile(s.path(manifestsDir, manifestName(sequence)), maxRecord)
	if err != nil {
		return State{}, err
	}
	state, err := parseManifest(data)
	if err == nil && state.Sequence != sequence {
		err = fmt.Errorf("is number %d under another's name", state.Sequence)
	}
	if err != nil {
		return State{}, err
	}
	return state, nil
}

func parseManifest(data []byte) (State, error) {
	var state State
	if err := unseal(kindManifest, data, &state); err != nil {
		return State{}, err
	}
	if err := state.check(); err != nil {
		return State{}, fmt.Errorf("is damaged: it %w", err)
	}
	return state, nil
}

func formatManifest(state *State) ([]byte, error) {
	if err := state.check(); err != nil {
		return nil, fmt.Errorf("the change cannot be made: the new manifest %w", err)
	}
	return seal(kindManifest, state)
}
