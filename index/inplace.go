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
	return a.inPlaceThat(a.isLocated)
}

// sheriffOf answers for the sheriffs who serve a city that a sheriff is said to be of: cities have none of their own, and no county
// was found of that name. It does not where the sheriff of one of the city's counties is not known.
func (a *asking) sheriffOf() (Finding, bool) {
	if a.q.Kinds != 1 || a.q.Kind != knowledge.Sheriff || saysCounty(a.q.Tokens) {
		return Finding{}, false
	}
	isBeside := func(words []Token, lo, hi int) bool {
		return lo > 0 && words[lo-1].Role == KindWord || hi < len(words) && words[hi].Role == KindWord
	}
	f, ok := a.inPlaceThat(isBeside)
	if !ok || f.Subject == nil {
		return f, ok
	}
	for _, fips := range f.Subject.Counties() {
		if !slices.ContainsFunc(f.Agencies, func(s *knowledge.Agency) bool { return slices.Contains(s.Counties, fips) }) {
			return Finding{}, false
		}
	}
	return f, true
}

// inPlaceThat answers for the place that words name of which is tells that they are where.
func (a *asking) inPlaceThat(is func(words []Token, lo, hi int) bool) (Finding, bool) {
	readings := a.readings(a.q.States)
	if !slices.ContainsFunc(a.q.States, func(m Mention) bool { return m.Sure && !a.isOfCity(m) }) {
		readings = append(readings, a.stateless()...)
	}
	for _, r := range readings {
		lo, hi, ok := content(r.left)
		if !ok || !is(r.left, lo, hi) {
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

// namesake returns the city that a sheriff's county shares its name with and that does not lie there, nil where there is none or the
// question says that the county is meant: Houston lies far from Houston County.
func (a *asking) namesake(sheriff *knowledge.Agency) *Subject {
	if sheriff.Kind != knowledge.Sheriff || len(sheriff.Counties) != 1 || saysCounty(a.q.Tokens) {
		return nil
	}
	words := knowledge.Words(a.base.County(sheriff.Counties[0]).Name)
	if len(words) < 2 {
		return nil
	}
	for _, s := range a.subjects(a.find(key(sheriff.State, cities, knowledge.Key(words[:len(words)-1]...)))) {
		if s.City != nil && !slices.Contains(s.City.Counties, sheriff.Counties[0]) {
			return &s
		}
	}
	return nil
}
