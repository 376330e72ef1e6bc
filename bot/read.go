package bot

import (
	"ask287/index"
	"ask287/knowledge"
)

// at returns the position of the list that the answer rests on: that of a roster, a count or changes of the past, else the
// newest.
func (w *composer) at() int {
	one := w.f.Verdict != "" || w.f.When == nil
	if one || w.f.When.To < 0 {
		return len(w.base.Lists) - 1
	}
	return w.f.When.To
}

// read returns that list.
func (w *composer) read() knowledge.List { return w.base.Lists[w.at()] }

// onRead cites it, as [composer.onList] does the newest.
func (w *composer) onRead() string {
	w.list = true
	return w.listOf(w.read())
}

// shown returns the agreements that it shows, with the day of signing that it prints.
func (w *composer) shown(a *knowledge.Agency) []knowledge.Agreement {
	var out []knowledge.Agreement
	for _, g := range index.Shown(a, w.at()) {
		out = append(out, asOf(g, w.at()))
	}
	return out
}

// asOf returns an agreement with the day of signing that the list at that position prints.
func asOf(g *knowledge.Agreement, at int) knowledge.Agreement {
	out := *g
	for _, p := range g.Printed {
		if p.What == knowledge.PrintedSigned && p.First <= at && at <= p.Last {
			out.Signed = knowledge.Date(p.Value)
		}
	}
	return out
}
