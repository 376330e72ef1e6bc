package index

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/analysis/lang/en"
	"github.com/blevesearch/bleve/v2/analysis/lang/es"

	"ask287/knowledge"
)

// texts are the passages and terms of one language, ready to be compared with questions by their stems. They are few: each
// is compared, and how alike it is to the question is told on a scale of its own, from nothing in common, 0, to 1. So
// one can tell when a question is about none of them, which the score of a search engine does not say.
type texts struct {
	stemmer analysis.TokenFilter
	same    map[string]string // stems that mean the same, by the one that stands for them
	all     []text
	weights map[string]float64 // of stems, by how few texts they tell apart
	field   map[string]bool    // stems of words that are said of the program
	joins   map[string]bool
	words   []string // that the texts are written in, long enough to be mended, sorted
}

// text is a passage or a term.
type text struct {
	hit
	asks []wanted // how people ask for it, and what it is called: each by itself
	has  stems    // all words in it; those only of its body for half
}

// wanted is one such way, and what its words weigh together.
type wanted struct {
	has   stems
	total float64
}

// stems are the stems of a text, and how much each counts in it.
type stems map[string]float64

// inBody is how much a word counts that only the body of a text has.
const inBody = 0.5

// stemmers are those of the texts' languages.
var stemmers = map[knowledge.Lang]analysis.TokenFilter{knowledge.English: en.NewEnglishStemmerFilter(), knowledge.Spanish: es.NewSpanishStemmerFilter()}

func newTexts(base *knowledge.Base, lang knowledge.Lang) *texts {
	ts := &texts{stemmer: stemmers[lang], same: map[string]string{}, weights: map[string]float64{}}
	for line := range strings.Lines(synonyms[lang]) {
		words := strings.Fields(line) // none in the first line
		for _, w := range words {
			ts.same[ts.cut(w)] = ts.cut(words[0])
		}
	}
	for i, p := range base.Passages {
		if p.Lang == lang {
			ts.add(hit{ofPassage, i}, append([]string{p.Title}, p.Asks...), p.Text)
		}
	}
	for i, t := range base.Terms {
		if t.Lang == lang {
			ts.add(hit{ofTerm, i}, slices.Concat([]string{t.Name}, t.Also, t.Asks), t.Text)
		}
	}
	for line := range strings.Lines(strings.TrimSpace(elsewhere[lang])) {
		ts.add(hit{of: ofNothing}, strings.Split(line, "|"), "")
	}
	for _, t := range ts.all {
		for s := range t.has {
			ts.weights[s]++
		}
	}
	ts.joins = ts.joining(lang)
	ts.field = map[string]bool{}
	for w := range strings.FieldsSeq(field[lang]) {
		ts.field[ts.stem(w)] = true
	}
	for s, n := range ts.weights {
		ts.weights[s] = ts.weight(n)
		if ts.joins[s] {
			ts.weights[s] *= ofJoining
		}
	}
	for _, t := range ts.all {
		for i := range t.asks {
			for s := range t.asks[i].has {
				t.asks[i].total += ts.weights[s]
			}
		}
	}
	slices.Sort(ts.words)
	ts.words = slices.Compact(ts.words)
	return ts
}

// weight returns how much a stem counts that n of the texts have: the more, the fewer they are.
func (ts *texts) weight(n float64) float64 {
	all := float64(len(ts.all))
	return math.Log((all+1)/(n+0.5)) / math.Log(2*(all+1))
}

// ofUnknown is the weight of a word that no text has.
const ofUnknown = 0.7

// ofJoining is what counts of the weight of a word that stands in any sentence: "how", "do", "the".
const ofJoining = 0.2

// joining returns the stems of those words.
func (ts *texts) joining(lang knowledge.Lang) map[string]bool {
	words := analysis.NewTokenMap()
	if err := words.LoadBytes(map[knowledge.Lang][]byte{knowledge.English: en.EnglishStopWords, knowledge.Spanish: es.SpanishStopWords}[lang]); err != nil {
		panic("index: the stop words of bleve: " + err.Error()) // they are built in
	}
	set := map[string]bool{}
	for w := range tellings {
		set[ts.stem(w)] = true
	}
	for w := range words {
		for _, plain := range knowledge.Words(w) {
			if !negating[plain] {
				set[ts.stem(plain)] = true
			}
		}
	}
	return set
}

