package index

import (
	"cmp"
	"context"
	"slices"

	"ask287/knowledge"
)

// Again finds anew what an exchange was answered with, in the facts of now and in lang, else in that of the exchange: for an answer that is shared, turned
// into the other language or leafed through. Of an exchange whose subject is no longer known the Finding has the
// verdict Unknown. today is as in a Question.
func (ix *Index) Again(ctx context.Context, e Exchange, lang knowledge.Lang, today knowledge.Date) (Finding, error) {
	a, err := ix.newAsking(ctx, Question{Locale: lang, Today: today})
	if err != nil {
		return Finding{}, err
	}
	a.q.Lang = cmp.Or(lang, e.Lang, knowledge.English)
	f := a.recalled(e)
	if err := cmp.Or(a.err, ctx.Err()); err != nil {
		return Finding{}, err
	}
	return f, nil
}

// recalled finds what one exchange, or each part of one, was answered with.
func (a *asking) recalled(e Exchange) Finding {
	if len(e.Parts) > 0 {
		var parts []Finding
		for _, p := range e.Parts {
			part := a.recalled(p)
			part.Named = part.name()
			parts = append(parts, part)
		}
		whole := parts[0]
		whole.Named, whole.Parts = "", parts
		return whole
	}
	one := *a
	one.q.Wish = a.q.Lang
	f := follower{asking: &one, before: &e}
	f.subject, f.hasSubject = one.resolve(e.Subject)
	for _, ref := range e.Choices {
		if s, ok := one.resolve(ref); ok {
			f.choices = append(f.choices, s)
		}
	}
	found, ok := Finding{}, false
	switch {
	case e.Verdict != Unknown:
		found, ok = f.again()
	case f.hasSubject: // what was offered instead is found with it
		offered := f.choices
		f.choices = nil
		found, ok = f.again()
		f.choices = offered
	}
	a.err = cmp.Or(a.err, one.err, f.err)
	if !ok {
		found = a.finding(e.Intent)
		if e.Intent == Participation || e.Intent == Timeline {
			found.Verdict, found.Choices = Unknown, one.choices(f.choices)
		}
	}
	found.Question.Wish = ""
	return found
}

// name returns what a finding is about, as the facts call it.
func (f Finding) name() string {
	switch {
	case f.Subject != nil:
		return f.Subject.Name()
	case len(f.Choices) > 0:
		return f.Choices[0].Name()
	}
	return ""
}

// Recipe returns what Again needs to find the same as f: its Exchange, or of one that nobody could lean on the intent alone.
func (f Finding) Recipe() Exchange {
	if len(f.Parts) > 0 {
		whole := Exchange{Lang: f.Question.Lang, Intent: f.Intent}
		for _, p := range f.Parts {
			whole.Parts = append(whole.Parts, p.Recipe())
		}
		return whole
	}
	if e := f.Exchange(); e != nil {
		return *e
	}
	return Exchange{Lang: f.Question.Lang, Intent: f.Intent}
}

// Of returns the recipe of the answer for one of the choices that f offers.
func (f Finding) Of(c Choice) Exchange {
	e := f.Recipe()
	e.Verdict, e.Choices, e.Parts = "", nil, nil
	e.Subject, e.Kind = c.ref(), cmp.Or(c.Kind, e.Kind)
	if e.Intent != Participation && e.Intent != Timeline {
		e.Intent = Participation
	}
	return e
}

// inState returns those of the choices that are of a state.
func inState(choices []Choice, state string) []Choice {
	return slices.DeleteFunc(slices.Clone(choices), func(c Choice) bool { return c.StateCode() != state })
}

// Within narrows a finding that asks back to the choices of a state; with one choice left it is that one's.
func (ix *Index) Within(ctx context.Context, f Finding, state string, today knowledge.Date) (Finding, error) {
	left := inState(f.Choices, state)
	if len(left) == 1 {
		return ix.Again(ctx, f.Of(left[0]), f.Question.Lang, today)
	}
	if len(left) > 0 {
		f.Choices = left
	}
	return f, nil
}
