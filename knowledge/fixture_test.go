package knowledge

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// The columns of the fixture's larger tables.
const (
	agencyHeader    = "id,name,other_names,kind,state,counties,statewide,part_of,covered,sources\n"
	agreementHeader = "agency,model,signed,doubt,moa,addendum,row,listed\n"
)

// fixture returns a small set of data files that loads: two states, two counties, three agencies, two
// agreements, a passage and a term.
func fixture() map[string]string {
	return map[string]string{
		"sources.csv": "id,publisher,title,url,date,licence\n" +
			"ice-list,ICE,Participating agencies,https://www.ice.gov/287g,2026-05-18,US government work\n" +
			"fbi-lee,FBI,Employees,https://cde.ucr.cjis.gov/,,US government work\n" +
			"ice-pending,ICE,Pending agencies,https://www.ice.gov/287g,2025-01-01,US government work\n",
		"lists.csv": "id,kind,date,date_from,file,sha256,agreements,agencies\n" +
			"2025-02-26,participating,2025-02-26,file name,first.xlsx,f2ce,1,1\n" +
			"2025-02-26b,participating,2025-02-26,file name,second.xlsx,f2cf,0,0\n" +
			"2026-05-18,participating,2026-05-18,workbook property,list.xlsx,f2d0,2,1\n" +
			"2026-02-27,pending,2026-02-27,file name,pending.xlsx,f2d2,1,1\n",
		"states.csv": "code,fips,name,territory\n" +
			"FL,12,Florida,false\n" +
			"GA,13,Georgia,false\n",
		"state_names.csv": "state,lang,name,also\n" +
			"FL,es,La Florida,Florida|Florida USA\n",
		"counties.csv": "fips,name,state\n" +
			"12001,Alachua County,FL\n" +
			"13001,Appling County,GA\n",
		"cities.csv": "name,state,counties\n" +
			"Gainesville,FL,12001\n" +
			"Baxley,GA,13001\n",
		"zips.csv": "zip,city,state,counties\n" +
			"31513,Baxley,GA,13001\n" +
			"32601,Gainesville,FL,12001\n",
		"agencies.csv": agencyHeader +
			"fl-alachua,Alachua County Sheriff's Office,Alachua SO|ASO,sheriff,FL,12001,false,,false,ice-list fbi-lee\n" +
			"ga-baxley,Baxley Police Department,,police,GA,13001,false,,false,fbi-lee\n" +
			"fl-patrol,Florida Highway Patrol,,state_police,FL,,true,,false,fbi-lee\n",
		"agreements.csv": agreementHeader +
			"fl-alachua,warrant_service,2025-02-24,,https://www.ice.gov/w.pdf,,163,2026-05-18..2026-05-18\n" +
			"fl-alachua,task_force,2025-02-26,,https://www.ice.gov/t.pdf,,162,2025-02-26..2025-02-26 2026-05-18..2026-05-18\n" +
			"fl-alachua,jail_enforcement,2020-01-01,,,,7,2025-02-26b..2025-02-26b\n",
		"prints.csv": "agency,model,what,value,first,last\n" +
			"fl-alachua,task_force,signed,2025-02-20,2025-02-26,2025-02-26\n",
		"pending.csv": "agency,model,row\n" +
			"ga-baxley,task_force,2\n",
		"errata.csv": "state,agency,column,printed,corrected,why\n" +
			"GA,Baxley Police Department,COUNTY,Aplin County,Appling County,No such county.\n",
		"aliases.csv": "name,agency,assumed,why\n" +
			"aso,fl-alachua,false,Its initials.\n",
		"explainer/en/what.md": "---\ntitle: What it is\nasks:\n  - what is it\nfacts: [A1]\nsources: [ice-list]\nholds: 2026-05-18\nbeside: count\n---\nA program of ICE.\n",
		"glossary/en/ice.md":   "---\nname: ICE\nalso: [la migra]\nfacts: [G4]\nsources: [ice-list]\nholds: 2026-05-18\n---\nA federal agency.\n",
	}
}

// edit replaces what stands once in a file of the fixture.
func edit(t *testing.T, files map[string]string, file, was, changed string) {
	t.Helper()
	if strings.Count(files[file], was) != 1 {
		t.Fatalf("%q does not stand once in %s", was, file)
	}
	files[file] = strings.Replace(files[file], was, changed, 1)
}

