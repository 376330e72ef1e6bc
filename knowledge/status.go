package knowledge

import "slices"

// Status says how an agency stands to ICE's lists. The values are those of the JSON answer.
type Status string

// The statuses.
const (
	StatusListed    Status = "listed"
	StatusPending   Status = "pending" // not on the list, and on the newest pending list
	StatusEnded     Status = "ended"   // was on earlier lists, and has been gone for long enough
	StatusNotListed Status = "not_listed"
)

// An agreement that is missing from a list may be back on the next: eleven of a hundred that were missing were. It is
// taken to have ended once it is missing from at least endedLists lists in a row, over at least endedDays days.
const (
	endedLists = 3
	endedDays  = 14
)

// Status returns how the agency stands to the newest lists. One whose agreements have been missing for too short a
// time to have ended is not listed; [Base.IsMissing] tells it from the others.
func (b *Base) Status(a *Agency) Status {
	switch {
	case a.Listed():
		return StatusListed
	case b.applied(a):
		return StatusPending
	case len(a.Former) > 0 && !b.IsMissing(a):
		return StatusEnded
	}
	return StatusNotListed
}

// IsMissing reports whether the agency is not on the newest list and was on one so lately that nothing can be said of it yet.
func (b *Base) IsMissing(a *Agency) bool {
	return !a.Listed() && slices.ContainsFunc(a.Former, func(g Agreement) bool { return !b.HasEnded(&g) })
}

// applied reports whether the newest pending list has the agency with an application that no later list of
// agreements has settled.
func (b *Base) applied(a *Agency) bool {
	return len(a.Pending) > 0 && b.LastListed(a) < b.Pending.Date
}

// LastListed returns the day of the last list that shows any agreement with the agency, "" if none ever did.
func (b *Base) LastListed(a *Agency) Date {
	var last Date
	for _, agreements := range [][]Agreement{a.Agreements, a.Former} {
		for i := range agreements {
			last = max(last, b.Until(&agreements[i]))
		}
	}
	return last
}

// Since returns the day of the first list that shows the agreement, "" if no list that is known does.
func (b *Base) Since(g *Agreement) Date {
	if len(g.Listed) == 0 {
		return ""
	}
	return b.Lists[g.Listed[0].First].Date
}

// Until returns the day of the last list that shows the agreement.
func (b *Base) Until(g *Agreement) Date {
	if len(g.Listed) == 0 {
		return ""
	}
	return b.Lists[g.last()].Date
}

// last returns the position of the last list that shows the agreement.
func (g *Agreement) last() int { return g.Listed[len(g.Listed)-1].Last }

// HasEnded reports whether the agreement has been missing from lists for long enough to be called ended:
// from at least three, over at least 14 days.
func (b *Base) HasEnded(g *Agreement) bool {
	if len(g.Listed) == 0 {
		return false
	}
	without := b.Lists[g.last()+1:]
	return len(without) >= endedLists && without[0].Date.DaysUntil(without[len(without)-1].Date) >= endedDays
}
