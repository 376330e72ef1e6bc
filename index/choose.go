package index

import (
	"slices"
	"strconv"

	"ask287/knowledge"
)

// chosen takes one of the choices that were offered: by its number, its state, its kind or a word of its name.
func (f *follower) chosen() (Finding, bool) {
	if len(f.choices) == 0 || f.isOfMany() {
		return Finding{}, false // "which agencies in Florida" chooses nothing
	}
	if n := f.ordinal(); n > 0 && n <= len(f.choices) {
		return f.settle(f.choices[n-1]), true
	}
	left := f.choices
	keep := func(ok func(Subject) bool) {
		left = slices.DeleteFunc(slices.Clone(left), func(s Subject) bool { return !ok(s) })
	}
	if len(f.q.States) > 0 {
		keep(func(s Subject) bool {
			return slices.ContainsFunc(f.q.States, func(m Mention) bool { return m.State == s.StateCode() })
		})
	}
	if f.q.Kinds == 1 {
		keep(func(s Subject) bool {
			return s.Agency != nil && s.Agency.Kind == f.q.Kind || s.County != nil && f.q.Kind == knowledge.Sheriff
		})
	}
	for i, t := range f.q.Tokens {
		switch isState := slices.ContainsFunc(f.q.States, func(m Mention) bool { return m.From <= i && i < m.To }); {
		case isState:
		case t.Role == Content:
			keep(func(s Subject) bool { return slices.Contains(f.wordsOf(s), t.Word) })
		case t.Role == Designator:
			keep(func(s Subject) bool {
				return slices.Contains(f.wordsOf(s), designator(t)) || s.City != nil && designator(t) == "city"
			})
		}
	}
	switch {
	case len(left) == 1:
		return f.settle(left[0]), true
	case len(left) > 1 && len(left) < len(f.choices):
		return f.offer(left), true
	}
	return Finding{}, false
}

// offer asks which of several is meant.
func (f *follower) offer(choices []Subject) Finding {
	found := f.finding(Participation)
	found.Verdict, found.Choices = Ambiguous, f.asking.choices(choices)
	return found
}

// wordsOf returns the words of a choice's name and of its counties' names.
func (f *follower) wordsOf(s Subject) []string {
	words := knowledge.Words(s.Name())
	for _, fips := range s.Counties() {
		words = append(words, knowledge.Words(f.base.County(fips).Name)...)
	}
	return words
}

// ordinal returns the number of the choice that the question names and nothing else: "the second one", "2"; 0 for none.
func (f *follower) ordinal() int {
	n := 0
	for _, t := range f.q.Raw {
		word := t.Word
		if spoken, ok := ordinals[word]; ok {
			word = spoken
		}
		number, err := strconv.Atoi(word)
		switch {
		case err == nil && n == 0:
			n = number
		case err == nil || t.Role == Content && !ordinalWords[t.Word]:
			return 0
		}
	}
	return n
}

// affirmed takes the one choice that was offered, where the question only says yes.
func (f *follower) affirmed() (Finding, bool) {
	if len(f.choices) != 1 || len(f.q.Raw) == 0 || len(f.q.Raw) > 4 || !yeses[f.q.Raw[0].Word] || f.isNamed {
		return Finding{}, false
	}
	return f.settle(f.choices[0]), true
}
