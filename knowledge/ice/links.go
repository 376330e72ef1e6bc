package ice

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// maxRanges bounds the links that stand on more than one cell; ICE's lists have none.
const maxRanges = 100

// links are the hyperlinks of a sheet. excelize looks for each cell's link in the whole list of them, which takes
// minutes over ICE's lists; these are looked up.
type links struct {
	cells  map[string]string // by cell: "G12"
	ranges []linkRange
}

type linkRange struct {
	left, top, right, bottom int
	target                   string
}

// at returns the address behind a cell, or "".
func (l *links) at(column, row int) string {
	cell, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		return ""
	}
	if target, ok := l.cells[cell]; ok {
		return target
	}
	for _, r := range l.ranges {
		if r.left <= column && column <= r.right && r.top <= row && row <= r.bottom {
			return r.target
		}
	}
	return ""
}

// add notes the link of a reference, "G12" or "G12:G14". Of two for one cell the first counts.
func (l *links) add(ref, target string) error {
	from, to, isRange := strings.Cut(ref, ":")
	if !isRange {
		if _, ok := l.cells[ref]; !ok {
			l.cells[ref] = target
		}
		return nil
	}
	left, top, err1 := excelize.CellNameToCoordinates(from)
	right, bottom, err2 := excelize.CellNameToCoordinates(to)
	if err := errors.Join(err1, err2); err != nil {
		return fmt.Errorf("a link stands on %q, which is no range of cells", ref)
	}
	if len(l.ranges) == maxRanges {
		return fmt.Errorf("more than %d links stand on several cells", maxRanges)
	}
	l.ranges = append(l.ranges, linkRange{left, top, right, bottom, target})
	return nil
}

// scanSheets reads every sheet's part from end to end for its links, and returns them by the part's name.
func (ps parts) scanSheets() (map[string]*links, error) {
	found := map[string]*links{}
	for part, content := range ps {
		if !strings.HasPrefix(part, "xl/worksheets/") || path.Ext(part) != ".xml" {
			continue
		}
		targets, err := ps.targets(part)
		if err == nil {
			found[part], err = scanSheet(content, targets)
		}
		if err != nil {
			return nil, fmt.Errorf("part %q of the workbook is damaged (%w): fetch it again", part, err)
		}
	}
	return found, nil
}

// scanSheet reads one sheet's part. On the way it checks that the part is well-formed and its rows are in
// order: excelize reads the rows up to a fault as if they were all.
func scanSheet(content []byte, targets map[string]string) (*links, error) {
	found := &links{cells: map[string]string{}}
	last := 0
	err := eachElement(content, func(e xml.StartElement) error {
		switch e.Name.Local {
		case "row":
			last++
			if r := attr(e, "r"); r != "" {
				n, err := strconv.Atoi(r)
				if err != nil || n < last {
					return fmt.Errorf("row %q is out of order", r)
				}
				last = n
			}
		case "hyperlink":
			if target := targets[attr(e, "id")]; target != "" {
				return found.add(attr(e, "ref"), target)
			}
		}
		return nil
	})
	return found, err
}

// targets reads a part's relationships: what each id in it stands for. No such part means none.
func (ps parts) targets(part string) (map[string]string, error) {
	found := map[string]string{}
	content, ok := ps[path.Dir(part)+"/_rels/"+path.Base(part)+".rels"]
	if !ok {
		return found, nil
	}
	return found, eachElement(content, func(e xml.StartElement) error {
		if e.Name.Local == "Relationship" {
			found[attr(e, "Id")] = attr(e, "Target")
		}
		return nil
	})
}

// eachElement calls f with each element of an XML text in turn.
func eachElement(content []byte, f func(xml.StartElement) error) error {
	depth := 0
	for d := xml.NewDecoder(bytes.NewReader(content)); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch e := token.(type) {
		case xml.StartElement:
			if depth++; depth > maxDepth {
				return fmt.Errorf("elements stand in one another more than %d deep", maxDepth)
			}
			if err := f(e); err != nil {
				return err
			}
		case xml.EndElement:
			depth--
		}
	}
}

func attr(e xml.StartElement, local string) string {
	for _, a := range e.Attr {
		if a.Name.Local == local {
			return a.Value
		}
	}
	return ""
}
