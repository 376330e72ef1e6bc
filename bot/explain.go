package bot

import (
	"slices"
	"strings"

	"ask287/knowledge"
)

// definition gives a term of the glossary.
func (w *composer) definition() {
	t := w.term()
	w.add(Lead, "**"+t.Name+"**: "+t.Text+w.sources(t.Sources, t.Holds))
}

// term returns the term that was found, in the language of the answer if it is told in that.
func (w *composer) term() *knowledge.Term {
	for i := range w.base.Terms {
		if t := &w.base.Terms[i]; t.ID == w.f.Term.ID && t.Lang == w.lang {
			return t
		}
	}
	return w.f.Term
}

// passage returns the best passage that was found, in the language of the answer if it is told in that.
func (w *composer) passage() *knowledge.Passage {
	for i := range w.base.Passages {
		if p := &w.base.Passages[i]; p.ID == w.f.Passages[0].ID && p.Lang == w.lang {
			return p
		}
	}
	return w.f.Passages[0]
}

// explanation gives the passage that answers. A number of the past has today's beside it, where the list has one.
func (w *composer) explanation() {
	p := w.passage()
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
	w.adviser()
	w.add(Hint, w.say("advice.can", nil))
}

// adviser says who can give advice.
func (w *composer) adviser() {
	if s := w.base.Source(legalHelp); s != nil {
		w.add(Detail, w.say("advice.who", with{"Title": s.Title, "URL": s.URL})+w.source(legalHelp, ""))
	}
}

// publications names every source, with the licence under which its facts are used.
func (w *composer) publications() {
	w.add(Lead, w.say("sources", with{"N": w.number(len(w.base.Sources)), "Date": w.base.List.Date})+w.onList(nil))
	for _, s := range w.base.Sources {
		w.add(Item, w.say("sources.item", with{"Publisher": s.Publisher, "Title": s.Title, "Licence": w.licence(s)})+w.source(s.ID, ""))
	}
}

// licences are those that have no name of their own: what the data calls them, and what the catalogue does.
var licences = map[string]string{"US government work": "us_government", "facts only": "facts"}

func (w *composer) licence(s knowledge.Source) string {
	if id := licences[s.Licence]; id != "" {
		return w.say("licence."+id, nil)
	}
	return s.Licence
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
