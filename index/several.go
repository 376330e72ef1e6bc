package index

import (
	"cmp"
	"slices"
	"strings"

	"ask287/knowledge"
)

// several answers a question about many agencies: a roster, a count, the newest. It names no agency and
// no place but a state.
func (a *asking) several() (Finding, bool) {
	state, ok := a.onlyState()
	if !ok || a.q.Intent == Count && a.countsOthers() {
		return Finding{}, false
	}
	f := Filter{State: a.base.State(state)}
	if a.q.Kinds == 1 {
		f.Kind = a.q.Kind
	}
	if len(a.q.Models) == 1 {
		f.Model = a.q.Models[0]
	}
	if f.Kind == knowledge.StatePolice && a.q.Intent != Count && a.q.Intent != Roster && !a.isOfMany() {
		return a.statesOwn(f, func(agency *knowledge.Agency) bool { return agency.Kind == knowledge.StatePolice })
	}
	if f.Kind == knowledge.Prosecutor && f.State != nil && a.q.Intent != Count && a.q.Intent != Roster && a.saysGeneral() {
		return a.statesOwn(f, func(agency *knowledge.Agency) bool { return strings.Contains(agency.Name, "Attorney General") })
	}
	if found, ok := a.overTime(f); ok {
		return found, true
	}
	if found, ok := a.ofAngeles(f); ok {
		return found, true
	}
	switch {
	case a.q.Intent == Count:
		return a.count(f), true
	case a.q.Intent == Timeline && a.q.Asks(Newest):
		return a.newest(f), true
	case a.q.Intent == Timeline && f.State != nil:
		return a.growth(f, a.when()), true
	case a.q.Intent == Roster || f.State != nil || a.then() != nil && a.isOfMany():
		return a.roster(f), true
	}
	return Finding{}, false
}

// asksForMany reports whether the question asks for a roster or a count, of the whole list or of a state that it
// names plainly, so that the state's name is not taken for a city's.
func (a *asking) asksForMany() bool {
	if a.q.Asks(Growth) && a.isPlainPlace() {
		return false // "Rising City, NE"
	}
	timed := a.q.Asks(Applying, Forecast) || a.q.Period != Period{}
	switch {
	case a.q.Intent == Roster, a.q.Intent == Count, a.q.Intent == Timeline, timed && a.isOfMany():
	default:
		return false
	}
	if a.q.Intent == Timeline && !a.isOfMany() && !a.q.Asks(Newest, Growth, Change) && !a.isBareOfAgency() {
		return false // "when did the National Guard of Texas sign" asks about one
	}
	if _, _, ok := content(a.q.Tokens); !ok && len(a.q.States) == 0 {
		return true
	}
	return slices.ContainsFunc(a.q.States, func(m Mention) bool {
		if _, _, ok := content(a.without(m.State, m)); ok || !m.Sure {
			return false
		}
		return m.To == len(a.q.Tokens) || a.q.Tokens[m.To].Role != Designator
	})
}

// countsOthers reports whether the question counts what the lists have no number of: "how many states", "how many weeks".
func (a *asking) countsOthers() bool {
	for i, t := range a.q.Tokens[:max(0, len(a.q.Tokens)-1)] {
		if t.Word == "many" && othersCounted[a.q.Tokens[i+1].Word] {
			return true
		}
	}
	return false
}

// othersCounted are the words of the lexicon for such things.
var othersCounted = setOf(`state states people person persons officer officers folks hour hours day days week weeks month months year years time times`)

// isPlainPlace reports whether the question names a county or a city by words of the lexicon and the word that says which it is.
func (a *asking) isPlainPlace() bool {
	return slices.ContainsFunc(a.readings(a.q.States), func(r reading) bool {
		return slices.ContainsFunc(a.byPlainName(r), func(s Subject) bool { return s.Agency == nil })
	})
}

// isBareOfAgency reports whether the question has no word for a kind of agency or a sort of place.
func (a *asking) isBareOfAgency() bool {
	return a.q.Kinds == 0 && !slices.ContainsFunc(a.q.Tokens, func(t Token) bool { return t.Role == Designator })
}

