package bot

import (
	"ask287/index"
	"ask287/knowledge"
)

// then begins the answer to what an agency was at some time: with the lists that were in force then, and how it stands now.
func (w *composer) then(a *knowledge.Agency) {
	when, lists := w.f.When, w.base.Lists
	if when.To < 0 {
		w.add(Lead, w.tooOld())
		w.now(a)
		return
	}
	first, last := lists[when.From], lists[when.To]
	facts := with{"Agency": w.called(a), "List": last.Date, "First": first.Date, "Force": w.inForce()}
	var shown []int
	for at := when.From; at <= when.To; at++ {
		if len(index.Shown(a, at)) > 0 {
			shown = append(shown, at)
		}
	}
	all := when.To - when.From + 1
	switch {
	case all == 1 && len(shown) == 1:
		facts["Models"] = w.models(a, when.To)
		w.add(Lead, w.say("then.on", facts)+w.listOf(last))
	case all == 1:
		w.add(Lead, w.say("then.off", facts)+w.listOf(last))
	case len(shown) == 0:
		w.add(Lead, w.say("then.none", facts)+w.listOf(first)+w.listOf(last))
	case len(shown) == all:
		w.add(Lead, w.say("then.all", facts)+w.listOf(first)+w.listOf(last))
	default:
		facts["N"], facts["All"] = w.number(len(shown)), w.number(all)
		runs, marks := w.runsOf(shown)
		facts["Runs"] = runs
		w.add(Lead, w.say("then.part", facts)+marks)
	}
	w.now(a)
}

// runsOf tells which lists show something, of the positions of those that do, and cites the first and the last.
func (w *composer) runsOf(shown []int) (runs, marks string) {
	var spans []knowledge.Span
	for _, at := range shown {
		if n := len(spans); n > 0 && spans[n-1].Last == at-1 {
			spans[n-1].Last = at
		} else {
			spans = append(spans, knowledge.Span{First: at, Last: at})
		}
	}
	marks = w.listOf(w.base.Lists[shown[0]])
	if len(shown) > 1 {
		marks += w.listOf(w.base.Lists[shown[len(shown)-1]])
	}
	return w.runs(spans), marks
}

// now tells how an agency stands by the newest list.
func (w *composer) now(a *knowledge.Agency) {
	if a.Listed() {
		w.add(Detail, w.say("listed", with{"Agency": a.Name, "Date": w.base.List.Date})+w.onList(a))
		return
	}
	w.add(Detail, w.absence(a))
}

// tooOld says that no list is known of a time as long ago as the one asked about.
func (w *composer) tooOld() string {
	first := w.base.Lists[0]
	return w.say("then.unknown", with{"First": first.Date}) + w.listOf(first)
}

// inForce says on which day the last list of the time asked about was in force, "" where that is its own day or today.
func (w *composer) inForce() string {
	when := w.f.When
	if when == nil || when.To < 0 || when.Last == "" || when.Last == w.base.Lists[when.To].Date || when.To == len(w.base.Lists)-1 {
		return ""
	}
	return w.say("then.force", with{"Day": when.Last})
}

// models names the models of the agreements with an agency that the list at that position shows.
func (w *composer) models(a *knowledge.Agency, at int) string {
	var models []knowledge.Model
	for _, g := range index.Shown(a, at) {
		models = append(models, g.Model)
	}
	return w.modelNames(models)
}

// modelNames names models: "task force model, jail enforcement model". A pending list leaves some out.
func (w *composer) modelNames(models []knowledge.Model) string {
	names := make([]string, len(models))
	for i, m := range models {
		if names[i] = w.say("model.unsaid", nil); m != "" {
			names[i] = w.say("model."+string(m), nil)
		}
	}
	return w.names(names)
}

// placeThen begins the answer to what the agencies of a place were at some time.
func (w *composer) placeThen(agencies []*knowledge.Agency) {
	when, lists := w.f.When, w.base.Lists
	if when.To < 0 {
		w.add(Lead, w.tooOld())
		return
	}
	first, last := lists[when.From], lists[when.To]
	n := 0
	for _, a := range agencies {
		for at := when.From; at <= when.To; at++ {
			if len(index.Shown(a, at)) > 0 {
				n++
				break
			}
		}
	}
	facts := with{
		"Agencies": w.agenciesOfKind(len(agencies)), "Listed": w.count("place.was", n, nil),
		"Place": w.placeName(), "List": last.Date, "First": first.Date, "Force": w.inForce(),
	}
	if when.From == when.To {
		w.add(Lead, w.say("then.place", facts)+w.listOf(last))
		return
	}
	w.add(Lead, w.say("then.place.lists", facts)+w.listOf(first)+w.listOf(last))
}
