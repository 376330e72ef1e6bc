package bot

import (
	"slices"
	"strings"

	"ask287/knowledge"
)

// runs names runs of lists: "from 2021-02-13 to 2022-10-07 and again from 2025-02-19 to 2026-05-18".
func (w *composer) runs(spans []knowledge.Span) string {
	each := make([]string, len(spans))
	for i, s := range spans {
		each[i] = w.run(s)
	}
	return strings.Join(each, w.say("run.again", nil))
}

func (w *composer) run(s knowledge.Span) string {
	facts := with{"First": w.base.Lists[s.First].Date, "Last": w.base.Lists[s.Last].Date}
	switch {
	case s.First == 0 && s.Last == 0:
		return w.say("run.one.first", facts)
	case s.First == 0:
		return w.say("run.first", facts)
	case facts["First"] == facts["Last"]:
		return w.say("run.one", facts)
	}
	return w.say("run", facts)
}

// history tells each agreement with the days that are known of it, then what else earlier lists print.
func (w *composer) history(a *knowledge.Agency) {
	for _, all := range [][]knowledge.Agreement{a.Agreements, a.Former} {
		for i := range all {
			g := &all[i]
			marks := w.memorandum(a, *g, w.say("model."+string(g.Model), nil)) + w.listOf(w.base.Lists[g.Listed[0].First])
			if last := lastOf(g); last < len(w.base.Lists)-1 {
				marks += w.listOf(w.base.Lists[last], g.Row)
			}
			w.add(Item, w.say("history", with{"Agreement": capital(w.agreement(*g)), "Marks": marks, "Runs": w.runs(g.Listed)})+w.signedOtherwise(g))
		}
	}
	w.doubts(a)
	w.printedOtherwise(a)
}

// signedOtherwise tells which other days of signing earlier lists print.
func (w *composer) signedOtherwise(g *knowledge.Agreement) string {
	var text strings.Builder
	for _, p := range g.Printed {
		if p.What == knowledge.PrintedSigned {
			text.WriteString(" " + w.say("printed.signed", w.print(p)) + w.listOf(w.base.Lists[p.First]))
		}
	}
	return text.String()
}

// printedOtherwise tells by which other names, and in which other state, earlier lists have the agency.
func (w *composer) printedOtherwise(a *knowledge.Agency) {
	var told []knowledge.Print
	for _, g := range slices.Concat(a.Agreements, a.Former) {
		for _, p := range g.Printed {
			if slices.Contains(told, p) {
				continue
			}
			told = append(told, p)
			switch p.What {
			case knowledge.PrintedName:
				w.add(Detail, w.say("printed.name", w.print(p))+w.listOf(w.base.Lists[p.First]))
			case knowledge.PrintedState:
				w.add(Detail, w.say("printed.state", w.print(p))+w.listOf(w.base.Lists[p.First]))
			}
		}
	}
}

// print says what lists printed, and which did.
func (w *composer) print(p knowledge.Print) with {
	value := any(p.Value)
	switch p.What {
	case knowledge.PrintedState:
		value = w.state(p.Value)
	case knowledge.PrintedSigned:
		value = knowledge.Date(p.Value)
	}
	facts := with{"First": w.base.Lists[p.First].Date, "Last": w.base.Lists[p.Last].Date, "Value": value}
	if facts["Lists"] = w.say("lists", facts); p.First == p.Last {
		facts["Lists"] = w.say("lists.one", facts)
	}
	return facts
}
