package ice

import (
	"cmp"
	"slices"
	"strings"

	"ask287/knowledge"
)

// order puts the known lists and the new ones in their order.
func (f *folder) order(known knowledge.Record, lists []*Published) {
	seen, read := map[string]bool{}, map[string]*Published{}
	for _, l := range slices.Concat(known.Lists, known.PendingLists) {
		seen[l.SHA256] = true
	}
	all := map[ListKind][]knowledge.List{Participating: slices.Clone(known.Lists), Pending: slices.Clone(known.PendingLists)}
	for _, p := range lists {
		if seen[p.SHA256] {
			continue
		}
		seen[p.SHA256], read[p.SHA256] = true, p
		all[p.Kind] = append(all[p.Kind], knowledge.List{
			Kind: p.Kind, Date: p.Date, DateFrom: p.DateFrom, File: p.File, SHA256: p.SHA256, Agreements: len(p.Rows), Agencies: f.spellings(p),
		})
	}
	for _, of := range all {
		slices.SortStableFunc(of, Older)
		for i := range of {
			of[i].ID = listID(of, i)
		}
	}
	f.lists, f.pendingLists, f.read = all[Participating], all[Pending], map[int]*Published{}
	f.was = make([]int, len(known.Lists))
	for i, l := range f.lists {
		if p := read[l.SHA256]; p != nil {
			f.read[i] = p
		} else {
			f.was[slices.IndexFunc(known.Lists, func(k knowledge.List) bool { return k.SHA256 == l.SHA256 })] = i
		}
	}
	if n := len(f.pendingLists); n > 0 {
		f.pending = read[f.pendingLists[n-1].SHA256]
	}
}

// spellings returns how many agencies a list's rows are of, as far as the names tell that.
func (f *folder) spellings(p *Published) int {
	spelt := map[string]bool{}
	for _, r := range p.Rows {
		l := f.line(r)
		spelt[strings.Join([]string{l.State, string(l.kind), l.core}, "|")] = true
	}
	return len(spelt)
}

// listID returns the id of lists[i], which are in order: its day, with b for the second list of a day, up to z, then zb.
func listID(lists []knowledge.List, i int) string {
	before := 0 // on the same day
	for before < i && lists[i-before-1].Date == lists[i].Date {
		before++
	}
	id := string(lists[i].Date)
	for ; before > 25; before -= 25 {
		id += "z"
	}
	if before > 0 {
		id += string(rune('a' + before))
	}
	return id
}

// Older compares two lists of one kind by their day and, within a day, by what ICE's names say of its part: am, mid, pm,
// and a second one of the same part behind the first.
func Older(a, b knowledge.List) int {
	return cmp.Or(cmp.Compare(a.Date, b.Date), partOfDay(a.File)-partOfDay(b.File), cmp.Compare(a.File, b.File), cmp.Compare(a.SHA256, b.SHA256))
}

func partOfDay(file string) int {
	m := halfDay.FindStringSubmatch(strings.ToLower(file))
	if m == nil {
		return 0
	}
	return map[string]int{"am": 1, "mid": 2, "pm": 3}[m[1]]
}
