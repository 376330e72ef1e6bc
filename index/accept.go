package index

import (
	"slices"
	"strings"

	"ask287/knowledge"
)

// accept settles a question on what a name was found to be, if that is what was asked for.
func (a *asking) accept(r reading, found []Subject) (Finding, bool) {
	found = a.ofKind(found)
	if len(found) == 0 {
		return Finding{}, false
	}
	if r.state == "" {
		found = a.alsoElsewhere(found)
	}
	if len(found) == 1 {
		f := a.settle(found[0])
		f.Assumed = r.assumed
		if found[0].Agency != nil {
			f.Namesake = a.namesake(found[0].Agency)
		}
		return f, true
	}
	if r.state == "" {
		found = a.countiesToo(found)
	}
	f := a.finding(a.intent())
	f.Verdict, f.Choices, f.Assumed = Ambiguous, a.choices(found), r.assumed
	return f, true
}

// intent is the question's own where it names something: what it was, or whether it takes part.
func (a *asking) intent() Intent {
	if a.q.isTimely() {
		return Timeline
	}
	return Participation
}

// ofKind keeps what is of the kind asked for. Where a county was found, its own prosecutor or jail may be
// meant: the "Lancaster County DA". What stands for the same signature stays once.
func (a *asking) ofKind(found []Subject) []Subject {
	var out []Subject
	add := func(s Subject) {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	for _, s := range found {
		switch {
		case s.Agency == nil && a.saysMoreThanPolice():
			// University Place has a police, and it is not that of a place called Place.
		case a.q.Kinds != 1 || s.Agency != nil && a.q.Kind != knowledge.Sheriff:
			add(s)
		case s.Agency != nil:
			if s.Agency.Kind == knowledge.Sheriff {
				add(s)
			}
		case s.County != nil && (a.q.Kind == knowledge.Prosecutor || a.q.Kind == knowledge.Corrections):
			for _, fips := range s.Counties() {
				for _, agency := range a.base.InCounty(fips) {
					if agency.Kind == a.q.Kind && (!a.asksForDistrict() || strings.Contains(agency.Name, "District")) {
						add(Subject{Agency: agency})
					}
				}
			}
		}
	}
	return slices.DeleteFunc(out, func(s Subject) bool {
		return s.Agency != nil && s.Agency.Covered && slices.Contains(out, Subject{Agency: a.base.Agency(s.Agency.PartOf)})
	})
}

// asksForDistrict reports whether a district attorney is asked for. Some counties have a county attorney too.
func (a *asking) asksForDistrict() bool {
	return slices.ContainsFunc(a.q.Tokens, func(t Token) bool { return t.Word == "da" || t.Word == "district" })
}

// alsoElsewhere adds, to a sheriff, a jail, a prosecutor or a constable who bears a county's name in one state only, the counties of that
// name in other states: each has one, whether the directory has him or not.
func (a *asking) alsoElsewhere(found []Subject) []Subject {
	first := found[0]
	if first.Agency == nil || slices.ContainsFunc(found, func(s Subject) bool { return s.StateCode() != first.StateCode() }) {
		return found
	}
	if core := knowledge.CoreOf(first.Agency.Kind, first.Agency.Name); first.Agency.Kind == knowledge.Police && core.Designator == "" {
		for _, other := range a.subjects(a.find(key("", police.loose(), knowledge.Key(core.Words...)))) {
			if other.StateCode() != first.StateCode() {
				found = append(found, other) // Lacey Township's, which people there call Lacey's
			}
		}
		if i := slices.IndexFunc(a.base.States, func(s knowledge.State) bool {
			return slices.Equal(withoutJoining(knowledge.Words(s.Name)), core.Words) && s.Code != first.Agency.State
		}); i >= 0 {
			found = append(found, Subject{State: &a.base.States[i]}) // "Indiana police" may not be that of Indiana, Pennsylvania
		}
	}
	for _, county := range a.subjects(a.find(key("", counties, a.countyOf(first.Agency)))) {
		if county.StateCode() != first.StateCode() {
			found = append(found, county)
		}
	}
	return found
}

// countyOf returns the key of the county that an agency bears the name of, "" where it bears none.
func (a *asking) countyOf(agency *knowledge.Agency) string {
	switch agency.Kind {
	case knowledge.Sheriff:
		if core := knowledge.CoreOf(agency.Kind, agency.Name); core.Designator == "county" {
			return knowledge.Key(core.Words...) + "county"
		}
	case knowledge.Corrections, knowledge.Prosecutor, knowledge.Constable:
		if len(agency.Counties) != 1 {
			return ""
		}
		words := withoutJoining(knowledge.Words(a.base.County(agency.Counties[0]).Name))
		if in := " " + strings.Join(withoutJoining(knowledge.Words(agency.Name)), " ") + " "; strings.Contains(in, " "+strings.Join(words, " ")+" ") {
			return knowledge.Key(words...)
		}
	}
	return ""
}

// countiesToo adds, to the cities of one name in several states, the counties of that name in others: Etowah is a city in
// three states, and a county in Alabama.
func (a *asking) countiesToo(found []Subject) []Subject {
	for _, s := range found {
		if s.City == nil {
			continue
		}
		name := knowledge.Key(withoutJoining(knowledge.Words(s.City.Name))...)
		for _, county := range a.subjects(a.find(key("", counties, name+"county"))) {
			if !slices.ContainsFunc(found, func(other Subject) bool { return other.StateCode() == county.StateCode() }) {
				found = append(found, county)
			}
		}
	}
	return found
}

// choices returns the found as choices, those of one state together, in the order of the states.
func (a *asking) choices(found []Subject) []Choice {
	out := make([]Choice, 0, len(found))
	for _, s := range found {
		c := Choice{Subject: s}
		if s.Agency == nil {
			c.Kind = a.q.Kind
		}
		out = append(out, c)
	}
	slices.SortStableFunc(out, func(x, y Choice) int {
		switch {
		case x.StateCode() < y.StateCode():
			return -1
		case x.StateCode() > y.StateCode():
			return 1
		}
		return 0
	})
	return out
}

// settle answers for the one thing that a question names.
func (a *asking) settle(s Subject) Finding {
	if s.Agency == nil {
		return a.place(s)
	}
	f := a.finding(a.intent())
	f.Subject, f.When = &s, a.when()
	agency := s.Agency
	several := a.numbered(agency)
	if len(several) > 0 && len(agency.Counties) == 1 && a.asksForConstables() {
		return a.place(Subject{County: a.base.County(agency.Counties[0])})
	}
	if len(several) == 1 {
		several = append(several, Subject{County: a.base.County(several[0].Agency.Counties[0])}) // the others are not known
	}
	if len(several) > 0 {
		f.Verdict, f.Choices, f.Subject = Ambiguous, a.choices(several), nil
		return f
	}
	if agency.Covered && !agency.Listed() {
		f.Division = agency
		agency = a.base.Agency(agency.PartOf)
	}
	f.Agencies = append([]*knowledge.Agency{agency}, a.divisions(agency)...)
	f.Verdict = a.verdict(agency)
	if slices.ContainsFunc(f.Agencies, func(g *knowledge.Agency) bool { return g.Listed() && g.PartOf == agency.ID }) {
		f.Verdict = Listed
	}
	return f
}

// verdict returns how an agency stands today.
func (a *asking) verdict(agency *knowledge.Agency) Verdict {
	return map[knowledge.Status]Verdict{
		knowledge.StatusListed: Listed, knowledge.StatusPending: Pending, knowledge.StatusEnded: Ended, knowledge.StatusNotListed: NotListed,
	}[a.base.Status(agency)]
}

// divisions returns the listed divisions of an agency that is not listed itself, and of the one that it
// is a division of.
func (a *asking) divisions(agency *knowledge.Agency) []*knowledge.Agency {
	if agency.Listed() {
		return nil
	}
	var out []*knowledge.Agency
	for _, whole := range []string{agency.ID, agency.PartOf} {
		for _, d := range a.base.Divisions(whole) {
			if d.Listed() {
				out = append(out, d)
			}
		}
	}
	return out
}

// numbered returns the constables of the precincts or districts of a county, where the one that was found has no
// number: the directory often leaves it out, and then stands for none of them.
func (a *asking) numbered(agency *knowledge.Agency) []Subject {
	if agency.Kind != knowledge.Constable || hasNumber(agency.Name) {
		return nil
	}
	var out []Subject
	for _, fips := range agency.Counties {
		for _, other := range a.base.InCounty(fips) {
			if other != agency && other.Kind == knowledge.Constable && hasNumber(other.Name) {
				out = append(out, Subject{Agency: other})
			}
		}
	}
	return out
}

// asksForConstables reports whether the question asks for more than one constable.
func (a *asking) asksForConstables() bool {
	return a.q.Kinds == 1 && slices.ContainsFunc(a.q.Tokens, func(t Token) bool { return t.Word == "constables" || t.Fixed == "constables" })
}

func hasNumber(name string) bool {
	return slices.ContainsFunc([]byte(name), func(c byte) bool { return '0' <= c && c <= '9' })
}
