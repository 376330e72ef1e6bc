package ice

import (
	"fmt"
	"slices"
	"strings"
)

var knownColumns = []string{columnState, columnAgency, columnType, columnCounty, columnModel, columnSigned, columnMOA, columnAddendum}

// header says in which column of the sheet each of ICE's columns stands. The first is column 1.
type header struct {
	at    map[string]int
	other map[int]string // columns with a name that Read does not know
}

// readHeader returns nil when the row is no header: when it lacks the state, the agency or the support type.
// It is an error for a column to appear twice, and for a list without SIGNED to have a column that Read does not know: with SIGNED
// renamed, every agreement would be taken for an application.
func readHeader(cells []string) (*header, error) {
	h := header{at: map[string]int{}, other: map[int]string{}}
	var twice []string
	for i, cell := range cells {
		name := strings.ToUpper(tidy(cell))
		switch {
		case name == "":
		case !slices.Contains(knownColumns, name):
			h.other[i+1] = tidy(cell)
		case h.at[name] != 0:
			twice = append(twice, name)
		default:
			h.at[name] = i + 1
		}
	}
	if h.at[columnState] == 0 || h.at[columnAgency] == 0 || h.at[columnModel] == 0 {
		return nil, nil
	}
	if len(twice) > 0 {
		return nil, fmt.Errorf("the header has %s twice: see which column ICE means", strings.Join(twice, ", "))
	}
	if h.kind() == Pending && len(h.other) > 0 {
		return nil, fmt.Errorf("the header has no SIGNED but has %s: see whether it was renamed, and teach the program its new name", h.others())
	}
	return &h, nil
}

// kind tells the list by its header: only a list of agreements has SIGNED. The file's name does not count:
// on 2025-09-22 ICE posted each list under the other's name.
func (h *header) kind() ListKind {
	if h.at[columnSigned] != 0 {
		return Participating
	}
	return Pending
}

// others names the unknown columns in their order.
func (h *header) others() string {
	var names []string
	for i := range maxColumns {
		if name, ok := h.other[i+1]; ok {
			names = append(names, fmt.Sprintf("%q", name))
		}
	}
	return strings.Join(names, ", ")
}

// cell returns what a row has in a column, as it is; "" where the row or the list has no such cell.
func (h *header) cell(cells []string, c string) string {
	if i := h.at[c]; i > 0 && i <= len(cells) {
		return cells[i-1]
	}
	return ""
}
