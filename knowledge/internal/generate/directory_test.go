package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ask287/knowledge"
	"ask287/knowledge/county"
	"ask287/knowledge/ice"
	"ask287/knowledge/internal/generate/place"
)

// Where the data is committed, and where the project's shared folder is if it is beside the checkout.
var (
	dataDir   = filepath.Join("..", "..", "data")
	sharedDir = filepath.Join("..", "..", "..", "..", "shared")
)

var readPlaces = sync.OnceValues(func() (*place.Places, error) { return place.Read(os.DirFS(dataDir)) })

// committedPlaces returns the places that are committed.
func committedPlaces(t *testing.T) *place.Places {
	t.Helper()
	p, err := readPlaces()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

const directoryHeader = "ori,pub_agency_name,state_abbr,county_name,agency_type_name\n"

// TestReadDirectory has a row of the directory for each rule, and the agency that it stands for.
func TestReadDirectory(t *testing.T) {
	for _, tc := range []struct {
		row  string // name, state, county, type as the directory prints them
		want string // name; kind; state; counties or "S" for the whole state; other names
	}{
		{`Anderson,TX,ANDERSON,County`, "Anderson County Sheriff's Office; sheriff; TX; 48001; "},
		{`Acadia,LA,ACADIA,County`, "Acadia Parish Sheriff's Office; sheriff; LA; 22001; "},
		{`Baltimore County,MD,BALTIMORE,County`, "Baltimore County Sheriff's Office; sheriff; MD; 24005; "},
		{`Baltimore County Police Department,MD,BALTIMORE,County`, "Baltimore County Police Department; police; MD; 24005; "},
		{`Jacksonville Sheriff's Office,FL,DUVAL,County`, "Jacksonville Sheriff's Office; sheriff; FL; 12031; "},
		{`Augusta-Richmond,GA,RICHMOND,County`, "Richmond County Sheriff's Office; sheriff; GA; 13245; "},
		{`Hartsville/Trousdale,TN,TROUSDALE,County`, "Trousdale County Sheriff's Office; sheriff; TN; 47169; "},
		{`Richmond,VA,RICHMOND,County`, "Richmond County Sheriff's Office; sheriff; VA; 51159; "},
		{`Richmond City Sheriff's Office,VA,RICHMOND CITY,City`, "Richmond City Sheriff's Office; sheriff; VA; 51760; "},
		{`Baltimore City Sheriff,MD,NOT SPECIFIED,City`, "Baltimore City Sheriff's Office; sheriff; MD; 24510; "},
		{`Adams,NB,ADAMS,County`, "Adams County Sheriff's Office; sheriff; NE; 31001; "},

		{`Anderson,SC,ANDERSON,City`, "Anderson Police Department; police; SC; 45007; "},
		{`Vestavia Hills,AL,"JEFFERSON, SHELBY",City`, "Vestavia Hills Police Department; police; AL; 01073 01117; "},
		{`"Washington Township, Bergen County",NJ,BERGEN,City`, "Washington Township Police Department; police; NJ; 34003; "},
		{`Louisville Metro,KY,JEFFERSON,City`, "Louisville Metro Police Department; police; KY; 21111; "},
		{`Athens-Clarke County,GA,CLARKE,City`, "Athens-Clarke County Police Department; police; GA; 13059; "},
		{`New York,NY,NOT SPECIFIED,City`, "New York Police Department; police; NY; 36005 36047 36061 36081 36085; "},
		{`Washington,DC,NOT SPECIFIED,City`, "Washington Police Department; police; DC; 11001; "},
		{`College Station,TX,BRAZOS,City`, "College Station Police Department; police; TX; 48041; "},
		{`Pueblo,CO,PUEBLO,City`, "Pueblo Police Department; police; CO; 08101; "},
		{`Avon,CT,CAPITOL PLANNING REGION,City`, "Avon Police Department; police; CT; 09110; "},
		{` Two  Blanks ,TX,BRAZOS,City`, "Two Blanks Police Department; police; TX; 48041; "},

		{`State Police:,MI,SHIAWASSEE,State Police`, "Michigan State Police; state_police; MI; S; "},
		{`"State Police, Avondale",PA,CHESTER,State Police`, "Pennsylvania State Police; state_police; PA; S; "},
		{`"State Police Headquarters, Salem",OR,MARION,State Police`, "Oregon State Police; state_police; OR; S; "},
		{`Vermont State Police Headquarters Bureau of Criminal Investigations,VT,WASHINGTON,State Police`,
			"Vermont State Police; state_police; VT; S; "},
		{`Alaska State Troopers,AK,NOT SPECIFIED,State Police`, "Alaska State Troopers; state_police; AK; S; "},
		{`Highway Patrol:,CA,SACRAMENTO,State Police`, "California Highway Patrol; state_police; CA; S; "},

		{`Prosecutor:,NJ,BERGEN,Other`, "Bergen County Prosecutor's Office; prosecutor; NJ; 34003; "},
		{`District Attorney:,AL,COLBERT,Other`, "Colbert County District Attorney's Office; prosecutor; AL; 01033; "},
		{`County Detective:,PA,BERKS,Other`, "Berks County Detectives; other; PA; 42011; "},
		{`Anderson County Constable:,TX,ANDERSON,Other`, "Anderson County Constable; constable; TX; 48001; "},
		{`Guam,GM,NOT SPECIFIED,Other`, "Guam Police Department; state_police; GU; S; Guam"},
		{`Guam Police Department,GM,NOT SPECIFIED,Other`, "Guam Police Department; state_police; GU; S; "},
		{`Puerto Rico ,PR,NOT SPECIFIED,Other`, "Puerto Rico Police Department; state_police; PR; S; Puerto Rico"},
		{`Sanford Airport,FL,SEMINOLE,Other`, "Sanford Airport; port; FL; 12117; "},
		{`Shasta County Marshal,CA,SHASTA,Other`, "Shasta County Marshal; marshal; CA; 06089; "},
		{`Dover Fire Marshal,DE,KENT,Other`, "Dover Fire Marshal; other; DE; 10001; "},
		{`Port of San Diego Harbor,CA,SAN DIEGO,Other`, "Port of San Diego Harbor; port; CA; 06073; "},

		{`State Park:,AR,BAXTER,Other State Agency`, "Arkansas State Park; other; AR; S; "},
		{`"Department of Correction,",TN,DAVIDSON,Other State Agency`, "Tennessee Department of Correction; corrections; TN; S; "},
		{`Alabama Port Authority,AL,MOBILE,Other State Agency`, "Alabama Port Authority; port; AL; 01097; "},
		{`State Lottery Criminal Investigations,CO,NOT SPECIFIED,Other State Agency`, "Colorado State Lottery Criminal Investigations; other; CO; S; State Lottery Criminal Investigations"},

		{`Navajo Nation,AZ,NOT SPECIFIED,Tribal`, "Navajo Nation Police Department; tribal; AZ; ; Navajo Nation"},
		{`Mashpee Wampanoag Tribal Police,MA,NOT SPECIFIED,Tribal`, "Mashpee Wampanoag Tribal Police; tribal; MA; ; "},
		{`University of Alabama:,AL,TUSCALOOSA,University or College`, "University of Alabama Police Department; campus; AL; 01125; "},
		{`University of Alaska:,AK,NOT SPECIFIED,University or College`, "University of Alaska Police Department; campus; AK; ; "},
		{`State University of New York Police:,NY,ALBANY,University or College`, "State University of New York Police; campus; NY; 36001; "},
		{`University of Louisville,KY,JEFFERSON,University or College`, "University of Louisville Police Department; campus; KY; 21111; University of Louisville"},
		{`Federal Bureau of Investigation,FS,NOT SPECIFIED,Federal`, "Federal Bureau of Investigation; other; US; S; "},
		{`Drug Enforcement Administration:,FS,NEW CASTLE,Federal`, "Drug Enforcement Administration; other; US; S; "},
	} {
		got, err := readDirectory([]byte(directoryHeader+"XX0000000,"+tc.row+"\n"), committedPlaces(t))
		if err != nil || len(got) != 1 {
			t.Errorf("%s: %v, %v", tc.row, got, err)
			continue
		}
		a := got[0]
		where := strings.Join(a.Counties, " ")
		if a.Statewide {
			where += "S"
		}
		said := strings.Join([]string{a.Name, string(a.Kind), a.State, where, strings.Join(a.OtherNames, "|")}, "; ")
		if said != tc.want || !slices.Equal(a.Sources, []string{"fbi-lee"}) {
			t.Errorf("%s\n is %s\nwant %s", tc.row, said, tc.want)
		}
	}
}

// TestReadDirectoryRepeats has rows that are one agency, and two agencies of one name.
func TestReadDirectoryRepeats(t *testing.T) {
	text := directoryHeader +
		"MI1,State Police:,MI,ALCONA,State Police\n" +
		"MI2,State Police:,MI,ALGER,State Police\n" +
		"MI3,Michigan State Police,MI,UNMAPPED COUNTY,State Police\n" +
		"TX1,Austin County Constable:,TX,AUSTIN,Other\n" +
		"TX2,Austin County Constable:,TX,AUSTIN,Other\n" +
		"NJ1,\"Washington Township, Bergen County\",NJ,BERGEN,City\n" +
		"NJ2,\"Washington Township, Morris County\",NJ,MORRIS,City\n"
	agencies, err := readDirectory([]byte(text), committedPlaces(t))
	if err != nil {
		t.Fatal(err)
	}
	ice.AssignIDs(agencies, county.NewFinder(committedPlaces(t).Counties))
	var ids []string
	for _, a := range agencies {
		ids = append(ids, a.ID)
	}
	want := []string{
		"mi-michigan-state-police",
		"nj-washington-township-police-department-bergen-county", "nj-washington-township-police-department-morris-county",
		"tx-austin-county-constable",
	}
	if diff := cmp.Diff(want, ids); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestReadDirectoryErrors(t *testing.T) {
	for _, tc := range []struct{ name, text, want string }{
		{"no file", "", "the file is empty"},
		{"another file", "zip,city\n12345,Nowhere\n", `no column "pub_agency_name"`},
		{"a column less", strings.Replace(directoryHeader, "county_name", "county", 1), `no column "county_name"`},
		{"a county that is none", directoryHeader + "X,Leeds,AL,JEFFERSON,City\nX,Leeds,AL,ATLANTIS,City\n", `row 3: no county "ATLANTIS" in AL`},
		{"a short row", directoryHeader + "X,Leeds,AL\n", "line 2"},
	} {
		agencies, err := readDirectory([]byte(tc.text), committedPlaces(t))
		if err == nil || !strings.HasPrefix(err.Error(), "directory: ") || !strings.Contains(err.Error(), tc.want) || agencies != nil {
			t.Errorf("%s: %v, want an error that says %s", tc.name, err, tc.want)
		}
	}
}

// TestKindsOfTheDirectory checks names of the directory whose words say several things.
func TestKindsOfTheDirectory(t *testing.T) {
	for row, want := range map[string]knowledge.Kind{
		`"Department of Public Safety and Correctional Services,",MD,ANNE ARUNDEL,Other State Agency`: knowledge.Corrections,
		`Camp Robinson,AR,PULASKI,Other State Agency`:                                                 knowledge.Other,
		`Metro Transit Police,DC,NOT SPECIFIED,Other`:                                                 knowledge.Port,
		`Southwest Drug Task Force,CO,LA PLATA,Other`:                                                 knowledge.Other,
		`Bibb County Board of Education,GA,BIBB,Other`:                                                knowledge.Campus,
		`Piggott Public School,AR,CLAY,Other`:                                                         knowledge.Campus,
	} {
		got, err := readDirectory([]byte(directoryHeader+"X,"+row+"\n"), committedPlaces(t))
		if err != nil || len(got) != 1 || got[0].Kind != want {
			t.Errorf("%s is %+v, %v, want the kind %s", row, got, err, want)
		}
	}
}
