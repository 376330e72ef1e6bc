package ice

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"ask287/knowledge"
	"ask287/knowledge/county"
)

// Fold adds lists to what is known, whatever their order and kind, and returns what is known then. Lists that are
// known, by their SHA-256, are passed over. known is not changed. With lists that are all older than the known ones,
// the newest stays the newest and the history grows.
//
// An agreement is known by its agency and its model: neither the day on which it was signed nor its county is part of
// that, as ICE has changed both many times. Where lists print one agreement under several names or in several
// states, identity.go says how that is told from one that ends as another begins.
//
// The findings are about the newest list, if it is among those added, in the order of its rows.
func Fold(known knowledge.Record, lists []*Published, counties *county.Finder, errata []knowledge.Erratum) (knowledge.Record, []Finding) {
	f := &folder{joiner: newJoiner(known.Agencies, counties, errata), lives: map[key]*life{}}
	f.order(known, lists)
	f.recall(known)
	f.addAll()
	f.settle()
	f.apply()
	nameSources(f.agencies)
	f.drop()
	AssignIDs(f.agencies, counties)
	slices.SortStableFunc(f.findings, func(x, y Finding) int { return x.Row - y.Row })
	return knowledge.Record{Agencies: f.agencies, Lists: f.lists, PendingLists: f.pendingLists}, f.findings
}

// folder is the work of one Fold.
type folder struct {
	*joiner
	lists        []knowledge.List   // participating, oldest first
	read         map[int]*Published // those of lists that are new, by position
	was          []int              // the positions of the lists that were known, in their order
	pendingLists []knowledge.List
	pending      *Published // the newest pending list, if it is new
	lives        map[key]*life
	newest       int // the position of the list whose names are the official ones
}

// key tells an agreement from all others.
type key struct {
	agency int
	model  knowledge.Model
}

// addAll adds the lists that are new so that each stands beside one that is known: those that are newer in the order in
// which they came out, each of them the newest in its turn, and the others backwards. Where none is known, the
// newest comes first: its names are the official ones.
func (f *folder) addAll() {
	f.newest = len(f.lists) - 1
	if n := len(f.was); n > 0 {
		f.newest = f.was[n-1]
	}
	last := f.newest
	for at := last + 1; at < len(f.lists); at++ {
		f.newest, f.claimed, f.findings = at, map[int]bool{}, nil
		f.add(at)
	}
	for at := last; at >= 0; at-- {
		f.add(at)
	}
}

// add reads what a list shows into the agreements' lives, unless it is known.
func (f *folder) add(at int) {
	p := f.read[at]
	if p == nil {
		return
	}
	isNewest := at == f.newest
	lines, agencies, present := make([]line, len(p.Rows)), make([]int, len(p.Rows)), map[key]bool{}
	for i, r := range p.Rows {
		lines[i] = f.line(r)
		if agencies[i] = f.resolve(lines[i], isNewest); agencies[i] >= 0 {
			present[key{agencies[i], r.Model}] = true
		}
	}
	rows, named := map[key]int{}, map[int]bool{}
	for i, l := range lines {
		k := key{agencies[i], l.Model}
		if f.lives[k] == nil {
			k = f.newcomer(at, l, agencies[i], present, isNewest)
		}
		if row, twice := rows[k]; twice && isNewest {
			f.report(l, fmt.Sprintf("row %d is of the same agency and model", row))
			continue
		}
		rows[k] = l.Row.Row
		if agencies[i] < 0 {
			agencies[i] = k.agency
		}
		named[agencies[i]] = true
		if isNewest {
			f.claim(k.agency, l)
		}
		f.life(k).put(at, l)
	}
	f.lists[at].Agencies = len(named)
}

// resolve returns the known agency of a row, or -1.
func (f *folder) resolve(l line, isNewest bool) int {
	if isNewest && l.county != "" && len(l.fips) == 0 {
		f.report(l, fmt.Sprintf("no county %q in %s", l.county, l.State))
	}
	if i, ok := f.own[l.spelt()]; ok {
		return i
	}
	i := f.find(l, isNewest)
	if i >= 0 {
		f.own[l.spelt()] = i
	}
	return i
}

