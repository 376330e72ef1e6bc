package index

import (
	"slices"

	"ask287/knowledge"
)

// named answers a question that names an agency or a place. It accepts a name only by rule: every word
// that the lexicon does not have belongs to it, its state and kind are those asked for, and it is one. What
// several share is ambiguous; what is only close is a suggestion.
func (a *asking) named() (Finding, bool) {
	named := a.readings(a.q.States)
	if f, ok := a.exactly(named); ok {
		return f, true
	}
	stateless := a.stateless()
	if slices.ContainsFunc(a.q.States, func(m Mention) bool { return m.Sure && m.Code }) {
		stateless = nil // the IA of "Leon, IA" is no part of a name
	}
	if a.isOneState() {
		stateless = nil // it is not the village of Florida in New York
	}
	misspelt := a.misspelt()
	if f, ok := a.exactly(stateless); ok {
		if f.Verdict == Ambiguous {
			if told, ok := a.exactly(misspelt); ok && told.Verdict != Ambiguous {
				return told, true
			}
		}
		return f, true
	}
	for _, find := range []func() (Finding, bool){a.inPlace, a.town} {
		if f, ok := find(); ok {
			return f, true
		}
	}
	if f, ok := a.barely(slices.Concat(named, stateless)); ok {
		return f, true
	}
	if f, ok := a.besides(named); ok {
		return f, true
	}
	if f, ok := a.exactly(misspelt); ok {
		return f, true
	}
	explains := a.q.Intent == Definition || a.q.Intent == Explanation
	if explains && a.isBare() || slices.ContainsFunc(a.q.States, func(m Mention) bool { return m.Sure }) {
		stateless = nil
	}
	return a.nearly(slices.Concat(named, misspelt, stateless))
}

// isOneState reports whether one state is all that the question names, with no word for a kind of agency or a sort of place.
func (a *asking) isOneState() bool {
	return a.isBareOfAgency() && slices.ContainsFunc(a.q.States, func(m Mention) bool {
		_, _, isMore := content(a.q.Tokens[:m.From])
		_, _, goesOn := content(a.q.Tokens[m.To:])
		return m.Sure && !isMore && !goesOn
	})
}

// misspelt returns the readings in which a state's name has a typing error. Where the state stands behind it
// as it is spelt, that is it: the Knetucky of "Knetucky State University, Kentucky" belongs to the name.
func (a *asking) misspelt() []reading {
	mentions := slices.DeleteFunc(a.parser.states.misspelt(a.q.Tokens, a.known), func(m Mention) bool {
		return slices.ContainsFunc(a.q.States, func(o Mention) bool { return o.Sure && o.State == m.State && o.From > m.From })
	})
	return a.readings(mentions)
}

// exactly tries the readings in turn for names that are spelt as the facts spell them.
func (a *asking) exactly(readings []reading) (Finding, bool) {
	for _, r := range readings {
		lo, hi, ok := content(r.left)
		if !ok {
			if f, ok := a.plainly(r); ok {
				return f, true
			}
			continue
		}
		if f, ok := a.spelt(r, lo, hi); ok {
			return f, true
		}
		if f, ok := a.qualified(r, lo, hi); ok {
			return f, true
		}
	}
	return Finding{}, false
}

// spelt finds what words[lo:hi] name: first in full, then without its designator. Boise, Idaho, is the city, and
// the county only if there is no such city.
func (a *asking) spelt(r reading, lo, hi int) (Finding, bool) {
	for _, look := range []func(string, spelling) []Subject{a.inFull, a.cutShort} {
		for _, c := range a.classes() {
			for _, s := range spellings(c, r.left, lo, hi) {
				found := a.agree(r, s, look(r.state, s))
				if r.state == "" && len(found) > 0 {
					found = a.alsoCalled(found, r.left, lo, hi)
				}
				if f, ok := a.accept(r, found); ok {
					return f, true
				}
			}
		}
	}
	return Finding{}, false
}

// alsoCalled adds to what bears a name the agencies of other states that people there call so: Charlotte's police is, in
// North Carolina, that of Charlotte and Mecklenburg.
func (a *asking) alsoCalled(found []Subject, words []Token, lo, hi int) []Subject {
	for _, s := range wholeSpellings(others, words, lo, hi) {
		for _, called := range a.locals[s.name] {
			if !slices.Contains(found, called) {
				found = append(found, called)
			}
		}
	}
	return found
}

