package knowledge

import "slices"

// Change is what became of one agency from one participating list to a later one. At least one model is in only one of
// Before and After.
type Change struct {
	Agency *Agency
	Before []Model // what the earlier list shows, in the order of Models
	After  []Model // what the later one shows
	On     Date    // of the first list that shows the agency as the later one does
	Last   Date    // of the last list that shows an agreement that the later one does not, "" if none did
}

// Joined reports whether the agency is on the later list and was not on the earlier one.
func (c *Change) Joined() bool { return len(c.Before) == 0 && len(c.After) > 0 }

// Left reports whether the agency is not on the later list.
func (c *Change) Left() bool { return len(c.After) == 0 }

// Changes returns what became of the agencies from the participating list at one position in Lists to that at a later
// one, in the order of Agencies. An agency that was only on lists between the two has left: it stands on neither, and
// Before is what those lists showed.
func (b *Base) Changes(from, to int) []Change {
	var out []Change
	for i := range b.Agencies {
		if a := &b.Agencies[i]; len(a.Agreements)+len(a.Former) > 0 {
			if c := b.change(a, from, to); c.differs() {
				out = append(out, c)
			}
		}
	}
	return out
}

func (b *Base) change(a *Agency, from, to int) Change {
	c := Change{Agency: a}
	var between []Model
	since := from
	for _, agreements := range [][]Agreement{a.Agreements, a.Former} {
		for i := range agreements {
			g := &agreements[i]
			before, after, seen := g.isOn(from), g.isOn(to), g.lastWithin(from, to)
			switch {
			case before:
				c.Before = append(c.Before, g.Model)
			case seen >= 0 && !after:
				between = append(between, g.Model)
			}
			if after {
				c.After = append(c.After, g.Model)
			}
			if after && !before {
				since = max(since, g.runAt(to).First)
			}
			if !after && seen >= 0 {
				since = max(since, seen+1)
				c.Last = max(c.Last, b.Lists[seen].Date)
			}
		}
	}
	if len(c.Before)+len(c.After) == 0 {
		c.Before = between
	}
	byOrder(c.Before)
	byOrder(c.After)
	c.On = b.Lists[since].Date
	return c
}

func (c *Change) differs() bool { return !slices.Equal(c.Before, c.After) }

func byOrder(models []Model) {
	slices.SortFunc(models, func(x, y Model) int { return slices.Index(Models, x) - slices.Index(Models, y) })
}

// isOn reports whether the list at that position shows the agreement.
func (g *Agreement) isOn(at int) bool { return g.runAt(at) != nil }

// runAt returns the run of lists that the list at that position is in, or nil.
func (g *Agreement) runAt(at int) *Span {
	for i := range g.Listed {
		if s := &g.Listed[i]; s.First <= at && at <= s.Last {
			return s
		}
	}
	return nil
}

// lastWithin returns the position of the last list from first to last that shows the agreement, or -1.
func (g *Agreement) lastWithin(first, last int) int {
	found := -1
	for _, s := range g.Listed {
		if at := min(s.Last, last); at >= max(s.First, first) {
			found = max(found, at)
		}
	}
	return found
}
