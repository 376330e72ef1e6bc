package index

import (
	"cmp"
	"slices"
	"strings"

	"ask287/knowledge"
)

// Names says which names are completed.
type Names string

// What can be completed.
const (
	AgencyNames Names = "agency"
	PlaceNames  Names = "place" // counties, cities and, for digits, ZIP codes
	StateNames  Names = "state"
	TermNames   Names = "term" // of the glossary
)

// Completion is something whose name goes on from what was typed: a Term, or else a Subject.
type Completion struct {
	Subject
	Term *knowledge.Term
}

// completer has the names that may be completed, in the order in which they are offered.
type completer struct {
	agencies, places []completable
	states, terms    []completable
}

type completable struct {
	words string // each after a blank, so that the beginning of one can be looked for
	Completion
	lang knowledge.Lang // of a term
}

func newCompleter(base *knowledge.Base) *completer {
	c := &completer{}
	for i := range base.Agencies {
		c.agencies = append(c.agencies, completable{words: spaced(base.Agencies[i].Name), Completion: Completion{Subject: Subject{Agency: &base.Agencies[i]}}})
	}
	for i := range base.Counties {
		c.places = append(c.places, completable{words: spaced(base.Counties[i].Name), Completion: Completion{Subject: Subject{County: &base.Counties[i]}}})
	}
	for i := range base.Cities {
		c.places = append(c.places, completable{words: spaced(base.Cities[i].Name), Completion: Completion{Subject: Subject{City: &base.Cities[i]}}})
	}
	for i := range base.States {
		s := &base.States[i]
		words := spaced(s.Name) + spaced(s.Code)
		for _, n := range base.StateNames {
			if n.State == s.Code {
				words += spaced(n.Name)
			}
		}
		c.states = append(c.states, completable{words: words, Completion: Completion{Subject: Subject{State: s}}})
	}
	for i := range base.Terms {
		t := &base.Terms[i]
		c.terms = append(c.terms, completable{words: spaced(t.Name + " " + strings.Join(t.Also, " ")), Completion: Completion{Term: t}, lang: t.Lang})
	}
	for _, of := range [][]completable{c.agencies, c.places} {
		slices.SortStableFunc(of, func(x, y completable) int {
			return cmp.Or(cmp.Compare(x.words, y.words), cmp.Compare(x.StateCode(), y.StateCode()))
		})
	}
	return c
}

func spaced(name string) string { return " " + strings.Join(knowledge.Words(name), " ") }

// Complete returns at most n things of which every word typed begins a word of the name: those whose name begins with what
// was typed first, in the order of their names. state, two letters, narrows agencies and places; lang is that of terms.
func (ix *Index) Complete(of Names, typed, state string, lang knowledge.Lang, n int) []Completion {
	words := knowledge.Words(typed)
	if of == PlaceNames && len(words) == 1 && isDigits(words[0]) {
		return ix.zipsFrom(words[0], state, n)
	}
	all := map[Names][]completable{
		AgencyNames: ix.names.agencies, PlaceNames: ix.names.places, StateNames: ix.names.states, TermNames: ix.names.terms,
	}[of]
	begins := spaced(typed)
	if len(words) == 0 {
		begins = ""
	}
	var first, rest []Completion
	for i := range all {
		c := &all[i]
		switch {
		case state != "" && of != StateNames && of != TermNames && c.StateCode() != state, of == TermNames && c.lang != lang:
		case strings.HasPrefix(c.words, begins):
			first = append(first, c.Completion)
		case len(rest) < n && !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(c.words, " "+w) }):
			rest = append(rest, c.Completion)
		}
		if len(first) == n {
			break
		}
	}
	first = append(first, rest...)
	return first[:min(n, len(first))]
}

// zipsFrom returns the ZIP codes that begin with digits.
func (ix *Index) zipsFrom(digits, state string, n int) []Completion {
	var out []Completion
	from, _ := slices.BinarySearchFunc(ix.base.ZIPs, digits, func(z knowledge.ZIP, d string) int { return cmp.Compare(z.Code, d) })
	for i := from; i < len(ix.base.ZIPs) && strings.HasPrefix(ix.base.ZIPs[i].Code, digits) && len(out) < n; i++ {
		if state == "" || ix.base.ZIPs[i].State == state {
			out = append(out, Completion{Subject: Subject{ZIP: &ix.base.ZIPs[i]}})
		}
	}
	return out
}

func isDigits(s string) bool { return strings.Trim(s, "0123456789") == "" && s != "" }
