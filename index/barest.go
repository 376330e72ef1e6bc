package index

import (
	"slices"

	"ask287/knowledge"
)

// soft are words that people leave out of the names of constables, marshals, prosecutors, jails and airports, or put in: what is left
// tells them apart. They stand in the singular.
var soft = setOf(`county parish precinct district ward state international regional metropolitan municipal national public authority commission
	board commissioner division bureau department office law enforcement service unit police sheriff constable marshal attorney prosecutor
	correction jail prison detention center facility rehabilitation judicial criminal general da pd city town`)

// keepers are the sorts of place that are not left out where a name has them: Troy Township lies beside Troy.
var keepers = []string{"township", "borough", "village"}

// numbers are the words for the numbers of precincts and districts.
var numbers = map[string]string{"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10"}

// isBarelyNamed reports whether agencies of a kind are found by the words that tell them apart.
func isBarelyNamed(kind knowledge.Kind) bool {
	switch kind {
	case knowledge.Constable, knowledge.Marshal, knowledge.Prosecutor, knowledge.Corrections, knowledge.Port:
		return true
	}
	return false
}

// barest returns the words of a name that tell it from others of its kind, sorted, without the name of its state.
func barest(words []string, state []string) []string {
	var out []string
	for _, w := range keyWords(words) {
		if !soft[w] && !slices.Contains(state, w) && !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	slices.Sort(out)
	return out
}

// barely finds the one agency of the kind asked for that bears just the words that tell it from others, in whatever order and with
// whatever words about it: "Bexar constable pct. 3", "Tampa airport police".
func (a *asking) barely(readings []reading) (Finding, bool) {
	if a.q.Kinds != 1 || !isBarelyNamed(a.q.Kind) {
		return Finding{}, false
	}
	for _, r := range readings {
		var state []string
		if s := a.base.State(r.state); s != nil {
			state = knowledge.Words(s.Name)
		}
		words := barest(tellingWords(r.left), state)
		if len(words) == 0 {
			continue
		}
		found := a.subjects(a.find(key(r.state, distinct, knowledge.Key(words...))))
		found = slices.DeleteFunc(found, func(s Subject) bool {
			return s.Agency == nil || s.Agency.Kind != a.q.Kind || !hasSortsOf(s.Agency.Name, r.left)
		})
		if f, ok := a.accept(r, found); ok {
			return f, true
		}
	}
	return Finding{}, false
}

// tellingWords returns the words of a question that may tell an agency from others, the numbers of precincts as digits.
func tellingWords(words []Token) []string {
	var out []string
	for i, t := range words {
		number := numbers[t.Word]
		switch {
		case number != "" && i > 0 && words[i-1].Role != Filler:
			out = append(out, number)
		case t.Fixed != "" && t.Role != Content:
			out = append(out, t.Fixed)
		case t.Role == Content || t.Role == KindWord || t.Role == Designator:
			out = append(out, t.Word)
		}
	}
	return out
}

// hasSortsOf reports whether a name and the words of a question agree on the sort of place, as far as it is not left out of names.
func hasSortsOf(name string, words []Token) bool {
	of := knowledge.Words(name)
	said := func(sort string) bool {
		return slices.ContainsFunc(words, func(t Token) bool { return t.Role == Designator && designator(t) == sort })
	}
	return !slices.ContainsFunc(keepers, func(k string) bool { return slices.Contains(of, k) != said(k) })
}
