package index

import (
	"cmp"
	"slices"
)

// definition answers with the term of the glossary that the question is about: all of its words but those
// that the lexicon has make the term or one of its other names.
func (a *asking) definition() (Finding, bool) {
	words := a.saidPlainly()
	lo, hi, ok := content(words)
	for size := min(len(words), longestTerm); size > 0; size-- {
		for from := 0; from+size <= len(words); from++ {
			if ok && (from > lo || from+size < hi) || !a.hasKindsWithin(words[from:from+size]) {
				continue
			}
			hits := a.find(termKey(a.q.Lang, plainWords(words[from:from+size])))
			if len(hits) == 1 {
				f := a.finding(Definition)
				f.Term = &a.base.Terms[hits[0].n]
				return f, true
			}
		}
	}
	return Finding{}, false
}

// hasKindsWithin reports whether no kind of agency is named but within the words: what agreements are to a police department is
// no definition of an agreement.
func (a *asking) hasKindsWithin(words []Token) bool {
	return !slices.ContainsFunc(a.q.Tokens, func(t Token) bool { return t.Role == KindWord && !stands(t, words) })
}

// saidPlainly returns the words of the question as they were typed, but for those that only join.
func (a *asking) saidPlainly() []Token {
	return slices.DeleteFunc(slices.Clone(a.q.Raw), func(t Token) bool { return t.Role == Joining || t.Role == Particle || t.Role == Dated })
}

// longestTerm is the greatest number of words in a term of the glossary or one of its other names.
const longestTerm = 6

// passagesShown is how many passages a Finding has at most: the one that answers and the next best.
const passagesShown = 3

// What a text scores at least that answers a question: one that may be about an agency or a place, one that cannot, and one of
// these that has words of the field.
const (
	sureScore  = 0.6
	leastScore = 0.49
	fieldScore = 0.33
)

// isOfField reports whether the question has a word that is said of the program and little else.
func (a *asking) isOfField() bool {
	ts := a.texts[a.q.Lang]
	return slices.ContainsFunc(a.q.Raw, func(t Token) bool { return t.Word == "287" || ts.field[ts.stem(t.Word)] })
}

// isCovered reports whether the texts have most words of the question that the lexicon does not have, and all of those that
// are a part of some name.
func (a *asking) isCovered() bool {
	ts := a.texts[a.q.Lang]
	own, lacking := 0, 0
	for _, t := range a.q.Raw {
		if !a.isTelling(t) || ts.joins[ts.stem(t.Word)] {
			continue
		}
		own++
		if !ts.has(t.Word) {
			if a.known(t.Word) && digits(t.Word) == "" {
				return false
			}
			lacking++
		}
	}
	return lacking*leastCovered <= own
}

// leastCovered says that the texts have most of some words: all but one in so many.
const leastCovered = 3

// explanation answers with the texts that the question's words lead to. One that has words that no text has, names a state, or
// counts may be about something else: it must be surely about the text. It is not about a term then unless it asks for one.
func (a *asking) explanation() (Finding, bool) {
	if a.q.Unclear || a.saysNothing() {
		return Finding{}, false
	}
	if !a.isRanked {
		a.isRanked, a.best = true, a.ranking(a.sought(a.q.Raw))
	}
	least := leastScore
	if a.isNameless && a.isOfField() {
		least = fieldScore
	}
	if !a.isCovered() || len(a.q.States) > 0 || a.q.Intent == Count {
		least = sureScore
	}
	if len(a.best) == 0 || a.best[0].score < least || a.best[0].of == ofNothing {
		return Finding{}, false
	}
	if a.best[0].of == ofTerm && len(a.q.States) > 0 && a.q.Intent != Definition {
		return Finding{}, false
	}
	f := a.finding(Explanation)
	shown := passagesShown
	if first := a.best[0]; first.of == ofTerm {
		f.Intent, f.Term = Definition, &a.base.Terms[first.n]
		shown--
	}
	for _, r := range a.best {
		if r.of == ofPassage && len(f.Passages) < shown && r.score >= a.best[0].score/2 {
			f.Passages = append(f.Passages, &a.base.Passages[r.n])
		}
	}
	return f, true
}

