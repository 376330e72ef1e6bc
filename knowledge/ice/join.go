package ice

import (
	"fmt"
	"slices"
	"strings"

	"ask287/knowledge"
)

// Counties finds counties by the name that a list prints, within a state.
type Counties interface {
	// CountyFIPS returns the FIPS codes of all counties of that name, none where it knows none.
	CountyFIPS(state, printed string) []string
}

// Finding is something about a list's agency that a person should look at: no directory agency of its
// name, or a county that does not fit.
type Finding struct {
	State, Agency string
	Row           int
	What          string
}

// Join turns the rows of a participating list into agencies with their agreements. Rows of one agency, however
// its name is spelt, come together; an agency that known has under any of its names is that one, with the
// list's name as its official name and the other spelling kept. What known has and the list does not is returned
// too, without agreements. Nothing is guessed: an agency that no rule joins stays on its own and is reported.
//
// The rules, in order, always within one state and one kind:
//
//  1. The same core and designator, and counties that do not contradict each other.
//     A sheriff is named for the county, so there the name decides.
//  2. The same core, with a designator or the word City on one side only, in the same county.
func Join(rows []Row, known []knowledge.Agency, counties Counties, errata []knowledge.Erratum) ([]knowledge.Agency, []Finding, error) {
	j := joiner{counties: counties, agencies: slices.Clone(known), byCore: map[string][]int{}, claimed: map[int]string{}}
	for i := range j.agencies {
		j.agencies[i].Agreements = nil
		j.add(i)
	}
	fix := map[[4]string]string{}
	for _, e := range errata {
		fix[[4]string{e.State, e.Agency, e.Column, e.Printed}] = e.Corrected
	}
	corrected := func(r Row, column, printed string) string {
		if c, ok := fix[[4]string{r.State, r.Agency, column, printed}]; ok {
			return c
		}
		return printed
	}
	own := map[string]int{} // agencies by how this list spells them
	for _, r := range rows {
		r.County = corrected(r, columnCounty, r.County)
		name := corrected(r, columnAgency, r.Agency)
		kind := KindOf(name)
		fips := j.readCounty(r)
		spelt := strings.Join([]string{r.State, string(kind), coreKey(knowledge.CoreOf(kind, name)), strings.Join(fips, " ")}, "|")
		i, ok := own[spelt]
		if !ok {
			i = j.find(r, name, kind, fips)
			own[spelt] = i
		}
		j.take(i, r, name, kind, fips)
		a := &j.agencies[i]
		for _, other := range a.Agreements {
			if other.Model == r.Model {
				return nil, nil, fmt.Errorf("rows %d and %d both give %s of %s the model %s: tell the two agencies apart in the errata", other.Row, r.Row, r.Agency, r.State, r.Model)
			}
		}
		a.Agreements = append(a.Agreements, knowledge.Agreement{
			Model: r.Model, Signed: r.Signed, Doubt: r.Doubt, MOA: r.MOA, Addendum: r.Addendum, Row: r.Row,
		})
	}
	return j.agencies, j.findings, nil
}

// joiner holds the agencies while a list is joined to them.
type joiner struct {
	counties Counties
	agencies []knowledge.Agency
	byCore   map[string][]int // agencies by state, kind and core words, of all their names
	claimed  map[int]string   // the list's name for those that it has
	findings []Finding
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

// readCounty returns the counties that the row names and reports a name that is no county of the state.
func (j *joiner) readCounty(r Row) []string {
	if r.County == "" {
		return nil
	}
	fips := j.counties.CountyFIPS(r.State, r.County)
	if len(fips) == 0 {
		j.report(r, fmt.Sprintf("no county %q in %s", r.County, r.State))
	}
	return fips
}

func (j *joiner) report(r Row, what string) {
	j.findings = append(j.findings, Finding{State: r.State, Agency: r.Agency, Row: r.Row, What: what})
}

// find returns the agency that the row is about: one of those known, or a new one. name is the row's, with what
// was misprinted corrected.
func (j *joiner) find(r Row, name string, kind knowledge.Kind, fips []string) int {
	exact, loose := j.bearers(r.State, kind, name)
	if len(exact)+len(loose) == 0 && (kind == knowledge.Campus || kind == knowledge.Tribal) {
		// State College and Pueblo are towns.
		exact, loose = j.bearers(r.State, knowledge.Police, name)
	}
	i := j.choose(r, kind, fips, exact, loose)
	if i < 0 {
		j.report(r, "no agency of that name in the directory")
		j.agencies = append(j.agencies, knowledge.Agency{State: r.State, Kind: kind})
		i = len(j.agencies) - 1
	}
	return i
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

// choose picks the one known agency that fits, or -1.
func (j *joiner) choose(r Row, kind knowledge.Kind, fips []string, exact, loose []int) int {
	fits := func(candidates []int, sure bool) []int {
		var out []int
		for _, i := range candidates {
			a := &j.agencies[i]
			apart := len(fips) > 0 && len(a.Counties) > 0 && !overlap(fips, a.Counties)
			shared := overlap(fips, a.Counties)
			if (shared || !sure && !apart) && !slices.Contains(out, i) {
				out = append(out, i)
			}
		}
		return out
	}
	if kind == knowledge.Sheriff && len(exact) == 1 {
		if len(fits(exact, false)) == 0 {
			j.report(r, fmt.Sprintf("county %q is not that of the sheriff's name", r.County))
		}
		return exact[0]
	}
	for _, found := range [][]int{fits(exact, true), fits(exact, false), fits(loose, true)} {
		if len(found) == 1 {
			return found[0]
		}
	}
	for _, i := range slices.Concat(exact, loose) {
		j.report(r, fmt.Sprintf("county %q is not that of %s (%s)", r.County, j.agencies[i].Name, strings.Join(j.agencies[i].Counties, " ")))
	}
	return -1
}

// take gives the agency the name that the list prints, misprints and all, and keeps the others that it has.
func (j *joiner) take(i int, r Row, name string, kind knowledge.Kind, fips []string) {
	a := &j.agencies[i]
	if _, ok := j.claimed[i]; !ok {
		j.claimed[i] = r.Agency
		if a.Name != "" {
			a.OtherNames = append([]string{a.Name}, a.OtherNames...)
		}
		a.Name = r.Agency
		if a.Statewide = a.Statewide || statewide(r, kind); a.Statewide {
			a.Counties = nil
		}
	}
	if len(a.Counties) == 0 && !a.Statewide {
		a.Counties = fips
	}
	for _, other := range []string{r.Agency, name} {
		if !slices.Contains(a.OtherNames, other) {
			a.OtherNames = append(a.OtherNames, other)
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
func statewide(r Row, kind knowledge.Kind) bool {
	return strings.HasPrefix(r.Type, "State") && kind != knowledge.Campus && !strings.Contains(r.Agency, "Judicial") &&
		(r.County == "" || namesState(r.Agency))
}
