package place

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ask287/knowledge"
	"ask287/knowledge/county"
)

// dataDir is where the committed files stand.
var dataDir = filepath.Join("..", "..", "..", "data")

// committed reads the place data that is committed.
func committed(t *testing.T) *Places {
	t.Helper()
	p, err := Read(os.DirFS(dataDir))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestCommittedIsAsWritten(t *testing.T) {
	dir := t.TempDir()
	if err := committed(t).Write(dir); err != nil {
		t.Fatal(err)
	}
	for name := range headers {
		want, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(filepath.Join(dataDir, name))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s is not as Write writes it: generate it again", name)
		}
	}
}

func TestCommittedCounts(t *testing.T) {
	p := committed(t)
	var states, territories int
	for _, s := range p.States {
		if s.Territory {
			territories++
		} else {
			states++
		}
	}
	if states != 51 || territories != 5 {
		t.Errorf("%d states and %d territories, want 51 and 5", states, territories)
	}
	perState := map[string]int{}
	for _, c := range p.Counties {
		perState[c.State]++
	}
	for state, want := range map[string]int{
		"AK": 30, "CT": 8 + 9, "DC": 1, "DE": 3, "GA": 159, "HI": 5, "LA": 64, "MD": 24, "MO": 115, "NV": 17,
		"SD": 66, "TX": 254, "VA": 95 + 38, "AS": 5, "GU": 1, "MP": 4, "PR": 78, "VI": 3,
	} {
		if perState[state] != want {
			t.Errorf("%d counties in %s, want %d", perState[state], state, want)
		}
	}
	// The Census Bureau's 3,144 of today, 91 in the territories, and Connecticut's old eight.
	if got, want := len(p.Counties), 3144+91+8; got != want {
		t.Errorf("%d counties, want %d", got, want)
	}
	if n := len(p.Cities); n < 29000 || n > 31000 {
		t.Errorf("%d cities", n)
	}
	if n := len(p.ZIPs); n < 41000 || n > 42000 {
		t.Errorf("%d ZIP codes", n)
	}
}

func TestCommittedOrder(t *testing.T) {
	p := committed(t)
	ordered := func(what string, n int, key func(int) string) {
		for i := 1; i < n; i++ {
			if key(i-1) >= key(i) {
				t.Errorf("%s: %q before %q", what, key(i-1), key(i))
			}
		}
	}
	ordered("states", len(p.States), func(i int) string { return p.States[i].Code })
	ordered("counties", len(p.Counties), func(i int) string { return p.Counties[i].FIPS })
	ordered("cities", len(p.Cities), func(i int) string { return p.Cities[i].State + "\x00" + p.Cities[i].Name })
	ordered("ZIP codes", len(p.ZIPs), func(i int) string { return p.ZIPs[i].Code })
	for _, z := range p.ZIPs {
		if !digits(z.Code, 5) || !slices.IsSorted(z.Counties) {
			t.Errorf("ZIP %+v", z)
		}
	}
}

func TestCommittedNames(t *testing.T) {
	names := map[string]knowledge.County{}
	for _, c := range committed(t).Counties {
		names[c.FIPS] = c
	}
	for fips, want := range map[string]string{
		"01001": "Autauga County, AL",
		"02020": "Anchorage Municipality, AK",
		"02063": "Chugach Census Area, AK",
		"02195": "Petersburg Borough, AK",
		"02282": "Yakutat City and Borough, AK",
		"09001": "Fairfield County, CT",
		"09110": "Capitol Planning Region, CT",
		"11001": "District of Columbia, DC",
		"12086": "Miami-Dade County, FL",
		"22015": "Bossier Parish, LA",
		"22059": "LaSalle Parish, LA",
		"24005": "Baltimore County, MD",
		"24510": "Baltimore city, MD",
		"29189": "St. Louis County, MO",
		"29510": "St. Louis city, MO",
		"32510": "Carson City, NV",
		"35013": "Doña Ana County, NM",
		"46102": "Oglala Lakota County, SD",
		"51036": "Charles City County, VA",
		"51159": "Richmond County, VA",
		"51760": "Richmond city, VA",
		"60020": "Manu'a District, AS",
		"66010": "Guam, GU",
		"69110": "Saipan Municipality, MP",
		"72021": "Bayamón Municipio, PR",
		"78010": "St. Croix Island, VI",
	} {
		if got := names[fips].Name + ", " + names[fips].State; got != want {
			t.Errorf("%s is %q, want %q", fips, got, want)
		}
	}
	for fips := range county.Retirements() {
		if c, ok := names[fips]; ok {
			t.Errorf("%s %s is retired, and still there", fips, c.Name)
		}
	}
}

