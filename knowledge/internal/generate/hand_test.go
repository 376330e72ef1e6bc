package main

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ask287/knowledge"
	"ask287/knowledge/county"
	"ask287/knowledge/ice"
)

// committedBase returns the data that is committed, loaded and checked.
func committedBase(t *testing.T) *knowledge.Base {
	t.Helper()
	b, err := knowledge.Load(os.DirFS(dataDir))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// rowsOf returns the rows of a committed table, the header left out.
func rowsOf(t *testing.T, file string) [][]string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(dataDir, file))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows[1:]
}

// sortedBy checks that rows stand in the order of some of their columns, and each once.
func sortedBy(t *testing.T, file string, columns ...int) {
	t.Helper()
	last := ""
	for i, row := range rowsOf(t, file) {
		var cells []string
		for _, c := range columns {
			cells = append(cells, row[c])
		}
		key := strings.Join(cells, "\x00")
		if key <= last {
			t.Errorf("%s:%d: %q stands behind %q", file, i+2, key, last)
		}
		last = key
	}
}

func TestErrataHold(t *testing.T) {
	sortedBy(t, "errata.csv", 0, 1, 2, 3)
	h, err := readHandFiles(dataDir)
	if err != nil {
		t.Fatal(err)
	}
	b, places := committedBase(t), committedPlaces(t)
	for _, e := range h.errata {
		a := printedAs(b, e.State, e.Agency)
		if a == nil {
			t.Errorf("%s, %s: no list has such an agency", e.Agency, e.State)
			continue
		}
		switch e.Column {
		case "COUNTY":
			fips := county.NewFinder(places.Counties).FIPS(e.State, e.Corrected)
			if len(fips) != 1 || !a.Statewide && !slices.Contains(a.Counties, fips[0]) {
				t.Errorf("%s, %s: corrected to %q, which is %v; the agency is in %v", e.Agency, e.State, e.Corrected, fips, a.Counties)
			}
		case "LAW ENFORCEMENT AGENCY":
			if e.Printed != e.Agency || !bears(a, e.Corrected) {
				t.Errorf("%s, %s: corrected to %q, the agency is %q, also %q", e.Agency, e.State, e.Corrected, a.Name, a.OtherNames)
			}
		default:
			t.Errorf("%s, %s: the column %q is not corrected", e.Agency, e.State, e.Column)
		}
		if e.Printed == e.Corrected || !strings.HasSuffix(e.Why, ".") {
			t.Errorf("%s, %s: %q to %q, because %q", e.Agency, e.State, e.Printed, e.Corrected, e.Why)
		}
	}
}

// printedAs returns the agency that a list prints, or printed once, under that name.
func printedAs(b *knowledge.Base, state, name string) *knowledge.Agency {
	if a := find(b.Agencies, state, name); a != nil {
		return a
	}
	for i := range b.Agencies {
		a := &b.Agencies[i]
		for _, g := range slices.Concat(a.Agreements, a.Former) {
			if a.State == state && slices.ContainsFunc(g.Printed, func(p knowledge.Print) bool { return p.What == knowledge.PrintedName && p.Value == name }) {
				return a
			}
		}
	}
	return nil
}

func bears(a *knowledge.Agency, name string) bool {
	return a.Name == name || slices.Contains(a.OtherNames, name)
}

func TestJoinsHold(t *testing.T) {
	sortedBy(t, "joins.csv", 0, 1)
	b := committedBase(t)
	for _, row := range rowsOf(t, "joins.csv") {
		a := find(b.Agencies, row[0], row[1])
		if a == nil || len(a.Agreements)+len(a.Former) == 0 || !bears(a, row[2]) || !slices.Contains(a.Sources, "fbi-lee") {
			t.Errorf("%s, %s: joined as %+v", row[1], row[0], a)
		}
		for i := range b.Agencies {
			if other := &b.Agencies[i]; other != a && other.State == row[0] && other.Name == row[2] {
				t.Errorf("%s, %s, is an agency of its own besides: %s", row[2], row[0], other.ID)
			}
		}
	}
}

func TestPartsHold(t *testing.T) {
	b := committedBase(t)
	rows := rowsOf(t, "parts.csv")
	if !slices.IsSortedFunc(rows, func(x, y []string) int { return strings.Compare(x[1], y[1]) }) {
		t.Error("parts.csv is not in the order of the states")
	}
	for _, row := range rows {
		a, whole := find(b.Agencies, row[1], row[0]), find(b.Agencies, row[1], row[2])
		if a == nil || whole == nil || a.PartOf != whole.ID || whole.PartOf != "" {
			t.Errorf("%s of %s, %s: %+v of %+v", row[0], row[2], row[1], a, whole)
			continue
		}
		if a.Covered != (row[3] == "true") || row[3] != "true" && row[3] != "false" || !slices.Contains(a.Sources, row[4]) || b.Source(row[4]) == nil {
			t.Errorf("%s, %s: covered %q by the source %q, and the agency is %+v", row[0], row[1], row[3], row[4], a)
		}
		if a.Covered && !whole.Listed() {
			t.Errorf("%s, %s, is covered by %s, which has no agreement", row[0], row[1], whole.Name)
		}
	}
}

