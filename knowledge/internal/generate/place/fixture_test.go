package place

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"strings"
	"testing"
)

// tarball packs files as npm does.
func tarball(t *testing.T, files map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	gz := gzip.NewWriter(&b)
	tw := tar.NewWriter(gz)
	for path, text := range files {
		if err := tw.WriteHeader(&tar.Header{Name: "package/" + path, Mode: 0o644, Size: int64(len(text))}); err != nil {
			t.Fatal(err)
		}
		if _, err := tw.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := tw.Close(); err != nil {
		t.Fatal(err)
	}
	if err := gz.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// fixtureAtlas is a small country: Georgia with two square counties side by side, divided at 1 degree east, and
// places elsewhere without outlines. Arc 0 is the border between the two, from south to north.
const fixtureAtlas = `{
 "type": "Topology",
 "transform": {"scale": [0.1, 0.1], "translate": [0, 0]},
 "arcs": [
  [[10, 0], [0, 10]],
  [[10, 10], [-10, 0], [0, -10], [10, 0]],
  [[10, 10], [10, 0], [0, -10], [-10, 0]]
 ],
 "objects": {
  "states": {"type": "GeometryCollection", "geometries": [
   {"id": "13", "properties": {"name": "Georgia"}},
   {"id": "02", "properties": {"name": "Alaska"}},
   {"id": "09", "properties": {"name": "Connecticut"}},
   {"id": "46", "properties": {"name": "South Dakota"}},
   {"id": "51", "properties": {"name": "Virginia"}},
   {"id": "72", "properties": {"name": "Puerto Rico"}},
   {"id": "78", "properties": {"name": "United States Virgin Islands"}}
  ]},
  "counties": {"type": "GeometryCollection", "geometries": [
   {"type": "Polygon", "arcs": [[0, 1]], "id": "13243", "properties": {"name": "Randolph"}},
   {"type": "MultiPolygon", "arcs": [[[-1, 2]]], "id": "13017", "properties": {"name": "Ben Hill"}},
   {"id": "02261", "properties": {"name": "Valdez-Cordova"}},
   {"id": "02282", "properties": {"name": "Yakutat"}},
   {"id": "09003", "properties": {"name": "Hartford"}},
   {"id": "46102", "properties": {"name": "Oglala Lakota"}},
   {"id": "51019", "properties": {"name": "Bedford"}},
   {"id": "51159", "properties": {"name": "Richmond"}},
   {"id": "51760", "properties": {"name": "Richmond"}},
   {"id": "72001", "properties": {"name": "Adjuntas"}},
   {"id": "72021", "properties": {"name": "Bayamón"}},
   {"id": "78010", "properties": {"name": "St. Croix"}}
  ]}
 }
}`

// fixtureCodes are rows of GeoNames: ZIP code, place, state, letters, county, FIPS digits, latitude, longitude.
var fixtureCodes = rows(
	"39840|Cuthbert|Georgia|GA|Ben Hill|017|0.5|0.5",   // lies in Randolph: a slip
	"39841|Cuthbert|Georgia|GA|Randolph|243|0.5|0.5",   // a post office box
	"31750|Fitzgerald|Georgia|GA|Ben Hill|017|0.5|1.5", // touches both
	"31751|Boxes|Georgia|GA|Ben Hill|017|0.5|1.5",      // the Census file's slip
	"99686|Valdez|Alaska|AK|Chugach Census Area|063|61|-146",
	"99737|Delta Junction|Alaska|AK|Yakutat|282|64|-145", // touches a county that was split
	"06103|Hartford|Connecticut|CT|Capitol Region|110|41|-72",
	"06268|Storrs Mansfield|Connecticut|CT|Hartford|003|41|-72",
	"57770|Pine Ridge|South Dakota|SD|Oglala Lakota County|102|43|-102",
	"24523|Bedford|Virginia|VA|Bedford|019|37|-79",
	"23219|Richmond|Virginia|VA|City of Richmond|760|37|-77",
	"22572|Warsaw|Virginia|VA|Richmond|159|37|-76",
	"09001|APO AA||||||",
	"96960|Majuro|Marshall Islands|MH|Marshall Islands|020|7|171",
)

const fixtureAreas = `{
 "GA": {"counties": {"Randolph County": {"zip_codes": ["39840", "31750", "31751"]}, "Ben Hill County": {"zip_codes": ["31750"]}}},
 "AK": {"counties": {"Valdez-Cordova Census Area": {"zip_codes": ["99686", "99737"]}}},
 "CT": {"counties": {"Hartford County": {"zip_codes": ["06103", "06268"]}}},
 "SD": {"counties": {"Shannon County": {"zip_codes": ["57770"]}}},
 "VA": {"counties": {"Bedford city": {"zip_codes": ["24523"]}, "Bedford County": {"zip_codes": ["24523"]},
  "Richmond city": {"zip_codes": ["23219"]}, "Richmond County": {"zip_codes": ["22572"]}}},
 "PR": {"counties": {"Bayamón Municipio": {"zip_codes": ["00956"]}, "Adjuntas Municipio": {"zip_codes": ["00956"]}}}
}`

// rows makes a file of GeoNames' twelve columns.
func rows(lines ...string) string {
	var b strings.Builder
	for _, line := range lines {
		f := strings.Split(line, "|")
		b.WriteString(strings.Join([]string{"US", f[0], f[1], f[2], f[3], f[4], f[5], "", "", f[6], f[7], "4"}, "\t") + "\n")
	}
	return b.String()
}

// fixture returns the three tarballs, with one file's text in place of the right one where name is not "".
func fixture(t *testing.T, name, text string) map[string][]byte {
	t.Helper()
	files := map[string]string{atlasPackage: fixtureAtlas, geonamesPackage: fixtureCodes, zctaPackage: fixtureAreas}
	if name != "" {
		files[name] = text
	}
	return map[string][]byte{
		atlasPackage:    tarball(t, map[string]string{"README.md": "us-atlas", "counties-10m.json": files[atlasPackage]}),
		geonamesPackage: tarball(t, map[string]string{"data/US.txt": files[geonamesPackage]}),
		zctaPackage:     tarball(t, map[string]string{"state_county_zip.json": files[zctaPackage]}),
	}
}

// built builds the fixture.
func built(t *testing.T) *Places {
	t.Helper()
	p, err := Build(fixture(t, "", ""))
	if err != nil {
		t.Fatal(err)
	}
	return p
}
