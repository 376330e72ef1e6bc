package index

import (
	"slices"
	"strings"
)

// shortestMended is the least number of letters of a name that a typing error is mended in: a shorter one is
// one letter away from too many others.
const shortestMended = 5

// nearly mends one typing error in a name, if only one name can be meant: the name as typed is
// none anywhere, a word of it is part of no name, and within the state one name only, of any agency or
// place, is one error away. Otherwise a misspelt name and a name that is not known look alike, and nothing
// is claimed. In a question that names no kind of agency, no state and no county a single word may well be no name: what it is
// near to is offered only.
func (a *asking) nearly(readings []reading) (Finding, bool) {
	isBare := a.isBare()
	for _, r := range readings {
		lo, hi, ok := content(r.left)
		if !ok {
			continue
		}
		for _, c := range a.classes() {
			if c == shuffled {
				continue // a typing error may have changed the order
			}
			for _, s := range spellings(c, r.left, lo, hi) {
				if len(s.name) < shortestMended || a.isName(s) || len(s.words) == 1 && isBare {
					continue
				}
				if f, ok := a.mend(r, s, lo, hi); ok {
					return f, true
				}
			}
		}
	}
	return Finding{}, false
}

// isName reports whether the name as typed is one of something, in whatever state, or has no word
// that could be misspelt.
func (a *asking) isName(s spelling) bool {
	return a.isKnown(s.bare) || !slices.ContainsFunc(s.words, func(t Token) bool {
		return t.Role == Content && !a.known(t.Word) && !a.texts[a.q.Lang].has(t.Word)
	})
}

// isKnown reports whether anything in any state bears the name.
func (a *asking) isKnown(name string) bool {
	return slices.ContainsFunc([]class{sheriffs, police, counties, cities, others}, func(c class) bool {
		return a.has(key("", c, name)) || a.has(key("", c.loose(), name))
	})
}

// mend accepts the one name that is a typing error away.
func (a *asking) mend(r reading, s spelling, lo, hi int) (Finding, bool) {
	keys := a.near(r.state, s.class, s.name)
	if len(keys) == 0 && s.class == sheriffs {
		keys = a.near(r.state, sheriffs.loose(), s.name) // "Browrad sheriff"
	}
	if len(keys) != 1 || digits(nameOf(keys[0])) != digits(s.name) {
		return Finding{}, false // District 23 is not a misspelt District 3
	}
	for _, c := range []class{counties, cities, police, sheriffs} {
		for _, other := range spellings(c, r.left, lo, hi) {
			for _, k := range a.near(r.state, c, other.name) {
				if !isPartOf(nameOf(keys[0]), nameOf(k)) && !isPartOf(nameOf(k), nameOf(keys[0])) {
					return Finding{}, false // it may as well be another name
				}
			}
		}
	}
	f, ok := a.accept(r, a.subjects(a.find(keys[0])))
	if !ok || f.Verdict == Ambiguous && r.state != "" {
		return Finding{}, false
	}
	f.Reading = &Reading{Typed: typed(a.q.Text, s.words)}
	if f.Subject != nil {
		f.Reading.Read = f.Subject.Name()
	}
	return f, true
}

// isPartOf reports whether a name, but for its designator, begins a longer one, or is the same.
func isPartOf(name, longer string) bool { return strings.HasPrefix(longer, bareOf(name)) }

// near returns the keys of the class, in the state, that are one typing error away from the name.
func (a *asking) near(state string, c class, name string) []string {
	return a.similar(state, c, name, 1, oneEditApart)
}

// similar returns the keys of the class, in the state, whose names are like the name, and at most so many letters
// longer or shorter. A short name is like too many for that to mean anything.
func (a *asking) similar(state string, c class, name string, longer int, like func(a, b string) bool) []string {
	if len(name) < shortestMended || a.err != nil {
		return nil
	}
	prefix := key(state, c, "")
	names, err := a.lookup.names(prefix)
	if err != nil {
		a.err = err
	}
	var keys []string
	for n := max(shortestMended, len(name)-longer); n <= len(name)+longer && n < len(names); n++ { // LAUSD is no misspelt LASD
		for _, other := range names[n] {
			if like(name, other) {
				keys = append(keys, prefix+other)
			}
		}
	}
	return keys
}

// nameOf returns the name in a key.
func nameOf(key string) string { return key[strings.LastIndexByte(key, '|')+1:] }

// bareOf returns a key's name without the designator at its end.
func bareOf(name string) string {
	for _, d := range []string{"county", "parish", "township", "borough", "village", "town", "city"} {
		if bare, ok := strings.CutSuffix(name, d); ok && bare != "" {
			return bare
		}
	}
	return name
}

// digits returns the digits of a name.
func digits(name string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, name)
}

// typed returns the words as the question has them.
func typed(text string, words []Token) string {
	return text[words[0].Start:words[len(words)-1].End]
}
