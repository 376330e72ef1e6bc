package update

import (
	"fmt"
	"slices"
	"strings"

	"ask287/knowledge"
	"ask287/knowledge/ice"
)

// Of 203 steps from one of ICE's lists to the next, from 2021 to 2026, none lost more than 1.4 % of its agreements, and the
// largest gain was 58 %, in five days. In nine of them a state vanished that had one agreement or two.
const (
	mostLost   = 5   // percent
	mostGained = 100 // percent
	// mostAhead is how many days ahead of the clock's day a list may be: the day is later in Guam.
	mostAhead = 1
)

// summary is what a list is compared by with the one after it.
type summary struct {
	date   knowledge.Date
	rows   int
	states []string // sorted
	future int      // rows that were signed after the day of today
}

// summarize sums up a list, as of today.
func summarize(p *ice.Published, today knowledge.Date) summary {
	s := summary{date: p.Date, rows: len(p.Rows)}
	for _, r := range p.Rows {
		if r.State != "" {
			s.states = append(s.states, r.State)
		}
		if r.Signed > today {
			s.future++
		}
	}
	slices.Sort(s.states)
	s.states = slices.Compact(s.states)
	return s
}

// inUse sums up the newest list of a base.
func inUse(b *knowledge.Base) summary {
	s := summary{date: b.List.Date, rows: b.List.Agreements}
	for i := range b.Agencies {
		if a := &b.Agencies[i]; a.Listed() {
			s.states = append(s.states, a.State)
		}
	}
	slices.Sort(s.states)
	s.states = slices.Compact(s.states)
	return s
}

// speakingAgainst returns what speaks against taking a list of agreements for ICE's newest after the last one, each in
// a clause, none if nothing does.
func speakingAgainst(next, last summary, today knowledge.Date) []string {
	var why []string
	say := func(format string, args ...any) { why = append(why, fmt.Sprintf(format, args...)) }
	if next.date < last.date {
		say("it is of %s, older than the list in use, of %s", next.date, last.date)
	}
	why = append(why, isAhead(next.date, today)...)
	if next.rows*100 < last.rows*(100-mostLost) {
		say("it has %d agreements, over %d %% fewer than the %d of the list in use", next.rows, mostLost, last.rows)
	}
	if next.rows*100 > last.rows*(100+mostGained) {
		say("it has %d agreements, over twice the %d of the list in use", next.rows, last.rows)
	}
	var gone []string
	for _, state := range last.states {
		if !slices.Contains(next.states, state) {
			gone = append(gone, state)
		}
	}
	if len(gone) > 0 {
		say("it has no agreement in %s, where the list in use has some", strings.Join(gone, ", "))
	}
	if next.future*100 > next.rows {
		say("%d of its agreements are signed on days still to come", next.future)
	}
	return why
}

// pendingAgainst returns what speaks against taking a list of applications for ICE's newest after the last one. How many there
// are says nothing: ICE has posted empty ones.
func pendingAgainst(next, last, today knowledge.Date) []string {
	var why []string
	if next < last {
		why = append(why, fmt.Sprintf("it is of %s, older than the list of applications in use, of %s", next, last))
	}
	return append(why, isAhead(next, today)...)
}

func isAhead(day, today knowledge.Date) []string {
	if today.DaysUntil(day) <= mostAhead {
		return nil
	}
	return []string{fmt.Sprintf("its day, %s, is still to come", day)}
}
