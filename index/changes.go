package index

import (
	"slices"

	"ask287/knowledge"
)

// changes returns the agencies that the filter keeps and that joined, left or changed in the time that is asked about.
// Where none is, who left is told since the first list, what else changed since the newest list's year began.
func (a *asking) changes(f Filter, asked Aspect, w *When) Finding {
	if w == nil {
		w = a.unsaid(asked)
	}
	found := a.timeline(f, asked)
	if found.When = w; a.q.Intent == Count {
		found.Intent = Count
	}
	if w.To < 0 {
		return found
	}
	for _, c := range a.base.Changes(w.Before, w.To) {
		if f.Model != "" {
			c = a.ofModel(c, f.Model, w)
		}
		if !f.keeps(c.Agency, &knowledge.Agreement{Model: f.Model}) {
			continue
		}
		found.Gained += lacking(c.Before, c.After)
		found.Lost += lacking(c.After, c.Before)
		if isAsked(&c, asked) {
			found.Changes = append(found.Changes, c)
			found.Agencies = append(found.Agencies, c.Agency)
		}
	}
	return found
}

// lacking counts the models of others that are not among models.
func lacking(models, others []knowledge.Model) int {
	n := 0
	for _, m := range others {
		if !slices.Contains(models, m) {
			n++
		}
	}
	return n
}

// isAsked reports whether a change is one of those asked for.
func isAsked(c *knowledge.Change, asked Aspect) bool {
	switch asked {
	case Entering:
		return c.Joined()
	case Leaving:
		return c.Left() && len(c.Before) > 0
	}
	return len(c.Before)+len(c.After) > 0
}

// ofModel returns a change as far as it is one of that model: an agency may leave one and stay under another.
func (a *asking) ofModel(c knowledge.Change, model knowledge.Model, w *When) knowledge.Change {
	out := knowledge.Change{Agency: c.Agency, On: c.On}
	if has, had := slices.Contains(c.After, model), slices.Contains(c.Before, model); has != had {
		if has {
			out.After = []knowledge.Model{model}
		} else {
			out.Before = []knowledge.Model{model}
		}
	}
	for at := w.Before; at <= w.To; at++ {
		for _, g := range Shown(c.Agency, at) {
			if g.Model == model && len(out.Before) > 0 {
				out.Last = a.base.Lists[at].Date
			}
		}
	}
	return out
}

// unsaid returns the time that is told of where the question names none.
func (a *asking) unsaid(asked Aspect) *When {
	newest := a.base.List.Date
	if asked == Leaving {
		a.q.Period = Period{First: a.base.Lists[0].Date}
	} else if t, ok := newest.Time(); ok {
		a.q.Period = Period{First: knowledge.DateOf(yearOf(t.Year()).first)}
	}
	return a.when()
}
