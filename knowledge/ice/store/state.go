package store

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"time"

	"ask287/knowledge"
	"ask287/knowledge/ice"
)

// State says which lists are in use, and which are not to be taken.
type State struct {
	Sequence   int       `json:"sequence"` // counts the changes; 0 for an empty store
	Changed    time.Time `json:"changed"`
	Action     string    `json:"action"`                // what the last change was: "import", "update", "rollback", "refuse"
	Lists      []Entry   `json:"lists,omitempty"`       // in use; by date, then by file, then by sum
	RolledBack []string  `json:"rolled_back,omitempty"` // SHA-256 sums of lists that were in use, sorted
	Refused    []Refusal `json:"refused,omitempty"`     // the newest 50, oldest first
}

// Entry is a list that is in use, or that [Writer.Put] made ready for use.
type Entry struct {
	SHA256   string         `json:"sha256"` // of the workbook, in hex; no two lists of a State share one
	Kind     ice.ListKind   `json:"kind"`
	Date     knowledge.Date `json:"date"` // never ""
	DateFrom string         `json:"date_from"`
	File     string         `json:"file"` // the workbook's name as published; never a path of the store
	Rows     int            `json:"rows"`
	From     string         `json:"from"`   // where it was taken from, as the Writer was told
	Added    time.Time      `json:"added"`  // when it was put in use; zero before
	Change   int            `json:"change"` // the Sequence of the change that put it in use; 0 before
}

// Refusal is a workbook, or what came in place of one, that was not taken.
type Refusal struct {
	SHA256 string    `json:"sha256"`
	Name   string    `json:"name"` // as received
	From   string    `json:"from"`
	At     time.Time `json:"at"`
	Reason string    `json:"reason"`
}

// List returns the list in use that has the SHA-256, and false if none has.
func (s *State) List(sha256 string) (Entry, bool) {
	for i := range s.Lists {
		if s.Lists[i].SHA256 == sha256 {
			return s.Lists[i], true
		}
	}
	return Entry{}, false
}

// SetAside reports whether the workbook of that SHA-256 was rolled back or refused, and not taken since: an update leaves
// it alone, and somebody has to ask for it by name.
func (s *State) SetAside(sha256 string) bool {
	return slices.Contains(s.RolledBack, sha256) ||
		slices.ContainsFunc(s.Refused, func(r Refusal) bool { return r.SHA256 == sha256 })
}

// check returns what is wrong with a State that came from a file or goes into one.
func (s *State) check() error {
	if s.Sequence < 1 {
		return fmt.Errorf("has the number %d", s.Sequence)
	}
	seen := make(map[string]bool, len(s.Lists))
	for i := range s.Lists {
		e := &s.Lists[i]
		if err := e.check(); err != nil {
			return err
		}
		if e.Change < 1 || e.Change > s.Sequence || seen[e.SHA256] {
			return fmt.Errorf("has %s twice, or from a change that was not", e.File)
		}
		seen[e.SHA256] = true
	}
	if !slices.IsSortedFunc(s.Lists, compareEntries) {
		return errors.New("has its lists out of order")
	}
	for _, sum := range s.RolledBack {
		if !isSum(sum) {
			return fmt.Errorf("has rolled back %q, which is no SHA-256", sum)
		}
	}
	for _, r := range s.Refused {
		if !isSum(r.SHA256) {
			return fmt.Errorf("has refused %q, which is no SHA-256", r.SHA256)
		}
	}
	return nil
}

func (e *Entry) check() error {
	if !isSum(e.SHA256) {
		return fmt.Errorf("names %s by %q, which is no SHA-256", e.File, e.SHA256)
	}
	if e.Kind != ice.Participating && e.Kind != ice.Pending {
		return fmt.Errorf("has %s as a list of the kind %q", e.File, e.Kind)
	}
	if _, err := knowledge.ParseDate(string(e.Date)); err != nil || e.Date == "" || e.Rows < 0 {
		return fmt.Errorf("has %s of the day %q with %d rows", e.File, e.Date, e.Rows)
	}
	return nil
}

func compareEntries(a, b Entry) int {
	return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.File, b.File), cmp.Compare(a.SHA256, b.SHA256))
}