func mapFS(files map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for file, text := range files {
		fsys[file] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

func TestLoadFixture(t *testing.T) {
	b, err := Load(mapFS(fixture()))
	if err != nil {
		t.Fatal(err)
	}
	a := b.Agency("fl-alachua")
	if a == nil || !slices.Equal(a.OtherNames, []string{"Alachua SO", "ASO"}) || !slices.Equal(a.Sources, []string{"ice-list", "fbi-lee"}) {
		t.Errorf("agency %+v", a)
	}
	if len(a.Agreements) != 2 || a.Agreements[0].Model != TaskForce || a.Agreements[1].Row != 163 {
		t.Errorf("agreements %+v, want the task force's first", a.Agreements)
	}
	if len(a.Former) != 1 || !slices.Equal(a.Former[0].Listed, []Span{{1, 1}}) {
		t.Errorf("former agreements %+v", a.Former)
	}
	if g := a.Agreements[0]; !slices.Equal(g.Listed, []Span{{0, 0}, {2, 2}}) || !slices.Equal(g.Printed, []Print{{PrintedSigned, "2025-02-20", Span{0, 0}}}) {
		t.Errorf("the task force's life is %+v, %+v", g.Listed, g.Printed)
	}
	if p := b.Agency("ga-baxley").Pending; !slices.Equal(p, []Application{{TaskForce, 2}}) {
		t.Errorf("applications %+v", p)
	}
	if len(b.Lists) != 3 || b.List.File != "list.xlsx" || b.Pending.ID != "2026-02-27" || len(b.Errata) != 1 {
		t.Errorf("lists %+v, %+v, %+v, errata %+v", b.Lists, b.List, b.Pending, b.Errata)
	}
	if b.Source("ice-list").Date != "2026-05-18" || b.Source("ice-pending").Date != "2026-02-27" {
		t.Errorf("the sources that are lists are of %s and %s", b.Source("ice-list").Date, b.Source("ice-pending").Date)
	}
	if p := b.Passages; len(p) != 1 || p[0].ID != "what" || p[0].Lang != English || p[0].Text != "A program of ICE." ||
		p[0].Title != "What it is" || p[0].Beside != "count" || p[0].Holds != "2026-05-18" || !slices.Equal(p[0].Asks, []string{"what is it"}) {
		t.Errorf("passages %+v", p)
	}
	if g := b.Terms; len(g) != 1 || g[0].ID != "ice" || g[0].Name != "ICE" || !slices.Equal(g[0].Also, []string{"la migra"}) {
		t.Errorf("terms %+v", g)
	}
	if len(b.Statewide("FL")) != 1 || len(b.InCounty("12001")) != 1 {
		t.Errorf("in Florida %v, in its county %v", b.Statewide("FL"), b.InCounty("12001"))
	}
}

func TestLoadSpanish(t *testing.T) {
	files := fixture()
	files["explainer/es/what.md"] = "---\ntitle: Qué es\nfacts: [A1]\nsources: [ice-list]\nholds: 2026-05-18\n---\nUn programa de ICE.\n"
	b, err := Load(mapFS(files))
	if err != nil {
		t.Fatal(err)
	}
	if len(b.Passages) != 2 || b.Passages[1].Lang != Spanish || b.Passages[1].ID != b.Passages[0].ID {
		t.Errorf("passages %+v", b.Passages)
	}
}

// TestChecksum changes one byte of one file after the other: each gives another checksum, and none
// depends on the order in which the files happen to be read.
func TestChecksum(t *testing.T) {
	sum := func(files map[string]string) string {
		b, err := Load(mapFS(files))
		if err != nil {
			t.Fatal(err)
		}
		return b.Checksum
	}
	first := sum(fixture())
	for range 20 {
		if again := sum(fixture()); again != first {
			t.Fatalf("the same files have the checksums %s and %s", first, again)
		}
	}
	seen := map[string]string{first: "the fixture itself"}
	changes := map[string][2]string{
		"sources.csv": {"Employees", "employees"}, "lists.csv": {"f2d0", "f2d1"}, "prints.csv": {"2025-02-20", "2025-02-21"}, "pending.csv": {",2\n", ",3\n"},
		"errata.csv": {"No such", "Not such"}, "states.csv": {"Florida", "Floridb"}, "state_names.csv": {"La Florida", "La Floridb"},
		"counties.csv": {"Appling", "Applinh"}, "cities.csv": {"Baxley", "Baxlez"}, "zips.csv": {"Baxley", "Baxlez"},
		"agencies.csv": {"Baxley", "Baxlez"}, "agreements.csv": {"163", "164"}, "aliases.csv": {"Its", "its"},
		"explainer/en/what.md": {"program of", "program\nof"}, "glossary/en/ice.md": {"federal", "Federal"},
	}
	for _, file := range slices.Sorted(maps.Keys(fixture())) {
		files := fixture()
		edit(t, files, file, changes[file][0], changes[file][1])
		got := sum(files)
		if other, ok := seen[got]; ok {
			t.Errorf("%s changed has the checksum of %s", file, other)
		}
		seen[got] = file + " changed"
	}
	renamed := fixture()
	renamed["glossary/en/i.c.e.md"] = renamed["glossary/en/ice.md"]
	delete(renamed, "glossary/en/ice.md")
	if other, ok := seen[sum(renamed)]; ok {
		t.Errorf("a file renamed has the checksum of %s", other)
	}
}
