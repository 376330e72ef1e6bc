package bot

import (
	"context"

	"ask287/index"
)

// Typing is the beginning of a name that somebody types, to be completed.
type Typing struct {
	Of       string // "agency", "place", "state" or "term"
	Text     string
	State    string // two letters, which narrow agencies and places to it; or ""
	Language string // "en" or "es"; any other is English
}

// Suggest returns at most n things that what is being typed may become, each with a label, and how its answer is had; of a state
// Ask is its two letters. A closed bot has none.
func (b *Bot) Suggest(ctx context.Context, t Typing, n int) []Choice {
	e := b.current.take()
	if e == nil {
		return nil
	}
	defer e.release()
	lang := spoken(t.Language)
	w := b.texts.composer(e.index.Base(), index.Finding{}, lang, b.today())
	var out []Choice
	for _, c := range e.index.Complete(index.Names(t.Of), t.Text, t.State, lang, n) {
		switch of := (index.Choice{Subject: c.Subject}); {
		case c.Term != nil:
			recipe := index.Exchange{Intent: index.Definition, Term: c.Term.ID}
			out = append(out, Choice{Label: c.Term.Name, Ask: c.Term.Name, Again: b.common.Load().token(ctx, recipe)})
		case c.State != nil:
			recipe := index.Finding{Intent: index.Roster, Filter: index.Filter{State: c.State}}.Recipe()
			out = append(out, Choice{Label: w.state(c.State.Code), State: c.State.Code, Ask: c.State.Code, Again: b.common.Load().token(ctx, recipe)})
		default:
			choice := w.choice(of)
			choice.Again = b.common.Load().token(ctx, index.Finding{Intent: index.Participation}.Of(of))
			out = append(out, choice)
		}
	}
	return out
}
