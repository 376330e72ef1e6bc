package bot

import (
	"ask287/index"
	"ask287/knowledge"
)

// overTime begins the answer to a question about one agency and time. It says how the agency stands or stood, and neither
// yes nor no: "did it leave" and "is it still in" are answered by the same sentence.
func (w *composer) overTime(a *knowledge.Agency) {
	q := &w.f.Question
	facts := with{"Agency": w.called(a), "Date": w.base.List.Date}
	switch {
	case w.f.When != nil && !w.f.When.IsAhead:
		w.then(a)
	case a.Listed() && q.Asks(index.Leaving):
		w.add(Lead, w.say("listed", facts)+w.onList(a)+" "+w.say("noend", nil)+w.onList(a))
	case a.Listed() && q.Asks(index.Duration):
		w.duration(a)
	case a.Listed() && q.Asks(index.Presence, index.Forecast), a.Listed() && w.f.When != nil:
		w.add(Lead, w.say("listed", facts)+w.onList(a))
	case a.Listed():
		facts["What"] = w.signings(a.Agreements)
		w.add(Lead, w.say("signed", facts)+w.onList(a))
	case len(a.Former) > 0 || w.base.Status(a) == knowledge.StatusPending:
		w.add(Lead, w.absence(a))
	default:
		w.add(Lead, w.never(a))
	}
	if len(a.Former) > 0 && !a.Listed() {
		if q.Asks(index.Leaving) {
			w.nextList(a)
		}
		if q.Asks(index.Duration) {
			w.lasted(a)
		}
	}
}

// never says that no list shows an agency.
func (w *composer) never(a *knowledge.Agency) string {
	lists := w.base.Lists
	return w.say("never", with{
		"Agency": w.called(a), "N": w.number(len(lists)), "First": lists[0].Date, "Date": w.base.List.Date,
	}) + w.listOf(lists[0]) + w.onList(nil)
}

// nextList tells the first list without an agency that is on none now. It left at some time between the two.
func (w *composer) nextList(a *knowledge.Agency) {
	last := -1
	for i := range a.Former {
		last = max(last, lastOf(&a.Former[i]))
	}
	next := w.base.Lists[last+1]
	w.add(Detail, w.say("ended.next", with{"Next": next.Date})+w.listOf(next))
}

// duration says for how long a listed agency has had an agreement, by its oldest: since the day of its signing, since the
// first list that shows it, or since the list on which it came back.
func (w *composer) duration(a *knowledge.Agency) {
	oldest := &a.Agreements[0]
	for i := range a.Agreements {
		if g := &a.Agreements[i]; w.began(g) < w.began(oldest) {
			oldest = g
		}
	}
	since := w.began(oldest)
	facts := with{
		"Agency": w.called(a), "Since": since, "Date": w.base.List.Date, "Span": w.span(since, w.base.List.Date),
		"Model": w.say("model."+string(oldest.Model), nil),
	}
	text := w.say("duration.listed", facts)
	switch {
	case len(oldest.Listed) > 1:
		text = w.say("duration.back", facts)
	case since == oldest.Signed:
		text = w.say("duration", facts)
	}
	w.add(Lead, text+w.onList(a))
}

// lasted says for how long an agency that is on no list now had the agreement that lists showed last.
func (w *composer) lasted(a *knowledge.Agency) {
	for i := range a.Former {
		g := &a.Former[i]
		if w.base.Until(g) == w.base.LastListed(a) {
			since := w.began(g)
			w.add(Detail, w.say("duration.ended", with{
				"Model": w.say("model."+string(g.Model), nil), "Since": since, "Last": w.base.Until(g), "Span": w.span(since, w.base.Until(g)),
			})+w.listOf(w.base.Lists[lastOf(g)], g.Row))
			return
		}
	}
}

// began returns the day since which an agreement is known without a gap: that of its signing, or that of the first list that
// shows it where the list's word for it is missing, in doubt or later. Of one that came back it is the day on which it did.
func (w *composer) began(g *knowledge.Agreement) knowledge.Date {
	first := w.base.Lists[g.Listed[len(g.Listed)-1].First].Date
	if len(g.Listed) > 1 || g.Signed == "" || g.Doubt != "" || g.Signed > first {
		return first
	}
	return g.Signed
}

// ahead says that nothing is known of what comes after the newest list.
func (w *composer) ahead() string {
	w.list = true
	return w.say("ahead", with{"Date": w.base.List.Date}) + w.listAgain()
}
