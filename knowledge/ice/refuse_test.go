package ice

import (
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

const toExternal = `<Relationship Id="x" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/`

// addTo puts XML into a part, before the last closing tag.
func addTo(t testing.TB, data []byte, part, piece string) []byte {
	t.Helper()
	return repack(t, data, func(name string, content []byte) []byte {
		if name != part {
			return content
		}
		at := strings.LastIndex(string(content), "</")
		return []byte(string(content[:at]) + piece + string(content[at:]))
	})
}

// A workbook that takes something from outside itself, or has a program in it, is refused, wherever that shows.
func TestRefuseOutside(t *testing.T) {
	good := workbook(t, [][]any{agreements, alachua})
	const rels, types = "xl/_rels/workbook.xml.rels", "[Content_Types].xml"
	for _, tt := range []struct {
		name, want string
		data       []byte
	}{
		{"part of another workbook", "links to another workbook", with(t, good, "xl/externalLinks/externalLink1.xml", "<externalLink/>")},
		{"relationship to another workbook", "links to another workbook", addTo(t, good, rels, toExternal+`externalLink" Target="externalLinks/externalLink1.xml"/>`)},
		{"reference to another workbook", "links to another workbook", addTo(t, good, mainPart, `<externalReferences><externalReference r:id="x"/></externalReferences>`)},
		{"path of another workbook", "links to another workbook", with(t, good, "xl/_rels/a.xml.rels", relationshipsOf(toExternal+`externalLinkPath" Target="file:///c:/a.xlsx" TargetMode="External"/>`))},
		{"connection", "a connection", with(t, good, "xl/connections.xml", "<connections/>")},
		{"query", "a query", with(t, good, "xl/queryTables/queryTable1.xml", "<queryTable/>")},
		{"macros", "macros", with(t, good, "xl/vbaProject.bin", "x")},
		{"type with macros", "macros", addTo(t, good, types, `<Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/>`)},
		{"macro sheet", "macros", with(t, good, "xl/macrosheets/sheet1.xml", "<a/>")},
		{"control", "a program of its own", with(t, good, "xl/activeX/activeX1.xml", "<a/>")},
		{"embedded object", "an object of another program", with(t, good, "xl/embeddings/a.bin", "x")},
		{"linked object", "an object of another program", with(t, good, "xl/worksheets/_rels/sheet1.xml.rels", relationshipsOf(toExternal+`oleObject" Target="file:///c:/a.doc" TargetMode="External"/>`))},
		{"linked picture", `takes in "https://example.com/a.png"`, with(t, good, "xl/drawings/_rels/drawing1.xml.rels", relationshipsOf(toExternal+`image" Target="https://example.com/a.png" TargetMode="External"/>`))},
		{"workbook elsewhere", `names "xl/other.xml"`, with(t, good, "_rels/.rels", relationshipsOf(toExternal+`officeDocument" Target="xl/other.xml"/>`))},
		{"workbook in a workbook", "an archive of its own", with(t, good, "xl/media/image1.png", string(good))},
	} {
		t.Run(tt.name, func(t *testing.T) { refused(t, tt.data, tt.want) })
	}
}

func refused(t *testing.T, data []byte, want string) {
	t.Helper()
	p, err := Read(listName, data)
	if err == nil || p != nil {
		t.Fatalf("read as %+v", p)
	}
	if !strings.Contains(err.Error(), want) || !strings.HasPrefix(err.Error(), listName+": ") {
		t.Errorf("error %q lacks %q", err, want)
	}
}

// A formula among the list's cells is refused: what a cell shows may not be what was written into it.
func TestRefuseFormula(t *testing.T) {
	good := workbook(t, [][]any{agreements, alachua})
	formula := func(cell string) func(*excelize.File) {
		return func(f *excelize.File) { f.SetCellFormula("Sheet1", cell, `"FLO"&"RIDA"`) }
	}
	for _, cell := range []string{"A2", "G2", "Z90"} {
		refused(t, workbook(t, [][]any{agreements, alachua}, formula(cell)), "cell "+cell+" has a formula")
	}
	for _, f := range []string{`<f/>`, `<f t="shared" si="0"/>`, `<x:f xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">1</x:f>`} {
		refused(t, with(t, good, sheetPart, sheetOf(`<row><c r="A2">`+f+`<v>1</v></c></row>`, "")), "cell A2 has a formula")
		refused(t, with(t, good, sheetPart, sheetOf(`<row><c><v>1</v>`+f+`</c></row>`, "")), "cell 1 of row 2 has a formula")
	}
}

// A formula on another sheet, or in the rule for a colour, changes nothing that the list says.
func TestReadFormulaBeside(t *testing.T) {
	data := workbook(t, [][]any{agreements, alachua}, func(f *excelize.File) {
		f.NewSheet("Tally")
		f.SetCellFormula("Tally", "A1", "COUNTA(Sheet1!A:A)-1")
		format, err := f.NewConditionalStyle(&excelize.Style{})
		if err != nil {
			t.Fatal(err)
		}
		if err := f.SetConditionalFormat("Sheet1", "A1:A9", []excelize.ConditionalFormatOptions{{Type: "formula", Criteria: "$A1=1", Format: &format}}); err != nil {
			t.Fatal(err)
		}
	})
	data = addTo(t, data, sheetPart, `<extLst><ext><x14:conditionalFormatting xmlns:x14="a" xmlns:xm="b"><xm:f>$A$1</xm:f></x14:conditionalFormatting></ext></extLst>`)
	if p, err := Read(listName, data); err != nil || len(p.Rows) != 1 {
		t.Errorf("%+v, %v", p, err)
	}
}

// The parts that Read checks are those that excelize reads: no name may stand for two.
func TestRefuseNames(t *testing.T) {
	good := workbook(t, [][]any{agreements, alachua})
	for _, name := range []string{"xl/WORKSHEETS/sheet1.xml", `xl\worksheets\sheet1.xml`, "/xl/worksheets/sheet1.xml", "xl/./worksheets/sheet1.xml", "../a.xml", "xl//a.xml"} {
		refused(t, with(t, good, name, "<a/>"), "is there twice, or has a name that no part has")
	}
	const rels = "xl/_rels/workbook.xml.rels"
	refused(t, addTo(t, good, rels, toExternal+`worksheet" Target="worksheets/sheet1.xml"/>`+toExternal+`worksheet" Target="worksheets/sheet1.xml"/>`), `"x" stands for two things`)
	refused(t, addTo(t, good, mainPart, `<sheets><sheet name="SHEET1" sheetId="2" r:id="rId1"/></sheets>`), "two of that name")
	refused(t, addTo(t, good, mainPart, `<sheets><sheet name="Other" sheetId="2" r:id="rId99"/></sheets>`), "not among the workbook's parts")
	if p, err := Read(listName, with(t, good, "xl/worksheets/", "")); err != nil || len(p.Rows) != 1 {
		t.Errorf("with a folder: %+v, %v", p, err)
	}
}

func TestRefuseProtected(t *testing.T) {
	good := workbook(t, [][]any{agreements, alachua})
	encrypted, err := excelize.Encrypt(good, &excelize.Options{Password: "287(g)"})
	if err != nil {
		t.Fatal(err)
	}
	refused(t, encrypted, "protected by a password")
	refused(t, append(encrypted, make([]byte, maxBytes)...), "protected by a password")
	refused(t, append([]byte("<!DOCTYPE html>"), make([]byte, maxBytes)...), "web page")
	at := strings.LastIndex(string(good), sheetPart) - 46
	good[at+8] |= 1
	refused(t, good, "protected by a password")
}

// What excelize takes for other cells than are counted is refused.
func TestRefuseNested(t *testing.T) {
	good := workbook(t, [][]any{agreements, alachua})
	for _, cell := range []string{
		`<c t="s"><c/><c t="s"><v>0</v></c></c>`,
		`<c><row r="3"/></c>`,
		`<c t="s"><v>0<v>1</v></v></c>`,
		`<c t="inlineStr"><is><si/></is></c>`,
	} {
		refused(t, with(t, good, sheetPart, sheetOf("<row>"+cell+"</row>", "")), "a cell stands in another")
	}
	elsewhere := repack(t, good, func(part string, content []byte) []byte {
		return []byte(strings.Replace(string(content), "worksheets/sheet1.xml", "media/image1.png", 1))
	})
	refused(t, with(t, elsewhere, "xl/media/image1.png", sheetOf("", "")), "not among the workbook's parts")
	strange := strings.Replace(sheetOf("", ""), "<row>", `<row r="1" x:r="99999" xmlns:x="x">`, 1)
	refused(t, with(t, good, sheetPart, strange), "more rows")
}

// The part with the shared strings has its bounds under any name that excelize takes for it.
func TestBoundsStringsInCapitals(t *testing.T) {
	data := archived(t, []string{mainPart, "xl/SharedStrings.XML"}, []string{"<workbook/>", noSST + strings.Repeat("<si/>", maxStringTags) + "</sst>"})
	refused(t, data, "more tags than")
}
