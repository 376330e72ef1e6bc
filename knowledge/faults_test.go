package knowledge

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// faults loads the files, which must fail, and returns what is wrong with them.
func faults(t *testing.T, files map[string]string) Faults {
	t.Helper()
	b, err := Load(mapFS(files))
	var found Faults
	if !errors.As(err, &found) || b != nil {
		t.Fatalf("loaded %v with the error %v, want nothing and faults", b, err)
	}
	return found
}

// followers names the tables that refer to a table: what it lacks is told of them too.
var followers = map[string][]string{
	"sources.csv":    {"agencies.csv", "lists.csv", "explainer/en/what.md", "glossary/en/ice.md"},
	"states.csv":     {"state_names.csv", "counties.csv", "cities.csv", "zips.csv", "agencies.csv"},
	"counties.csv":   {"cities.csv", "zips.csv", "agencies.csv"},
	"agencies.csv":   {"agreements.csv", "aliases.csv", "pending.csv", "prints.csv"},
	"lists.csv":      {"agreements.csv", "prints.csv"},
	"agreements.csv": {"prints.csv"},
}

// TestLoadFaults breaks the fixture in one place and wants that one fault told, with its file and its line.
func TestLoadFaults(t *testing.T) {
	for _, tc := range []struct {
		name           string
		file, old, new string
		want           string // file:line: part of what is said
	}{
		{"a source twice", "sources.csv", "fbi-lee,", "ice-list,", `sources.csv:3: the id "ice-list" is empty or stands twice`},
		{"a source without an address", "sources.csv", "https://cde.ucr.cjis.gov/", "", "sources.csv:3: a source needs"},
		{"a source's day that is none", "sources.csv", "2026-05-18", "2026-02-30", `sources.csv:2: "2026-02-30" is not a day`},
		{"the list's unknown source", "sources.csv", "ice-list,ICE", "ice-lisp,ICE", `lists.csv:0: no source "ice-list"`},
		{"a list without a day", "lists.csv", ",2026-05-18,", ",,", "lists.csv:4: the list needs its date"},
		{"a list of another day than its id", "lists.csv", ",2026-05-18,", ",2026-05-17,", "lists.csv:4: the list needs its date"},
		{"a list of no kind", "lists.csv", "2026-02-27,pending", "2026-02-27,expected", `lists.csv:5: "expected" is no kind of list`},
		{"lists out of order", "lists.csv", "2025-02-26b,", "2025-02-26,", "lists.csv:3: 2025-02-26 stands behind 2025-02-26"},
		{"a list of how many", "lists.csv", "f2d2,1,1", "f2d2,one,1", `lists.csv:5: "one" is no number`},
		{"an unknown list", "agreements.csv", "163,2026-05-18", "163,2026-05-17", `agreements.csv:2: no participating list "2026-05-17"`},
		{"an agreement on a pending list", "agreements.csv", "163,2026-05-18", "163,2026-02-27", `agreements.csv:2: no participating list "2026-02-27"`},
		{"an agreement on no list", "agreements.csv", "7,2025-02-26b..2025-02-26b", "7,", "agreements.csv:4: the agreement is on no list"},
		{"runs of lists without a gap", "agreements.csv", "162,2025-02-26..2025-02-26 ", "162,2025-02-26..2025-02-26b ", "agreements.csv:3: the run of lists"},
		{"a run of lists backwards", "agreements.csv", "7,2025-02-26b..2025-02-26b", "7,2025-02-26b..2025-02-26", "agreements.csv:4: the run of lists"},
		{"a print of nothing", "prints.csv", "signed", "motto", `prints.csv:2: "motto" is nothing that a list prints`},
		{"a print of an unknown agreement", "prints.csv", "fl-alachua", "ga-baxley", `prints.csv:2: no agreement "task_force" of "ga-baxley"`},
		{"a print on an unknown list", "prints.csv", "02-26,2025", "02-25,2025", `prints.csv:2: no participating list "2025-02-25"`},
		{"an application of an unknown agency", "pending.csv", "ga-baxley", "ga-atlantis", `pending.csv:2: no agency "ga-atlantis"`},
		{"an application for no model", "pending.csv", "task_force", "hybrid", `pending.csv:2: "hybrid" is no support model`},
		{"a state twice", "states.csv", "GA,13,Georgia,false\n", "GA,13,Georgia,false\nGA,13,Georgia,false\n", `states.csv:4: the id "GA"`},
		{"a state's name in English", "state_names.csv", ",es,", ",en,", `state_names.csv:2: a state's other name`},
		{"a name of no state", "state_names.csv", "FL,es", "XX,es", `state_names.csv:2:`},
		{"a bad boolean", "states.csv", "Georgia,false", "Georgia,no", `states.csv:3: "no" is neither true nor false`},
		{"a bad header", "states.csv", "code,fips", "fips,code", "states.csv:1: the header is not"},
		{"a short FIPS code", "counties.csv", "13001,", "1301,", `counties.csv:3: "1301" is no FIPS code`},
		{"a county in no state", "counties.csv", "Appling County,GA", "Appling County,XX", `counties.csv:3: no state "XX"`},
		{"a city's unknown county", "cities.csv", "12001", "12003", `cities.csv:2: no county "12003"`},
		{"a city's county in another state", "cities.csv", "13001", "12001", "cities.csv:3: county 12001 is in FL, not in GA"},
		{"a ZIP code's unknown county", "zips.csv", "13001", "13003", `zips.csv:2: no county "13003"`},
		{"ZIP codes out of order", "zips.csv", "31513", "33513", "zips.csv:3: 32601 stands behind 33513"},
		{"a ZIP code of four digits", "zips.csv", "32601", "3260", `zips.csv:3: "3260" is no ZIP code`},
		{"an agency twice", "agencies.csv", "fl-patrol", "ga-baxley", `agencies.csv:4: the id "ga-baxley" is empty or stands twice`},
		{"an agency without an id", "agencies.csv", "fl-patrol", "", `agencies.csv:4: the id ""`},
		{"an agency of no kind", "agencies.csv", "state_police", "troopers", `agencies.csv:4: an agency needs a name and a kind`},
		{"an agency without a name", "agencies.csv", "Florida Highway Patrol", "", "agencies.csv:4: an agency needs a name"},
		{"an agency in no state", "agencies.csv", "state_police,FL", "state_police,XX", `agencies.csv:4: no state "XX"`},
		{"an agency's unknown county", "agencies.csv", "GA,13001", "GA,13999", `agencies.csv:3: no county "13999"`},
		{"an agency's county in another state", "agencies.csv", "GA,13001", "GA,12001", "agencies.csv:3: county 12001 is in FL, not in GA"},
		{"a whole state's agency with a county", "agencies.csv", "FL,,true", "FL,12001,true", "agencies.csv:4: an agency of the whole state"},
		{"a part of nothing", "agencies.csv", "true,,false", "true,fl-dps,false", `agencies.csv:4: no agency "fl-dps"`},
		{"an agency without a source", "agencies.csv", "true,,false,fbi-lee", "true,,false,", "agencies.csv:4: has no source"},
		{"an agency's unknown source", "agencies.csv", "true,,false,fbi-lee", "true,,false,fbi", `agencies.csv:4: no source "fbi"`},
		{"an agency's bad boolean", "agencies.csv", "FL,,true", "FL,,TRUE", `agencies.csv:4: "TRUE" is neither`},
		{"an unknown agency", "agreements.csv", "fl-alachua,task", "fl-atlantis,task", `agreements.csv:3: no agency "fl-atlantis"`},
		{"a model twice", "agreements.csv", "task_force", "warrant_service", "agreements.csv:3: fl-alachua has model warrant_service twice"},
		{"a model that is none", "agreements.csv", "task_force", "hybrid", `agreements.csv:3: "hybrid" is no support model`},
		{"a day that is none", "agreements.csv", "task_force,2025-02-26", "task_force,02/26/2025", `agreements.csv:3: "02/26/2025" is not a day`},
		{"a row that is none", "agreements.csv", ",162", ",one", `agreements.csv:3: "one" is no number`},
		{"the header's row", "agreements.csv", ",162", ",1", `agreements.csv:3: "1" is no row`},
		{"an agreement that no list tells", "agreements.csv", "fl-alachua,task", "ga-baxley,task", "agreements.csv:3: ga-baxley has an agreement and does not name the list"},
		{"an alias without an agency", "aliases.csv", "fl-alachua", "", `aliases.csv:2: no agency ""`},
		{"an alias of an unknown agency", "aliases.csv", "fl-alachua", "fl-atlantis", `aliases.csv:2: no agency "fl-atlantis"`},
		{"an alias without a reason", "aliases.csv", "Its initials.", "", "aliases.csv:2: an alias needs a name and what it rests on"},
		{"an alias's bad boolean", "aliases.csv", "false", "maybe", `aliases.csv:2: "maybe" is neither`},
		{"a passage without a source", "explainer/en/what.md", "sources: [ice-list]\n", "", "explainer/en/what.md:1: has no source"},
		{"a passage's unknown source", "explainer/en/what.md", "[ice-list]", "[visaverge]", `explainer/en/what.md:1: no source "visaverge"`},
		{"a passage without a title", "explainer/en/what.md", "title: What it is\n", "", "explainer/en/what.md:1: a passage has a title"},
		{"a passage's bad day", "explainer/en/what.md", "2026-05-18", "May 2026", `explainer/en/what.md:1: "May 2026" is not a day`},
		{"an unknown figure beside", "explainer/en/what.md", "beside: count", "beside: sum", `explainer/en/what.md:1: beside is "sum"`},
		{"an unknown key", "explainer/en/what.md", "facts:", "fact:", "explainer/en/what.md:1: front matter"},
		{"a missing text", "explainer/en/what.md", "A program of ICE.\n", "\n", "explainer/en/what.md:1: has no text"},
		{"no front matter", "explainer/en/what.md", "\n---\nA", "\nA", "explainer/en/what.md:1: has no front matter"},
		{"a term without a source", "glossary/en/ice.md", "sources: [ice-list]\n", "", "glossary/en/ice.md:1: has no source"},
		{"a term without a name", "glossary/en/ice.md", "name: ICE\n", "", "glossary/en/ice.md:1: a term has a name"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			files := fixture()
			edit(t, files, tc.file, tc.old, tc.new)
			found := faults(t, files)
			if !slices.ContainsFunc(found, func(f Fault) bool { return strings.HasPrefix(f.String(), tc.want) }) {
				t.Errorf("%v\nwant %s", found, tc.want)
			}
			for _, f := range found {
				if f.File != tc.file && !slices.Contains(followers[tc.file], f.File) {
					t.Errorf("%v is faulted besides", f)
				}
			}
		})
	}
}

