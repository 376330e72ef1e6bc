package ice

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ask287/knowledge"
)

// TestJoinSameModelTwice has an agency that the list prints twice: the first row counts, and the other is told.
func TestJoinSameModelTwice(t *testing.T) {
	const tf = knowledge.TaskForce
	for _, rows := range [][]Row{
		{row(2, "TX", "Walker County Sheriff's Office", "Walker County", tf), row(7, "TX", "Walker County Sheriff's Office", "Walker County", tf)},
		{row(2, "TX", "Walker County Sheriff's Office", "Walker County", tf), row(7, "TX", "Walker County Sheriff's Department", "", tf)},
	} {
		agencies, findings := join(rows, nil, nil)
		if len(agencies) != 1 || len(agencies[0].Agreements) != 1 || agencies[0].Agreements[0].Row != 2 {
			t.Fatalf("two rows of one model give %s", told(agencies))
		}
		if last := findings[len(findings)-1]; last.Row != 7 || last.What != "row 2 is of the same agency and model" {
			t.Errorf("findings %+v", findings)
		}
	}
}

func TestJoinKeepsItsInput(t *testing.T) {
	known := []knowledge.Agency{{
		Kind: knowledge.Sheriff, State: "TX", Name: "Walker County Sheriff's Office", OtherNames: append(make([]string, 0, 8), "Walker SO"),
		Counties: []string{"48471"}, Agreements: []knowledge.Agreement{{Model: knowledge.TaskForce, Row: 9}},
	}}
	before := told(known)
	rows := []Row{row(2, "TX", "Walker County Sheriff's Department", "Walkr County", knowledge.TaskForce)}
	errata := []knowledge.Erratum{{State: "TX", Agency: "Walker County Sheriff's Department", Column: columnCounty, Printed: "Walkr County", Corrected: "Walker County"}}
	join(rows, known, errata)
	if after := told(known); after != before || rows[0].County != "Walkr County" || known[0].OtherNames[:2][1] != "" {
		t.Errorf("Fold changed %s to %s, %+v", before, after, rows[0])
	}
}

func TestJoinStatewide(t *testing.T) {
	for _, tc := range []struct {
		agency, kindOf, county string
		want                   bool
	}{
		{"Florida Department of Corrections", "State Agency", "", true},
		{"Florida Department of Corrections", "State Agency", "Lee County", true}, // where it has its seat
		{"Office of Agricultural Law Enforcement", "State Agency", "", true},
		{"Office of Agricultural Law Enforcement", "State Agency", "Lee County", false},
		{"Florida Highway Patrol", "State", "", true},
		{"Florida Gulf Coast University Police Department", "State Agency", "Lee County", false},
		{"Florida Gulf Coast University Police Department", "State Agency", "", false},
		{"Office of the State Attorney, 20th Judicial Circuit", "State Agency", "", false},
		{"Lee County Sheriff's Office", "County", "", false},
		{"Florida City Police Department", "Municipality", "", false},
	} {
		r := Row{Row: 2, State: "FL", Agency: tc.agency, Type: tc.kindOf, County: tc.county, Model: knowledge.TaskForce}
		agencies, _ := join([]Row{r}, nil, nil)
		a := agencies[0]
		if a.Statewide != tc.want || a.Statewide && len(a.Counties) > 0 || !a.Statewide && tc.county != "" && !slices.Equal(a.Counties, []string{"12071"}) {
			t.Errorf("%s, a %s of county %q: statewide %v, counties %v", tc.agency, tc.kindOf, tc.county, a.Statewide, a.Counties)
		}
	}
}

// TestJoinSheriffOfTwoNames has a sheriff whom the list or the directory knows by two spellings: the name decides for
// him as for any other.
func TestJoinSheriffOfTwoNames(t *testing.T) {
	known := []knowledge.Agency{agency(knowledge.Sheriff, "TX", "Walker County Sheriff's Office", "48471")}
	rows := []Row{
		row(2, "TX", "Walker County Sheriff's Department", "Walker County", knowledge.TaskForce),
		row(3, "TX", "Walker County Sheriff's Office", "Jasper County", knowledge.WarrantService),
	}
	agencies, findings := join(rows, known, nil)
	want := "Walker County Sheriff's Department = Walker County Sheriff's Office [48471] task_force:2 warrant_service:3\n"
	if diff := cmp.Diff(want, told(agencies)); diff != "" {
		t.Errorf("agencies: (-want +got)\n%s", diff)
	}
	if len(findings) != 1 || findings[0].Row != 3 {
		t.Errorf("findings %+v, want one, of row 3", findings)
	}
}

// TestJoinLaterCounty has an agency whose second row says its county and whose first does not.
func TestJoinLaterCounty(t *testing.T) {
	agencies, _ := join([]Row{
		row(2, "TX", "Walker County Sheriff's Office", "", knowledge.TaskForce),
		row(3, "TX", "Walker County Sheriff's Office", "Walker County", knowledge.WarrantService),
	}, nil, nil)
	if want := "Walker County Sheriff's Office =  [48471] task_force:2 warrant_service:3\n"; told(agencies) != want {
		t.Errorf("got %swant %s", told(agencies), want)
	}
}

// TestJoinTown has towns whose names are words that say a kind elsewhere. The directory knows them as a town's police.
func TestJoinTown(t *testing.T) {
	for _, tc := range []struct{ state, name, county, fips string }{
		{"CO", "Pueblo Police Department", "Pueblo County", "08101"},
		{"TX", "College Station Police Department", "Brazos County", "48041"},
	} {
		known := []knowledge.Agency{agency(knowledge.Police, tc.state, tc.name, tc.fips)}
		agencies, _ := join([]Row{row(2, tc.state, tc.name, tc.county, knowledge.TaskForce)}, known, nil)
		if want := tc.name + " =  [" + tc.fips + "] task_force:2\n"; told(agencies) != want {
			t.Errorf("the directory's police is not found by its own name:\n%s", told(agencies))
		}
	}
}
