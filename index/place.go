package index

import (
	"slices"

	"ask287/knowledge"
)

// zip answers a question that is about a ZIP code.
func (a *asking) zip() (Finding, bool) {
	i, ok := a.base.ZIPAt(a.q.ZIP)
	if !ok || a.q.ZIP == "" {
		return Finding{}, false
	}
	return a.place(Subject{ZIP: &a.base.ZIPs[i]}), true
}

// asksForNoZIP reports whether a ZIP code is all that the question names, and none that is known.
func (a *asking) asksForNoZIP() bool {
	_, isKnown := a.base.ZIPAt(a.q.ZIP)
	return a.q.ZIP != "" && !isKnown && !slices.ContainsFunc(a.q.Tokens, func(t Token) bool { return t.Role == Content && t.Word != a.q.ZIP })
}

// place answers for a county, a city or a ZIP code: with every agency of a county that it lies in and every
// municipal agency of its name, each with its own status, then with the listed agencies of the state.
func (a *asking) place(s Subject) Finding {
	if a.q.Intent == Count && s.County != nil {
		f := Filter{County: s.County, State: a.base.State(s.County.State)}
		if found, ok := a.overTime(f); ok {
			return found
		}
		return a.count(f)
	}
	f := a.finding(a.intent())
	f.Subject, f.When = &s, a.when()
	for _, fips := range s.counties() {
		for _, agency := range a.base.InCounty(fips) {
			if a.serves(agency, s) && !slices.Contains(f.Agencies, agency) {
				f.Agencies = append(f.Agencies, agency)
			}
		}
	}
	slices.SortStableFunc(f.Agencies, func(x, y *knowledge.Agency) int { return a.rank(x, s) - a.rank(y, s) })
	switch {
	case slices.ContainsFunc(f.Agencies, (*knowledge.Agency).Listed):
		f.Verdict = Listed
	case len(f.Agencies) > 0:
		f.Verdict = NotListed
	default:
		f.Verdict = Unknown // a place whose agencies are not known
	}
	f.Statewide = a.statewide(s.StateCode())
	return f
}

// serves reports whether an agency of one of the place's counties serves the place: all do for a
// county; for a city or a ZIP code those of the whole county do, and those that bear the city's name.
func (a *asking) serves(agency *knowledge.Agency, s Subject) bool {
	return s.County != nil || isCountywide(agency) || a.isOf(agency, s)
}

// isCountywide reports whether an agency serves the whole of its county, by its kind and name.
func isCountywide(agency *knowledge.Agency) bool {
	switch agency.Kind {
	case knowledge.Sheriff, knowledge.Corrections, knowledge.Prosecutor:
		return true
	case knowledge.Police:
		return knowledge.CoreOf(agency.Kind, agency.Name).Designator == "county"
	case knowledge.Constable:
		return slices.Contains(knowledge.Words(agency.Name), "county")
	}
	return false
}

// isOf reports whether an agency bears the name of the city, or of the ZIP code's.
func (a *asking) isOf(agency *knowledge.Agency, s Subject) bool {
	words := withoutJoining(knowledge.Words(s.city()))
	if len(words) == 0 {
		return false
	}
	name := knowledge.Key(words...)
	for _, own := range slices.Concat([]string{agency.Name}, agency.OtherNames, a.aliases[agency.ID]) {
		core := knowledge.CoreOf(agency.Kind, own)
		switch agency.Kind {
		case knowledge.Police:
			if called := knowledge.Key(core.Words...); core.Designator != "county" && (called == name || called == name+"city" && !a.has(key(s.StateCode(), cities, called))) {
				return true // Fairfax City's police is that of Fairfax, and Ocean City's that of Ocean City only
			}
		case knowledge.Marshal, knowledge.Constable:
			if _, ok := cutWords(core.Words, words); ok {
				return true
			}
		}
	}
	return false
}

// rank orders the agencies of a place: those of the city itself, then those of the whole county, then the
// rest, each by kind.
func (a *asking) rank(agency *knowledge.Agency, s Subject) int {
	n := slices.Index(knowledge.Kinds, agency.Kind)
	switch {
	case a.isOf(agency, s):
		return n
	case isCountywide(agency):
		return n + len(knowledge.Kinds)
	}
	return n + 2*len(knowledge.Kinds)
}

// statewide returns the listed agencies of the whole state.
func (a *asking) statewide(state string) []*knowledge.Agency {
	var out []*knowledge.Agency
	for _, agency := range a.base.Statewide(state) {
		if agency.Listed() {
			out = append(out, agency)
		}
	}
	return out
}