// TestLoadUndated wants the day that a text holds for. Without it a number of last year reads as one of today.
func TestLoadUndated(t *testing.T) {
	for _, file := range []string{"explainer/en/what.md", "glossary/en/ice.md"} {
		files := fixture()
		edit(t, files, file, "holds: 2026-05-18\n", "")
		if b, err := Load(mapFS(files)); err == nil || b != nil {
			t.Errorf("%s loads without the day that it holds for", file)
		}
	}
}

// TestLoadCutShort cuts tables in the middle of a row and wants the row's own line told.
func TestLoadCutShort(t *testing.T) {
	for _, tc := range []struct{ file, upTo, want string }{
		{"agencies.csv", "ga-baxley,Baxley", "agencies.csv:3:"},
		{"agreements.csv", "fl-alachua,task", "agreements.csv:3:"},
		{"zips.csv", "32601,Gain", "zips.csv:3:"},
		{"sources.csv", "fbi-lee,FBI", "sources.csv:3:"},
		{"sources.csv", "id,pub", "sources.csv:1:"},
		{"sources.csv", "", "sources.csv:1:"},
	} {
		files := fixture()
		before, _, ok := strings.Cut(files[tc.file], tc.upTo)
		if !ok {
			t.Fatalf("%q does not stand in %s", tc.upTo, tc.file)
		}
		files[tc.file] = before + tc.upTo
		if tc.upTo == "" {
			files[tc.file] = ""
		}
		found := faults(t, files)
		if !slices.ContainsFunc(found, func(f Fault) bool { return strings.HasPrefix(f.String(), tc.want) }) {
			t.Errorf("%s cut after %q: want %s in\n%v", tc.file, tc.upTo, tc.want, found)
		}
	}
	files := fixture()
	edit(t, files, "aliases.csv", "Its initials.", `"Its initials.`)
	if found := faults(t, files); !strings.HasPrefix(found[0].String(), "aliases.csv:2:") {
		t.Errorf("a quotation mark that is not closed: want aliases.csv:2: in\n%v", found)
	}
}

