package index

import (
	"slices"

	"ask287/knowledge"
)

// plainly finds what is named by words of the lexicon only, in a state that the question names.
func (a *asking) plainly(r reading) (Finding, bool) {
	if r.state == "" || a.q.Intent != Participation && a.q.Intent != Timeline && a.q.Intent != Explanation {
		return Finding{}, false
	}
	for _, find := range []func(reading) []Subject{a.byPlainName, a.byKind} {
		if f, ok := a.accept(r, find(r)); ok {
			return f, true
		}
	}
	return Finding{}, false
}

// longestPlain is the greatest number of words of a name that the lexicon has all of: State College.
const longestPlain = 3

// byPlainName finds a sheriff, a town's police or a county by such a name, right before the word that says what it
// is: "Many police", "Long County".
func (a *asking) byPlainName(r reading) []Subject {
	for to := 1; to < len(r.left); to++ {
		if role := r.left[to].Role; role != KindWord && role != Designator {
			continue
		}
		for from := max(0, to-longestPlain); from < to; from++ {
			name := knowledge.Key(plainWords(r.left[from:to])...)
			for _, s := range []spelling{{class: police, name: name}, {class: sheriffs, name: name}, {class: counties, name: name + designator(r.left[to])}, {class: cities, name: name + designator(r.left[to])}} {
				if found := a.ofKind(a.subjects(a.find(key(r.state, s.class, s.name)))); len(found) > 0 {
					return found
				}
			}
		}
	}
	return nil
}

// byKind finds an agency that its kind names within its state: the National Guard of Texas.
func (a *asking) byKind(r reading) []Subject {
	lo, hi := kindWords(r.left)
	if lo == hi {
		return nil
	}
	for _, s := range wholeSpellings(others, r.left, lo, hi) {
		if found := a.lookUp(r.state, s); len(found) > 0 {
			return found
		}
	}
	return nil
}

// kindWords returns the first run [lo:hi) of words for a kind, an empty one where there is none.
func kindWords(words []Token) (lo, hi int) {
	lo = slices.IndexFunc(words, func(t Token) bool { return t.Role == KindWord })
	if lo < 0 {
		return 0, 0
	}
	hi = lo
	for hi < len(words) && words[hi].Role == KindWord {
		hi++
	}
	return lo, hi
}

// town reads the words for a campus, a port or a tribe as part of a town's name: the police of University Place.
func (a *asking) town() (Finding, bool) {
	if !a.saysMoreThanPolice() {
		return Finding{}, false
	}
	town := *a
	town.q.Tokens = slices.Clone(a.q.Tokens)
	for i, t := range town.q.Tokens {
		if t.Role == KindWord && !isPolice(t.Word) {
			town.q.Tokens[i].Role = Content
		}
	}
	town.q.Kind, town.q.Kinds, town.q.Said = knowledge.Police, 1, []knowledge.Kind{knowledge.Police}
	f, ok := town.exactly(append(town.readings(town.q.States), town.stateless()...))
	a.err = town.err
	return f, ok
}

// saysMoreThanPolice reports whether the police is asked about together with a word that stands in the names of
// towns and of agencies that are no town's.
func (a *asking) saysMoreThanPolice() bool {
	return slices.Contains(a.q.Said, knowledge.Police) && slices.ContainsFunc(a.q.Said, func(k knowledge.Kind) bool {
		return k == knowledge.Campus || k == knowledge.Port || k == knowledge.Tribal || k == knowledge.Military
	})
}