// onlyState returns the state that is all that the question names, "" where it names nothing at all,
// and false where it has words besides that belong to some name.
func (a *asking) onlyState() (string, bool) {
	if slices.ContainsFunc(a.q.States, func(m Mention) bool { return a.isOfCity(m) || m.Sure && a.isOfCounty(m) }) {
		return "", false
	}
	readings := slices.Concat(a.readings(a.q.States), a.misspelt(), a.stateless())
	for _, r := range readings {
		if _, _, ok := content(r.left); !ok {
			return r.state, true
		}
	}
	return "", false
}

// isOfCity reports whether what may name a state stands before "City": New York City is not New York.
func (a *asking) isOfCity(m Mention) bool {
	return m.To < len(a.q.Tokens) && a.q.Tokens[m.To].Role == Designator && designator(a.q.Tokens[m.To]) == "city"
}

func (f Filter) keeps(agency *knowledge.Agency, g *knowledge.Agreement) bool {
	return (f.State == nil || agency.State == f.State.Code) &&
		(f.County == nil || slices.Contains(agency.Counties, f.County.FIPS)) &&
		(f.Kind == "" || agency.Kind == f.Kind) &&
		(f.Model == "" || g.Model == f.Model)
}

func (a *asking) count(f Filter) Finding {
	found := a.roster(f)
	found.Intent = Count
	return found
}

// roster returns the agencies that the filter keeps and the list shows, today's or that of the time asked about, in
// the order of the base.
func (a *asking) roster(f Filter) Finding {
	found := a.finding(Roster)
	found.Filter, found.When = f, a.then()
	if f.State != nil && f.County == nil && f.Kind == "" {
		found.Subject = &Subject{State: f.State}
	}
	at := len(a.base.Lists) - 1
	if found.When != nil {
		at = found.When.To
	}
	found.Total = a.total(f, at)
	for _, agency := range a.ever {
		if slices.ContainsFunc(Shown(agency, at), func(g *knowledge.Agreement) bool { return f.keeps(agency, g) }) {
			found.Agencies = append(found.Agencies, agency)
		}
	}
	return found
}

// newestShown is how many agencies an answer about the newest agreements names.
const newestShown = 10

// newest returns the agencies that signed last, the newest first.
func (a *asking) newest(f Filter) Finding {
	found := a.roster(f)
	found.Intent, found.Asked, found.When = Timeline, Newest, nil
	last := func(agency *knowledge.Agency) knowledge.Date {
		var d knowledge.Date
		for _, g := range agency.Agreements {
			if f.keeps(agency, &g) && g.Doubt == "" {
				d = max(d, g.Signed)
			}
		}
		return d
	}
	slices.SortStableFunc(found.Agencies, func(x, y *knowledge.Agency) int { return cmp.Compare(last(y), last(x)) })
	found.Agencies = found.Agencies[:min(newestShown, len(found.Agencies))]
	return found
}

// statesOwn answers for what a state has one of: its patrol, its attorney general. Without a state it asks which.
func (a *asking) statesOwn(f Filter, is func(*knowledge.Agency) bool) (Finding, bool) {
	var found []Subject
	for i := range a.base.Agencies {
		agency := &a.base.Agencies[i]
		if is(agency) && (f.State == nil || agency.State == f.State.Code) {
			found = append(found, Subject{Agency: agency})
		}
	}
	r := reading{}
	if f.State != nil {
		r.state = f.State.Code
	}
	return a.accept(r, found)
}

// saysGeneral reports whether the attorney general is asked for, and no other prosecutor.
func (a *asking) saysGeneral() bool {
	return slices.ContainsFunc(a.q.Tokens, func(t Token) bool { return t.Word == "general" || t.Word == "ag" })
}

// ofAngeles asks back where the sheriff or the police of LA is asked for, in the singular: that may be Los Angeles or all of Louisiana.
func (a *asking) ofAngeles(f Filter) (Finding, bool) {
	initials := map[knowledge.Kind]string{knowledge.Sheriff: "lasd", knowledge.Police: "lapd"}[f.Kind]
	isCode := slices.ContainsFunc(a.q.States, func(m Mention) bool { return m.State == "LA" && m.Code })
	if initials == "" || f.State == nil || !isCode || a.q.Intent != Participation || a.isOfMany() {
		return Finding{}, false
	}
	found := a.finding(Participation)
	found.Verdict = Ambiguous
	found.Choices = a.choices(append(a.subjects(a.find(key("CA", others, initials))), Subject{State: f.State}))
	return found, true
}
