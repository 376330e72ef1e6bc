package ice

import (
	"maps"
	"slices"

	"ask287/knowledge"
)

// life is what the lists show of one agreement.
type life struct {
	key
	on   map[int]printed     // what each list prints that shows it, by the list's position
	last int                 // the position of the last of them
	row  knowledge.Agreement // as the last of them prints it
}

// printed is what a list prints of an agreement. What is "" is not known.
type printed struct {
	state, name, county, moa string
	signed                   knowledge.Date
}

// life returns the life of an agreement, a new one where none is known.
func (f *folder) life(k key) *life {
	if f.lives[k] == nil {
		f.lives[k] = &life{key: k, on: map[int]printed{}, last: -1}
	}
	return f.lives[k]
}

// put notes that a list shows the agreement.
func (v *life) put(at int, l line) {
	p := printed{state: l.State, name: l.Agency, signed: l.Signed, moa: l.MOA}
	if len(l.fips) > 0 {
		p.county = l.County
	}
	v.on[at] = p
	if at > v.last {
		v.last = at
		v.row = knowledge.Agreement{Model: l.Model, Signed: l.Signed, Doubt: l.Doubt, MOA: l.MOA, Addendum: l.Addendum, Row: l.Row.Row}
	}
}

// move makes an agreement that of another agency.
func (f *folder) move(v *life, agency int) {
	delete(f.lives, v.key)
	v.key = key{agency, v.model}
	f.lives[v.key] = v
}

// recall turns what is known of each agreement back into what each list printed.
func (f *folder) recall(known knowledge.Record) {
	for i := range known.Agencies {
		a := &known.Agencies[i]
		for _, g := range slices.Concat(a.Agreements, a.Former) {
			v := f.life(key{i, g.Model})
			v.row = g
			v.row.Listed, v.row.Printed = nil, nil
			for _, span := range g.Listed {
				for at := span.First; at <= span.Last; at++ {
					v.on[f.was[at]] = recalled(a, &g, at)
					v.last = f.was[at]
				}
			}
		}
		f.agencies[i].Agreements, f.agencies[i].Former = nil, nil
	}
}

// recalled returns what the known list at that position printed of an agreement.
func recalled(a *knowledge.Agency, g *knowledge.Agreement, at int) printed {
	p := printed{state: a.State, name: a.Name, signed: g.Signed, moa: g.MOA}
	for _, was := range g.Printed {
		if at < was.First || at > was.Last {
			continue
		}
		switch was.What {
		case knowledge.PrintedState:
			p.state = was.Value
		case knowledge.PrintedName:
			p.name = was.Value
		case knowledge.PrintedCounty:
			p.county = was.Value
		case knowledge.PrintedSigned:
			p.signed = knowledge.Date(was.Value)
		}
	}
	return p
}

// settle gives the agencies their agreements, present and former.
func (f *folder) settle() {
	for _, v := range f.sortedLives() {
		a := &f.agencies[v.agency]
		g := v.row
		g.Listed, g.Printed = spans(v.on), f.prints(v)
		if v.last == len(f.lists)-1 {
			a.Agreements = append(a.Agreements, g)
		} else {
			a.Former = append(a.Former, g)
		}
	}
}

// spans returns the unbroken runs of positions.
func spans(on map[int]printed) []knowledge.Span {
	var out []knowledge.Span
	for _, at := range slices.Sorted(maps.Keys(on)) {
		if n := len(out); n > 0 && out[n-1].Last == at-1 {
			out[n-1].Last = at
		} else {
			out = append(out, knowledge.Span{First: at, Last: at})
		}
	}
	return out
}

// prints returns what lists print otherwise than the agency is called now, lies now, and is said now to have signed.
func (f *folder) prints(v *life) []knowledge.Print {
	a := &f.agencies[v.agency]
	now := printed{state: a.State, name: a.Name, signed: v.row.Signed}
	var out []knowledge.Print
	for _, column := range []struct {
		what knowledge.Printed
		of   func(printed) string
		same func(printed) bool
	}{
		{knowledge.PrintedSigned, func(p printed) string { return string(p.signed) }, func(p printed) bool { return p.signed == now.signed || p.signed == "" }},
		{knowledge.PrintedName, func(p printed) string { return p.name }, func(p printed) bool {
			return p.name == now.name && p.state == now.state || sameName(spelledOut(p.name, p.state), spelledOut(now.name, now.state))
		}},
		{knowledge.PrintedCounty, func(p printed) string { return p.county }, func(p printed) bool { return f.isIn(a, p) }},
		{knowledge.PrintedState, func(p printed) string { return p.state }, func(p printed) bool { return p.state == now.state || p.state == "" }},
	} {
		var run *knowledge.Print
		for _, at := range slices.Sorted(maps.Keys(v.on)) {
			p := v.on[at]
			switch {
			case column.same(p):
				run = nil
			case run != nil && run.Value == column.of(p):
				run.Last = at
			default:
				out = append(out, knowledge.Print{What: column.what, Value: column.of(p), Span: knowledge.Span{First: at, Last: at}})
				run = &out[len(out)-1]
			}
		}
	}
	return out
}

// isIn reports whether a printed county is one that the agency serves, or says nothing about it.
func (f *folder) isIn(a *knowledge.Agency, p printed) bool {
	fips := f.counties.FIPS(p.state, p.county)
	return len(fips) == 0 || len(a.Counties) == 0 || overlap(fips, a.Counties)
}

// sameName reports whether two printed names have the same words.
func sameName(a, b string) bool {
	return a == b || slices.Equal(knowledge.Words(a), knowledge.Words(b))
}

// apply gives the agencies their applications on the newest pending list.
func (f *folder) apply() {
	if f.pending == nil {
		return // those that are known stay
	}
	for i := range f.agencies {
		f.agencies[i].Pending = nil
	}
	for _, r := range f.pending.Rows {
		l := f.line(r)
		i := f.resolve(l, false)
		if i < 0 {
			i = f.found(l)
			f.claim(i, l)
			f.own[l.spelt()] = i
		}
		a := &f.agencies[i]
		a.Pending = append(a.Pending, knowledge.Application{Model: r.Model, Row: r.Row})
	}
}
