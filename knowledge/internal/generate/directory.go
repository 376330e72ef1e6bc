package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"

	"ask287/knowledge"
	"ask287/knowledge/county"
	"ask287/knowledge/ice"
	"ask287/knowledge/internal/generate/place"
)

// fbiStates maps the directory's own state codes to the post's. FS is what it calls federal.
var fbiStates = map[string]string{"NB": "NE", "GM": "GU", "FS": knowledge.Federal}

// readDirectory reads the FBI's list of law-enforcement agencies and returns them under the names
// by which people call them. Rows that differ in nothing but their post, such as the barracks of a state
// police, become one agency.
func readDirectory(text []byte, places *place.Places) ([]knowledge.Agency, error) {
	rows, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("directory: %w", err)
	}
	if len(rows) == 0 {
		return nil, fmt.Errorf("directory: the file is empty")
	}
	col := map[string]int{}
	for _, want := range []string{"pub_agency_name", "state_abbr", "county_name", "agency_type_name"} {
		if col[want] = slices.Index(rows[0], want); col[want] < 0 {
			return nil, fmt.Errorf("directory: no column %q: is this the FBI's file of law-enforcement employees?", want)
		}
	}
	counties := county.NewFinder(places.Counties)
	var agencies []knowledge.Agency
	seen, campuses := map[string]bool{}, map[string]bool{}
	for _, row := range rows[1:] {
		campuses[row[col["state_abbr"]]+" "+row[col["pub_agency_name"]]] = true
	}
	for i, row := range rows[1:] {
		e := entry{name: row[col["pub_agency_name"]], state: row[col["state_abbr"]], kind: row[col["agency_type_name"]]}
		if s, ok := fbiStates[e.state]; ok {
			e.state = s
		}
		for printed := range strings.SplitSeq(row[col["county_name"]], ", ") {
			if notACounty[printed] || e.state == knowledge.Federal {
				continue
			}
			fips := county.BeforeCity(counties.FIPS(e.state, printed))
			if len(fips) == 0 {
				return nil, fmt.Errorf("directory: row %d: no county %q in %s", i+2, printed, e.state)
			}
			e.counties = append(e.counties, fips...)
		}
		if len(e.counties) == 0 {
			e.counties = slices.Clone(unspecified[e.state+" "+e.name])
		}
		slices.Sort(e.counties)
		e.counties = slices.Compact(e.counties)
		a := e.agency(places)
		if bare, post := strings.CutSuffix(e.name, ":"); post && campuses[row[col["state_abbr"]]+" "+bare] && a.Kind == knowledge.Campus {
			a.Name += " (" + countyName(places, e.counties[0]) + ")" // another campus of the one that the directory names in full
		}
		same := strings.Join([]string{a.State, string(a.Kind), a.Name, strings.Join(a.Counties, " ")}, "|")
		if !seen[same] {
			seen[same] = true
			agencies = append(agencies, a)
		}
	}
	return agencies, nil
}

// notACounty lists what the directory prints where it names no county.
var notACounty = map[string]bool{"": true, "NOT SPECIFIED": true, "UNMAPPED COUNTY": true}

// unspecified gives the counties of local agencies that the directory has without one, by the Census's codes: New
// York's five boroughs, the District of Columbia, the city of Baltimore.
var unspecified = map[string][]string{
	"NY New York":               {"36005", "36047", "36061", "36081", "36085"},
	"DC Washington":             {"11001"},
	"MD Baltimore City Sheriff": {"24510"},
}

// entry is one row of the directory.
type entry struct {
	name, state, kind string
	counties          []string
}

// agency names what the row stands for. The directory prints bare names ("Anderson" of type County
// is the Anderson County Sheriff's Office), and for posts of a larger agency only that agency's
// name and a colon ("State Police:").
func (e entry) agency(places *place.Places) knowledge.Agency {
	printed := strings.Join(strings.Fields(e.name), " ")
	post := strings.HasSuffix(printed, ":") || strings.HasSuffix(printed, ",")
	bare := strings.TrimRight(printed, ":, ")
	a := knowledge.Agency{State: e.state, Counties: e.counties, Sources: []string{"fbi-lee"}}
	switch e.kind {
	case "City", "County":
		a.Name, a.Kind = e.local(bare)
	case "University or College":
		a.Name, a.Kind = withWord(bare, "Police Department"), knowledge.Campus
	case "Tribal":
		a.Name, a.Kind = withWord(bare, "Police Department"), knowledge.Tribal
	case "State Police":
		a.Name, a.Kind, a.Statewide = e.statePolice(bare, places), knowledge.StatePolice, true
	case "Other State Agency":
		a.Name, a.Statewide = withState(bare, e.state, places), post || len(e.counties) == 0
		a.Kind = ice.KindOf(a.Name)
	case "Federal":
		a.Name, a.Kind, a.Statewide = bare, knowledge.Other, true
	default:
		a.Name = e.other(bare, places)
		a.Kind = ice.KindOf(a.Name)
		a.Statewide = territory[e.state]
		if a.Statewide {
			a.Kind = knowledge.StatePolice
		}
	}
	if a.Statewide {
		a.Counties = nil
	}
	if bare != a.Name && e.kind != "County" && e.kind != "City" && e.kind != "State Police" && !post {
		a.OtherNames = append(a.OtherNames, bare)
	}
	return a
}

