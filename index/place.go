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
	t, ranks := a.tiesTo(s), map[*knowledge.Agency]int{}
	for _, fips := range s.Counties() {
		all := a.base.InCounty(fips)
		isSole := len(ofKind(all, knowledge.Police)) == 1
		for _, agency := range all {
			if _, isKnown := ranks[agency]; isKnown || kind != "" && agency.Kind != kind {
				continue
			}
			tie := t.of(agency)
			switch {
			case tie != untied || s.County != nil:
				f.Agencies = append(f.Agencies, agency)
			case mayServe(agency, isSole):
				f.Nearby = append(f.Nearby, agency)
			default:
				continue
			}
			ranks[agency] = rank(agency, tie)
		}
	}
	for _, all := range [][]*knowledge.Agency{f.Agencies, f.Nearby} {
		slices.SortStableFunc(all, func(x, y *knowledge.Agency) int { return ranks[x] - ranks[y] })
	}
	f.Unplaced, f.Statewide = ofKind(a.base.Unplaced(s.StateCode()), kind), ofKind(a.statewide(s.StateCode()), kind)
	f.NoneOwn = kind == "" && s.Town() != "" && (len(f.Agencies) == 0 || t.of(f.Agencies[0]) != own)
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

// Answering returns the agencies that the verdict for a place is of: those that serve it. Where one kind is asked for that none
// of them is, those that may serve it answer as far as they are agreed: none of them is listed, or all are and the place lies in
// one county. Where none is known to be near either, those of the state do if none is listed.
func (f *Finding) Answering() []*knowledge.Agency {
	if f.Filter.Kind == "" || f.Filter.Kind == knowledge.Police || len(f.Agencies) > 0 {
		return f.Agencies
	}
	may := f.Nearby
	if len(may) == 0 {
		may = f.Unplaced
	}
	listed := len(slices.DeleteFunc(slices.Clone(may), func(g *knowledge.Agency) bool { return !g.Listed() }))
	if listed == 0 || len(f.Nearby) == listed && len(f.Subject.Counties()) == 1 {
		return may
	}
	return nil
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
