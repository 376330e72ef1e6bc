package index

import (
	_ "embed"
	"maps"
	"slices"
	"strings"

	"ask287/knowledge"
)

// isElsewhere reports whether a question in which a name was found is about something else all the same. Towns are called Christmas, Beach
// and Love, and people look for apartments in Houston. It hardly is where it has a word of taking part.
func (a *asking) isElsewhere(f Finding) bool {
	if a.q.Limit != "" {
		return false
	}
	if f.Intent == Roster && f.Filter.State != nil && f.Filter.Kind == "" && a.q.Intent != Roster {
		return len(a.q.Aspects) == 0 && !a.saysTakingPart() && !a.isFramed(f) // "how do you spell Mississippi"
	}
	if !isOfName(f) {
		return false
	}
	if len(a.q.States) == 0 && a.q.Kinds == 0 && isOfPlaces(f) && !a.isFramed(f) && a.isOrdinary(f) {
		return true
	}
	if a.saysTakingPart() {
		return false
	}
	if isOfPlaces(f) && (f.Besides || a.countsOthers()) {
		return true
	}
	if len(a.q.Aspects) > 0 {
		return false
	}
	if a.isFramed(f) {
		return false
	}
	return a.isBare() && isOfPlaces(f) || a.isOfTopicElsewhere(f)
}

// isOfName reports whether a Finding is of what bears a name, and not of a kind of agency in a state.
func isOfName(f Finding) bool {
	return f.Subject != nil && f.Subject.State == nil || f.Verdict == Ambiguous
}

// isOfPlaces reports whether what a Finding is of, or offers, are places and no agencies.
func isOfPlaces(f Finding) bool {
	isPlace := func(s Subject) bool { return s.City != nil || s.County != nil }
	if f.Subject != nil {
		return isPlace(*f.Subject)
	}
	return slices.ContainsFunc(f.Choices, func(c Choice) bool { return isPlace(c.Subject) })
}

//go:embed ordinary.txt
var ordinaryText string

// ordinaryWords returns the words of English that are names of places by themselves.
func ordinaryWords() map[string]bool {
	words := map[string]bool{}
	for line := range strings.Lines(ordinaryText) {
		if !strings.HasPrefix(line, "#") {
			maps.Copy(words, setOf(line))
		}
	}
	return words
}

// isOrdinary reports whether the name of a place stands in the question as a word of English, written small, and not as a name does: "in plain
// words" and "money for joining" are, "is mobile part of it" is not.
func (a *asking) isOrdinary(f Finding) bool {
	named, words := namesOf(f), a.parser.words
	shouted := isShouted(a.q.read)
	for i, t := range a.q.Tokens {
		if t.Role != Content {
			continue
		}
		isSaid := i+1 < len(a.q.Tokens) && a.q.Tokens[i+1].Role == Designator || i > 0 && a.q.Tokens[i-1].Word == "of"
		if isSaid || !named[t.Word] || !words.ordinary[t.Word] || t.Initial && !shouted {
			return false
		}
		leads := i == 0 || words.leading[a.q.Tokens[i-1].Word] || a.q.Tokens[i-1].Role == Particle
		follows := i+1 == len(a.q.Tokens) || a.q.Tokens[i+1].Comma || words.following[a.q.Tokens[i+1].Word] || words.taking[a.q.Tokens[i+1].Word] || everywhere[a.q.Tokens[i+1].Word]
		if leads && follows {
			return false
		}
	}
	return true
}

// saysTakingPart reports whether the question has a word of the program, of its list or of taking part.
func (a *asking) saysTakingPart() bool {
	words := a.parser.words
	isFrozen := slices.ContainsFunc(words.frozen, func(p phrase[bool]) bool { return p.in(a.q.Tokens) >= 0 })
	for i, t := range a.q.Tokens {
		if everywhere[t.Word] && (t.Word != "ice" || !isFrozen) || words.taking[t.Word] || words.taking[t.Fixed] {
			return true
		}
		for _, p := range words.takingPhrases {
			if p.at(a.q.Tokens, i) && (len(p.words) > 1 || i+1 == len(a.q.Tokens) && !asksWhat[a.q.Tokens[0].Word]) {
				return true
			}
		}
	}
	return len(a.q.Models) > 0
}

// asksWhat are the words that begin a question that is no yes or no: "what county is Orlando in".
var asksWhat = setOf(`what which where who when how why`)

// isFramed reports whether all words besides the name, those for kinds, sorts and states are of those that people put a name in to have
// it looked up: "tell me about", "I live in".
func (a *asking) isFramed(f Finding) bool {
	words := a.parser.words
	var isFrame [maxTokens]bool
	for i := range a.q.Tokens {
		for _, p := range words.frames {
			if p.at(a.q.Tokens, i) {
				for k := range p.words {
					isFrame[i+k] = true
				}
			}
		}
	}
	named := namesOf(f)
	for i, t := range a.q.Tokens {
		isState := slices.ContainsFunc(a.q.States, func(m Mention) bool { return m.From <= i && i < m.To })
		if !isFrame[i] && !isState && t.Role == Filler && !named[t.Word] {
			return false
		}
	}
	return true
}

// namesOf returns the words of the names of what a Finding is of or offers.
func namesOf(f Finding) map[string]bool {
	named := map[string]bool{}
	add := func(s Subject) {
		for _, w := range knowledge.Words(s.Name()) {
			named[w] = true
		}
	}
	if f.Subject != nil {
		add(*f.Subject)
	}
	for _, c := range f.Choices {
		add(c.Subject)
	}
	return named
}

// isOfTopicElsewhere reports whether what the question says besides the name is most like one of the topics that nothing is known of; or,
// where it says nothing besides the name of a place, whether that is: the Snow of "is it going to snow".
func (a *asking) isOfTopicElsewhere(f Finding) bool {
	named := namesOf(f)
	rest := slices.DeleteFunc(slices.Clone(a.q.Raw), func(t Token) bool { return named[t.Word] || a.isInState(t) })
	if len(contentRuns(rest)) == 0 && isOfPlaces(f) {
		rest = slices.DeleteFunc(slices.Clone(a.q.Raw), a.isInState)
	}
	ts := a.texts[a.q.Lang]
	if !slices.ContainsFunc(rest, func(t Token) bool { return t.Role != KindWord && a.isTelling(t) && ts.has(t.Word) }) {
		return false
	}
	best := a.ranking(a.sought(rest))
	return len(best) > 0 && best[0].of == ofNothing && best[0].score >= leastScore
}

// isInState reports whether a token stands where a state is named.
func (a *asking) isInState(t Token) bool {
	return slices.ContainsFunc(a.q.States, func(m Mention) bool { return stands(t, a.q.Tokens[m.From:m.To]) })
}
