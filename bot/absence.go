package bot

import (
	"slices"

	"ask287/index"
	"ask287/knowledge"
)

// absence says how an agency stands that is not on the newest list: that it has applied, was on earlier lists, or neither.
func (w *composer) absence(a *knowledge.Agency) string {
	facts := with{"Agency": w.called(a), "Date": w.base.List.Date, "Last": w.base.LastListed(a)}
	switch w.base.Status(a) {
	case knowledge.StatusPending:
		facts["Pending"], facts["Models"] = w.base.Pending.Date, w.applications(a)
		return w.verdictSentence("pending", "no", facts) + w.onList(nil) + w.onPending(a)
	case knowledge.StatusEnded:
		return w.verdictSentence("ended", "no", facts) + w.onList(nil) + w.lastLists(a)
	}
	if w.base.IsMissing(a) {
		return w.say("missing", facts) + w.onList(nil) + w.lastLists(a)
	}
	return w.verdictSentence("notlisted", "no", facts) + w.onList(nil)
}

// lastLists cites the last list that shows the agency, at its rows.
func (w *composer) lastLists(a *knowledge.Agency) string {
	at, rows := 0, []int(nil)
	for i := range a.Former {
		g := &a.Former[i]
		last := lastOf(g)
		if last > at {
			at, rows = last, nil
		}
		if last == at {
			rows = append(rows, g.Row)
		}
	}
	return w.listOf(w.base.Lists[at], rows...)
}

// lastOf returns the position of the last list that shows an agreement.
func lastOf(g *knowledge.Agreement) int { return g.Listed[len(g.Listed)-1].Last }

// former tells the agreements that only earlier lists show.
func (w *composer) former(a *knowledge.Agency) {
	each := make([]string, len(a.Former))
	for i := range a.Former {
		g := &a.Former[i]
		each[i] = w.agreementListed(g) + w.listOf(w.base.Lists[lastOf(g)], g.Row)
	}
	if len(each) > 0 {
		w.add(Detail, w.say("former", with{"Agreements": w.facts(each)}))
	}
}

// alsoApplied tells what a listed agency has applied for under which it has no agreement, and, where the question asks for
// applications, that there is none.
func (w *composer) alsoApplied(a *knowledge.Agency) {
	facts := with{"Pending": w.base.Pending.Date, "Models": w.applications(a)}
	switch n := len(w.newApplications(a)); {
	case n > 0 && a.Listed():
		w.add(Detail, w.say("pending.also", facts)+w.onPending(a))
	case n == 0 && w.f.Question.Asks(index.Applying) && w.base.Pending.ID != "":
		w.add(Detail, w.say("pending.none", facts)+w.listOf(w.base.Pending))
	}
}

// newApplications returns the applications of a listed or pending agency that no agreement has settled.
func (w *composer) newApplications(a *knowledge.Agency) []knowledge.Application {
	if status := w.base.Status(a); status != knowledge.StatusListed && status != knowledge.StatusPending {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(a.Pending), func(p knowledge.Application) bool {
		settles := func(g knowledge.Agreement) bool {
			return p.Model == "" || g.Model == p.Model && w.base.Until(&g) >= w.base.Pending.Date
		}
		return slices.ContainsFunc(a.Agreements, settles) || slices.ContainsFunc(a.Former, settles) && p.Model != ""
	})
}

// applications names the models that an agency has applied for and has no agreement under.
func (w *composer) applications(a *knowledge.Agency) string {
	var models []knowledge.Model
	for _, p := range w.newApplications(a) {
		models = append(models, p.Model)
	}
	return w.modelNames(models)
}

// onPending cites the newest pending list at the rows of an agency's applications.
func (w *composer) onPending(a *knowledge.Agency) string {
	var rows []int
	for _, p := range w.newApplications(a) {
		rows = append(rows, p.Row)
	}
	return w.listOf(w.base.Pending, rows...)
}

// oldPending is the number of days by which a pending list is older than the list of agreements from which on it is said.
const oldPending = 30

// caveatPending says how much older the pending list is than the list of agreements.
func (w *composer) caveatPending(a *knowledge.Agency) {
	days := w.base.Pending.Date.DaysUntil(w.base.List.Date)
	if len(w.newApplications(a)) == 0 && !w.f.Question.Asks(index.Applying) || days < oldPending {
		return
	}
	w.add(Caveat, w.say("caveat.pending", with{"Pending": w.base.Pending.Date, "Days": w.number(days), "Date": w.base.List.Date})+w.listOf(w.base.Pending))
}
