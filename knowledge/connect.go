package knowledge

import (
	"slices"
	"strings"
)

// connect builds the look-ups of a Base, gives the agreements to their agencies, and checks that every
// reference leads somewhere.
func (l *loader) connect(b *Base) {
	b.source = ids(l, "sources.csv", b.Sources, func(s *Source) string { return s.ID })
	b.state = ids(l, "states.csv", b.States, func(s *State) string { return s.Code })
	b.county = ids(l, "counties.csv", b.Counties, func(c *County) string { return c.FIPS })
	b.agency = ids(l, "agencies.csv", b.Agencies, func(a *Agency) string { return a.ID })
	ids(l, "explainer", b.Passages, func(p *Passage) string { return string(p.Lang) + "/" + p.ID })
	ids(l, "glossary", b.Terms, func(t *Term) string { return string(t.Lang) + "/" + t.ID })

	l.dateLists(b)
	ids(l, "state_names.csv", b.StateNames, func(n *StateName) string { return n.State + "/" + string(n.Lang) })
	for i, n := range b.StateNames {
		l.needState(b, "state_names.csv", i, n.State)
	}
	for i, c := range b.Counties {
		l.needState(b, "counties.csv", i, c.State)
	}
	for i, c := range b.Cities {
		l.needState(b, "cities.csv", i, c.State)
		l.needCounties(b, "cities.csv", i, c.State, c.Counties)
	}
	for i, z := range b.ZIPs {
		l.needState(b, "zips.csv", i, z.State)
		l.needCounties(b, "zips.csv", i, "", z.Counties)
	}
	l.connectAgencies(b)
	l.connectAgreements(b)
	for i, a := range b.Aliases {
		if b.Agency(a.Agency) == nil {
			l.fault("aliases.csv", l.line("aliases.csv", i), "no agency %q", a.Agency)
		}
	}
	for _, p := range b.Passages {
		l.needSources(b, passageFile(p.Lang, p.ID), 1, p.Sources)
	}
	for _, t := range b.Terms {
		l.needSources(b, termFile(t.Lang, t.ID), 1, t.Sources)
	}
}

func (l *loader) connectAgencies(b *Base) {
	const file = "agencies.csv"
	b.inCounty, b.inState, b.unplaced, b.parts = map[string][]*Agency{}, map[string][]*Agency{}, map[string][]*Agency{}, map[string][]*Agency{}
	for i := range b.Agencies {
		a := &b.Agencies[i]
		if a.State != Federal {
			l.needState(b, file, i, a.State)
		}
		l.needCounties(b, file, i, a.State, a.Counties)
		l.needSources(b, file, l.line(file, i), a.Sources)
		if a.PartOf != "" && b.Agency(a.PartOf) == nil {
			l.fault(file, l.line(file, i), "no agency %q to be a part of", a.PartOf)
		}
		if a.Statewide && len(a.Counties) > 0 {
			l.fault(file, l.line(file, i), "an agency of the whole state has no counties of its own")
		}
		for _, fips := range a.Counties {
			b.inCounty[fips] = append(b.inCounty[fips], a)
		}
		if a.Statewide {
			b.inState[a.State] = append(b.inState[a.State], a)
		}
		if !a.Statewide && len(a.Counties) == 0 {
			b.unplaced[a.State] = append(b.unplaced[a.State], a)
		}
		if a.PartOf != "" {
			b.parts[a.PartOf] = append(b.parts[a.PartOf], a)
		}
	}
}

// dateLists gives the sources that are ICE's lists the day of the newest one.
func (l *loader) dateLists(b *Base) {
	for _, list := range []List{b.List, b.Pending} {
		switch s := b.Source(list.Source); {
		case list.ID == "":
		case s == nil:
			l.fault("lists.csv", 0, "no source %q", list.Source)
		default:
			s.Date = list.Date
		}
	}
}

func (l *loader) connectAgreements(b *Base) {
	const file = "agreements.csv"
	for _, g := range l.signed {
		a := b.Agency(g.agency)
		if a == nil {
			l.fault(file, g.line, "no agency %q", g.agency)
			continue
		}
		if a.agreement(g.Model) != nil {
			l.fault(file, g.line, "%s has model %s twice", a.ID, g.Model)
		}
		if !slices.Contains(a.Sources, b.List.Source) {
			l.fault(file, g.line, "%s has an agreement and does not name the list as a source", a.ID)
		}
		if g.last() == len(b.Lists)-1 {
			a.Agreements = append(a.Agreements, g.Agreement)
		} else {
			a.Former = append(a.Former, g.Agreement)
		}
	}
	for i := range b.Agencies {
		byModel(b.Agencies[i].Agreements)
		byModel(b.Agencies[i].Former)
	}
	for _, p := range l.printed {
		g := (*Agreement)(nil)
		if a := b.Agency(p.agency); a != nil {
			g = a.agreement(p.model)
		}
		if g == nil {
			l.fault("prints.csv", p.line, "no agreement %q of %q", p.model, p.agency)
			continue
		}
		g.Printed = append(g.Printed, p.Print)
	}
	for _, p := range l.applied {
		a := b.Agency(p.agency)
		if a == nil {
			l.fault("pending.csv", p.line, "no agency %q", p.agency)
			continue
		}
		a.Pending = append(a.Pending, p.Application)
	}
}

func byModel(agreements []Agreement) {
	slices.SortFunc(agreements, func(x, y Agreement) int {
		return slices.Index(Models, x.Model) - slices.Index(Models, y.Model)
	})
}

// agreement returns the agreement of that model that the agency has or had, or nil.
func (a *Agency) agreement(m Model) *Agreement {
	for _, agreements := range [][]Agreement{a.Agreements, a.Former} {
		for i := range agreements {
			if agreements[i].Model == m {
				return &agreements[i]
			}
		}
	}
	return nil
}

// Federal stands in an agency's State for the United States as a whole.
const Federal = "US"

func (l *loader) needState(b *Base, file string, i int, code string) {
	if b.State(code) == nil {
		l.fault(file, l.line(file, i), "no state %q", code)
	}
}

// needCounties checks that the counties are known and, where state is not "", that they lie in it.
func (l *loader) needCounties(b *Base, file string, i int, state string, fips []string) {
	for _, code := range fips {
		c := b.County(code)
		switch {
		case c == nil:
			l.fault(file, l.line(file, i), "no county %q", code)
		case state != "" && c.State != state:
			l.fault(file, l.line(file, i), "county %s is in %s, not in %s", code, c.State, state)
		}
	}
	if !slices.IsSorted(fips) {
		l.fault(file, l.line(file, i), "the counties %s are not in order", strings.Join(fips, " "))
	}
}

func (l *loader) needSources(b *Base, file string, line int, ids []string) {
	if len(ids) == 0 {
		l.fault(file, line, "has no source")
	}
	for _, id := range ids {
		if b.Source(id) == nil {
			l.fault(file, line, "no source %q", id)
		}
	}
}

// ids maps the ids of all to their places and faults those that are empty or stand twice.
func ids[T any](l *loader, file string, all []T, id func(*T) string) map[string]int {
	by := make(map[string]int, len(all))
	for i := range all {
		key := id(&all[i])
		if _, twice := by[key]; twice || key == "" {
			l.fault(file, l.line(file, i), "the id %q is empty or stands twice", key)
		}
		by[key] = i
	}
	return by
}
