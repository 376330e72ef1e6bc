package bot

import (
	"slices"

	"ask287/knowledge"
)

// changesOneByOne names the agencies that joined, those that left, and those that are on the list under other models.
func (w *composer) changesOneByOne(joined, left, other []*knowledge.Change) {
	for _, c := range joined {
		facts := with{"Agency": w.placed(c.Agency), "Agreements": w.series(w.shown(c.Agency)), "Last": w.base.LastListed(c.Agency)}
		if c.Agency.Listed() {
			w.add(Item, w.say("changes.item.joined", facts)+w.onRead())
		} else {
			w.add(Item, w.say("changes.item.joined.gone", facts)+w.onRead()+w.lastLists(c.Agency))
		}
	}
	for _, c := range left {
		at := w.base.ListOn(c.Last)
		w.add(Item, w.leftItem(c)+w.listOf(w.base.Lists[at]))
	}
	for _, c := range other {
		w.add(Item, w.say("changes.item.models", with{
			"Agency": w.placed(c.Agency), "Before": w.modelNames(c.Before), "After": w.modelNames(c.After),
		})+w.listOf(w.base.Lists[w.f.When.Before])+w.onRead())
	}
}

// leftItem names an agency that left, with the last list that shows it, and what has become of it since.
func (w *composer) leftItem(c *knowledge.Change) string {
	a := c.Agency
	facts := with{"Agency": w.placed(a), "Last": c.Last}
	back := slices.ContainsFunc(a.Agreements, func(g knowledge.Agreement) bool { return slices.Contains(c.Before, g.Model) })
	switch {
	case back:
		return w.say("changes.item.back", facts)
	case a.Listed():
		return w.say("changes.item.other", facts)
	case w.base.IsMissing(a):
		return w.say("changes.item.missing", facts)
	}
	return w.say("changes.item.left", facts)
}

// placed names an agency, with where it is unless the question has said its state.
func (w *composer) placed(a *knowledge.Agency) string {
	if w.f.Filter.State != nil {
		return a.Name
	}
	return w.called(a)
}
