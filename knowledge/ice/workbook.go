package ice

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"ask287/knowledge"

	"github.com/xuri/excelize/v2"
)

// headerWithin is how far down a sheet the header is looked for. ICE prints it in row 1.
const headerWithin = 10

// sheet is the one sheet of a workbook that holds the list: raw cell values, so that a date is its serial
// number and not what Excel would show.
type sheet struct {
	header   header
	top      int        // the header's row in the sheet
	rows     [][]string // rows[0] is the one below the header; rows that a filter hides are here too
	links    *links
	epoch    epoch
	modified knowledge.Date // the workbook's own property, "" where it has none
}

// openSheet finds the list in a workbook: the only sheet with a header that Read knows.
func openSheet(data []byte) (*sheet, error) {
	ps, err := unpack(data)
	if err != nil {
		return nil, err
	}
	scanned, err := ps.scanSheets() // before excelize, which is patient with what is malformed
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
	names := f.GetSheetList()
	if len(names) > maxSheets {
		return nil, fmt.Errorf("the workbook has %d sheets, more than a list can have (%d)", len(names), maxSheets)
	}
	var found *sheet
	var listOn string
	for _, name := range names {
		s, err := readSheet(f, name)
		if err != nil {
			return nil, fmt.Errorf("sheet %q: %w", name, err)
		}
		if s != nil && found != nil {
			return nil, fmt.Errorf("sheets %q and %q both hold a list: see which one ICE means", listOn, name)
		}
		if s != nil {
			found, listOn = s, name
		}
	}
	if found == nil {
		return nil, errors.New("no sheet has a header with STATE, LAW ENFORCEMENT AGENCY and SUPPORT TYPE: this is not one of ICE's lists, or its columns were renamed")
	}
	part, err := ps.sheetPart(f, listOn)
	if err != nil {
		return nil, err
	}
	if found.links = scanned[part]; found.links == nil {
		return nil, fmt.Errorf("sheet %q is not among the workbook's parts: fetch it again", listOn)
	}
	if props, err := f.GetWorkbookProps(); err == nil && props.Date1904 != nil && *props.Date1904 {
		found.epoch = epoch1904
	}
	if props, err := f.GetDocProps(); err == nil {
		found.modified = dayOf(props.Modified)
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
			return nil, fmt.Errorf("more than %d rows, more than a list can have", maxRows)
		}
		cells, err := rows.Columns()
		if err != nil {
			return nil, fmt.Errorf("row %d cannot be read: %w", n, err)
		}
		if len(cells) > maxColumns {
			return nil, fmt.Errorf("row %d has %d columns, more than a list can have (%d)", n, len(cells), maxColumns)
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
			s = &sheet{header: *h, top: n, epoch: epoch1900}
		}
	}
	return s, rows.Error()
}

// sheetPart returns the name of the part that the sheet of that name is kept in, "" if there is none.
func (ps parts) sheetPart(f *excelize.File, name string) (string, error) {
	targets, err := ps.targets("xl/workbook.xml")
	if err != nil {
		return "", fmt.Errorf("the workbook's list of parts is damaged (%w): fetch it again", err)
	}
	for _, s := range f.WorkBook.Sheets.Sheet {
		if s.Name != name {
			continue
		}
		if absolute, ok := strings.CutPrefix(targets[s.ID], "/"); ok {
			return absolute, nil
		}
		return "xl/" + targets[s.ID], nil
	}
	return "", nil
}
