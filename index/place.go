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
// municipal agency of its name, each with its own status, then with the listed agencies of the state. Where the question asks
// for one kind of agency, with those of that kind only.
func (a *asking) place(s Subject) Finding {
	kind := a.q.Kind
	if a.q.Kinds != 1 {
		kind = ""
	}
	if a.q.Intent == Count && s.County != nil {
		f := Filter{County: s.County, State: a.base.State(s.County.State), Kind: kind}
		if found, ok := a.overTime(f); ok {
			return found
		}
		return a.count(f)
	}
	f := a.finding(a.intent())
	f.Subject, f.When, f.Filter.Kind = &s, a.when(), kind
	for _, fips := range s.Counties() {
		for _, agency := range a.base.InCounty(fips) {
			switch {
			case kind != "" && agency.Kind != kind, slices.Contains(f.Agencies, agency), slices.Contains(f.Nearby, agency):
			case a.serves(agency, s):
				f.Agencies = append(f.Agencies, agency)
			case a.mayServe(agency, fips):
				f.Nearby = append(f.Nearby, agency)
			}
		}
	}
	for _, all := range [][]*knowledge.Agency{f.Agencies, f.Nearby} {
		slices.SortStableFunc(all, func(x, y *knowledge.Agency) int { return a.rank(x, s) - a.rank(y, s) })
	}
	f.Unplaced, f.Statewide = ofKind(a.unplaced[s.StateCode()], kind), ofKind(a.statewide(s.StateCode()), kind)
	f.NoneOwn = kind == "" && s.Town() != "" && !slices.ContainsFunc(f.Agencies, func(g *knowledge.Agency) bool { return a.isOf(g, s) })
	f.Verdict = f.ofPlace()
	if kind != "" && f.Verdict == Unknown {
		f.Choices = a.instead(s, kind)
	}
	return f
}

// ofPlace returns the verdict for a place: whether an agency that answers for it is listed.
func (f *Finding) ofPlace() Verdict {
	switch all := f.Answering(); {
	case slices.ContainsFunc(all, (*knowledge.Agency).Listed):
		return Listed
	case len(all) > 0:
		return NotListed
	}
	return Unknown // a place whose agencies are not known
}

// Answering returns the agencies that the verdict for a place is of: those that serve it. Where one kind is asked for, and it is
// not the towns' police, those of its counties count too; where none of these is known and none of the state's is listed either,
// those of the state.
func (f *Finding) Answering() []*knowledge.Agency {
	switch f.Filter.Kind {
	case "", knowledge.Police:
		return f.Agencies
	}
	all := slices.Concat(f.Agencies, f.Nearby)
	if len(all) == 0 && !slices.ContainsFunc(f.Unplaced, (*knowledge.Agency).Listed) {
		return f.Unplaced
	}
	return all
}

// instead returns what may be asked where no agency of a kind is known in a place: the place, and for a jail its sheriff, who
// often runs it.
func (a *asking) instead(s Subject, kind knowledge.Kind) []Choice {
	var found []Subject
	if s.ZIP == nil {
		found = append(found, s)
	}
	for _, fips := range s.Counties() {
		for _, agency := range a.base.InCounty(fips) {
			if kind == knowledge.Corrections && agency.Kind == knowledge.Sheriff && !slices.Contains(found, Subject{Agency: agency}) {
				found = append(found, Subject{Agency: agency})
			}
		}
	}
	return a.choices(found)
}

// ofKind returns the agencies of the kind, all of them for "".
func ofKind(all []*knowledge.Agency, kind knowledge.Kind) []*knowledge.Agency {
	var out []*knowledge.Agency
	for _, agency := range all {
		if kind == "" || agency.Kind == kind {
			out = append(out, agency)
		}
	}
	return out
}

// serves reports whether an agency of one of the place's counties serves the place: all do for a
// county; for a city or a ZIP code those of the whole county do, and those that bear the city's name.
func (a *asking) serves(agency *knowledge.Agency, s Subject) bool {
	return s.County != nil || isCountywide(agency) || a.isOf(agency, s)
}

// mayServe reports whether an agency of one of the place's counties, which does not surely serve it, may do so: a campus, a port
// or the like lies somewhere in its county, and the one police of a county may be that of all.
func (a *asking) mayServe(agency *knowledge.Agency, fips string) bool {
	switch agency.Kind {
	case knowledge.Campus, knowledge.Port, knowledge.Tribal, knowledge.Military, knowledge.StatePolice, knowledge.Other:
		return true
	case knowledge.Police:
		return len(ofKind(a.base.InCounty(fips), knowledge.Police)) == 1
	}
	return false
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
	words := withoutJoining(knowledge.Words(s.Town()))
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
