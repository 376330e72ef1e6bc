package ice

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
)

// Read reads one workbook as ICE published it. name is the file's name, which may date the list; data are the
// file's bytes, which may be anything.
//
// Read returns an error, and no list, for data that is not a workbook, is protected, damaged or more than a list can be
// (bounds.go); for a workbook that takes anything from outside itself or has a program in it; for a list with a formula in
// a cell; for a workbook without a header that Read knows, or with two; for a support type that is no model of
// 287(g), or none on an agreement; for a list of agreements without any; and for a list that cannot be dated. The error
// names the file and what to do, and for a cell the row.
//
// Whatever the data are, reading them takes some seconds at most, and less than 100 MB of memory with the program that does.
//
// What Read can tell but not set right is among the Doubts. A row whose state cannot be read is still among the Rows;
// one that names no agency is not.
func Read(name string, data []byte) (p *Published, err error) {
	defer func() {
		// excelize can panic on a workbook that was made to be malformed.
		if r := recover(); r != nil {
			p, err = nil, fmt.Errorf("%s: the workbook is malformed (%v): fetch it again", name, r)
		}
	}()
	p, err = read(name, data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return p, nil
}

func read(name string, data []byte) (*Published, error) {
	s, err := openSheet(data)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(data)
	p := &Published{Kind: s.header.kind(), File: name, SHA256: hex.EncodeToString(sum[:])}
	if p.Date, p.DateFrom, err = listDate(name, s.modified); err != nil {
		return nil, err
	}
	if len(s.header.other) > 0 {
		p.doubt(s.top, s.header.others(), "", "the program does not know what is in this column, and did not read it")
	}
	for i, cells := range s.rows {
		if err := p.readRow(s, s.top+1+i, cells); err != nil {
			return nil, err
		}
	}
	if p.Kind == Participating && len(p.Rows) == 0 {
		return nil, errors.New("the list of agreements is empty: fetch it again")
	}
	return p, nil
}

// readRow reads one row of the sheet into p, with what there is to say about it.
func (p *Published) readRow(s *sheet, n int, cells []string) error {
	cell := func(column string) string { return s.header.cell(cells, column) }
	if blank(cells) {
		return nil
	}
	r := Row{Row: n, Agency: tidyName(cell(columnAgency)), Type: tidy(cell(columnType)), County: tidyCounty(cell(columnCounty))}
	if r.Agency == "" || errorCell(r.Agency) {
		p.doubt(n, columnAgency, tidy(strings.Join(cells, " ")), "the row names no agency, and is left out")
		return nil
	}
	if county := tidyName(cell(columnCounty)); r.County == "" && errorCell(county) && !noCounty(county) {
		p.doubt(n, columnCounty, county, "the cell shows an error")
	}
	p.readState(&r, cell(columnState))
	if err := p.readModel(&r, cell(columnModel)); err != nil {
		return err
	}
	r.MOA = p.readLink(s, n, columnMOA, cells)
	r.Addendum = p.readLink(s, n, columnAddendum, cells)
	p.readSigned(&r, cell(columnSigned), s.epoch)
	p.Rows = append(p.Rows, r)
	return nil
}

func (p *Published) readState(r *Row, printed string) {
	code, corrected := State(printed)
	switch r.State = code; {
	case code == "":
		p.doubt(r.Row, columnState, printed, "it is no state, and near to none or to several")
	case corrected:
		p.correct(r.Row, columnState, printed, code, "the nearest name of a state")
	}
}

func (p *Published) readModel(r *Row, printed string) error {
	m, plain := model(printed)
	switch r.Model = m; {
	case m == "" && tidy(printed) == "" && p.Kind == Pending:
		p.doubt(r.Row, columnModel, printed, "no model is printed")
	case m == "":
		return fmt.Errorf("row %d (%s): SUPPORT TYPE %q is no model of 287(g): see what ICE means, and teach the program if it is a new model", r.Row, r.Agency, printed)
	case !plain:
		p.correct(r.Row, columnModel, printed, string(m), "the nearest name of a model")
	}
	return nil
}

func (p *Published) readLink(s *sheet, n int, column string, cells []string) string {
	text, hyperlink := s.header.cell(cells, column), ""
	if at := s.header.at[column]; at > 0 {
		hyperlink = s.links.at(at, n)
	}
	address, why, ok := readAddress(text, hyperlink)
	printed := hyperlink
	if printed == "" {
		printed = text
	}
	switch {
	case !ok:
		p.doubt(n, column, printed, "it is no address of ice.gov")
	case why != "":
		p.correct(n, column, printed, address, why)
	}
	return address
}

func (p *Published) readSigned(r *Row, printed string, from epoch) {
	day, slip, ok := readSigned(printed, from)
	r.Signed = day
	r.Doubt = signedDoubt(*r, p.Date)
	switch {
	case !ok:
		p.doubt(r.Row, columnSigned, printed, "it is no day of the calendar")
	case slip:
		p.correct(r.Row, columnSigned, printed, string(day), "a separator is missing")
	}
	if r.Doubt != "" {
		p.doubt(r.Row, columnSigned, string(day), r.Doubt)
	}
}

func (p *Published) correct(row int, column, printed, readAs, why string) {
	p.Corrections = append(p.Corrections, Correction{Row: row, Column: column, Printed: printed, ReadAs: readAs, Why: why})
}

func (p *Published) doubt(row int, column, printed, why string) {
	p.Doubts = append(p.Doubts, Doubt{Row: row, Column: column, Printed: printed, Why: why})
}

func blank(cells []string) bool {
	for _, c := range cells {
		if tidy(c) != "" {
			return false
		}
	}
	return true
}