func TestCommittedZIPs(t *testing.T) {
	zips := map[string]knowledge.ZIP{}
	for _, z := range committed(t).ZIPs {
		zips[z.Code] = z
	}
	for zip, want := range map[string]string{
		"10001": "New York, NY: 36061",
		"78701": "Austin, TX: 48453",
		"33134": "Miami, FL: 12086", // Coral Gables and Miami; the post's first name for it
		"06268": "Storrs Mansfield, CT: 09013 09110",
		"24523": "Bedford, VA: 51019", // the city that became a town of the county
		"35004": "Moody, AL: 01115",
		"39840": "Cuthbert, GA: 13243",         // GeoNames: Ben Hill County
		"57752": "Kyle, SD: 46007 46071 46102", // Shannon County is Oglala Lakota County
		"89421": "Mc Dermitt, NV: 32013 41045", // across the state line
		"99510": "Anchorage, AK: 02020 02185",  // the Census file's slip stays with the ZIP code, not with the city
		"99554": "Alakanuk, AK: 02158",         // Wade Hampton is Kusilvak
		"99686": "Valdez, AK: 02063",           // not also Copper River
		"99689": "Yakutat, AK: 02282",          // GeoNames: Skagway-Hoonah-Angoon
		"00601": ", PR: 72001 72141",
	} {
		z := zips[zip]
		if got := z.City + ", " + z.State + ": " + strings.Join(z.Counties, " "); got != want {
			t.Errorf("ZIP %s is %q, want %q", zip, got, want)
		}
	}
	for _, zip := range []string{"09001", "96365", "96960"} {
		if z, ok := zips[zip]; ok {
			t.Errorf("ZIP %s of the military or of another country is there: %+v", zip, z)
		}
	}
	if z := zips["96860"]; z.State != "HI" {
		t.Errorf("ZIP 96860, of Hawaii and of the fleet, is %+v", z)
	}
}

func TestCommittedCities(t *testing.T) {
	cities := map[string]string{}
	for _, c := range committed(t).Cities {
		cities[c.Name+", "+c.State] = strings.Join(c.Counties, " ")
	}
	for city, want := range map[string]string{
		"Anchorage, AK":      "02020",
		"Andalusia, AL":      "01039",
		"Coral Gables, FL":   "12086",
		"Cuthbert, GA":       "13243",
		"Greenwich, CT":      "09001 09190",
		"New Orleans, LA":    "22051 22071",
		"Redding Center, CT": "09001 09190",
		"Kansas City, MO":    "29047 29095 29165",
		"Houston, TX":        "48201",
	} {
		if got := cities[city]; got != want {
			t.Errorf("%s is in %q, want %q", city, got, want)
		}
	}
}

// TestCommittedConnecticut proves that Connecticut's places are known by the counties that people say and by the
// planning regions that lists print.
func TestCommittedConnecticut(t *testing.T) {
	p := committed(t)
	check := func(what string, counties []string) {
		old := slices.ContainsFunc(counties, func(c string) bool { return c[:2] == "09" && c < "09100" })
		region := slices.ContainsFunc(counties, func(c string) bool { return c[:2] == "09" && c > "09100" })
		if !old || !region {
			t.Errorf("%s has the counties %v, want an old county and a planning region", what, counties)
		}
	}
	for _, c := range p.Cities {
		if c.State == "CT" {
			check(c.Name, c.Counties)
		}
	}
	for _, z := range p.ZIPs {
		if z.State == "CT" {
			check(z.Code, z.Counties)
		}
	}
}
