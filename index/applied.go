package index

import "ask287/knowledge"

// applied answers who has applied, or how many: by the newest pending list, or by the one that was in force at the time asked
// about. Of that one only the totals are known.
func (a *asking) applied(f Filter) Finding {
	found := a.timeline(f, Applying)
	if a.q.Intent == Count || a.q.Intent == Roster {
		found.Intent = a.q.Intent
	}
	lists := a.base.PendingLists
	at := len(lists) - 1
	if w := a.when(); w != nil && w.Last != "" {
		at = a.base.PendingOn(w.Last)
		found.When = a.then()
	}
	if at < 0 {
		return found
	}
	found.Applied = &lists[at]
	if at < len(lists)-1 {
		found.Total = Total{lists[at].Agreements, lists[at].Agencies}
		return found
	}
	for i := range a.base.Agencies {
		agency := &a.base.Agencies[i]
		n := 0
		for _, p := range agency.Pending {
			if f.keeps(agency, &knowledge.Agreement{Model: p.Model}) {
				n++
			}
		}
		if n > 0 {
			found.Total.Agreements, found.Total.Agencies = found.Total.Agreements+n, found.Total.Agencies+1
			found.Agencies = append(found.Agencies, agency)
		}
	}
	return found
}
