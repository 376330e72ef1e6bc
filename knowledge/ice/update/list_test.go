package update

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ask287/knowledge"
	"ask287/knowledge/ice"
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

// workbook makes a workbook of one sheet with text in its cells, last changed on a day. A cell that begins with = is a
// formula.
func workbook(t testing.TB, day knowledge.Date, rows [][]string) []byte {
	t.Helper()
	var sheet bytes.Buffer
	sheet.WriteString(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`)
	for i, cells := range rows {
		fmt.Fprintf(&sheet, `<row r="%d">`, i+1)
		for j, cell := range cells {
			at := fmt.Sprintf("%c%d", 'A'+j, i+1)
			if formula, ok := strings.CutPrefix(cell, "="); ok {
				fmt.Fprintf(&sheet, `<c r="%s"><f>%s</f><v>1</v></c>`, at, html.EscapeString(formula))
			} else {
				fmt.Fprintf(&sheet, `<c r="%s" t="inlineStr"><is><t>%s</t></is></c>`, at, html.EscapeString(cell))
			}
		}
		sheet.WriteString(`</row>`)
	}
	sheet.WriteString(`</sheetData></worksheet>`)
	const relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, part := range [][2]string{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
			`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>` +
			`<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`},
		{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
			`<Relationship Id="r1" Type="` + relation + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{"xl/workbook.xml", `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="` + relation + `">` +
			`<sheets><sheet name="Sheet1" sheetId="1" r:id="r1"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
			`<Relationship Id="r1" Type="` + relation + `/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`},
		{"docProps/core.xml", `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ` +
			`xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
			`<dcterms:modified xsi:type="dcterms:W3CDTF">` + string(day) + `T12:00:00Z</dcterms:modified></cp:coreProperties>`},
		{"xl/worksheets/sheet1.xml", sheet.String()},
	} {
		w, err := z.Create(part[0])
		if err == nil {
			_, err = w.Write([]byte(part[1]))
		}
		must(t, err)
	}
	must(t, z.Close())
	return b.Bytes()
}

func sumOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
