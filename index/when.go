package index

import "ask287/knowledge"

// When is a time that a question names, with the lists that were in force in it: the last one that was out when it
// began, and every one that came out until it ended.
type When struct {
	Period
	From, To int  // positions in Base.Lists of the first and the last of them; To is -1 where no list is as old as that
	Before   int  // position of the last list that was out before the time's first day, or else of the first there is
	IsAhead  bool // it begins after the newest list: nothing is known of it
}

// when returns the time that the question names, nil where it names none.
func (a *asking) when() *When {
	p := a.q.Period
	if p == (Period{}) {
		return nil
	}
	w := When{Period: p, From: max(0, a.base.ListOn(p.First)), To: len(a.base.Lists) - 1, IsAhead: p.First > a.base.List.Date}
	if p.Last != "" {
		w.To = a.base.ListOn(p.Last)
	}
	if first, ok := p.First.Time(); ok {
		w.Before = max(0, a.base.ListOn(knowledge.DateOf(earlier(first, 1, "day"))))
	}
	return &w
}

// then returns the time that the question names if it is past or yet to come, nil where it asks for what is so today.
func (a *asking) then() *When {
	if w := a.when(); w != nil && (w.To < len(a.base.Lists)-1 || w.IsAhead) {
		return w
	}
	return nil
}

// Shown returns the agreements with the agency that the list at that position in [knowledge.Base.Lists] shows.
func Shown(agency *knowledge.Agency, at int) []*knowledge.Agreement {
	var shown []*knowledge.Agreement
	for _, all := range [][]knowledge.Agreement{agency.Agreements, agency.Former} {
		for i := range all {
			if isOn(&all[i], at) {
				shown = append(shown, &all[i])
			}
		}
	}
	return shown
}

func isOn(g *knowledge.Agreement, at int) bool {
	for _, s := range g.Listed {
		if s.First <= at && at <= s.Last {
			return true
		}
	}
	return false
}