// TestLoadLines wants the line of the file, not the number of the row, where a cell has two lines or a line is empty.
func TestLoadLines(t *testing.T) {
	files := fixture()
	edit(t, files, "aliases.csv", "Its initials.\n", "\"Its\ninitials.\"\n\nbaxley cops,ga-atlantis,false,A joke.\n")
	want := `aliases.csv:5: no agency "ga-atlantis"`
	if found := faults(t, files); len(found) != 1 || found[0].String() != want {
		t.Errorf("%v\nwant %s", found, want)
	}
}

func TestLoadAllFaults(t *testing.T) {
	files := fixture()
	edit(t, files, "states.csv", "Georgia,false", "Georgia,no")
	edit(t, files, "agreements.csv", "task_force,2025-02-26", "task_force,yesterday")
	edit(t, files, "agreements.csv", "2025-02-24", "today")
	edit(t, files, "aliases.csv", "fl-alachua", "fl-atlantis")
	edit(t, files, "glossary/en/ice.md", "[ice-list]", "[nobody]")
	want := []string{
		`agreements.csv:2: "today" is not a day written YYYY-MM-DD`,
		`agreements.csv:3: "yesterday" is not a day written YYYY-MM-DD`,
		`aliases.csv:2: no agency "fl-atlantis"`,
		`glossary/en/ice.md:1: no source "nobody"`,
		`states.csv:3: "no" is neither true nor false`,
	}
	found := faults(t, files)
	if got := found.Error(); got != fmt.Sprintf("%d faults in the data:\n%s", len(want), strings.Join(want, "\n")) {
		t.Errorf("%s\nwant, in this order,\n%s", got, strings.Join(want, "\n"))
	}
}

func TestLoadMissingFiles(t *testing.T) {
	for file := range fixture() {
		files := fixture()
		delete(files, file)
		found := faults(t, files)
		folder, _, _ := strings.Cut(file, "/")
		if !slices.ContainsFunc(found, func(f Fault) bool { return f.File == file || f.File == folder }) {
			t.Errorf("without %s: %v", file, found)
		}
	}
	if found := faults(t, nil); len(found) < len(fixture()) {
		t.Errorf("without any file: %v", found)
	}
	files := fixture()
	files["explainer/en/notes.txt"] = "to do"
	if found := faults(t, files); found[0].File != "explainer/en/notes.txt" {
		t.Errorf("with a file that is no Markdown: %v", found)
	}
}
