package ice

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// scan is one pass over a part that may be a sheet or the shared strings: what it found, and where it is.
type scan struct {
	links   *links
	formula string                  // the first cell with one, "" for none
	strings []int                   // bytes of each shared string of the part
	shared  []int                   // the same of the workbook
	targets map[string]relationship // of the part, by id
	row     int
	cells   int    // of the row
	cell    string // its name
	value   []byte // the text since the last tag
	text    int    // bytes of the cell, or of the shared string
	total   int    // bytes of all cells, a shared string as often as it is shared
}

// scan reads the workbook's parts of XML from end to end, and returns what it found by the part's name. It comes
// before excelize, which takes any number of anything, and the rows up to a fault for all.
func (ps parts) scan() (map[string]*scan, error) {
	shared, err := ps.scanPart(stringsPart, nil)
	if err != nil {
		return nil, err
	}
	found := map[string]*scan{}
	for _, part := range slices.Sorted(maps.Keys(ps)) {
		if !strings.HasPrefix(part, "xl/") || !strings.HasSuffix(part, ".xml") || part == stringsPart {
			continue
		}
		if found[part], err = ps.scanPart(part, shared.strings); err != nil {
			return nil, err
		}
	}
	return found, nil
}

func (ps parts) scanPart(part string, shared []int) (*scan, error) {
	targets, err := ps.relationships(part)
	if err != nil {
		return nil, err
	}
	s := &scan{links: &links{cells: map[string]string{}}, targets: targets, shared: shared}
	if err := eachToken(ps[part], s.token); err != nil {
		return nil, fmt.Errorf("%s %w", partOf(part), err)
	}
	s.targets = nil // the links have them now
	return s, nil
}

// token takes the next token of the part, with the names of the elements that it stands in.
func (s *scan) token(in []string, token xml.Token) error {
	inCell := slices.Contains(in, "c") || slices.Contains(in, "si")
	switch t := token.(type) {
	case xml.StartElement:
		s.value = s.value[:0]
		if inCell {
			return s.startInCell(in, t.Name.Local)
		}
		return s.start(t)
	case xml.CharData:
		if inCell {
			s.value = append(s.value, t...)
			s.text += len(t)
			s.total += len(t)
		}
	case xml.EndElement:
		s.end(in, t.Name.Local)
	}
	switch {
	case s.text > maxCell:
		return fmt.Errorf("has a cell or a shared string that %w", beyond("bytes of text", maxCell))
	case s.total > maxText:
		return beyond("bytes of text in cells", maxText)
	}
	return nil
}

func (s *scan) start(e xml.StartElement) error {
	switch e.Name.Local {
	case "row":
		return s.startRow(attr(e, "r"))
	case "c":
		return s.startCell(attr(e, "r"))
	case "si":
		s.text = 0
	case "hyperlink":
		return s.links.add(attr(e, "ref"), s.targets[attr(e, "id")].target)
	}
	return nil
}

// startInCell takes the next element of a cell or shared string. A cell in a cell, or anything in a value, is for excelize
// something else than it is here.
func (s *scan) startInCell(in []string, name string) error {
	switch {
	case name == "row" || name == "c" || name == "si" || in[len(in)-1] == "v":
		return errors.New("is damaged (a cell stands in another): fetch it again")
	case name == "f" && s.formula == "":
		s.formula = s.cell
	}
	return nil
}

// end takes the end of an element.
func (s *scan) end(in []string, name string) {
	switch name {
	case "si":
		if len(in) == 1 {
			s.strings = append(s.strings, s.text)
		}
	case "v":
		// Whatever the cell's type says: a number that is none of a shared string is counted, at worst, as one.
		if n, err := strconv.Atoi(strings.TrimSpace(string(s.value))); err == nil && n >= 0 && n < len(s.shared) {
			s.total += s.shared[n]
		}
	}
}

// startRow takes the next row: its number, or "" for the next.
func (s *scan) startRow(number string) error {
	next := s.row + 1
	if number != "" {
		n, err := strconv.Atoi(number)
		if err != nil || n < next {
			return fmt.Errorf("is damaged (row %.20q is out of order): fetch it again", number)
		}
		next = n
	}
	if next > maxRows {
		return beyond("rows", maxRows)
	}
	s.row, s.cells = next, 0
	return nil
}

// startCell takes the next cell: its name, or "" for the next. One before the first row is no cell of a sheet.
func (s *scan) startCell(name string) error {
	s.text = 0
	if s.row == 0 {
		return nil
	}
	if s.cells++; s.cells > maxColumns {
		return fmt.Errorf("has a row, %d, that %w", s.row, beyond("cells", maxColumns))
	}
	if s.cell = name; name == "" {
		s.cell = fmt.Sprintf("%d of row %d", s.cells, s.row)
	}
	return nil
}

// eachElement calls f with each element of an XML text in turn.
func eachElement(content []byte, f func(xml.StartElement) error) error {
	return eachToken(content, func(_ []string, token xml.Token) error {
		if e, ok := token.(xml.StartElement); ok {
			return f(e)
		}
		return nil
	})
}

// eachToken calls f with each token of an XML text in turn, and with the names of the elements that it stands in.
func eachToken(content []byte, f func(in []string, token xml.Token) error) error {
	var in []string
	for d := xml.NewDecoder(bytes.NewReader(content)); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("is damaged (%w): fetch it again", err)
		}
		if _, ok := token.(xml.EndElement); ok {
			in = in[:len(in)-1]
		}
		if len(textOf(token)) > maxTag { // with tags in it that are none, or countTags had found it
			return beyond("bytes in a comment or the like", maxTag)
		}
		if err := f(in, token); err != nil {
			return err
		}
		if e, ok := token.(xml.StartElement); ok {
			in = append(in, e.Name.Local)
		}
		if len(in) > maxDepth {
			return beyond("elements in one another", maxDepth)
		}
	}
}

// textOf returns what a token other than a tag is made of.
func textOf(token xml.Token) []byte {
	switch t := token.(type) {
	case xml.CharData:
		return t
	case xml.Comment:
		return t
	case xml.Directive:
		return t
	case xml.ProcInst:
		return t.Inst
	}
	return nil
}

// attr returns an attribute of an element, "" for none. Of two the last counts, as for excelize.
func attr(e xml.StartElement, local string) string {
	for _, a := range slices.Backward(e.Attr) {
		if a.Name.Local == local {
			return a.Value
		}
	}
	return ""
}
