package knowledge

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestCoreOf(t *testing.T) {
	for _, tc := range []struct {
		kind Kind
		name string
		want Core
	}{
		{Sheriff, "Alachua County Sheriff's Office", Core{[]string{"alachua"}, "county"}},
		{Sheriff, "Bossier Parish Sheriff’s Office", Core{[]string{"bossier"}, "parish"}},
		{Sheriff, "Jacksonville Sheriff's Office", Core{[]string{"jacksonville"}, ""}},
		{Sheriff, "Richmond City Sheriff's Office", Core{[]string{"richmond"}, "city"}},
		{Police, "Hellam Township Police Department", Core{[]string{"hellam"}, "township"}},
		{Police, "Kansas City Police Department", Core{[]string{"kansas", "city"}, ""}},
		{Police, "Indian Creek Village Department of Public Safety", Core{[]string{"indian", "creek"}, "village"}},
		{Police, "New Paltz Town and Village Police Department", Core{[]string{"new", "paltz"}, "village"}},
		{Sheriff, "Charles City County Sheriff's Office", Core{[]string{"charles", "city"}, "county"}},
		{Police, "City of Miami Police Department", Core{[]string{"miami"}, ""}},
		{Police, "Township of Hellam Police", Core{[]string{"hellam"}, "township"}},
		{Police, "Village Police Department", Core{[]string{"village"}, ""}},
		{Corrections, "Florida Department of Corrections", Core{[]string{"florida", "correction"}, ""}},
		{Constable, "Galveston County Constable's Office Pct.1", Core{[]string{"galveston", "county", "constable", "precinct", "1"}, ""}},
		{Campus, "University of South Florida Police Department", Core{[]string{"university", "south", "florida"}, ""}},
		{Police, "", Core{}},
	} {
		if diff := cmp.Diff(tc.want, CoreOf(tc.kind, tc.name)); diff != "" {
			t.Errorf("CoreOf(%s, %q): (-want +got)\n%s", tc.kind, tc.name, diff)
		}
	}
}
