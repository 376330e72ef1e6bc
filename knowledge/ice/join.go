package ice

import (
	"fmt"
	"slices"
	"strings"

	"ask287/knowledge"
	"ask287/knowledge/county"
)

// Finding is something about a list's agency that a person should look at: no directory agency of its
// name, a county that does not fit, an agreement that is printed twice.
type Finding struct {
	State, Agency string
	Row           int
	What          string
}

// joiner finds the agencies that lists print. Rows of one agency, however its name is spelt, come together; an
// agency that is known under any of its names is that one. Nothing is guessed: an agency that no rule joins
// stays on its own.
//
// The rules, in order, always within one state and one kind:
//
//  1. The same core and designator, and counties that do not contradict each other.
//     A sheriff is named for the county, so there the name decides.
//  2. The same core, with a designator or the word City on one side only, in the same county.
type joiner struct {
	counties *county.Finder
	fix      map[[4]string]string
	agencies []knowledge.Agency
	byCore   map[string][]int   // agencies by state, kind and core words, of all their names
	own      map[string]int     // agencies by how the lists spell them
	lines    map[[3]string]line // by state, agency and county as printed
	claimed  map[int]bool       // those that have the newest list's name
	findings []Finding          // of the newest list
}

// newJoiner returns a joiner that knows these agencies, which it does not change.
func newJoiner(known []knowledge.Agency, counties *county.Finder, errata []knowledge.Erratum) *joiner {
	j := &joiner{
		counties: counties, fix: map[[4]string]string{}, agencies: slices.Clone(known), byCore: map[string][]int{},
		own: map[string]int{}, lines: map[[3]string]line{}, claimed: map[int]bool{},
	}
	for _, e := range errata {
		j.fix[[4]string{e.State, e.Agency, e.Column, e.Printed}] = e.Corrected
	}
	for i := range j.agencies {
		j.add(i)
	}
	return j
}

// line is a row of a list with what was misprinted corrected.
type line struct {
	Row
	name   string
	full   string // the name spelled out
	kind   knowledge.Kind
	core   string // of the full name, as coreKey gives it
	county string
	fips   []string
}

func (j *joiner) line(r Row) line {
	corrected := func(column, printed string) string {
		if c, ok := j.fix[[4]string{r.State, r.Agency, column, printed}]; ok {
			return c
		}
		return printed
	}
	as := [3]string{r.State, r.Agency, r.County}
	l, ok := j.lines[as]
	if !ok {
		l.name = corrected(columnAgency, r.Agency)
		l.full = spelledOut(l.name, r.State)
		l.kind = KindOf(l.full)
		l.core = coreKey(knowledge.CoreOf(l.kind, l.full))
		l.county = corrected(columnCounty, r.County)
		if l.county != "" {
			l.fips = j.counties.FIPS(r.State, l.county)
		}
		j.lines[as] = l
	}
	l.Row = r
	return l
}

// spelt is the same for all rows that lists spell alike, but for what does not tell agencies apart.
func (l line) spelt() string {
	return strings.Join([]string{l.State, string(l.kind), l.core, strings.Join(l.fips, " ")}, "|")
}

// found adds an agency that only the lists know.
func (j *joiner) found(l line) int {
	j.agencies = append(j.agencies, knowledge.Agency{State: l.State, Kind: l.kind})
	return len(j.agencies) - 1
}

func (j *joiner) add(i int) {
	a := &j.agencies[i]
	for _, name := range append([]string{a.Name}, a.OtherNames...) {
		k := bucket(a.State, a.Kind, knowledge.CoreOf(a.Kind, name))
		if !slices.Contains(j.byCore[k], i) {
			j.byCore[k] = append(j.byCore[k], i)
		}
	}
}

func bucket(state string, kind knowledge.Kind, c knowledge.Core) string {
	return state + "|" + string(kind) + "|" + withoutCity(c)
}

// withoutCity returns a core's words run together, without the word City at their end.
func withoutCity(c knowledge.Core) string {
	if n := len(c.Words); n > 1 && c.Words[n-1] == "city" {
		return knowledge.Key(c.Words[:n-1]...)
	}
	return knowledge.Key(c.Words...)
}

func coreKey(c knowledge.Core) string { return knowledge.Key(c.Words...) + "|" + c.Designator }

func (j *joiner) report(l line, what string) {
	j.findings = append(j.findings, Finding{State: l.State, Agency: l.Agency, Row: l.Row.Row, What: what})
}

