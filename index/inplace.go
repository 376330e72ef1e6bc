package index

import (
	"slices"

	"ask287/knowledge"
)

// inPlace answers a question about the agencies of one kind in a place that it names: "constables in Harris County". Only what
// stands behind "in" or the like is a place here: Santa Fe College's police is not the campus police of Santa Fe.
func (a *asking) inPlace() (Finding, bool) {
	if a.q.Kinds != 1 || a.q.Kind == knowledge.StatePolice || a.q.Kind == knowledge.Military {
		return Finding{}, false
	}
	readings := a.readings(a.q.States)
	if !slices.ContainsFunc(a.q.States, func(m Mention) bool { return m.Sure && !a.isOfCity(m) }) {
		readings = append(readings, a.stateless()...)
	}
	for _, r := range readings {
		lo, hi, ok := content(r.left)
		if !ok || !a.isLocated(r.left, lo, hi) {
			continue
		}
		switch found := a.places(r, lo, hi); len(found) {
		case 0:
		case 1:
			f := a.place(found[0])
			f.Assumed = r.assumed
			return f, true
		default:
			f := a.finding(a.intent())
			f.Verdict, f.Choices, f.Assumed = Ambiguous, a.choices(found), r.assumed
			return f, true
		}
	}
	return Finding{}, false
}

// isLocated reports whether words[lo:hi] say where. Either "in" or the like stands before them, and what names a kind or a state
// before that or behind them belongs to no name; or they name a county whose jail, prosecutor or constables are asked for.
func (a *asking) isLocated(words []Token, lo, hi int) bool {
	before := lo - 1
	for before >= 0 && (words[before].Role == Designator || words[before].Role == Particle) {
		before--
	}
	if before >= 0 && lies(words[before]) {
		return !slices.ContainsFunc(words[hi:], func(t Token) bool { return t.Role == KindWord }) &&
			!slices.ContainsFunc(a.q.States, func(m Mention) bool { return m.Sure && a.q.Tokens[m.From].Start < words[lo].Start })
	}
	switch a.q.Kind {
	case knowledge.Corrections, knowledge.Prosecutor, knowledge.Constable, knowledge.Marshal:
		return saysCounty(words)
	}
	return false
}

// saysCounty reports whether the words say that the place is a county.
func saysCounty(words []Token) bool {
	return slices.ContainsFunc(words, func(t Token) bool {
		return t.Role == Designator && (designator(t) == "county" || designator(t) == "parish" || designator(t) == "borough")
	})
}

// places returns the places that words[lo:hi] name: counties first where the words say that it is one, else cities.
func (a *asking) places(r reading, lo, hi int) []Subject {
	order := []class{cities, counties}
	if saysCounty(r.left) {
		order = []class{counties, cities}
	}
	for _, c := range order {
		for _, s := range spellings(c, r.left, lo, hi) {
			if found := a.lookUp(r.state, s); len(found) > 0 {
				return found
			}
		}
	}
	return nil
}
