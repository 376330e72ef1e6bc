package main

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"ask287/knowledge"
	"ask287/knowledge/ice/icetest"
)

// builtIn is what the program is built with, loaded once.
var builtIn = sync.OnceValue(func() *knowledge.Base {
	b, err := knowledge.Load(knowledge.Embedded())
	if err != nil {
		panic(err)
	}
	return b
})

// edition is ICE's list of agreements as the program has it, in cells, to be changed and published again. The first row
// is the header.
type edition [][]string

// The columns of an edition.
const (
	cellState = iota
	cellAgency
	cellType
	cellCounty
	cellModel
	cellSigned
	cellMOA
)

// iceModels is what ICE prints for the support models.
var iceModels = map[knowledge.Model]string{
	knowledge.TaskForce: "Task Force Model", knowledge.WarrantService: "Warrant Service Officer", knowledge.JailEnforcement: "Jail Enforcement Model",
}

// editionOf returns the newest list of a base as ICE would print it, in the order of its rows.
func editionOf(b *knowledge.Base) edition {
	type printed struct {
		row   int
		cells []string
	}
	var all []printed
	for i := range b.Agencies {
		a := &b.Agencies[i]
		for _, g := range a.Agreements {
			all = append(all, printed{g.Row, []string{
				strings.ToUpper(b.State(a.State).Name), a.Name, printedType(a), printedCounty(b, a), iceModels[g.Model], printedSigned(g.Signed), cmp.Or(g.MOA, "link pending"),
			}})
		}
	}
	slices.SortFunc(all, func(x, y printed) int { return x.row - y.row })
	cells := edition{{"STATE", "LAW ENFORCEMENT AGENCY", "TYPE", "COUNTY", "SUPPORT TYPE", "SIGNED", "MOA"}}
	for _, p := range all {
		cells = append(cells, p.cells)
	}
	return cells
}

func printedType(a *knowledge.Agency) string {
	switch {
	case a.Statewide:
		return "State Agency"
	case a.Kind == knowledge.Sheriff:
		return "County"
	}
	return "Municipality"
}

func printedCounty(b *knowledge.Base, a *knowledge.Agency) string {
	if len(a.Counties) == 0 {
		return "#N/A"
	}
	return b.County(a.Counties[0]).Name
}

// printedSigned is a day as a workbook has it: how many days it is after the end of 1899.
func printedSigned(day knowledge.Date) string {
	if day == "" {
		return ""
	}
	return strconv.Itoa(knowledge.Date("1899-12-30").DaysUntil(day))
}

// without returns the edition without the agreements of an agency.
func (e edition) without(state, agency string) edition {
	return slices.DeleteFunc(slices.Clone(e), func(row []string) bool { return row[cellState] == state && row[cellAgency] == agency })
}

// with returns the edition with a row more: state, agency, type, county, model, day of signing.
func (e edition) with(cells ...string) edition {
	return append(slices.Clone(e), append(slices.Clone(cells), "link pending"))
}

// dane is an agreement that no list has.
var dane = []string{"WISCONSIN", "Dane County Sheriff's Office", "County", "Dane County", "Task Force Model", "2026-05-19"}

// first returns the edition's first n agreements.
func (e edition) first(n int) edition { return e[:n+1] }

// applications returns the edition as a list of applications, which has no days of signing and no memoranda.
func (e edition) applications() edition {
	var out edition
	for _, row := range e {
		out = append(out, row[:cellSigned])
	}
	return out
}

// workbook returns the edition as a workbook that was last changed on a day.
func (e edition) workbook(day knowledge.Date) ([]byte, error) {
	return icetest.Workbook(day, e)
}

// publish writes the edition of a day into a folder, under the name that ICE would give it, and returns its path.
func (e edition) publish(t testing.TB, dir string, day knowledge.Date) string {
	t.Helper()
	data := e.of(t, day)
	path := filepath.Join(dir, iceName(day))
	must(t, os.MkdirAll(dir, 0o755))
	must(t, os.WriteFile(path, data, 0o644))
	return path
}

func (e edition) of(t testing.TB, day knowledge.Date) []byte {
	t.Helper()
	data, err := e.workbook(day)
	must(t, err)
	return data
}

// iceName returns a file's name with a day in it, as ICE writes it: participatingAgencies05182026am.xlsx.
func iceName(day knowledge.Date) string {
	at, _ := day.Time()
	return "participatingAgencies" + at.Format("01022006") + "am.xlsx"
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
