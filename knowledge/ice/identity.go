package ice

import (
	"slices"

	"ask287/knowledge"
)

// linked returns the agreement that a row is of where a list beside prints it under another name, in another state
// or as another agency's, and as what it prints it: one that the list at this position does not have otherwise. It
// must be the only one that fits by one of these rules, tried in order:
//
//  1. The memorandum is the same.
//
// The others are for names of which the directory has at most one, and for agreements signed on the same day:
//
//  2. The name is the same, the state another. Lists have been wrong about a state six times.
//  3. The state and the kind of agency are the same, the names alike.
//  4. The state, the kind of agency and the county are the same.
//
// An agreement that a list added before shows for the row's own agency is that, and is not asked about here.
func (f *folder) linked(at int, l line, agency int, present map[key]bool) (*life, line) {
	type near struct {
		*life
		as line
	}
	var beside []near
	for _, v := range f.lives {
		p, ok := v.on[at+1]
		if !ok {
			p, ok = v.on[at-1]
		}
		if ok && v.model == l.Model && !present[v.key] {
			beside = append(beside, near{v, f.line(Row{State: p.state, Agency: p.name, County: p.county, Model: v.model, Signed: p.signed, MOA: p.moa})})
		}
	}
	for _, rule := range []func(near) bool{
		func(n near) bool { return l.MOA != "" && n.as.MOA == l.MOA },
		func(n near) bool { return n.as.State != l.State && sameName(n.as.full, l.full) },
		func(n near) bool { return n.as.State == l.State && n.as.fitsKind(l) && alike(n.as, l) },
		func(n near) bool { return n.as.State == l.State && n.as.kind == l.kind && overlap(n.as.fips, l.fips) },
	} {
		found := slices.DeleteFunc(slices.Clone(beside), func(n near) bool {
			sameMemorandum := l.MOA != "" && n.as.MOA == l.MOA
			signedAlike := l.Signed != "" && n.as.Signed == l.Signed && (!f.isKnown(agency) || !f.isKnown(n.agency))
			return !rule(n) || !sameMemorandum && !signedAlike
		})
		if len(found) == 1 {
			return found[0].life, found[0].as
		}
	}
	return nil, line{}
}

// isKnown reports whether anything but lists knows an agency.
func (f *folder) isKnown(agency int) bool {
	return agency >= 0 && slices.ContainsFunc(f.agencies[agency].Sources, func(s string) bool { return !isList(s) })
}

// fitsKind reports whether two names may be of one kind of agency. What says no kind may be any.
func (l line) fitsKind(other line) bool {
	return l.kind == other.kind || l.kind == knowledge.Other || other.kind == knowledge.Other
}
