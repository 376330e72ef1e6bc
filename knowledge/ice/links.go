package ice

import (
	"errors"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"
)

// links are the hyperlinks of a sheet. excelize looks for each cell's link in the whole list of them, which takes
// minutes over ICE's lists; these are looked up.
type links struct {
	cells  map[string]string // by cell: "G12"
	ranges []linkRange
	text   int // bytes of the addresses, each as often as it stands in a row
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

// add notes the link of a reference, "G12" or "G12:G14". Of two for one cell the first counts, and "" is none.
func (l *links) add(ref, target string) error {
	if target == "" {
		return nil
	}
	if len(target) > maxLink {
		return fmt.Errorf("has a link, on %.20q, that %w", ref, beyond("bytes", maxLink))
	}
	rows := 1
	if from, to, ok := strings.Cut(ref, ":"); ok {
		left, top, err1 := excelize.CellNameToCoordinates(from)
		right, bottom, err2 := excelize.CellNameToCoordinates(to)
		if err := errors.Join(err1, err2); err != nil {
			return fmt.Errorf("is damaged (a link stands on %.20q, which is no range of cells): fetch it again", ref)
		}
		if len(l.ranges) == maxRanges {
			return beyond("links on several cells", maxRanges)
		}
		l.ranges = append(l.ranges, linkRange{left, top, right, bottom, target})
		rows = max(0, min(bottom, maxRows)-top+1)
	} else if _, ok := l.cells[ref]; !ok {
		l.cells[ref] = target
	}
	if l.text += rows * len(target); l.text > maxText {
		return beyond("bytes of links", maxText)
	}
	return nil
}