// classes returns the classes of name that the question may hold, in the order in which they are tried.
func (a *asking) classes() []class {
	switch {
	case a.saysMoreThanPolice():
		return []class{others, shuffled}
	case a.q.Kinds == 1 && a.q.Kind == knowledge.Sheriff:
		return []class{others, sheriffs}
	case a.q.Kinds == 1 && a.q.Kind == knowledge.Police:
		return []class{others, police}
	case a.q.Kinds == 1:
		return []class{others, shuffled, counties, cities}
	case slices.ContainsFunc(a.q.Tokens, func(t Token) bool { return t.Role == Generic }):
		return []class{others, shuffled} // some department or office, not a place
	}
	return []class{others, shuffled, counties, cities, police, sheriffs}
}

// lookUp returns what bears the name, in full or else without its designator.
func (a *asking) lookUp(state string, s spelling) []Subject {
	if found := a.inFull(state, s); len(found) > 0 {
		return found
	}
	return a.cutShort(state, s)
}

// inFull returns what bears the name as it stands.
func (a *asking) inFull(state string, s spelling) []Subject {
	switch s.cut {
	case "city":
		if a.has(key(state, cities, s.name+s.cut)) {
			return nil // Clay City is not Clay
		}
	case "town", "village":
		if s.class != police || state == "" || civilTowns[state] {
			return nil // the Town of Menasha is not the city
		}
	}
	return a.subjects(a.find(key(state, s.class, s.name)))
}

// civilTowns are the states whose counties are parted into towns, which lie beside the cities and villages of their
// names (the Census Bureau's minor civil divisions called towns).
var civilTowns = map[string]bool{"CT": true, "MA": true, "ME": true, "NH": true, "NY": true, "RI": true, "VT": true, "WI": true}

// cutShort returns what bears the name with a designator behind it.
func (a *asking) cutShort(state string, s spelling) []Subject {
	if s.class == others || s.class == shuffled || s.cut == "town" || s.cut == "village" {
		return nil
	}
	found := a.subjects(a.find(key(state, s.class.loose(), s.name)))
	return slices.DeleteFunc(found, func(found Subject) bool { return !a.mayBeCut(found) })
}

// agree keeps what the rest of the question does not contradict: a word for a kind that is no part of the name says
// what the agency must be. The police may be that of anything.
func (a *asking) agree(r reading, s spelling, found []Subject) []Subject {
	kinds := slices.DeleteFunc(slices.Clone(a.q.Said), func(k knowledge.Kind) bool { return k == knowledge.Police })
	if len(kinds) == 0 || s.class != others && s.class != shuffled {
		return found
	}
	first, last := s.words[0].Start, s.words[len(s.words)-1].End
	if !slices.ContainsFunc(r.left, func(t Token) bool {
		return t.Role == KindWord && !isPolice(t.Word) && (t.End <= first || t.Start >= last)
	}) {
		return found
	}
	return slices.DeleteFunc(found, func(s Subject) bool { return s.Agency != nil && !slices.Contains(kinds, s.Agency.Kind) })
}

// mayBeCut reports whether the designator of the name may be left out. That of a township, a town or a village may
// not: Melbourne Village lies beside Melbourne, and which is meant is asked. Nor any other where a city of the name lies elsewhere, nor that of a
// county's police where there is a city of the name at all.
func (a *asking) mayBeCut(s Subject) bool {
	if s.Agency == nil || s.Agency.Kind != knowledge.Police {
		return true
	}
	core := knowledge.CoreOf(s.Agency.Kind, s.Agency.Name)
	namesakes := a.subjects(a.find(key(s.Agency.State, cities, knowledge.Key(core.Words...))))
	switch core.Designator {
	case "township", "town", "village":
		return false
	case "county":
		return len(namesakes) == 0
	}
	return len(namesakes) == 0 || liesIn(s, namesakes)
}

// inWords returns what the words name as a whole.
func (a *asking) inWords(state string, words []Token, classes ...class) []Subject {
	lo, hi, ok := content(words)
	if !ok {
		return nil
	}
	for _, c := range classes {
		for _, s := range spellings(c, words, lo, hi) {
			if found := a.lookUp(state, s); len(found) > 0 {
				return found
			}
		}
	}
	return nil
}

// liesIn reports whether the subject serves a county that one of the places lies in.
func liesIn(s Subject, places []Subject) bool {
	return slices.ContainsFunc(places, func(p Subject) bool {
		return s.StateCode() == p.StateCode() && slices.ContainsFunc(p.Counties(), func(fips string) bool {
			return slices.Contains(s.Counties(), fips)
		})
	})
}
