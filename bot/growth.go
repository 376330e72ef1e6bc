package bot

import (
	"ask287/index"
	"ask287/knowledge"
)

// growth answers how the list has grown: its first and last totals in the time asked about, those at the end of each year,
// and what the list had that was in force on Inauguration Day.
func (w *composer) growth() {
	if len(w.f.Series) == 0 {
		w.add(Lead, w.tooOld())
		return
	}
	for _, p := range w.f.Series {
		w.out.Series = append(w.out.Series, Point{string(w.base.Lists[p.At].Date), Count{p.Agreements, p.Agencies}})
	}
	w.list = true
	first, last := w.f.Series[0], w.f.Series[len(w.f.Series)-1]
	if len(w.f.Series) == 1 {
		w.add(Lead, w.say("growth.one", w.point(first))+w.listOf(w.base.Lists[first.At]))
		return
	}
	facts := w.point(last)
	facts["First"], facts["FirstAgreements"], facts["FirstAgencies"] = w.point(first)["Date"], w.point(first)["Agreements"], w.point(first)["Agencies"]
	w.add(Lead, w.say("growth", facts)+w.listOf(w.base.Lists[first.At])+w.listOf(w.base.Lists[last.At]))
	inauguration := index.Inauguration(w.base.Lists[last.At].Date)
	for i, p := range w.f.Series[:len(w.f.Series)-1] {
		here, next := w.base.Lists[p.At], w.base.Lists[w.f.Series[i+1].At]
		switch {
		case here.Date <= inauguration && next.Date > inauguration && i > 0:
			facts := w.point(p)
			facts["Day"] = inauguration
			w.add(Item, w.say("growth.inauguration", facts)+w.listOf(here))
		case year(here.Date) != year(next.Date) && i > 0:
			w.add(Item, w.say("growth.item", w.point(p))+w.listOf(here))
		}
	}
}

func year(d knowledge.Date) string { return string(d[:4]) }

// point says what one list has of what is asked about.
func (w *composer) point(p index.Point) with {
	return with{
		"Date": w.base.Lists[p.At].Date, "Scope": w.scope(),
		"Agreements": w.count("agreements", p.Agreements, nil), "Agencies": w.agenciesOfKind(p.Agencies),
	}
}
