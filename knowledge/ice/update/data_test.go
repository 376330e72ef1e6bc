package update

import (
	"bytes"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"ask287/knowledge"
	"ask287/knowledge/county"
	"ask287/knowledge/ice"
)

// builtInBase is what the program is built with, loaded once.
var builtInBase = sync.OnceValues(func() (*knowledge.Base, error) { return knowledge.Load(knowledge.Embedded()) })

// directory returns the sheriffs of the tests as the directory has them: 40 of Florida, 40 of Georgia, 18 of Texas and two of
// Kansas, and then ten more of Texas. No list knows them.
func directory(t testing.TB) []knowledge.Agency {
	t.Helper()
	b, err := builtInBase()
	must(t, err)
	of := map[string][]knowledge.Agency{}
	for _, a := range b.Agencies {
		if a.Kind == knowledge.Sheriff && len(a.Counties) == 1 && slices.Contains(a.Sources, "fbi-lee") {
			a.Agreements, a.Former, a.Pending, a.Sources, a.PartOf = nil, nil, nil, []string{"fbi-lee"}, ""
			of[a.State] = append(of[a.State], a)
		}
	}
	return slices.Concat(of["FL"][:40], of["GA"][:40], of["TX"][:18], of["KS"][:2], of["TX"][18:28])
}

// sheriffs returns task force agreements of some sheriffs of the directory.
func sheriffs(t testing.TB, from, to int) []row {
	t.Helper()
	b, err := builtInBase()
	must(t, err)
	var rows []row
	for _, a := range directory(t)[from:to] {
		rows = append(rows, row{strings.ToUpper(b.State(a.State).Name), a.Name, "County", b.County(a.Counties[0]).Name, "Task Force Model", "2025-03-03"})
	}
	return rows
}

// made are the data of dataWith, by the sums of their lists.
var made sync.Map

// dataWith returns data laid out as knowledge.Embedded and small: the directory of the tests, few counties, no cities, ZIP
// codes or aliases, and what follows from these lists.
func dataWith(t testing.TB, lists ...list) fs.FS {
	t.Helper()
	var sums string
	for _, l := range lists {
		sums += sumOf(l.data)
	}
	if data, ok := made.Load(sums); ok {
		return data.(fs.FS)
	}
	b, err := builtInBase()
	must(t, err)
	var read []*ice.Published
	for _, l := range lists {
		read = append(read, l.read(t))
	}
	record, _ := ice.Fold(knowledge.Record{Agencies: directory(t)}, read, county.NewFinder(b.Counties), nil)
	tables, err := record.Tables()
	must(t, err)
	for _, file := range []string{"counties.csv", "cities.csv", "zips.csv", "aliases.csv", "errata.csv"} {
		whole, err := fs.ReadFile(knowledge.Embedded(), file)
		must(t, err)
		tables[file] = few(file, whole)
	}
	files := fstest.MapFS{}
	for file, data := range tables {
		files[file] = &fstest.MapFile{Data: data}
	}
	data := overlay{files, knowledge.Embedded()}
	made.Store(sums, data)
	return data
}

// few returns the header of a table and, of the counties, those of five states.
func few(file string, table []byte) []byte {
	var rows []byte
	for line := range bytes.Lines(table) {
		state := strings.TrimSpace(string(line[bytes.LastIndexByte(line, ',')+1:]))
		if rows == nil || file == "counties.csv" && slices.Contains([]string{"FL", "GA", "TX", "KS", "GU"}, state) {
			rows = append(rows, line...)
		}
	}
	return rows
}
