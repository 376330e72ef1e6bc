package bot

import (
	"ask287/index"
	"ask287/knowledge"
)

// applied answers who has applied, or how many, by a pending list.
func (w *composer) applied() {
	list := w.f.Applied
	if list == nil {
		w.add(Lead, w.say("applied.unknown", nil)+w.onList(nil))
		return
	}
	isNewest := list.ID == w.base.Pending.ID
	if !isNewest && w.f.Filter != (index.Filter{}) {
		w.add(Lead, w.say("applied.whole", with{"Pending": list.Date})+w.listOf(*list))
		return
	}
	total := w.f.Total
	w.out.ListDate = string(list.Date)
	w.out.Count = &Count{Agreements: total.Agreements, Agencies: total.Agencies}
	facts := with{
		"Pending": list.Date, "Scope": w.scope(), "Agencies": w.agenciesOrNone(total.Agencies),
		"Applications": w.count("applications", total.Agreements, nil),
	}
	if total.Agencies == 0 {
		w.add(Lead, w.say("applied.none", facts)+w.listOf(*list))
	} else {
		w.add(Lead, w.say("applied", facts)+w.listOf(*list))
	}
	for _, a := range w.f.Agencies {
		w.out.Agencies = append(w.out.Agencies, w.agencyOf(a))
		w.add(Item, w.appliedItem(a))
	}
	w.signedToo(list)
	if days := list.Date.DaysUntil(w.base.List.Date); isNewest && days >= oldPending {
		w.add(Caveat, w.say("caveat.pending", with{"Pending": list.Date, "Days": w.number(days), "Date": w.base.List.Date})+w.listOf(*list))
	}
}

// appliedItem names an agency on the newest pending list, and says where its agreements are on the list by now.
func (w *composer) appliedItem(a *knowledge.Agency) string {
	var models, rows = []knowledge.Model{}, []int{}
	for _, p := range a.Pending {
		models, rows = append(models, p.Model), append(rows, p.Row)
	}
	text := w.say("applied.item", with{"Agency": w.placed(a), "Models": w.modelNames(models)}) + w.listOf(w.base.Pending, rows...)
	if len(w.newApplications(a)) == 0 && a.Listed() {
		text += w.say("semicolon", nil) + w.say("applied.listed", with{"Date": w.base.List.Date}) + w.onList(a)
	}
	return text
}

// nearby is the number of days by which two lists may be apart for their totals to be added.
const nearby = 7

// signedToo tells the agreements beside the applications where the question asks for both, and their sum where the
// two lists are of about the same day.
func (w *composer) signedToo(pending *knowledge.List) {
	if w.f.Filter != (index.Filter{}) || !w.f.Question.Together {
		return
	}
	list, total := w.base.List, Count{}
	total.Agreements, total.Agencies = w.base.Count(nil)
	if pending.ID != w.base.Pending.ID {
		at := w.base.ListOn(pending.Date)
		if at < 0 {
			return
		}
		list = w.base.Lists[at]
		total = Count{list.Agreements, list.Agencies}
	}
	text := w.say("beside.count", with{
		"Date": list.Date, "Agreements": w.count("agreements", total.Agreements, nil), "Agencies": w.count("agencies", total.Agencies, nil),
	}) + w.listOf(list)
	if days := list.Date.DaysUntil(pending.Date); days >= -nearby && days <= nearby {
		text += " " + w.say("applied.sum", with{"N": w.number(total.Agreements + pending.Agreements)}) + w.listOf(list) + w.listOf(*pending)
	}
	w.add(Detail, text)
}
