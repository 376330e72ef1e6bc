package update

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"testing"

	"ask287/knowledge"
	"ask287/knowledge/ice"
	"ask287/knowledge/ice/icetest"
)

// list is a list as ICE posts it: a workbook under a name.
type list struct {
	name string
	data []byte
}

// row is an agreement, or an application, which has no signed day.
type row struct{ state, agency, kind, county, model, signed string }

// as returns the row with another model.
func (r row) as(model string) row { r.model = model; return r }

// participating makes a list of agreements of a day, named for it as ICE does.
func participating(t testing.TB, day knowledge.Date, rows ...row) list {
	t.Helper()
	return list{named("participatingAgencies", day), workbook(t, day, agreementCells(rows))}
}

// pending makes a list of applications of a day.
func pending(t testing.TB, day knowledge.Date, rows ...row) list {
	t.Helper()
	return list{named("pendingAgencies", day), workbook(t, day, applicationCells(rows))}
}

// named returns a file's name with a day in it: participatingAgencies05182026am.xlsx.
func named(what string, day knowledge.Date) string {
	at, _ := day.Time()
	return what + at.Format("01022006") + "am.xlsx"
}

// as returns the list under another name.
func (l list) as(name string) list { l.name = name; return l }

// read returns the list as package ice reads it.
func (l list) read(t testing.TB) *ice.Published {
	t.Helper()
	p, err := ice.Read(l.name, l.data)
	must(t, err)
	return p
}

// in writes the list into a folder, and returns its path.
func (l list) in(t testing.TB, dir string) string {
	t.Helper()
	path := filepath.Join(dir, l.name)
	must(t, os.MkdirAll(filepath.Dir(path), 0o755))
	must(t, os.WriteFile(path, l.data, 0o644))
	return path
}

func agreementCells(rows []row) [][]string {
	cells := [][]string{{"STATE", "LAW ENFORCEMENT AGENCY", "TYPE", "COUNTY", "SUPPORT TYPE", "SIGNED", "MOA"}}
	for _, r := range rows {
		cells = append(cells, []string{r.state, r.agency, r.kind, r.county, r.model, r.signed, "link pending"})
	}
	return cells
}

func applicationCells(rows []row) [][]string {
	cells := [][]string{{"STATE", "LAW ENFORCEMENT AGENCY", "TYPE", "COUNTY", "SUPPORT TYPE"}}
	for _, r := range rows {
		cells = append(cells, []string{r.state, r.agency, r.kind, r.county, r.model})
	}
	return cells
}

// workbook makes a workbook that was last changed on a day.
func workbook(t testing.TB, day knowledge.Date, rows [][]string) []byte {
	t.Helper()
	data, err := icetest.Workbook(day, rows)
	must(t, err)
	return data
}

func sumOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
