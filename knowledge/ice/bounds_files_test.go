package ice

import (
	"fmt"
	"strings"
	"testing"
)

const (
	inMain = ` xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	withR  = ` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	noSST  = `<sst` + inMain + `>`
)

// hostileFile is a file that was made to be too much. want is in what Read says of it, and "" where it may say anything.
type hostileFile struct {
	name, want string
	data       []byte
}

// bombs are small files that unpack, or that reading makes, to many times their size.
func bombs(t testing.TB) []hostileFile {
	good := workbook(t, [][]any{agreements, alachua})
	const spaces, noTags = 2 * maxUnpacked, 900_000
	bomb := strings.Repeat(" ", spaces)
	long := strings.Repeat("xxxxxxxxx<", noTags)
	sheet := func(rows string) []byte { return with(t, good, sheetPart, sheetOf(rows, "")) }
	return []hostileFile{
		{"bomb in the sheet", "bytes, unpacked", with(t, good, sheetPart, bomb)},
		{"bomb in the shared strings", "bytes, unpacked", with(t, good, stringsPart, bomb)},
		{"bomb in the styles", "bytes, unpacked", with(t, good, stylesPart, bomb)},
		{"bomb in a picture", "bytes, unpacked", with(t, good, "xl/media/image1.png", bomb)},
		{"bomb in many parts", "bytes, unpacked", overlapping(t, with(t, good, "xxxx.bin", bomb[:1<<20]), 150)},
		{"bomb that claims to be small", "damaged", claim(t, with(t, good, sheetPart, bomb), sheetPart, 1000)},
		{"bomb in a bomb", "an archive of its own", with(t, good, "xl/media/image1.png", string(with(t, good, "inner.xlsx", bomb)))},
		{"bomb of attributes", "one tag to the next", sheet("<row" + strings.Repeat(" a=''", 2_000_000) + "/>")},
		{"bomb of text", "one tag to the next", sheet("<row>" + inline(strings.Repeat("x", 8<<20)) + "</row>")},
		{"bomb of CDATA", "a comment or the like", sheet("<row>" + inline("<![CDATA["+long+"]]>") + "</row>")},
		{"bomb of a comment", "a comment or the like", sheet("<!--" + long + "-->")},
		{"bomb of an instruction", "a comment or the like", sheet("<?x " + long + "?>")},
		{"bomb of a document type", "a comment or the like", with(t, good, sheetPart, "<!DOCTYPE a ["+strings.Repeat("<!ENTITY>", noTags)+"]>"+sheetOf("", ""))},
		{"bomb of entities", "damaged", with(t, good, sheetPart, "<!DOCTYPE a [<!ENTITY b 'bbb'><!ENTITY c '&b;&b;'>]>"+sheetOf("<row>"+inline("&c;")+"</row>", ""))},
		{"bomb of tags", "tags", sheet(strings.Repeat("<a/>", 2_000_000))},
		{"bomb of depth", "in one another", sheet(strings.Repeat("<a>", noTags))},
	}
}

