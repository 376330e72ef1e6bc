package county

import (
	"slices"
	"strings"
	"testing"

	"ask287/knowledge"
)

func TestKey(t *testing.T) {
	for _, tc := range []struct{ in, want string }{
		{"", ""},
		{"St. Louis", "saintlouis"},
		{"SAINT LOUIS", "saintlouis"},
		{"Ste. Genevieve", "saintegenevieve"},
		{"DeKalb", "dekalb"},
		{"De Kalb", "dekalb"},
		{"Prince George's", "princegeorges"},
		{"Prince George’s", "princegeorges"},
		{"Doña Ana", "donaana"},
		{"Bayamón", "bayamon"},
		{"Miami-Dade", "miamidade"},
		{"King & Queen", "kingandqueen"},
		{" LA\u00a0SALLE\n", "lasalle"},
	} {
		if got := key(tc.in); got != tc.want {
			t.Errorf("key(%q) = %q, want %q", tc.in, got, tc.want)
		}
	}
}

func TestFIPS(t *testing.T) {
	f := NewFinder(committed(t))
	for _, tc := range []struct{ state, printed, want string }{
		{"FL", "Alachua", "12001"},
		{"FL", "ALACHUA COUNTY ", "12001"},
		{"FL", "Alachua Co.", "12001"},
		{"FL", "County of Alachua", "12001"},
		{"FL", "St. Lucie", "12111"},
		{"FL", "Dade", "12086"},
		{"LA", "LA SALLE", "22059"},
		{"LA", "LaSalle Parish", "22059"},
		{"LA", "LaSalle County", "22059"},
		{"IL", "De Kalb", "17037"},
		{"IL", "Rock Island", "17161"},
		{"MD", "PRINCE GEORGES", "24033"},
		{"MD", "ST MARY'S", "24037"},
		{"MD", "BALTIMORE", "24005 24510"},
		{"MD", "BALTIMORE CITY", "24510"},
		{"MD", "Baltimore County", "24005"},
		{"MO", "ST LOUIS", "29189 29510"},
		{"MO", "City of St. Louis", "29510"},
		{"NV", "CARSON CITY", "32510"},
		{"VA", "Richmond", "51159 51760"},
		{"VA", "Richmond City", "51760"},
		{"VA", "Richmond County", "51159"},
		{"VA", "JAMES CITY", "51095"},
		{"VA", "James City County", "51095"},
		{"VA", "CHARLES CITY", "51036"},
		{"VA", "King & Queen", "51097"},
		{"VA", "Bedford", "51019"},
		{"VA", "BEDFORD CITY", "51019"},
		{"VA", "Norfolk County", ""}, // there is only the city
		{"WV", "Mcdowell", "54047"},
		{"WA", "Island", "53029"},
		{"WA", "Island County", "53029"},
		{"CA", "City and County of San Francisco", "06075"},
		{"AK", "Juneau", "02110"},
		{"AK", "City and Borough of Wrangell", "02275"},
		{"AK", "Valdez-Cordova", "02063 02066"},
		{"AK", "Wade Hampton Census Area", "02158"},
		{"CT", "CAPITOL PLANNING REGION", "09110"},
		{"CT", "Fairfield County", "09001"},
		{"SD", "SHANNON", "46102"},
		{"MO", "SHANNON", "29203"},
		{"NM", "Dona Ana", "35013"},
		{"PR", "Bayamon", "72021"},
		{"DC", "District of Columbia", "11001"},
		{"GU", "Guam", "66010"},
		{"FL", "St. Luice", ""}, // a misspelling is for the errata
		{"FL", "Florida", ""},
		{"FL", "County", ""},
		{"FL", "", ""},
		{"FL", " -- ", ""},
		{"FL", "\xff\xfe", ""},
		{"fl", "Alachua", ""},
		{"", "Alachua", ""},
	} {
		got := f.FIPS(tc.state, tc.printed)
		if strings.Join(got, " ") != tc.want || (tc.want == "" && got != nil) {
			t.Errorf("FIPS(%q, %q) = %v, want %q", tc.state, tc.printed, got, tc.want)
		}
	}
}

// TestFIPSFindsEveryCounty looks up every county by the full name and by the bare one, in three spellings.
func TestFIPSFindsEveryCounty(t *testing.T) {
	f := NewFinder(committed(t))
	for _, c := range committed(t) {
		bare := BareName(c.FIPS, c.Name)
		for _, name := range []string{c.Name, strings.ToUpper(c.Name), strings.ReplaceAll(c.Name, " ", "  ")} {
			if got := f.FIPS(c.State, name); !slices.Equal(got, []string{c.FIPS}) {
				t.Errorf("FIPS(%q, %q) = %v, want %s", c.State, name, got, c.FIPS)
			}
		}
		got := f.FIPS(c.State, strings.ToUpper(bare))
		if !slices.Contains(got, c.FIPS) || len(got) > 2 {
			t.Errorf("FIPS(%q, %q) = %v, want %s", c.State, bare, got, c.FIPS)
		}
		if FullName(c.FIPS, bare) != c.Name {
			t.Errorf("%s: %q is not %q with what it is", c.FIPS, c.Name, bare)
		}
	}
}

// TestFIPSIsACopy proves that a caller may change what it is given.
func TestFIPSIsACopy(t *testing.T) {
	f := NewFinder(committed(t))
	f.FIPS("AK", "Valdez-Cordova")[0] = "changed"
	if got := f.FIPS("AK", "Valdez-Cordova"); got[0] != "02063" {
		t.Errorf("then it finds %v", got)
	}
}

func TestBeforeCity(t *testing.T) {
	for _, tc := range []struct{ in, want []string }{
		{[]string{"51159", "51760"}, []string{"51159"}},
		{[]string{"51760"}, []string{"51760"}},
		{[]string{"02063", "02066"}, []string{"02063", "02066"}},
		{nil, nil},
	} {
		if got := BeforeCity(tc.in); !slices.Equal(got, tc.want) {
			t.Errorf("BeforeCity(%v) = %v, want %v", tc.in, got, tc.want)
		}
	}
}

// committed returns the counties of the data that is built in.
func committed(t *testing.T) []knowledge.County {
	t.Helper()
	base, err := knowledge.Load(knowledge.Embedded())
	if err != nil {
		t.Fatal(err)
	}
	return base.Counties
}
