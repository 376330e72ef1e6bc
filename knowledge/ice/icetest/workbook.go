// Package icetest makes workbooks as ICE publishes them, for the tests of those who take lists up. Those of package ice make
// theirs with excelize, which is its own.
package icetest

import (
	"archive/zip"
	"bytes"
	"fmt"
	"html"
	"strconv"
	"strings"

	"ask287/knowledge"
)

const (
	documents = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	pkg       = "http://schemas.openxmlformats.org/package/2006/"
	kind      = "application/vnd.openxmlformats-officedocument.spreadsheetml."
	main      = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
)

// Workbook returns a workbook of one sheet with these rows, the first of them the header, that was last changed on that
// day, or does not say when for "". A cell of digits is a number, one in braces, {=A1+1}, a formula, any other is text, =A1+1 too.
func Workbook(day knowledge.Date, rows [][]string) ([]byte, error) {
	parts := [][2]string{
		{"[Content_Types].xml", `<Types xmlns="` + pkg + `content-types">` +
			`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Override PartName="/xl/workbook.xml" ContentType="` + kind + `sheet.main+xml"/>` +
			`<Override PartName="/xl/worksheets/sheet1.xml" ContentType="` + kind + `worksheet+xml"/></Types>`},
		{"_rels/.rels", related(documents+"/officeDocument", "xl/workbook.xml")},
		{"xl/workbook.xml", `<workbook xmlns="` + main + `" xmlns:r="` + documents + `">` +
			`<sheets><sheet name="Sheet1" sheetId="1" r:id="r1"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", related(documents+"/worksheet", "worksheets/sheet1.xml")},
		{"xl/worksheets/sheet1.xml", sheet(rows)},
	}
	if day != "" {
		parts = append(parts, [2]string{"docProps/core.xml", `<cp:coreProperties xmlns:cp="` + pkg + `metadata/core-properties" ` +
			`xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
			`<dcterms:modified xsi:type="dcterms:W3CDTF">` + string(day) + `T12:00:00Z</dcterms:modified></cp:coreProperties>`})
	}
	return Archive(parts)
}

func related(what, target string) string {
	return `<Relationships xmlns="` + pkg + `relationships"><Relationship Id="r1" Type="` + what + `" Target="` + target + `"/></Relationships>`
}

func sheet(rows [][]string) string {
	var b strings.Builder
	b.WriteString(`<worksheet xmlns="` + main + `"><sheetData>`)
	for i, cells := range rows {
		fmt.Fprintf(&b, `<row r="%d">`, i+1)
		for j, cell := range cells {
			at := fmt.Sprintf("%c%d", 'A'+j, i+1)
			formula, computed := strings.CutPrefix(cell, "{=")
			_, err := strconv.Atoi(cell)
			switch {
			case computed:
				fmt.Fprintf(&b, `<c r="%s"><f>%s</f><v>1</v></c>`, at, html.EscapeString(strings.TrimSuffix(formula, "}")))
			case err == nil:
				fmt.Fprintf(&b, `<c r="%s"><v>%s</v></c>`, at, cell)
			default:
				fmt.Fprintf(&b, `<c r="%s" t="inlineStr"><is><t>%s</t></is></c>`, at, html.EscapeString(cell))
			}
		}
		b.WriteString(`</row>`)
	}
	b.WriteString(`</sheetData></worksheet>`)
	return b.String()
}

// Archive returns a zip archive of files, each a name and what is in it.
func Archive(files [][2]string) ([]byte, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range files {
		w, err := z.Create(f[0])
		if err != nil {
			return nil, err
		}
		if _, err := w.Write([]byte(f[1])); err != nil {
			return nil, err
		}
	}
	err := z.Close()
	return b.Bytes(), err
}