// tooMany are files with more of something than a list can have.
func tooMany(t testing.TB) []hostileFile {
	good := workbook(t, [][]any{agreements, alachua})
	const cell = "<c><v>1</v></c>"
	sheet := func(rows string) []byte { return with(t, good, sheetPart, sheetOf(rows, "")) }
	shared := func(item string, cells int) []byte {
		row := "<row>" + strings.Repeat(`<c t="s"><v>0</v></c>`, 20) + "</row>"
		return with(t, sheet(strings.Repeat(row, cells/20)), stringsPart, noSST+"<si>"+item+"</si></sst>")
	}
	link := func(target, hyperlinks string) []byte {
		data := with(t, good, sheetPart, sheetOf(strings.Repeat(rowOf("x"), maxRows-1), "<hyperlinks>"+hyperlinks+"</hyperlinks>"))
		return with(t, data, "xl/worksheets/_rels/sheet1.xml.rels", relationshipsOf(`<Relationship Id="a" Target="https://www.ice.gov/`+target+`"/>`))
	}
	const onCell = `<hyperlink ref="G2" r:id="a"/>`
	x, far := strings.Repeat("x", maxCell), strings.Repeat("x", maxLink-50)
	return []hostileFile{
		{"parts", "more parts", overlapping(t, with(t, good, "xxxx.bin", ""), 65_000)},
		{"sheets", "more sheets", with(t, good, mainPart, fillTo(maxPart, "<workbook"+inMain+"><sheets>", "<sheet/>", "</sheets></workbook>"))},
		{"2 million tiny rows", "bytes, unpacked", sheet(strings.Repeat("<row/>", 2_000_000))},
		{"2 million rows", "bytes, unpacked", sheet(strings.Repeat("<row>"+cell+"</row>", 2_000_000))},
		{"2 million rows in three sheets", "bytes, unpacked", with(t, with(t, sheet(strings.Repeat("<row/>", 400_000)),
			"xl/worksheets/sheet2.xml", strings.Repeat("<row/>", 800_000)), "xl/worksheets/sheet3.xml", strings.Repeat("<row/>", 800_000))},
		{"2 million rows that are not there", "more rows", sheet(`<row r="2000000">` + cell + `</row>`)},
		{"rows", "more rows", sheet(strings.Repeat(rowOf("x"), maxRows))},
		{"cells", "more cells", sheet("<row>" + strings.Repeat(cell, maxColumns+1) + "</row>")},
		{"columns that are not there", "more columns", sheet(`<row><c r="XFD2"><v>1</v></c></row>`)},
		{"text in a cell", "more bytes of text", sheet("<row>" + inline(x+"x") + "</row>")},
		{"text in cells", "more bytes of text", sheet(strings.Repeat(rowOf(x), 2000))},
		{"a text in many cells", "more bytes of text", shared("<t>"+x+"</t>", 100_000)},
		{"escapes in many cells", "more bytes of text", shared("<t>"+strings.Repeat("_xD800_", maxCell/7)+"</t>", 100_000)},
		{"escapes in fewer cells", "list of agreements is empty", shared("<t>"+strings.Repeat("_xD800_", maxCell/7)+"</t>", maxText/maxCell/20*20-20)},
		{"a long link", "a link", link(strings.Repeat("x", maxLink), onCell)},
		{"a link on many cells", "bytes of links", link(far, `<hyperlink ref="G2:H10000" r:id="a"/>`)},
		{"many links", "bytes of links", link(far, strings.Repeat(onCell, 10_000))},
	}
}