func TestAliasesHold(t *testing.T) {
	b := committedBase(t)
	own := map[string]string{} // names that agencies have anyway, by state
	for i := range b.Agencies {
		a := &b.Agencies[i]
		for _, name := range append([]string{a.Name}, a.OtherNames...) {
			own[a.State+" "+strings.Join(knowledge.Words(name), " ")] = a.ID
		}
	}
	named, assumed, ended, last := map[string]string{}, map[string]string{}, map[string]bool{}, ""
	for _, al := range b.Aliases {
		a := b.Agency(al.Agency)
		words := strings.Join(knowledge.Words(al.Name), " ")
		if words == "" || al.Name != strings.ToLower(al.Name) || al.Name != strings.TrimSpace(al.Name) {
			t.Errorf("alias %q: aliases are in lower case", al.Name)
		}
		if other := named[a.State+" "+words]; other != "" {
			t.Errorf("%s: %q is an alias of %s and of %s", a.State, al.Name, other, a.ID)
		}
		named[a.State+" "+words] = a.ID
		if other := own[a.State+" "+words]; other != "" && other != a.ID {
			t.Errorf("%s: %q is an alias of %s and the name of %s", a.State, al.Name, a.ID, other)
		}
		if al.Assumed {
			if other := assumed[words]; other != "" {
				t.Errorf("%q is assumed to be %s and %s", al.Name, other, a.ID)
			}
			assumed[words] = a.ID
		}
		if ended[a.ID] && a.ID != last {
			t.Errorf("%q: the aliases of %s do not stand together", al.Name, a.ID)
		}
		ended[a.ID], last = true, a.ID
	}
}

func TestInputsHold(t *testing.T) {
	b := committedBase(t)
	for _, row := range rowsOf(t, "inputs.csv") {
		if b.Source(row[1]) == nil || len(row[2]) != 64 {
			t.Errorf("input %q", row)
		}
	}
}

// handFixture writes the hand files into a folder, one of them with the text given.
func handFixture(t *testing.T, file, text string) string {
	t.Helper()
	dir := t.TempDir()
	files := map[string]string{
		"errata.csv": "state,agency,column,printed,corrected,why\n",
		"joins.csv":  "state,list,directory,why\n",
		"parts.csv":  "name,state,whole,covered,source\n",
	}
	files[file] = text
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestReadHandFilesErrors(t *testing.T) {
	for _, tc := range []struct{ name, file, text, want string }{
		{"an empty file", "joins.csv", "", "joins.csv: the header is not"},
		{"another header", "errata.csv", "state,agency\n", "errata.csv: the header is not"},
		{"an empty cell", "joins.csv", "state,list,directory,why\nFL,A,,Because.\n", "joins.csv:2: a cell is empty"},
		{"no reason", "errata.csv", "state,agency,column,printed,corrected,why\nFL,A,COUNTY,B,C,\n", "errata.csv:2: a cell is empty"},
		{"no source", "parts.csv", "name,state,whole,covered,source\nA,FL,B,true,\n", "parts.csv:2: a cell is empty"},
		{"a short row", "parts.csv", "name,state,whole,covered,source\nA,FL\n", "parts.csv: record on line 2"},
		{"a bad boolean", "parts.csv", "name,state,whole,covered,source\nA,FL,B,yes,s\n", "parts.csv:2:"},
		{"a column that is not corrected", "errata.csv", "state,agency,column,printed,corrected,why\nFL,A,COUNTRY,B,C,Because.\n", "errata.csv:2:"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			h, err := readHandFiles(handFixture(t, tc.file, tc.text))
			if err == nil || !strings.HasPrefix(err.Error(), tc.want) {
				t.Errorf("%+v, %v, want an error that begins %s", h, err, tc.want)
			}
		})
	}
	dir := handFixture(t, "joins.csv", "")
	if err := os.Remove(filepath.Join(dir, "joins.csv")); err != nil {
		t.Fatal(err)
	}
	if _, err := readHandFiles(dir); err == nil || !strings.Contains(err.Error(), "joins.csv") {
		t.Errorf("without joins.csv: %v", err)
	}
}

// TestUnused has errata and joins that nothing on any list bears out.
func TestUnused(t *testing.T) {
	lists := []*ice.Published{
		{Rows: []ice.Row{{State: "FL", Agency: "Gainesville Police Department"}}},
		{Rows: []ice.Row{{State: "FL", Agency: "Alachua Police Department", County: "Alachva County"}}},
	}
	for _, tc := range []struct {
		name string
		hand handFiles
		want string // "" where it is of use
	}{
		{"a county", handFiles{errata: []knowledge.Erratum{{State: "FL", Agency: "Alachua Police Department", Column: "COUNTY", Printed: "Alachva County"}}}, ""},
		{"a name", handFiles{errata: []knowledge.Erratum{{State: "FL", Agency: "Alachua Police Department", Column: "LAW ENFORCEMENT AGENCY", Printed: "Alachua Police Department"}}}, ""},
		{"a join", handFiles{joins: []join{{state: "FL", list: "Alachua Police Department"}}}, ""},
		{"another county", handFiles{errata: []knowledge.Erratum{{State: "FL", Agency: "Alachua Police Department", Column: "COUNTY", Printed: "Alachua County"}}}, "errata.csv"},
		{"another state's agency", handFiles{errata: []knowledge.Erratum{{State: "GA", Agency: "Alachua Police Department", Column: "COUNTY", Printed: "Alachva County"}}}, "errata.csv"},
		{"a name that is printed otherwise", handFiles{errata: []knowledge.Erratum{{State: "FL", Agency: "Alachua Police Department", Column: "LAW ENFORCEMENT AGENCY", Printed: "Alachua Polise Department"}}}, "errata.csv"},
		{"no such agency", handFiles{joins: []join{{state: "FL", list: "Atlantis Police Department"}}}, "joins.csv"},
		{"another state's join", handFiles{joins: []join{{state: "GA", list: "Alachua Police Department"}}}, "joins.csv"},
	} {
		err := tc.hand.unused(lists)
		if tc.want == "" && err != nil || tc.want != "" && (err == nil || !strings.HasPrefix(err.Error(), tc.want)) {
			t.Errorf("%s: %v, want an error of %q", tc.name, err, tc.want)
		}
	}
}
