package index

import (
	"slices"
	"strings"

	"github.com/blevesearch/bleve/v2"
)

// definition answers with the term of the glossary that the question is about: all of its words but those
// that the lexicon has make the term or one of its other names.
func (a *asking) definition() (Finding, bool) {
	words := a.saidPlainly()
	lo, hi, ok := content(words)
	for size := min(len(words), longestTerm); size > 0; size-- {
		for from := 0; from+size <= len(words); from++ {
			if ok && (from > lo || from+size < hi) {
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

// saidPlainly returns the words of the question as they were typed, but for those that only join.
func (a *asking) saidPlainly() []Token {
	return slices.DeleteFunc(slices.Clone(a.q.Raw), func(t Token) bool { return t.Role == Joining || t.Role == Particle || t.Role == Dated })
}

// longestTerm is the greatest number of words in a term of the glossary or one of its other names.
const longestTerm = 6

// passagesShown is how many passages a Finding has at most: the one that answers and the next best.
const passagesShown = 3

// explanation answers with the passages of the explainer that the question's own words lead to.
func (a *asking) explanation() (Finding, bool) {
	words := a.topic()
	if len(words) == 0 || a.q.Unclear || a.err != nil || !a.isCovered() {
		return Finding{}, false
	}
	result, err := a.store.SearchInContext(a.ctx, a.search(words))
	if err != nil {
		a.err = err
		return Finding{}, false
	}
	f := a.finding(Explanation)
	for _, h := range result.Hits {
		if h.Score < leastScore {
			break
		}
		if h.ID[0] == ofPassage {
			f.Passages = append(f.Passages, &a.base.Passages[number(h.ID)])
		}
	}
	return f, len(f.Passages) > 0
}

// leastScore is the score below which a passage is not what the question is about. Questions about the weather
// score 0.01 and requests for a joke 0.06; the least that a question with an answer was seen to score is 0.14.
const leastScore = 0.1

// isCovered reports whether the explainer or the glossary has every word of the question that the lexicon does
// not have. One that it lacks is likely a name, and then the question is not about the program as such.
func (a *asking) isCovered() bool {
	analyzer := a.store.Mapping().AnalyzerNamed(analyzers[a.q.Lang])
	texts := map[string]func(string) bool{}
	for _, field := range []string{fieldAsks, fieldTitle, fieldText} {
		has, err := a.lookup.dictionary(field + string(a.q.Lang))
		if err != nil {
			a.err = err
			return false
		}
		texts[field] = has
	}
	for _, t := range a.q.Raw {
		if !a.isTelling(t) {
			continue
		}
		for _, stem := range analyzer.Analyze([]byte(t.Word)) {
			term := string(stem.Term)
			if !texts[fieldAsks](term) && !texts[fieldTitle](term) && !texts[fieldText](term) {
				return false
			}
		}
	}
	return true
}

// isTelling reports whether a word may tell one passage from another.
func (a *asking) isTelling(t Token) bool { return t.Role == Content || a.parser.words.talk[t.Word] }

// search looks for the words of the question, and twice as hard for those that the lexicon does not have: in "is it
// true that 456 agencies signed" the number says which passage.
func (a *asking) search(words []string) *bleve.SearchRequest {
	var own []string
	for _, t := range a.q.Raw {
		if a.isTelling(t) {
			own = append(own, t.Word)
		}
	}
	either := bleve.NewDisjunctionQuery()
	for field, boost := range map[string]float64{fieldAsks: 3, fieldTitle: 2, fieldText: 1} {
		for weight, text := range map[float64]string{1: strings.Join(words, " "), 2: strings.Join(own, " ")} {
			match := bleve.NewMatchQuery(text)
			match.SetField(field + string(a.q.Lang))
			match.SetBoost(boost * weight)
			either.AddQuery(match)
		}
	}
	r := bleve.NewSearchRequestOptions(either, passagesShown, 0, false)
	r.SortBy([]string{"-_score", "_id"})
	return r
}

// topic returns the words that say what an explanation is wanted of: all but those that stand in every
// question about the program.
func (a *asking) topic() []string {
	var words []string
	for _, t := range a.q.Raw {
		if t.Role != Joining && !everywhere[t.Word] && !slices.Contains(words, t.Word) {
			words = append(words, t.Word)
		}
	}
	return words
}

// everywhere are words that tell no passage from another.
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
