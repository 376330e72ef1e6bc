package index

import (
	"cmp"
	"slices"
	"strings"

	"ask287/knowledge"
)

// A lexicon holds the words of one language that a question is made of besides names.
type lexicon struct {
	roles     map[string]Role
	long      []string                  // the words long enough to be mended, sorted
	talk      map[string]bool           // words that say nothing of an agency, and may say what is to be explained
	idioms    map[string][]phrase[bool] // that say nothing, by their first words
	spoken    []phrase[bool]            // the ways to say 287(g) aloud
	negations map[string]bool
	together  map[string]bool
	kinds     book[knowledge.Kind] // tried in order, as are the others
	models    book[knowledge.Model]
	aspects   book[Aspect]
	cues      book[Intent]
	joins     []phrase[bool] // what stands between the things that one question names

	taking        map[string]bool // words of taking part
	ordinary      map[string]bool // that are names of places, too
	leading       map[string]bool // words that a name stands behind
	following     map[string]bool // and before
	takingPhrases []phrase[bool]
	frozen        []phrase[bool] // that name the program only by its letters: "ice cream"
	frames        []phrase[bool] // what a name is put in to be looked up
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

// at reports whether the phrase stands in tokens at i. A word of the question that was read as one of the lexicon
// matches as that one, too.
func (p phrase[T]) at(tokens []Token, i int) bool {
	if i+len(p.words) > len(tokens) {
		return false
	}
	for k, want := range p.words {
		if t := tokens[i+k]; t.Word != want && t.Fixed != want {
			return false
		}
	}
	return true
}

// wordSet returns the words of the tokens, and those of the lexicon that they are misspellings of.
func wordSet(tokens []Token) map[string]bool {
	set := make(map[string]bool, len(tokens)+1)
	for _, t := range tokens {
		set[t.Word], set[t.Fixed] = true, true
	}
	return set
}

// book holds phrases in order, and finds them by their first words.
type book[T any] struct {
	phrases []phrase[T]
	first   map[string][]int // the word to where the phrases stand that begin with it
}

func newBook[T any](phrases []phrase[T]) book[T] {
	b := book[T]{phrases, map[string][]int{}}
	for i, p := range phrases {
		b.first[p.words[0]] = append(b.first[p.words[0]], i)
	}
	return b
}

// likely returns the phrases whose first word is in the set, in order. The others need not be looked for.
func (b book[T]) likely(words map[string]bool) []phrase[T] {
	var at []int
	for w := range words {
		at = append(at, b.first[w]...)
	}
	slices.Sort(at)
	out := make([]phrase[T], len(at))
	for i, n := range at {
		out[i] = b.phrases[n]
	}
	return out
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

// newLexicon returns a lexicon of the words of each role, of those that people talk in besides, which no typing error is mended to, of
// the idioms, of the ways to say 287(g), of the words that negate, of those that ask for a sum, and of the phrases.
func newLexicon(
	roles map[Role]string, talk, idioms, spoken, negations, together string,
	kinds []phrase[knowledge.Kind], models []phrase[knowledge.Model], aspects []phrase[Aspect], cues []phrase[Intent], joins []phrase[bool],
) *lexicon {
	l := &lexicon{
		roles: map[string]Role{}, negations: map[string]bool{}, together: setOf(together), idioms: map[string][]phrase[bool]{}, talk: map[string]bool{},
		spoken: phrases([]saying[bool]{{true, spoken}}),
		kinds:  newBook(kinds), models: newBook(models), aspects: newBook(aspects), cues: newBook(cues), joins: joins,
	}
	for _, role := range []Role{Filler, Generic, KindWord, Designator, Joining} {
		for w := range strings.FieldsSeq(roles[role]) {
			l.roles[w] = role
		}
	}
	for w := range strings.FieldsSeq(negations) {
		l.negations[w] = true
		l.roles[w] = Filler
	}
	for w := range l.roles {
		if len(w) >= shortestFixed {
			l.long = append(l.long, w)
		}
	}
	slices.Sort(l.long)
	for w := range strings.FieldsSeq(talk) {
		if _, ok := l.roles[w]; !ok {
			l.roles[w], l.talk[w] = Filler, true
		}
	}
	for _, p := range phrases([]saying[bool]{{true, idioms}}) {
		l.idioms[p.words[0]] = append(l.idioms[p.words[0]], p)
	}
	return l
}

// near returns the word of the lexicon that w is one typing error away from, and its role: a word for a kind of agency or a sort
// of place before others, so that "plice" is no place. In some words for a kind two errors are mended. Words of fewer than four letters are too short to tell.
func (l *lexicon) near(w string) (string, Role, bool) {
	if len(w) < shortestFixed {
		return "", 0, false
	}
	found := ""
	for _, known := range l.long {
		if !oneEditApart(w, known) {
			continue
		}
		if role := l.roles[known]; role == KindWord || role == Designator {
			return known, role, true
		}
		found = cmp.Or(found, known)
	}
	for _, known := range l.long {
		if found == "" && fixedTwice[known] && twoEditsApart(w, known) {
			found = known
		}
	}
	return found, l.roles[found], found != ""
}

// shortestFixed is the least number of letters of a word of the lexicon that a typing error is mended in.
const shortestFixed = 4

// fixedTwice are words for a kind of agency that are misspelt like no others, so that two errors are mended in them: "sherrifs".
var fixedTwice = setOf(`sheriff sheriffs constable constables corrections`)
