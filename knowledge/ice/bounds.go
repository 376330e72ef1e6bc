package ice

import (
	"bytes"
	"fmt"
)

// The bounds within which a workbook is opened. Behind each is what ICE's lists had most of until May 2026 and, where
// that grows with the rows, what a list of 10,000 rows would have. Within them no file, whatever was put into it, takes
// a program to 100 MB.
const (
	maxBytes      = 4 << 20   // of the file: 232 kB, 1.3 MB
	maxUnpacked   = 10 << 20  // of all its parts together, which are held twice: 1.5 MB, 8.1 MB
	maxStrings    = 1 << 20   // of the shared strings, which excelize makes thirty times as large: 106 kB, 0.6 MB
	maxPart       = 128 << 10 // of any other part of XML, but for the sheets and their links: 37 kB
	maxParts      = 200       // 23
	maxTags       = 1_000_000 // in all parts of XML together: 72,000, 390,000
	maxStringTags = 100_000   // of the shared strings: 9,400, 51,000
	maxTag        = 16 << 10  // bytes from one tag to the next: 680
	maxDepth      = 100       // of elements in one another: 10
	maxSheets     = 20        // 2
	maxRows       = 10_000    // of a sheet, blank ones too: 1,854
	maxColumns    = 50        // of a row: 13
	maxCell       = 4_000     // bytes of text in a cell: 125
	maxLink       = 2_083     // bytes of an address, which is Excel's own bound: 537
	maxText       = 4 << 20   // bytes of text in all cells of a list, or in all its links: 222 kB, 1.2 MB
	maxRanges     = 100       // links that stand on more than one cell: none
)

// beyond says of something that it has more than a list can have. What it is said of comes before it.
func beyond(what string, bound int) error {
	return fmt.Errorf("has more %s than a list can have (%d): check where it came from", what, bound)
}

// countTags counts the tags of a part of XML, and the bytes from one to the next. It comes before anything that reads the
// part as XML: a tag with a million attributes would take that some twenty times its bytes.
func countTags(content []byte) (int, error) {
	for between := range bytes.SplitSeq(content, []byte("<")) {
		if len(between) > maxTag {
			return 0, beyond("bytes from one tag to the next", maxTag)
		}
	}
	return bytes.Count(content, []byte("<")), nil
}
