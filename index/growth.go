package index

import "ask287/knowledge"

// total returns how many agreements of how many agencies that the filter keeps are on the list at that position. What a
// list has as a whole is what was counted when it was read: two rows of one agency that were found to be of another
// since are both in it.
func (a *asking) total(f Filter, at int) Total {
	if at < 0 {
		return Total{}
	}
	if list := a.base.Lists[at]; f == (Filter{}) && at < len(a.base.Lists)-1 {
		return Total{list.Agreements, list.Agencies}
	}
	return a.totals(f, at, at)[0]
}

// totals returns the totals of the lists from first to last.
func (a *asking) totals(f Filter, first, last int) []Total {
	out := make([]Total, last-first+1)
	for _, agency := range a.ever {
		var spans []knowledge.Span
		for _, all := range [][]knowledge.Agreement{agency.Agreements, agency.Former} {
			for j := range all {
				if f.keeps(agency, &all[j]) {
					spans = append(spans, all[j].Listed...)
				}
			}
		}
		if len(spans) == 0 {
			continue
		}
		for at := range out {
			n := 0
			for _, s := range spans {
				if s.First <= first+at && first+at <= s.Last {
					n++
				}
			}
			out[at].Agreements += n
			out[at].Agencies += min(n, 1)
		}
	}
	return out
}

// growth returns how the part of the list that the filter keeps has grown, in the time asked about or since the first list:
// the total of the list that was in force when it began, then of the last list of each month that has one.
func (a *asking) growth(f Filter, w *When) Finding {
	found := a.timeline(f, Growth)
	found.When = w
	first, last := 0, len(a.base.Lists)-1
	if w != nil {
		first, last = w.From, w.To
	}
	if last < first {
		return found
	}
	totals := a.totals(f, first, last)
	month := func(at int) string { return string(a.base.Lists[at].Date[:len("2006-01")]) }
	for at := first; at <= last; at++ {
		if at == first || at == last || month(at) != month(at+1) {
			total := totals[at-first]
			if f == (Filter{}) {
				total = a.total(f, at)
			}
			found.Series = append(found.Series, Point{at, total})
		}
	}
	return found
}
