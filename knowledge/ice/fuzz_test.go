package ice

import (
	"archive/zip"
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"

	"ask287/knowledge"

	"github.com/xuri/excelize/v2"
)

// FuzzRead: whatever the bytes are, Read returns a list or an error, and a list keeps what Published says.
func FuzzRead(f *testing.F) {
	f.Add(listName, workbook(f, [][]any{agreements, alachua}, func(x *excelize.File) {
		x.SetCellHyperLink("Sheet1", "G2", "https://www.ice.gov/a.pdf", "External")
	}))
	f.Add("pendingAgencies.xlsx", workbook(f, [][]any{applications}))
	f.Add("x", workbook(f, nil))
	f.Add("", []byte("PK\x03\x04"))
	f.Add("", []byte("<html>"))
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		p, err := Read(name, data)
		if (p == nil) == (err == nil) {
			t.Fatalf("%v, %v", p, err)
		}
		if p != nil {
			check(t, p)
		}
	})
}

// fuzzedParts are the parts that FuzzParts makes up, in the order of its arguments.
var fuzzedParts = []string{sheetPart, "xl/worksheets/_rels/sheet1.xml.rels", stringsPart, stylesPart, mainPart, "xl/_rels/workbook.xml.rels", "docProps/core.xml"}

// FuzzParts: the same for what is in a workbook, to which FuzzRead hardly gets through the archive and its checksums.
func FuzzParts(f *testing.F) {
	const (
		styles  = "<styleSheet" + inMain + `><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>`
		one     = "<workbook" + inMain + withR + `><workbookPr date1904="1"/><sheets><sheet name="a" r:id="a"/></sheets></workbook>`
		changed = `<c:coreProperties xmlns:c="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:t="http://purl.org/dc/terms/">` +
			"<t:modified>2026-05-18T11:29:17Z</t:modified></c:coreProperties>"
		header = `<row r="3"><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c><c t="s"><v>3</v></c><c t="s"><v>4</v></c></row>`
		shared = noSST + "<si><t>STATE</t></si><si><r><t>LAW ENFORCEMENT_x0020_</t></r><r><t>AGENCY</t></r></si><si><t>SUPPORT TYPE</t></si>" +
			"<si><t>SIGNED</t></si><si><t>MOA</t></si></sst>"
	)
	sheets := relationshipsOf(`<Relationship Id="a" Target="worksheets/sheet1.xml"/>`, `<Relationship Id="b" Target="styles.xml"/>`)
	link := relationshipsOf(`<Relationship Id="b" Target="https://www.ice.gov/a.pdf" TargetMode="External" Type="/hyperlink"/>`)
	row := "<row>" + inline("TEXAS") + inline("x") + inline("WSO") + "<c><v>45714</v></c></row>"
	sheet := "<worksheet" + withR + "><sheetData>" + header + row + `<row r="7" hidden="1"><c r="B7" t="e"><v>#N/A</v></c></row></sheetData>`
	f.Add(sheet+`<hyperlinks><hyperlink ref="E4" r:id="b"/><hyperlink ref="E4:E5" r:id="b"/></hyperlinks></worksheet>`, link, shared, styles, one, sheets, changed)
	f.Add(sheet+"</worksheet>", "", shared, "", strings.Replace(one, "</sheets>", `<sheet name="b" r:id="b"/></sheets>`, 1), sheets, "")
	f.Fuzz(func(t *testing.T, sheet, links, shared, styles, main, sheets, properties string) {
		data := archived(t, fuzzedParts, []string{sheet, links, shared, styles, main, sheets, properties})
		p, err := Read(listName, data)
		if (p == nil) == (err == nil) {
			t.Fatalf("%v, %v", p, err)
		}
		if p != nil {
			check(t, p)
		}
	})
}

// archived makes a zip archive of parts. They are not deflated, which takes longer than all that Read does.
func archived(t *testing.T, names, contents []string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	names = append(names, "_rels/.rels")
	contents = append(contents, relationshipsOf(toExternal+`officeDocument" Target="xl/workbook.xml"/>`))
	for i, name := range names {
		part, err := w.CreateHeader(&zip.FileHeader{Name: name})
		if err == nil {
			_, err = part.Write([]byte(contents[i]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// FuzzRow: nothing in a row's cells makes reading it panic or break what Row says.
func FuzzRow(f *testing.F) {
	f.Add("FLORIDA", "Alachua County Sheriff's Office", "Alachua County", "Task Force Model", "45714", "link", "https://www.ice.gov/a_02262025.pdf")
	f.Add("UTAHJ", "x", "#n?A", "Warrant Services Officer", "8/282025", "Cons", "")
	f.Add("", "\u2019", "", "", "1e300", "chrome-extension://a/https:/www.ice.gov/b c.pdf", "")
	f.Add("PENNSLYVANIA", "x", "", "WSO", "2020-06-08T", "", "https://a.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.ice.gov")
	f.Fuzz(func(t *testing.T, state, agency, county, model, signed, text, link string) {
		h, err := readHeader([]string{"STATE", "LAW ENFORCEMENT AGENCY", "COUNTY", "SUPPORT TYPE", "SIGNED", "MOA"})
		if err != nil {
			t.Fatal(err)
		}
		s := &sheet{header: *h, top: 1, epoch: epoch1900, links: &links{cells: map[string]string{"F2": link}}}
		p := &Published{Kind: Participating, Date: "2026-05-18", DateFrom: "file name"}
		if err := p.readRow(s, 2, []string{state, agency, county, model, signed, text}); err == nil {
			check(t, p)
		}
	})
}

var address = regexp.MustCompile(`^(https://([A-Za-z0-9-]+\.)*(?i:ice\.gov)([/?#]\S*)?)?$`)

func check(t *testing.T, p *Published) {
	if _, ok := p.Date.Time(); !ok || p.DateFrom == "" {
		t.Errorf("date %q from %q", p.Date, p.DateFrom)
	}
	last := 1
	for _, r := range p.Rows {
		doubted := func(column string) bool {
			return slices.ContainsFunc(p.Doubts, func(d Doubt) bool { return d.Row == r.Row && d.Column == column })
		}
		if r.Row <= last {
			t.Errorf("row %d after %d", r.Row, last)
		}
		last = r.Row
		if code, corrected := State(r.State); (code != r.State || corrected) || r.State == "" && !doubted(columnState) {
			t.Errorf("state %q", r.State)
		}
		if r.Agency == "" || r.Agency != tidyName(r.Agency) || r.County != tidyCounty(r.County) {
			t.Errorf("agency %q, county %q", r.Agency, r.County)
		}
		if !slices.Contains(knowledge.Models, r.Model) && (r.Model != "" || p.Kind != Pending || !doubted(columnModel)) {
			t.Errorf("model %q", r.Model)
		}
		if _, err := knowledge.ParseDate(string(r.Signed)); err != nil || (r.Doubt != "") != (r.Signed != "" && doubted(columnSigned)) {
			t.Errorf("signed %q, doubt %q", r.Signed, r.Doubt)
		}
		if !address.MatchString(r.MOA) || !address.MatchString(r.Addendum) {
			t.Errorf("links %q, %q", r.MOA, r.Addendum)
		}
	}
}
