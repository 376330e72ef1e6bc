package store

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ask287/knowledge/ice"
)

// A manifest that is in order but for what it says is an error, and no path.
func TestManifestOfAnother(t *testing.T) {
	sum := sumOf(nil)
	good := func() State {
		return State{Sequence: 2, Action: "import", RolledBack: []string{sum}, Refused: []Refusal{{SHA256: sum}}, Lists: []Entry{
			{SHA256: sum, Kind: ice.Pending, Date: "2026-01-01", Change: 1},
			{SHA256: sumOf([]byte("b")), Kind: ice.Pending, Date: "2026-01-02", Change: 2},
		}}
	}
	for name, spoil := range map[string]func(s *State){
		"":                     func(*State) {},
		"another number":       func(s *State) { s.Sequence = 3 },
		"no number":            func(s *State) { s.Sequence = 0 },
		"a path for a sum":     func(s *State) { s.Lists[0].SHA256 = "../../secret" },
		"a list twice":         func(s *State) { s.Lists[1].SHA256 = sum },
		"out of order":         func(s *State) { s.Lists[1].Date = "2025-01-01" },
		"no day":               func(s *State) { s.Lists[0].Date = "" },
		"another kind of list": func(s *State) { s.Lists[0].Kind = "x" },
		"from the future":      func(s *State) { s.Lists[1].Change = 3 },
		"a path rolled back":   func(s *State) { s.RolledBack[0] = "../x" },
		"a path refused":       func(s *State) { s.Refused[0].SHA256 = "../x" },
	} {
		s := filled(t, 1)
		state := good()
		spoil(&state)
		record, err := seal(kindManifest, state)
		must(t, err)
		must(t, os.WriteFile(s.path(manifestsDir, manifestName(2)), record, 0o644))
		if _, err := s.State(); (err == nil) != (name == "") {
			t.Errorf("%q: %v", name, err)
		}
	}
}

func TestReadingThatUnpacksToTooMuch(t *testing.T) {
	s := filled(t, 1)
	e := entry(t, s, 0)
	var bomb bytes.Buffer
	w := gzip.NewWriter(&bomb)
	for range maxRecord>>20 + 1 {
		_, err := w.Write(make([]byte, 1<<20))
		must(t, err)
	}
	must(t, w.Close())
	must(t, os.WriteFile(s.readingPath(e.SHA256), bomb.Bytes(), 0o644))
	if _, err := s.reading(e); err == nil || !strings.Contains(err.Error(), "unpacks to more") {
		t.Errorf("the kept reading: %v", err)
	}
	if _, err := s.Read(e); err != nil {
		t.Error(err)
	}
	verify(t, s)
}

// A reading of another version of ask287, or of another list, is made again.
func TestReadingOfAnother(t *testing.T) {
	for name, spoil := range map[string]func(p *ice.Published) string{
		"version": func(*ice.Published) string { return "reading 0" },
		"list":    func(p *ice.Published) string { p.SHA256 = sumOf(nil); return kindReading },
	} {
		s := filled(t, 1)
		e := entry(t, s, 0)
		want, _ := list(t, 0)
		other, _ := list(t, 0)
		other.Rows = nil
		record, err := seal(spoil(other), other)
		must(t, err)
		var packed bytes.Buffer
		w := gzip.NewWriter(&packed)
		_, err = w.Write(record)
		must(t, err)
		must(t, w.Close())
		must(t, os.WriteFile(s.readingPath(e.SHA256), packed.Bytes(), 0o644))
		if got, err := s.Read(e); err != nil || !cmp.Equal(got, want) {
			t.Errorf("a reading of another %s is read as %+v, %v", name, got, err)
		}
	}
}

// A reading holds what ice.Published has. When this fails, raise the number in kindReading, or readings of before are taken
// for those of now.
func TestReadingFormat(t *testing.T) {
	p := ice.Published{Rows: []ice.Row{{}}, Corrections: []ice.Correction{{}}, Doubts: []ice.Doubt{{}}}
	got, err := json.Marshal(p)
	must(t, err)
	const want = `{"Kind":"","Date":"","DateFrom":"","File":"","SHA256":"",` +
		`"Rows":[{"Row":0,"State":"","Agency":"","Type":"","County":"","Model":"","Signed":"","Doubt":"","MOA":"","Addendum":""}],` +
		`"Corrections":[{"Row":0,"Column":"","Printed":"","ReadAs":"","Why":""}],` +
		`"Doubts":[{"Row":0,"Column":"","Printed":"","Why":""}]}`
	if string(got) != want {
		t.Errorf("a reading is\n%s, want\n%s", got, want)
	}
}
