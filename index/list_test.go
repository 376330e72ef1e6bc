package index

import (
	"context"
	"slices"
	"strings"
	"testing"
)

// Each of the things that a question names is answered for, with what it leaves out said by the others. What is one name stays one.
func TestSeveralThings(t *testing.T) {
	ix := testIndex(t)
	for _, tc := range []struct {
		question string
		want     string // the id or the place of each, ? where none is claimed; one where it is one question
	}{
		{"Tampa and St. Pete PD?", "fl-tampa-police-department, fl-saint-petersburg-police-department"},
		{"are Cobb and Gwinnett county GA sheriffs in it", "ga-cobb-county-sheriffs-office, ga-gwinnett-county-sheriffs-office"},
		{"Dallas PD, Fort Worth police and Tarrant County sheriff, Texas", "tx-dallas-police-department, tx-fort-worth-police-department, tx-tarrant-county-sheriffs-office"},
		{"Hillsborough, Pinellas and Pasco counties FL", "Hillsborough County FL, Pinellas County FL, Pasco County FL"},
		{"counties of Hillsborough, Pinellas & Pasco in Florida", "Hillsborough County FL, Pinellas County FL, Pasco County FL"},
		{"In Florida, the Collier sheriff and the Lee sheriff", "fl-collier-county-sheriffs-office, fl-lee-county-sheriffs-office"},
		{"Portland, Oregon and Portland, Maine police", "or-portland-police-department, me-portland-police-department"},
		{"is tampa pd in it? and orlando, florida?", "fl-tampa-police-department, fl-orlando-police-department"},
		{"tampa/orlando pd florida", "fl-tampa-police-department, fl-orlando-police-department"},
		{"33602 and 33701", "33602 FL, 33701 FL"},
		{"Georgia or Florida sheriffs", "Georgia GA, Florida FL"},
		{"¿La policía de Tampa y la de Orlando, Florida, participan?", "fl-tampa-police-department, fl-orlando-police-department"},
		{"condados de Hillsborough, Pinellas y Pasco en Florida", "Hillsborough County FL, Pinellas County FL, Pasco County FL"},
		// Not every word that another part has is shared.
		{"Tampa police and Hillsborough County, FL", "fl-tampa-police-department, Hillsborough County FL"},
		{"Tampa PD and Florida Highway Patrol", "fl-tampa-police-department, fl-florida-department-of-highway-safety-and-motor-vehicles-division-of-highway-patrol"},
		{"Fort Worth and Tarrant County, Texas", "Fort Worth TX, Tarrant County TX"},
		// What may be a city or a county is asked back.
		{"Houston and Dallas County, Texas", "?, Dallas County TX"},
		// A state that stands with another part is not taken for this one's where nothing there bears the name.
		{"Cobb County GA and Tampa PD", "Cobb County GA, ?"},
		// One that is not known does not keep the others from their answers.
		{"Zanfordwick and Tampa police, Florida", "?, fl-tampa-police-department"},
		{"tampa pd or zanfordwick in florida", "fl-tampa-police-department, ?"},
		// Names with a word for "and" in them.
		{"King and Queen County sheriff, Virginia", "va-king-and-queen-county-sheriffs-office"},
		{"Lewis and Clark County and Cascade County sheriffs, MT", "mt-lewis-and-clark-county-sheriffs-office, mt-cascade-county-sheriffs-office"},
		{"Does Louisiana Department of Public Safety & Corrections in Louisiana take part", "la-louisiana-department-of-public-safety-corrections"},
		{"does the Camillus Town and Village Police Department in New York take part", "?"},
		{"Wyoming and Kentwood police, Michigan", "mi-wyoming-police-department, mi-kentwood-police-department"},
		// Where something lies is no second thing.
		{"Washington Township police, Gloucester County, NJ", "nj-washington-township-police-department-gloucester-county"},
		{"I live in Naples, Florida, does the Collier County sheriff take part?", "fl-collier-county-sheriffs-office"},
		{"my cousin and i got pulled over by a deputy in Pinellas County Florida", "fl-pinellas-county-sheriffs-office"},
	} {
		var got []string
		for _, part := range each(ask(t, ix, tc.question)) {
			got = append(got, thing(part))
		}
		if want := strings.Split(tc.want, ", "); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", tc.question, got, want)
		}
	}
}

// thing names what a Finding answers for.
func thing(f Finding) string {
	switch {
	case claims(f) && f.Subject.Agency != nil:
		return f.Subject.Agency.ID
	case claims(f):
		return f.Subject.Name() + " " + f.Subject.StateCode()
	case f.Filter.State != nil:
		return f.Filter.State.Name + " " + f.Filter.State.Code
	}
	return "?"
}

// No more than so many things are answered for; the others are named.
func TestTooManyThings(t *testing.T) {
	f := ask(t, testIndex(t), "sheriffs of Baker, Bay, Clay, Dixie, Duval, Gulf and Polk County, Florida")
	if len(f.Parts) != maxParts || !slices.Equal(f.Unanswered, []string{"Gulf", "Polk County, Florida"}) {
		t.Errorf("%d are answered, %q are not", len(f.Parts), f.Unanswered)
	}
}

// What one thing is asked for holds for the others.
func TestSeveralThingsShareWhatIsAsked(t *testing.T) {
	for question, want := range map[string]Intent{
		"when did the tampa and orlando police in florida sign": Timeline, "¿Cuándo firmaron la policía de Tampa y la de Orlando, Florida?": Timeline,
		"how many agreements in Texas and Florida": Count, "which agencies in Georgia and Florida take part": Roster,
	} {
		f, err := testIndex(t).Ask(context.Background(), Question{Text: question})
		if err != nil || len(f.Parts) != 2 || f.Parts[0].Intent != want || f.Parts[1].Intent != want {
			t.Errorf("%q: %s, want two of %s", question, told(f), want)
		}
	}
}