// newcomer settles whose agreement a row is that no list added before it shows: that of the agency of its
// name, of one that had another name in the lists beside, or of a new one.
func (f *folder) newcomer(at int, l line, agency int, present map[key]bool, isNewest bool) key {
	if agency < 0 {
		agency = f.again(l)
	}
	same, as := f.linked(at, l, agency, present)
	switch {
	case same == nil && agency < 0:
		if agency = f.found(l); isNewest {
			f.report(l, "no agency of that name in the directory")
		}
		f.claim(agency, l)
		f.own[l.spelt()] = agency
	case same == nil:
	case agency < 0:
		agency = same.agency
		f.own[l.spelt()] = agency
		if !misspelt(l, as) {
			f.call(agency, l.name)
		}
	case f.isKnown(agency) && !f.isKnown(same.agency) && f.isCalledLike(same.agency, l):
		f.merge(same.agency, agency, misspelt(l, as))
	case isNewest:
		f.move(same, agency) // the newest list is right about whose it is
	default:
		agency = same.agency
	}
	return key{agency, l.Model}
}

// merge makes one agency of one that the lists alone have named and the directory's, which is the same: what it is called
// on the newest list stays its name.
func (f *folder) merge(from, to int, isMisprint bool) {
	name := f.agencies[from].Name
	switch {
	case f.isOnNewest(from):
		f.call(to, f.agencies[to].Name)
		f.agencies[to].Name = name
		f.call(to, name)
	case !isMisprint:
		f.call(to, name)
	}
	for _, m := range knowledge.Models {
		if v := f.lives[key{from, m}]; v != nil && f.lives[key{to, m}] == nil {
			f.move(v, to)
		}
	}
	for spelt, i := range f.own {
		if i == from {
			f.own[spelt] = to
		}
	}
	f.agencies[from].Name, f.agencies[from].OtherNames = "", nil
}

// isCalledLike reports whether an agency may be the row's by its kind and its name of today.
func (f *folder) isCalledLike(agency int, l line) bool {
	a := &f.agencies[agency]
	own := f.line(Row{State: a.State, Agency: a.Name})
	return own.fitsKind(l) && alike(own, l)
}

// isOnNewest reports whether the newest list has an agency.
func (f *folder) isOnNewest(agency int) bool {
	return slices.ContainsFunc(knowledge.Models, func(m knowledge.Model) bool {
		v := f.lives[key{agency, m}]
		return v != nil && v.last == f.newest
	})
}

// again looks for an agency that a row before has added.
func (f *folder) again(l line) int {
	if i, ok := f.own[l.spelt()]; ok {
		return i
	}
	return f.find(l, false)
}

// drop leaves out agencies that nothing knows any more: they were misprints of others.
func (f *folder) drop() {
	gone := map[string]bool{}
	f.agencies = slices.DeleteFunc(f.agencies, func(a knowledge.Agency) bool {
		gone[a.ID] = len(a.Sources) == 0
		return gone[a.ID]
	})
	for i := range f.agencies {
		if a := &f.agencies[i]; gone[a.PartOf] && a.PartOf != "" {
			a.PartOf, a.Covered = "", false
		}
	}
}

// nameSources says of each agency which lists know it, besides the directory.
func nameSources(agencies []knowledge.Agency) {
	for i := range agencies {
		a := &agencies[i]
		var sources []string
		if len(a.Agreements)+len(a.Former) > 0 {
			sources = append(sources, "ice-list")
		}
		if len(a.Pending) > 0 {
			sources = append(sources, "ice-pending")
		}
		for _, s := range a.Sources {
			if !isList(s) {
				sources = append(sources, s)
			}
		}
		a.Sources = sources
	}
}

// isList reports whether a source is one of ICE's lists.
func isList(source string) bool { return source == "ice-list" || source == "ice-pending" }

// sortedLives returns the lives in an order that does not change from run to run.
func (f *folder) sortedLives() []*life {
	return slices.SortedFunc(maps.Values(f.lives), func(x, y *life) int {
		return cmp.Or(x.agency-y.agency, slices.Index(knowledge.Models, x.model)-slices.Index(knowledge.Models, y.model))
	})
}