// territory lists the territories whose police is one for all.
var territory = map[string]bool{"GU": true, "PR": true, "VI": true, "MP": true, "AS": true}

// local names a municipal or county agency. "Washington Township, Bergen County" loses the county, which
// the row has in its own column.
func (e entry) local(bare string) (string, knowledge.Kind) {
	if town, county, ok := strings.Cut(bare, ", "); ok && strings.HasSuffix(county, " County") {
		bare = town
	}
	kind := ice.KindOf(bare)
	switch {
	case consolidated[bare] != "":
		return consolidated[bare], ice.KindOf(consolidated[bare])
	case kind == knowledge.Sheriff:
		return withWord(bare, "Office"), kind
	case strings.Contains(bare, "Police Department") || strings.Contains(bare, "Public Safety"):
		return bare, knowledge.Police
	case e.kind == "City":
		return bare + " Police Department", knowledge.Police
	case strings.HasSuffix(bare, " County"):
		return bare + " Sheriff's Office", knowledge.Sheriff
	}
	designator := "County"
	if e.state == "LA" {
		designator = "Parish"
	}
	return bare + " " + designator + " Sheriff's Office", knowledge.Sheriff
}

// consolidated names the agencies of cities and counties that govern as one and that the directory
// prints under both names.
var consolidated = map[string]string{
	"Augusta-Richmond":       "Richmond County Sheriff's Office",
	"Hartsville/Trousdale":   "Trousdale County Sheriff's Office",
	"Athens-Clarke County":   "Athens-Clarke County Police Department",
	"Baltimore City Sheriff": "Baltimore City Sheriff's Office",
	"Louisville Metro":       "Louisville Metro Police Department",
}

// statePolice names a state's own police. Its posts ("State Police, Avondale") are the same agency.
func (e entry) statePolice(bare string, places *place.Places) string {
	bare, _, _ = strings.Cut(bare, ", ")
	for _, office := range []string{" Headquarters Bureau of Criminal Investigations", " Headquarters", " Statewide"} {
		bare = strings.TrimSuffix(bare, office)
	}
	return withState(bare, e.state, places)
}

// other names what the directory files under Other: constables, prosecutors, school districts, airports.
func (e entry) other(bare string, places *place.Places) string {
	if territory[e.state] {
		return withWord(withState(bare, e.state, places), "Police Department")
	}
	countywide := map[string]string{
		"Prosecutor":        "Prosecutor's Office",
		"County Detective":  "Detectives",
		"District Attorney": "District Attorney's Office",
		"County Attorney":   "Attorney's Office",
	}
	if what, ok := countywide[bare]; ok && len(e.counties) == 1 {
		return countyName(places, e.counties[0]) + " " + what
	}
	return bare
}

// withWord appends a word that says what an agency is, unless its name already ends so.
func withWord(name, word string) string {
	first, _, _ := strings.Cut(word, " ")
	if strings.Contains(name, first) {
		return name
	}
	return name + " " + word
}

// withState puts the state's name before the name of a state agency that lacks it.
func withState(name, state string, places *place.Places) string {
	full := stateName(places, state)
	if full == "" || strings.Contains(name, full) {
		return name
	}
	return full + " " + name
}

func countyName(places *place.Places, fips string) string {
	i := slices.IndexFunc(places.Counties, func(c knowledge.County) bool { return c.FIPS == fips })
	if i < 0 {
		return ""
	}
	return places.Counties[i].Name
}

func stateName(places *place.Places, code string) string {
	i := slices.IndexFunc(places.States, func(s knowledge.State) bool { return s.Code == code })
	if i < 0 {
		return ""
	}
	return places.States[i].Name
}
