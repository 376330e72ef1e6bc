package bot

import (
	"ask287/index"
	"ask287/knowledge"
)

// changes answers who joined the list, left it, or stands on it under other models, from one list to a later one.
func (w *composer) changes() {
	when, lists := w.f.When, w.base.Lists
	if when.To < 0 {
		w.add(Lead, w.tooOld())
		return
	}
	w.list = true
	first, last := lists[when.Before], lists[when.To]
	marks := w.listOf(first) + w.listOf(last)
	if when.Before == when.To {
		w.add(Lead, w.say("changes.onelist", with{"Last": last.Date})+w.listOf(last))
		return
	}
	joined, left, other := w.sorted()
	w.add(Lead, w.changesLead(len(joined), len(left), with{
		"First": first.Date, "Last": last.Date,
		"Gained": w.count("changes.gained", w.f.Gained, nil), "Lost": w.count("changes.lost", w.f.Lost, nil),
	})+marks)
	if w.f.Intent == index.Count {
		w.out.Count = &Count{Agreements: w.f.Gained, Agencies: len(w.f.Changes)}
		if w.f.Asked == index.Leaving {
			w.out.Count.Agreements = w.f.Lost
		}
	}
	if len(other) > 0 {
		w.add(Detail, w.count("changes.models", len(other), with{"Agencies": w.agenciesOfKind(len(other))})+marks)
	}
	if len(w.f.Changes) > longestRoster && w.f.Filter.State == nil {
		if w.f.Intent != index.Count {
			w.changesByState(marks)
		}
		w.add(Hint, w.say("roster.narrow", nil)+" "+w.say("changes.whole", with{"Since": string(first.Date)}))
		return
	}
	for _, c := range w.f.Changes {
		w.out.Agencies = append(w.out.Agencies, w.agencyOf(c.Agency))
	}
	if w.f.Intent != index.Count {
		w.changesOneByOne(joined, left, other)
	}
	if len(left) > 0 {
		w.add(Caveat, w.say("caveat.ended", nil)+w.onList(nil))
	}
}

// changesLead counts what was asked for.
func (w *composer) changesLead(joined, left int, facts with) string {
	facts["Joined"] = w.moved("changes.n.joined", joined)
	switch w.f.Asked {
	case index.Entering:
		return w.say("changes.joined", facts)
	case index.Leaving:
		facts["Left"] = w.moved("changes.n.left", left)
		return w.say("changes.left", facts)
	}
	facts["Left"] = w.moved("changes.n.left.too", left)
	return w.say("changes", facts)
}

// moved says how many agencies joined or left. None is said like one: "no agency joined it".
func (w *composer) moved(id string, n int) string {
	return w.plural(id, max(n, 1), with{"Agencies": w.agenciesOrNone(n), "Scope": w.scope()})
}

// agenciesOrNone counts agencies by the kind that was asked for: "no sheriff's office".
func (w *composer) agenciesOrNone(n int) string {
	switch {
	case n > 0:
		return w.agenciesOfKind(n)
	case w.f.Filter.Kind == "":
		return w.say("agencies.none", nil)
	}
	return w.say("agencies.none.kind", with{"Kind": w.plural("kind."+string(w.f.Filter.Kind), 1, nil)})
}

// sorted returns the changes by what they are. An agency that came and went between the two lists has left.
func (w *composer) sorted() (joined, left, other []*knowledge.Change) {
	for i := range w.f.Changes {
		switch c := &w.f.Changes[i]; {
		case c.Joined():
			joined = append(joined, c)
		case c.Left():
			left = append(left, c)
		default:
			other = append(other, c)
		}
	}
	return joined, left, other
}

// changesByState tells how many agencies of each state joined and left.
func (w *composer) changesByState(marks string) {
	joined, left := map[string]int{}, map[string]int{}
	for _, c := range w.f.Changes {
		switch {
		case c.Joined():
			joined[c.Agency.State]++
		case c.Left():
			left[c.Agency.State]++
		}
	}
	for _, s := range w.base.States {
		facts := with{"State": w.state(s.Code), "Joined": w.number(joined[s.Code]), "Left": w.number(left[s.Code])}
		switch {
		case joined[s.Code]+left[s.Code] == 0:
		case w.f.Asked == index.Entering:
			w.add(Item, w.say("changes.state.joined", facts)+marks)
		case w.f.Asked == index.Leaving:
			w.add(Item, w.say("changes.state.left", facts)+marks)
		default:
			w.add(Item, w.say("changes.state", facts)+marks)
		}
	}
}
