package ice

import (
	"strings"

	"ask287/knowledge"
)

// shortForms are what ICE's lists of early 2025 print for words that they print in full later.
var shortForms = map[string]string{
	"PD": "Police Department", "DPS": "Department of Public Safety", "DOC": "Department of Corrections",
	"BOCC": "Board of County Commissioners", "Dept": "Department", "Dept.": "Department",
}

// spelledOut returns a name with its short forms written out, and the state's name before a department of the state. The lists
// of 2021 print an addendum as an agency of its own.
func spelledOut(name, state string) string {
	words := strings.Split(strings.TrimSuffix(name, " (Addendum)"), " ")
	for i, w := range words {
		if long, ok := shortForms[w]; ok {
			words[i] = long
		}
	}
	name = strings.Join(words, " ")
	if strings.HasPrefix(name, "Department of ") {
		name = properName(state) + " " + name
	}
	return name
}

// alike reports whether two names may be one: all words of either are among the other's, the state's name left out,
// or what tells them apart are typing errors.
func alike(a, b line) bool {
	x, y := a.words(), b.words()
	return contains(x, y) || contains(y, x) || misspelt(a, b)
}

// misspelt reports whether two names differ in typing errors only: up to three where what tells the agency from others has
// seven letters, two for five, else one.
func misspelt(a, b line) bool {
	x, y := knowledge.CoreOf(a.kind, a.full), knowledge.CoreOf(b.kind, b.full)
	limit := 1
	switch n := min(len(knowledge.Key(x.Words...)), len(knowledge.Key(y.Words...))); {
	case n >= 7:
		limit = 3
	case n >= 5:
		limit = 2
	}
	return knowledge.Edits(knowledge.Key(knowledge.Words(a.full)...), knowledge.Key(knowledge.Words(b.full)...), limit) <= limit
}

// words returns the words of the name that say which agency it is.
func (l line) words() []string {
	var out []string
	state := knowledge.Words(stateName(l.State))
	for _, w := range knowledge.Words(l.full) {
		if !knowledge.IsJoining(w) && !contains(state, []string{w}) {
			out = append(out, knowledge.Singular(w))
		}
	}
	return out
}

// contains reports whether all of some words are among others, and any are.
func contains(all, some []string) bool {
	have := map[string]bool{}
	for _, w := range all {
		have[w] = true
	}
	for _, w := range some {
		if !have[w] {
			return false
		}
	}
	return len(some) > 0
}
