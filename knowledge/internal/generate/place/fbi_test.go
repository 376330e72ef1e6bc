package place

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ask287/knowledge/county"
)

// fbiStates are the FBI's letters for a state where the post's are others.
var fbiStates = map[string]string{"NB": "NE", "GM": "GU"}

// fbiUnmapped are the county names of the FBI's agencies file that are no county's, by the FBI's state.
var fbiUnmapped = []string{
	"FS NEW CASTLE", // FS stands for federal agencies, which are in no state
}

// TestFBINames looks up every county name of the FBI's agencies file of 2025, which is in the project's shared folder
// beside the checkout. Without that folder there is nothing to test.
func TestFBINames(t *testing.T) {
	path := filepath.Join("..", "..", "..", "..", "..", "shared", "agencies", "fbi_lee_2025.csv")
	f, err := os.Open(path)
	if err != nil {
		t.Skipf("the shared folder is not beside this checkout: %v", err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil || len(rows) == 0 {
		t.Fatalf("%s: %d rows, %v", path, len(rows), err)
	}
	state, printed := slices.Index(rows[0], "state_abbr"), slices.Index(rows[0], "county_name")
	if state < 0 || printed < 0 {
		t.Fatalf("columns of %s: %q", path, rows[0])
	}
	finder := county.NewFinder(committed(t).Counties)
	names, several, unmapped := 0, 0, map[string]bool{}
	seen := map[string]bool{}
	for _, row := range rows[1:] {
		for name := range strings.SplitSeq(row[printed], ",") {
			name = strings.TrimSpace(name)
			id := row[state] + " " + name
			if seen[id] || name == "NOT SPECIFIED" || name == "UNMAPPED COUNTY" {
				continue
			}
			seen[id] = true
			names++
			code := row[state]
			if post, ok := fbiStates[code]; ok {
				code = post
			}
			switch found := county.BeforeCity(finder.FIPS(code, name)); {
			case len(found) == 0:
				unmapped[id] = true
				if !slices.Contains(fbiUnmapped, id) {
					t.Errorf("no county %s", id)
				}
			case len(found) > 1:
				several++
				if id != "AK VALDEZ-CORDOVA" { // split in two in 2019
					t.Errorf("%s is %v", id, found)
				}
			}
		}
	}
	for _, id := range fbiUnmapped {
		if !unmapped[id] {
			t.Errorf("%s is found, or no longer there: take it off the list", id)
		}
	}
	t.Logf("%d names, %d with several counties, %d without", names, several, len(unmapped))
}
