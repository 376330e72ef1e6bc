package index

import (
	"cmp"
	"context"
)

// asking is the work on one question.
type asking struct {
	*Index
	ctx        context.Context
	q          Question
	has        func(key string) bool
	known      func(word string) bool
	isPart     bool     // the question is a part of a longer one
	many       bool     // it goes on from one about many agencies
	best       []ranked // the texts, the likest to the question first, once isRanked
	isRanked   bool
	isNameless bool      // no agency or place was found by a name in it
	mentioned  []Mention // what may be states in its parts, typing errors mended
	err        error     // the first of the index's own errors; what follows it finds nothing
}

func (ix *Index) newAsking(ctx context.Context, q Question) (*asking, error) {
	keys, err := ix.lookup.dictionary(fieldKey)
	if err != nil {
		return nil, err
	}
	words, err := ix.lookup.dictionary(fieldWord)
	if err != nil {
		return nil, err
	}
	a := &asking{Index: ix, ctx: ctx, has: keys, known: words}
	a.q = ix.parser.parse(q.Text, cmp.Or(q.Today, ix.base.List.Date), q.Locale, words)
	a.q.Default, a.q.Before = q.Default, q.Before
	a.q.Wish, _ = Wish(q.Text)
	return a, nil
}

// answer finds what the question is answered with. What it names decides before how it is put: "what is
// Tampa's status" defines nothing.
func (a *asking) answer() Finding {
	if f, ok := a.inGeneral(); ok {
		return f
	}
	if a.isMisnumbered() || a.isOfHere() {
		return a.asksBack()
	}
	switch a.q.Intent {
	case Advice, Help, Sources:
		return a.finding(a.q.Intent)
	}
	if f, ok := a.byState(); ok {
		return f
	}
	isShort := len(a.q.Tokens) <= shortQuestion && a.q.Kinds == 0 && !a.isOfMany()
	if a.q.Intent == Definition || isShort && a.q.Intent != Timeline {
		if f, ok := a.definition(); ok {
			return f
		}
	}
	isBare := a.isBare()
	if !isBare {
		if f, ok := a.list(); ok {
			return f
		}
	}
	if a.leans() {
		return a.notKnown()
	}
	if f, ok := a.ofMany(); ok {
		if f.When != nil && f.When.To < 0 && isBare {
			if told, ok := a.explanation(); ok {
				return told // of a time that no list is known of
			}
		}
		return f
	}
	if isBare {
		for _, find := range []func() (Finding, bool){a.explanation, a.list} {
			if f, ok := find(); ok {
				return f
			}
		}
	}
	for _, find := range []func() (Finding, bool){a.named, a.several, a.partly, a.sheriffOf} {
		f, ok := find()
		if ok && !a.isElsewhere(f) {
			return f
		}
		if ok && (len(a.q.States) > 0 || a.q.Kinds > 0) {
			return a.finding(None)
		}
		if ok {
			break
		}
	}
	if a.isUnnamed() && (a.q.Intent == Participation || a.q.Intent == Timeline) {
		return a.notKnown()
	}
	a.isNameless = true
	for _, find := range []func() (Finding, bool){a.explanation, a.definition} {
		if f, ok := find(); ok {
			return f
		}
	}
	return a.notKnown()
}

// ofMany finds what a question names without a name: a ZIP code, or many agencies.
func (a *asking) ofMany() (Finding, bool) {
	if f, ok := a.zip(); ok {
		return f, true
	}
	if !a.asksForMany() {
		return Finding{}, false
	}
	return a.several()
}

// thing finds the one thing that a part of a question is about.
func (a *asking) thing() (Finding, bool) {
	for _, find := range []func() (Finding, bool){a.ofMany, a.named, a.several} {
		if f, ok := find(); ok {
			return f, true
		}
	}
	return Finding{}, false
}

// shortQuestion is the number of words up to which a question that is a word of the glossary asks for it.
const shortQuestion = 3

// isBare reports whether nothing in the question says that an agency or a place is meant: no kind of agency,
// no state, no "county". Towns are called Congress and Start, too.
func (a *asking) isBare() bool {
	return len(a.q.States) == 0 && a.isBareOfAgency()
}

func (a *asking) finding(intent Intent) Finding { return Finding{Question: a.q, Intent: intent} }

// find returns what has the key, nothing where the index has none.
func (a *asking) find(key string) []hit {
	if a.err != nil || !a.has(key) {
		return nil
	}
	hits, err := a.lookup.find(a.ctx, key)
	if err != nil {
		a.err = err
	}
	return hits
}

// subjects returns what hits are of.
func (a *asking) subjects(hits []hit) []Subject {
	var out []Subject
	for _, h := range hits {
		out = append(out, a.subject(h))
	}
	return out
}

// subject returns what a hit is of.
func (a *asking) subject(h hit) Subject {
	switch h.of {
	case ofAgency:
		return Subject{Agency: &a.base.Agencies[h.n]}
	case ofCounty:
		return Subject{County: &a.base.Counties[h.n]}
	default:
		return Subject{City: &a.base.Cities[h.n]}
	}
}