// inGeneral answers with a passage what is asked of a sheriff or the police and is so of any: "can a county quit?"
func (a *asking) inGeneral() (Finding, bool) {
	if a.q.Intent == Advice || a.q.Intent == Help || a.q.Intent == Sources || a.q.Before != nil || !a.isUnnamed() || !slices.ContainsFunc(general[a.q.Lang], func(p phrase[bool]) bool { return p.in(a.q.Raw) >= 0 }) {
		return Finding{}, false
	}
	f, ok := a.explanation()
	return f, ok && f.Term == nil && a.best[0].score >= sureScore
}

// saysNothing reports whether the question has no word that could lead to one text before another.
func (a *asking) saysNothing() bool {
	return len(a.q.Models) == 0 && !slices.ContainsFunc(a.q.Raw, func(t Token) bool {
		ts := a.texts[a.q.Lang]
		return a.isTelling(t) && digits(t.Word) != t.Word || ts.weights[ts.stem(t.Word)] > 0 && !ts.joins[ts.stem(t.Word)] && !idle[t.Word]
	})
}

// idle are words of the texts that lead to none of them by themselves.
var idle = setOf(`state states most there here are still yet it this that number numbers time people best worst year years`)

// ranking ranks the texts by how alike they are to the words of the question. A term is ahead where the question asks what something is, and
// behind where it does not.
func (a *asking) ranking(words stems) []ranked {
	best := a.texts[a.q.Lang].rank(words)
	for i := range best {
		switch {
		case best[i].of == ofNothing:
			best[i].score -= elsewhereLag
		case best[i].of == ofTerm && a.q.Intent == Definition:
			best[i].score += definingLead
		case best[i].of == ofTerm:
			best[i].score -= definingLead
		}
	}
	slices.SortStableFunc(best, func(x, y ranked) int { return cmp.Compare(y.score, x.score) })
	return best
}

const (
	elsewhereLag = 0.08 // that by which a topic that nothing is known of has to be the likelier
	definingLead = 0.1
)

// What a word of the lexicon counts for where a text is looked for: it may stand in any question. One that no text has says
// little of what the question is about.
const (
	ofLexicon  = 0.6
	ofIdleWord = 0.15
)

// isTelling reports whether a word may tell one text from another.
func (a *asking) isTelling(t Token) bool {
	return t.Role == Content || a.parser.words.talk[t.Word] && a.texts[a.q.Lang].has(t.Word)
}

// sought returns the stems that a text is looked for by, of words next to each other as they were typed.
func (a *asking) sought(raw []Token) stems {
	ts := a.texts[a.q.Lang]
	words := stems{}
	for i, t := range raw {
		word, share := t.Word, 1.0
		switch {
		case word == "287" && i+1 < len(raw) && raw[i+1].Word == "g":
			word = "287g"
		case word == "g" && i > 0 && raw[i-1].Word == "287":
			continue
		case t.Role == Content && !a.known(word):
			word = ts.mended(word)
		}
		stem := ts.stem(word)
		isIdle := ts.weights[stem] == 0
		switch {
		case isIdle && (ts.joins[stem] || len(word) == 1):
			continue
		case !a.isTelling(t) && isIdle:
			share = ofIdleWord
		case !a.isTelling(t):
			share = ofLexicon
		}
		words[stem] = max(words[stem], share)
	}
	return words
}

// everywhere are words that name the program.
var everywhere = map[string]bool{"287": true, "g": true, "287g": true, "ice": true, "program": true}

// notKnown answers where nothing is known: with close names if an agency or a place was meant.
func (a *asking) notKnown() Finding {
	if a.asksForNoZIP() {
		f := a.finding(Participation)
		f.Verdict, f.NoZIP = Unknown, true
		return f
	}
	if a.isBare() && !a.leans() {
		return a.finding(None)
	}
	f := a.finding(Participation)
	f.Verdict = Unknown
	if f.Unnamed = a.isUnnamed() || a.leans(); !f.Unnamed {
		f.Choices = a.suggestions()
	}
	return f
}

// isUnnamed reports whether the question is about a sheriff or the police and has no word that could say of where.
func (a *asking) isUnnamed() bool {
	_, _, named := content(a.q.Tokens)
	return !named && len(a.q.States) == 0 && !a.isBare()
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}