// tellings are words that ask to be told something, in both languages.
var tellings = setOf(`explain explains tell describe explica explicar explique explicame expliqueme dime digame`)

// negating are stop words that are not left aside: what "not listed" means is another thing than what "listed" does.
var negating = setOf(`not no nor ni sin contra against`)

func (ts *texts) add(of hit, asks []string, body string) {
	t := text{hit: of, has: stems{}}
	for _, s := range ts.read(body) {
		t.has[s] = inBody
	}
	for _, words := range asks {
		set := stems{}
		for _, s := range ts.read(words) {
			set[s], t.has[s] = 1, 1
		}
		t.asks = append(t.asks, wanted{has: set})
	}
	ts.all = append(ts.all, t)
}

// read returns the stems of a text, and learns its words.
func (ts *texts) read(body string) []string {
	var out []string
	for _, w := range together287(knowledge.Words(body)) {
		out = append(out, ts.stem(w))
		if len(w) >= shortestGlossFixed {
			ts.words = append(ts.words, w)
		}
	}
	return out
}

// together287 puts "287 g" together, which is written in many ways.
func together287(words []string) []string {
	for i := 0; i+1 < len(words); i++ {
		if words[i] == "287" && words[i+1] == "g" {
			words = slices.Replace(words, i, i+2, "287g")
		}
	}
	return words
}

// stem returns the stem of a word, or that which stands for it.
func (ts *texts) stem(word string) string {
	s := ts.cut(word)
	return cmp.Or(ts.same[s], s)
}

func (ts *texts) cut(word string) string {
	return string(ts.stemmer.Filter(analysis.TokenStream{{Term: []byte(word)}})[0].Term)
}

// ranked is a text and how alike it is to a question.
type ranked struct {
	hit
	score float64
}

// counted is a stem of a question, what it counts in it, and its weight in the texts.
type counted struct {
	stem         string
	here, weight float64
}

// rank compares the texts with the words of a question, of which each counts as much as it is given, and returns the best first.
func (ts *texts) rank(words stems) []ranked {
	total := 0.0
	counts := make([]counted, 0, len(words))
	for s, share := range words {
		w, ok := ts.weights[s]
		here := w * share
		if !ok {
			here = ofUnknown * share
		}
		counts = append(counts, counted{s, here, w})
		total += here
	}
	if total == 0 {
		return nil
	}
	var out []ranked
	for i := range ts.all {
		t := &ts.all[i]
		covered := 0.0
		for _, c := range counts {
			covered += c.here * t.has[c.stem]
		}
		if covered == 0 {
			continue
		}
		out = append(out, ranked{t.hit, (covered/total + t.likest(counts, total)) / 2})
	}
	slices.SortStableFunc(out, func(x, y ranked) int { return cmp.Compare(y.score, x.score) })
	return out
}

// likest returns how alike the question is to that way to ask for the text that is most like it.
func (t *text) likest(counts []counted, total float64) float64 {
	best := 0.0
	for _, ask := range t.asks {
		common := 0.0
		for _, c := range counts {
			if ask.has[c.stem] > 0 {
				common += c.here + c.weight
			}
		}
		best = max(best, common/(total+ask.total))
	}
	return best
}

// writtenIn returns the words that the texts of one language only are written in.
func writtenIn(all map[knowledge.Lang]*texts) map[string]knowledge.Lang {
	out := map[string]knowledge.Lang{}
	for lang, ts := range all {
		for _, w := range ts.words {
			if _, isOfBoth := out[w]; isOfBoth {
				out[w] = ""
			} else {
				out[w] = lang
			}
		}
	}
	return out
}

// has reports whether a text has the word, or one that means the same.
func (ts *texts) has(word string) bool { return ts.weights[ts.stem(word)] > 0 }

// mended returns the word of the texts that w is one typing error away from, w where there is none.
func (ts *texts) mended(w string) string {
	if len(w) <= shortestGlossFixed || ts.has(w) {
		return w
	}
	for _, known := range ts.words {
		if oneEditApart(w, known) {
			return known
		}
	}
	return w
}
