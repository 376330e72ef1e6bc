package index

import (
	"strings"

	"ask287/knowledge"
)

// A lexicon holds the words of one language that a question is made of besides names.
type lexicon struct {
	roles     map[string]Role
	negations map[string]bool
	kinds     []phrase[knowledge.Kind] // tried in order, as are the others
	models    []phrase[knowledge.Model]
	cues      []phrase[Intent]
}

// phrase is a run of words that means something.
type phrase[T any] struct {
	words []string
	means T
}

// saying is a meaning and the phrases that have it: one a line, or several on a line with "|" between.
type saying[T any] struct {
	means T
	text  string
}

// phrases takes sayings apart into their phrases, in order.
func phrases[T any](sayings []saying[T]) []phrase[T] {
	var out []phrase[T]
	for _, s := range sayings {
		for p := range strings.FieldsFuncSeq(s.text, func(r rune) bool { return r == '|' || r == '\n' }) {
			if words := strings.Fields(p); len(words) > 0 {
				out = append(out, phrase[T]{words, s.means})
			}
		}
	}
	return out
}

// at reports whether the phrase stands in tokens at i. A word that ends in * matches every word
// that begins so, and one of the question that was read as a word of the lexicon matches as that word.
func (p phrase[T]) at(tokens []Token, i int) bool {
	if i+len(p.words) > len(tokens) {
		return false
	}
	for k, want := range p.words {
		got := tokens[i+k].Word
		if tokens[i+k].Fixed != "" {
			got = tokens[i+k].Fixed
		}
		if stem, ok := strings.CutSuffix(want, "*"); ok {
			if !strings.HasPrefix(got, stem) {
				return false
			}
		} else if got != want {
			return false
		}
	}
	return true
}

// in returns where the phrase first stands in tokens, or -1.
func (p phrase[T]) in(tokens []Token) int {
	for i := range tokens {
		if p.at(tokens, i) {
			return i
		}
	}
	return -1
}

// newLexicon returns a lexicon of the words of each role, of those that negate, and of the phrases.
func newLexicon(roles map[Role]string, negations string, kinds []phrase[knowledge.Kind], models []phrase[knowledge.Model], cues []phrase[Intent]) *lexicon {
	l := &lexicon{roles: map[string]Role{}, negations: map[string]bool{}, kinds: kinds, models: models, cues: cues}
	for _, role := range []Role{Filler, Generic, KindWord, Designator, Joining} {
		for w := range strings.FieldsSeq(roles[role]) {
			l.roles[w] = role
		}
	}
	for w := range strings.FieldsSeq(negations) {
		l.negations[w] = true
		l.roles[w] = Filler
	}
	return l
}

// near returns the word of the lexicon that w is one typing error away from, and its role. Words of
// fewer than four letters are too short to tell.
func (l *lexicon) near(w string) (string, Role, bool) {
	if len(w) < 4 {
		return "", 0, false
	}
	for _, e := range oneEdit(w) {
		if r, ok := l.roles[e]; ok && len(e) >= 4 {
			return e, r, true
		}
	}
	return "", 0, false
}

const letters = "abcdefghijklmnopqrstuvwxyz"

// oneEdit returns every word that one typing error makes of w: two letters swapped, one left out, one
// wrong, one too many. Likelier errors come first.
func oneEdit(w string) []string {
	out := make([]string, 0, len(w)*54)
	for i := range len(w) - 1 {
		out = append(out, w[:i]+w[i+1:i+2]+w[i:i+1]+w[i+2:])
	}
	for i := range len(w) {
		out = append(out, w[:i]+w[i+1:])
	}
	for i := range len(w) + 1 {
		for _, c := range letters {
			out = append(out, w[:i]+string(c)+w[i:])
		}
	}
	for i := range len(w) {
		for _, c := range letters {
			out = append(out, w[:i]+string(c)+w[i+1:])
		}
	}
	return out
}
