package bot

import (
	"slices"

	"ask287/index"
)

// each answers for each of several things that were asked about, in turn. What an answer does not mean is said once, at the end.
func (w *composer) each() {
	var caveats []Part
	for i, f := range w.f.Parts {
		one := w.one(f)
		for _, p := range one.out.Parts {
			switch {
			case p.Kind == Caveat:
				if !slices.Contains(caveats, p) {
					caveats = append(caveats, p)
				}
			case p.Kind == Hint && slices.Contains(w.out.Parts, p):
			default:
				w.out.Parts = append(w.out.Parts, p)
			}
		}
		w.take(one, i == 0)
	}
	if len(w.f.Unanswered) > 0 {
		names := make([]string, len(w.f.Unanswered))
		for i, name := range w.f.Unanswered {
			names[i] = w.say("each.name", with{"Name": printable(name)})
		}
		w.add(Hint, w.say("each.unanswered", with{"N": w.number(len(w.f.Parts)), "Names": w.names(names)}))
	}
	w.out.Parts = append(w.out.Parts, caveats...)
}

// one composes the answer for one of several things. It numbers its sources on from those of the others.
func (w *composer) one(f index.Finding) *composer {
	one := &composer{
		citer: w.citer, texts: w.texts, lang: w.lang, f: f, today: w.today, among: true,
		out: Answer{Intent: intentName(f.Intent), Verdict: string(f.Verdict), Agencies: []Agency{}, Choices: []Choice{}},
	}
	one.answer()
	one.closing()
	return one
}

// take takes up what the answer for one of several things has besides its text.
func (w *composer) take(one *composer, isFirst bool) {
	if isFirst {
		w.out.Subject, w.out.Choices, w.out.Count, w.out.Series = one.out.Subject, one.out.Choices, one.out.Count, one.out.Series
	}
	for _, a := range one.out.Agencies {
		if !slices.ContainsFunc(w.out.Agencies, func(have Agency) bool { return have.ID == a.ID }) {
			w.out.Agencies = append(w.out.Agencies, a)
		}
	}
	if w.out.ListDate == "" {
		w.out.ListDate = one.out.ListDate
	}
	w.out.Answers = append(w.out.Answers, One{
		Asked: one.f.Named, Intent: one.out.Intent, Verdict: one.out.Verdict, Subject: one.out.Subject,
		Agencies: one.out.Agencies, Choices: one.out.Choices, Count: one.out.Count,
	})
}