// find returns the one known agency that the row is about, or -1. If aloud, it reports what speaks against
// those that bear the name.
func (j *joiner) find(l line, aloud bool) int {
	exact, loose := j.bearers(l.State, l.kind, l.full)
	if len(exact)+len(loose) == 0 && (l.kind == knowledge.Campus || l.kind == knowledge.Tribal) {
		// State College and Pueblo are towns.
		exact, loose = j.bearers(l.State, knowledge.Police, l.full)
	}
	report := func(what string) {
		if aloud {
			j.report(l, what)
		}
	}
	if l.kind == knowledge.Sheriff && len(exact) == 1 {
		if len(j.fits(l, exact, false)) == 0 {
			report(fmt.Sprintf("county %q is not that of the sheriff's name", l.county))
		}
		return exact[0]
	}
	for _, found := range [][]int{j.fits(l, exact, true), j.fits(l, exact, false), j.fits(l, loose, true)} {
		if len(found) == 1 {
			return found[0]
		}
	}
	for _, i := range slices.Concat(exact, loose) {
		report(fmt.Sprintf("county %q is not that of %s (%s)", l.county, j.agencies[i].Name, strings.Join(j.agencies[i].Counties, " ")))
	}
	return -1
}

// fits returns the candidates that serve the row's county, or, unless it must be sure, may serve it.
func (j *joiner) fits(l line, candidates []int, sure bool) []int {
	var out []int
	for _, i := range candidates {
		a := &j.agencies[i]
		apart := len(l.fips) > 0 && len(a.Counties) > 0 && !overlap(l.fips, a.Counties)
		shared := overlap(l.fips, a.Counties)
		if (shared || !sure && !apart) && !slices.Contains(out, i) {
			out = append(out, i)
		}
	}
	return out
}

// bearers returns the known agencies that bear the name: exactly, or with a designator or the word City on one
// side only.
func (j *joiner) bearers(state string, kind knowledge.Kind, name string) (exact, loose []int) {
	core := knowledge.CoreOf(kind, name)
	for _, i := range j.byCore[bucket(state, kind, core)] {
		a := &j.agencies[i]
		for _, own := range append([]string{a.Name}, a.OtherNames...) {
			c := knowledge.CoreOf(a.Kind, own)
			switch {
			case coreKey(c) == coreKey(core):
				exact = append(exact, i)
			case c.Designator == "" || core.Designator == "":
				loose = append(loose, i)
			}
		}
	}
	return slices.Compact(exact), slices.Compact(loose)
}

// claim gives the agency the name that the newest list prints, misprints and all, and keeps the others that it has.
func (j *joiner) claim(i int, l line) {
	a := &j.agencies[i]
	if !j.claimed[i] {
		j.claimed[i] = true
		if a.Name != "" {
			a.OtherNames = append([]string{a.Name}, a.OtherNames...)
		}
		a.Name = l.Agency
		if a.Statewide = a.Statewide || l.statewide(); a.Statewide {
			a.Counties = nil
		}
	}
	if len(a.Counties) == 0 && !a.Statewide {
		a.Counties = j.seat(l)
	}
	j.call(i, l.Agency, l.name)
}

// seat returns the counties of an agency that only the lists know: those that the row names, else for a sheriff the one
// that he is named for.
func (j *joiner) seat(l line) []string {
	core := knowledge.CoreOf(l.kind, l.full)
	if len(l.fips) > 0 || l.kind != knowledge.Sheriff || core.Designator == "" {
		return l.fips
	}
	return j.counties.FIPS(l.State, strings.Join(append(core.Words, core.Designator), " "))
}

// call adds names to those that the agency has.
func (j *joiner) call(i int, names ...string) {
	a := &j.agencies[i]
	a.OtherNames = slices.Clone(a.OtherNames) // known has them too
	for _, name := range names {
		if !slices.Contains(a.OtherNames, name) {
			a.OtherNames = append(a.OtherNames, name)
		}
	}
	a.OtherNames = slices.DeleteFunc(a.OtherNames, func(s string) bool { return s == a.Name })
	j.add(i)
}

func overlap(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

// namesState reports whether a name has a state's name in it.
func namesState(agency string) bool {
	agency = strings.ToUpper(agency)
	for name := range stateCodes {
		if strings.Contains(agency, name) {
			return true
		}
	}
	return false
}

// statewide reports whether the row is of an agency of the whole state. ICE's TYPE alone is not
// enough: it files colleges and the attorneys of judicial circuits under State Agency too.
func (l line) statewide() bool {
	return strings.HasPrefix(l.Type, "State") && l.kind != knowledge.Campus && !strings.Contains(l.Agency, "Judicial") &&
		(l.county == "" || namesState(l.Agency))
}
