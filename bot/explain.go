package bot

import (
	"slices"
	"strings"

	"ask287/knowledge"
)

// definition gives a term of the glossary.
func (w *composer) definition() {
	t := w.f.Term
	w.add(Lead, "**"+t.Name+"**: "+t.Text+w.sources(t.Sources, t.Holds))
}

// explanation gives the passage that answers. A number of the past has today's beside it, where the list has one.
func (w *composer) explanation() {
	p := w.f.Passages[0]
	w.add(Lead, p.Text+w.passageSources(p))
	if p.Beside == "count" {
		agreements, agencies := w.base.Count(nil)
		w.out.Count = &Count{agreements, agencies}
		w.add(Detail, w.say("beside.count", with{
			"Date": w.base.List.Date, "Agreements": w.count("agreements", agreements, nil), "Agencies": w.count("agencies", agencies, nil),
		})+w.onList(nil))
	}
}

// passageSources cites the sources of a passage, one of ICE's lists by that of the passage's day.
func (w *composer) passageSources(p *knowledge.Passage) string {
	var marks strings.Builder
	for _, id := range p.Sources {
		ofTheDay := func(l knowledge.List) bool { return l.Source == id && l.Date == p.Holds }
		if i := slices.IndexFunc(w.base.Lists, ofTheDay); i >= 0 {
			marks.WriteString(w.listOf(w.base.Lists[i]))
		} else if i := slices.IndexFunc(w.base.PendingLists, ofTheDay); i >= 0 {
			marks.WriteString(w.listOf(w.base.PendingLists[i]))
		} else {
			marks.WriteString(w.source(id, p.Holds))
		}
	}
	return marks.String()
}

// legalHelp is the source that points to free legal services.
const legalHelp = "doj-legal-services"

// advice answers a personal legal question: with who can, and with what can be asked here.
func (w *composer) advice() {
	w.add(Lead, w.say("advice", nil))
	if s := w.base.Source(legalHelp); s != nil {
		w.add(Detail, w.say("advice.who", with{"Title": s.Title, "URL": s.URL})+w.source(legalHelp, ""))
	}
	w.add(Hint, w.say("advice.can", nil))
}

// publications names every source, with the licence under which its facts are used.
func (w *composer) publications() {
	w.add(Lead, w.say("sources", with{"N": w.number(len(w.base.Sources)), "Date": w.base.List.Date})+w.onList(nil))
	for _, s := range w.base.Sources {
		w.add(Item, w.say("sources.item", with{"Publisher": s.Publisher, "Title": s.Title, "Licence": s.Licence})+w.source(s.ID, ""))
	}
}

// examples shows what can be asked.
func (w *composer) examples() {
	w.add(Hint, w.say("help.for", nil))
	for line := range strings.Lines(w.say("help.examples", nil)) {
		w.add(Option, strings.TrimSpace(line))
	}
	w.list = true
	w.add(Hint, w.say("help.list", with{"Date": w.base.List.Date})+w.citer.list(nil))
}