// swelling are files within the bounds that reading makes as large as it makes any: with parts of XML full of what takes most
// memory for its bytes.
func swelling(t testing.TB) []hostileFile {
	good := workbook(t, [][]any{agreements, alachua})
	fill := func(data []byte, part, before, piece, after string) []byte {
		bound := maxPart
		if part == stringsPart {
			bound = min(maxStrings, (maxStringTags-4)/strings.Count(piece, "<")*len(piece))
		}
		return with(t, data, part, fillTo(bound, before, piece, after))
	}
	everything := func(data []byte) []byte {
		data = fill(data, stringsPart, noSST+"<si>", "<r/>", "</si></sst>")
		data = fill(data, stylesPart, "<styleSheet"+inMain+"><cellXfs>", "<xf/>", "</cellXfs></styleSheet>")
		data = fill(data, "xl/calcChain.xml", "<calcChain"+inMain+">", "<c/>", "</calcChain>")
		data = fill(data, "[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`, "<Default/>", "</Types>")
		data = fill(data, "xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`+
			`<Relationship Id="a" Target="worksheets/sheet1.xml"/>`, "<a/>", "</Relationships>")
		return fill(data, mainPart, "<workbook"+inMain+withR+`><sheets><sheet name="a" r:id="a"/></sheets><definedNames>`, "<definedName/>", "</definedNames></workbook>")
	}
	far := strings.Replace(rowOf("x"), "</row>", `<c r="AX2"><v>1</v></c></row>`, 1)
	doubtful := "<row>" + inline(strings.Repeat("STATE ", 15)) + inline("x") + inline("") + inline("#REF!") + inline("Task Force Modle") + inline("someday") +
		inline("https://example.com/"+strings.Repeat("a", 150)) + inline("https://example.com/"+strings.Repeat("b", 80)) + "</row>"
	rows := func(row string) []byte { return with(t, good, sheetPart, sheetOf(strings.Repeat(row, maxRows-1), "")) }
	return []hostileFile{
		{"empty strings", "", fill(good, stringsPart, noSST, "<si/>", "</sst>")},
		{"strings", "", fill(good, stringsPart, noSST, "<si><t>a</t></si>", "</sst>")},
		{"rich strings", "", fill(good, stringsPart, noSST, "<si><r><rPr><b/></rPr><t/></r></si>", "</sst>")},
		{"runs of a string", "", fill(good, stringsPart, noSST+"<si>", "<r/>", "</si></sst>")},
		{"formats", "", fill(good, stylesPart, "<styleSheet"+inMain+"><cellXfs>", "<xf/>", "</cellXfs></styleSheet>")},
		{"fonts", "", fill(good, stylesPart, "<styleSheet"+inMain+"><fonts>", "<font><b/></font>", "</fonts></styleSheet>")},
		{"calculations", "", fill(good, "xl/calcChain.xml", "<calcChain"+inMain+">", "<c/>", "</calcChain>")},
		{"cells far out", "read 9999 rows", rows(far)},
		{"much to say", "read 9999 rows", rows(doubtful)},
		{"long names of states", "read", with(t, good, sheetPart, sheetOf(strings.Repeat(strings.Replace(rowOf("x"), "TEXAS", strings.Repeat("TEXAS ", maxCell/6), 1), maxText/maxCell-100), ""))},
		{"the longest list", "read 9999 rows", longList(t)},
		{"the longest list and everything", "", everything(longList(t))},
		{"much to say and everything", "read 9999 rows", everything(rows(doubtful))},
	}
}

// longList is a list of as many rows as a list may have, no two alike, each with links to two memoranda.
func longList(t testing.TB) []byte {
	t.Helper()
	rows, links, targets := make([]string, 0, maxRows), make([]string, 0, 2*maxRows), make([]string, 0, 2*maxRows)
	for n := 2; n <= maxRows; n++ {
		rows = append(rows, fmt.Sprintf(`<row r="%d" spans="1:8"><c r="A%[1]d" s="1" t="s"><v>0</v></c><c r="B%[1]d" s="1" t="s"><v>%[2]d</v></c><c r="C%[1]d" s="1" t="s"><v>1</v></c>`+
			`<c r="D%[1]d" s="1" t="s"><v>2</v></c><c r="E%[1]d" s="1" t="s"><v>3</v></c><c r="F%[1]d" s="2"><v>45714</v></c><c r="G%[1]d" s="3" t="s"><v>4</v></c><c r="H%[1]d" s="3" t="s"><v>4</v></c></row>`, n, n+3))
		for _, column := range []string{"G", "H"} {
			links = append(links, fmt.Sprintf(`<hyperlink ref="%s%d" r:id="rId%[1]s%[2]d"/>`, column, n))
			targets = append(targets, fmt.Sprintf(`<Relationship Id="rId%s%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" `+
				`Target="https://www.ice.gov/doclib/287gMOA/287g-memorandum-of-county-number-%[2]d_%[1]s_02262025.pdf" TargetMode="External"/>`, column, n))
		}
	}
	items := []string{"TEXAS", "County", "Travis County", "Task Force Model", "link"}
	for n := 2; n <= maxRows; n++ {
		items = append(items, fmt.Sprintf("Sheriff's Office of County %d", n))
	}
	for i, item := range items {
		items[i] = "<si><t>" + item + "</t></si>"
	}
	data := with(t, workbook(t, [][]any{agreements, alachua}), sheetPart, sheetOf(strings.Join(rows, ""), `<hyperlinks>`+strings.Join(links, "")+`</hyperlinks>`))
	data = with(t, data, "xl/worksheets/_rels/sheet1.xml.rels", relationshipsOf(targets...))
	return with(t, data, stringsPart, noSST+strings.Join(items, "")+"</sst>")
}
