package ice

import (
	"bytes"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"ask287/knowledge"

	"github.com/xuri/excelize/v2"
)

// headerWithin is how far down a sheet the header is looked for. ICE prints it in row 1.
const headerWithin = 10

// sheet is the one sheet of a workbook that holds the list: raw cell values, so that a date is its serial
// number and not what Excel would show.
type sheet struct {
	name     string
	header   header
	top      int        // the header's row in the sheet
	rows     [][]string // rows[0] is the one below the header; rows that a filter hides are here too
	links    *links
	epoch    epoch
	modified knowledge.Date // the workbook's own property, "" where it has none
}

// openSheet finds the list in a workbook: the only sheet with a header that Read knows.
func openSheet(data []byte) (*sheet, error) {
	scans, err := inspect(data)
	if err != nil {
		return nil, err
	}
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{
		RawCellValue:      true,
		UnzipSizeLimit:    maxUnpacked,
		UnzipXMLSizeLimit: maxUnpacked, // no temporary files
	})
	if err != nil {
		return nil, fmt.Errorf("the workbook is damaged (%w): fetch it again", err)
	}
	defer f.Close()
	found, err := findList(f, scans)
	if err != nil {
		return nil, err
	}
	if props, err := f.GetWorkbookProps(); err == nil && props.Date1904 != nil && *props.Date1904 {
		found.epoch = epoch1904
	}
	if props, err := f.GetDocProps(); err == nil {
		found.modified = dayOf(props.Modified)
	}
	return found, nil
}

// inspect refuses what Read does not open, before excelize does, and returns what there is to know of the sheets by their
// ids in the workbook.
func inspect(data []byte) (map[string]*scan, error) {
	ps, err := unpack(data)
	if err != nil {
		return nil, err
	}
	if err := ps.refuseOutside(); err != nil {
		return nil, err
	}
	scans, err := ps.scan()
	if err != nil {
		return nil, err
	}
	targets, err := ps.relationships(mainPart)
	if err != nil {
		return nil, err
	}
	byID := map[string]*scan{}
	for id, r := range targets {
		byID[id] = scans[partName(path.Dir(mainPart), r.target)]
	}
	return byID, nil
}

// findList reads the sheets of a workbook in turn, and returns the only one with a list.
func findList(f *excelize.File, scans map[string]*scan) (*sheet, error) {
	sheets := f.WorkBook.Sheets.Sheet
	if len(sheets) > maxSheets {
		return nil, fmt.Errorf("the workbook %w", beyond("sheets", maxSheets))
	}
	var found *sheet
	for i, listed := range sheets {
		scanned := scans[listed.ID]
		if scanned == nil || slices.ContainsFunc(f.GetSheetList()[:i], func(s string) bool { return strings.EqualFold(s, listed.Name) }) {
			return nil, fmt.Errorf("sheet %q is not among the workbook's parts, or there are two of that name: fetch it again", listed.Name)
		}
		s, err := readSheet(f, listed.Name)
		if err != nil {
			return nil, fmt.Errorf("sheet %q: %w", listed.Name, err)
		}
		if s == nil {
			continue
		}
		if found != nil {
			return nil, fmt.Errorf("sheets %q and %q both hold a list: see which one ICE means", found.name, s.name)
		}
		if scanned.formula != "" {
			return nil, fmt.Errorf("sheet %q: cell %s has a formula, and what it shows may not be what ICE wrote: fetch ICE's own file", s.name, scanned.formula)
		}
		found, s.links = s, scanned.links
	}
	if found == nil {
		return nil, errors.New("no sheet has a header with STATE, LAW ENFORCEMENT AGENCY and SUPPORT TYPE: this is not one of ICE's lists, or its columns were renamed")
	}
	return found, nil
}

// readSheet returns the sheet if a header that Read knows is among its first rows, nil if none is.
func readSheet(f *excelize.File, name string) (*sheet, error) {
	rows, err := f.Rows(name)
	if err != nil {
		return nil, nil // a chart, a dialogue: not a sheet of cells
	}
	defer rows.Close()
	var s *sheet
	for n := 1; rows.Next(); n++ {
		if n > maxRows {
			return nil, beyond("rows", maxRows)
		}
		cells, err := rows.Columns()
		if err != nil {
			return nil, fmt.Errorf("row %d cannot be read: %w", n, err)
		}
		if len(cells) > maxColumns {
			return nil, fmt.Errorf("row %d %w", n, beyond("columns", maxColumns))
		}
		if s != nil {
			s.rows = append(s.rows, cells)
			continue
		}
		if n > headerWithin {
			return nil, nil
		}
		h, err := readHeader(cells)
		if err != nil {
			return nil, fmt.Errorf("row %d: %w", n, err)
		}
		if h != nil {
			s = &sheet{name: name, header: *h, top: n, epoch: epoch1900}
		}
	}
	return s, rows.Error()
}
