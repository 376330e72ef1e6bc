package index

import (
	"slices"
	"testing"

	"ask287/knowledge"
)

// A question about one kind of agency in a place is answered with those of that kind only, in either language.
func TestKindInPlace(t *testing.T) {
	ix := testIndex(t)
	for _, tc := range []struct {
		question string
		kind     knowledge.Kind
		some     string // the id of one of them
	}{
		{"campus police in Gainesville FL", knowledge.Campus, "fl-university-of-florida-police-department"},
		{"policía universitaria en Gainesville, Florida", knowledge.Campus, "fl-university-of-florida-police-department"},
		{"tribal police in Collier County", knowledge.Tribal, "fl-seminole-tribal-police-department"},
		{"police in 33134", knowledge.Police, "fl-city-of-miami-police-department"},
		{"sheriffs in 30736", knowledge.Sheriff, "ga-walker-county-sheriffs-office"},
		{"jail in 33134", knowledge.Corrections, "fl-miami-dade-corrections-and-rehabilitation"},
		{"constables in Guadalupe County, Texas", knowledge.Constable, "tx-guadalupe-county-constable-precinct-4"},
		{"police departments in Polk County, Florida", knowledge.Police, "fl-lakeland-police-department"},
		{"airport police in Sarasota County, Florida", knowledge.Port, "fl-sarasota-manatee-airport-authority-police-department"},
	} {
		f := ask(t, ix, tc.question)
		all := f.Answering()
		if !slices.ContainsFunc(all, func(a *knowledge.Agency) bool { return a.ID == tc.some }) {
			t.Errorf("%q: %s is not among the %d agencies of %s", tc.question, tc.some, len(all), told(f))
		}
		for _, a := range slices.Concat(all, f.Statewide) {
			if a.Kind != tc.kind {
				t.Errorf("%q: %s is a %s", tc.question, a.ID, a.Kind)
			}
		}
	}
}

// A ZIP code in several counties has the agencies of each, and no verdict rests on an agency that only may serve a place.
func TestPlaceTakesInItsCounties(t *testing.T) {
	ix := testIndex(t)
	several := 0
	for i := 0; i < len(ix.base.ZIPs); i += 97 {
		z := &ix.base.ZIPs[i]
		f := ask(t, ix, z.Code)
		if f.Subject == nil || f.Subject.ZIP != z {
			t.Fatalf("%s: %s", z.Code, told(f))
		}
		if len(z.Counties) > 1 {
			several++
		}
		for _, fips := range z.Counties {
			for _, a := range ix.base.InCounty(fips) {
				if a.Kind == knowledge.Sheriff && !slices.Contains(f.Agencies, a) {
					t.Errorf("%s lies in %s and its answer lacks %s", z.Code, fips, a.ID)
				}
				if a.Kind == knowledge.Campus && !slices.Contains(f.Nearby, a) {
					t.Errorf("%s lies in %s and its answer does not tell of %s", z.Code, fips, a.ID)
				}
			}
		}
		if got := slices.ContainsFunc(f.Agencies, (*knowledge.Agency).Listed); got != (f.Verdict == Listed) {
			t.Errorf("%s: %s", z.Code, told(f))
		}
	}
	if several < 50 {
		t.Errorf("only %d ZIP codes in several counties", several)
	}
}
