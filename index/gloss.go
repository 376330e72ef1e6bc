package index

import (
	"slices"
	"strings"
)

// glosses turn the words of a question in another language into those of the English lexicon, so that one set of rules
// understands both: "alguacil" is a sheriff, "hace dos años" two years ago. Names stay as they are.
type glosses struct {
	words     map[string][]gloss // by their first word, the longest first
	long      []string           // single words long enough to be mended, sorted
	particles map[string]bool    // articles and prepositions, which names begin with too: La Salle, De Soto
	cues      book[Intent]       // of intents, in the language's own words
}

// gloss is a phrase and the English words that stand for it. Without any, its words say nothing of what is asked about.
type gloss struct {
	phrase  []string
	english []string
}

func newGlosses(sayings []saying[string], fillers, particles string, cues []phrase[Intent]) *glosses {
	g := &glosses{words: map[string][]gloss{}, particles: map[string]bool{}, cues: newBook(cues)}
	all := phrases(sayings)
	for w := range strings.FieldsSeq(fillers) {
		all = append(all, phrase[string]{words: []string{w}})
	}
	for _, p := range all {
		g.words[p.words[0]] = append(g.words[p.words[0]], gloss{p.words, strings.Fields(p.means)})
		if len(p.words) == 1 && len(p.words[0]) >= shortestGlossFixed {
			g.long = append(g.long, p.words[0])
		}
	}
	for _, all := range g.words {
		slices.SortStableFunc(all, func(x, y gloss) int { return len(y.phrase) - len(x.phrase) })
	}
	for p := range strings.FieldsSeq(particles) {
		g.particles[p] = true
	}
	slices.Sort(g.long)
	return g
}

// shortestGlossFixed is the least number of letters of a word that a typing error is mended in.
const shortestGlossFixed = 5

// translate returns the tokens with what the glosses have in English. The words of a phrase become one run of tokens that
// stands where the phrase does. The tokens themselves are told which of them the glosses have.
func (g *glosses) translate(tokens []Token, known func(word string) bool) []Token {
	mended := g.mend(tokens, known)
	out := make([]Token, 0, len(tokens)+4)
	for i := 0; i < len(mended); {
		t := mended[i]
		found := g.at(mended, i)
		if found != nil {
			for k := range found.phrase {
				tokens[i+k].Role = Filler
			}
		}
		switch {
		case found == nil:
			if g.particles[t.Word] && !t.Capital {
				t.Role, tokens[i].Role = Particle, Particle
			}
			out = append(out, t)
			i++
			continue
		case len(found.english) == 0:
			for _, t := range mended[i : i+len(found.phrase)] {
				t.Role, t.Glossed = Filler, true
				out = append(out, t)
			}
		default:
			out = append(out, found.tokens(mended[i:i+len(found.phrase)])...)
		}
		i += len(found.phrase)
	}
	return reckoned(out[:min(len(out), maxTokens)])
}

// tokens returns the tokens that stand for those of the phrase: the first spans it, the others are at its end.
func (g *gloss) tokens(phrase []Token) []Token {
	out := make([]Token, len(g.english))
	end := phrase[len(phrase)-1].End
	for k, w := range g.english {
		out[k] = Token{Word: w, Start: end, End: end, Glossed: true}
	}
	out[0].Start, out[0].Comma = phrase[0].Start, phrase[0].Comma
	return out
}

// has reports whether a word begins a phrase of the language's own. English words stand among the others to be mended.
func (g *glosses) has(word string) bool {
	return slices.ContainsFunc(g.words[word], func(g gloss) bool { return len(g.english) != 1 || g.english[0] != word })
}

// intent tells what the question wants from the first of the language's cues that it has. One that asks about time is
// told by the words for that, except where it counts or is none of the list's business.
func (g *glosses) intent(raw []Token, timely, content bool) (Intent, bool) {
	for _, cue := range g.cues.likely(wordSet(raw)) {
		if timely && cue.means != Advice && cue.means != Sources && cue.means != Help && cue.means != Count {
			return "", false
		}
		if cue.in(raw) >= 0 && (len(cue.words) > 1 || cue.means != Help && cue.means != Sources || !content || len(raw) <= shortQuestion) {
			return cue.means, true
		}
	}
	return "", false
}

// at returns the longest phrase that stands in tokens at i, nil where there is none. What is written in capitals or, within
// the text, begins with one is more likely a name.
func (g *glosses) at(tokens []Token, i int) *gloss {
	for k := range g.words[tokens[i].Word] {
		found := &g.words[tokens[i].Word][k]
		if i+len(found.phrase) > len(tokens) {
			continue
		}
		same := true
		for j, w := range found.phrase {
			same = same && tokens[i+j].Word == w && !tokens[i+j].Capital
		}
		if same {
			return found
		}
	}
	return nil
}

// mend returns the tokens with single words of the glosses that have a typing error written right. Beside a name a word is not
// mended to one that says nothing: the Fals of Klamath Fals may be a part of it.
func (g *glosses) mend(tokens []Token, known func(word string) bool) []Token {
	out := slices.Clone(tokens)
	for i, t := range out {
		if len(t.Word) < shortestGlossFixed-1 || g.words[t.Word] != nil || g.particles[t.Word] || known(t.Word) {
			continue
		}
		if i > 0 && tokens[i-1].isOf() && !g.leadsToName(tokens, i+1, known) {
			continue // it is the name
		}
		beside := g.isBesideName(tokens, i, known)
		for _, w := range g.long {
			if oneEditApart(t.Word, w) && (!beside || len(g.words[w][0].english) > 0) {
				out[i].Word = w
				break
			}
		}
	}
	return out
}

// isName reports whether a token is a word of a name, and none of the language's own.
func (g *glosses) isName(t Token, known func(word string) bool) bool {
	return known(t.Word) && g.words[t.Word] == nil && !g.particles[t.Word]
}

// leadsToName reports whether "de" or a word of a name stands at i: "condado de", "policía Tampa".
func (g *glosses) leadsToName(tokens []Token, i int, known func(word string) bool) bool {
	return i < len(tokens) && (tokens[i].isOf() || !tokens[i].Comma && g.isName(tokens[i], known))
}

// isBesideName reports whether a word of a name stands beside the token at i, with no comma between. One written small beside a capital
// is none.
func (g *glosses) isBesideName(tokens []Token, i int, known func(word string) bool) bool {
	for _, n := range []int{i - 1, i + 1} {
		if n < 0 || n >= len(tokens) || tokens[max(i, n)].Comma || tokens[n].Initial && !tokens[i].Initial {
			continue
		}
		if g.isName(tokens[n], known) {
			return true
		}
	}
	return false
}

// reckoned puts "ago", which other languages say before a stretch of time, behind it.
func reckoned(tokens []Token) []Token {
	for i, t := range tokens {
		switch {
		case !t.isAgo():
		case i+2 < len(tokens) && slices.Contains(units, strings.TrimSuffix(tokens[i+2].Word, "s")):
			tokens[i], tokens[i+1], tokens[i+2] = moved(tokens[i+1], t.Start), moved(tokens[i+2], tokens[i+1].End), moved(t, tokens[i+2].End)
		case i < 2 || !slices.Contains(units, strings.TrimSuffix(tokens[i-1].Word, "s")):
			tokens[i].Word = "does"
		}
	}
	return tokens
}

// isAgo reports whether a token is the "ago" of another language, which may say no more than that something is done: "¿qué
// hace la policía?"
func (t Token) isAgo() bool { return t.Glossed && t.Word == "ago" }

// moved returns a token that stands at a place of no width.
func moved(t Token, at int) Token {
	t.Start, t.End = at, at
	return t
}

// variants returns the ways to read the particles of a question, the likeliest first: those within a name belong to it,
// an article before one may, and then a preposition may too: the sheriff of DeSoto County is "el sheriff de Soto County".
// Else particles only join.
func variants(tokens []Token) [][]Token {
	if !slices.ContainsFunc(tokens, func(t Token) bool { return t.Role == Particle }) {
		return [][]Token{tokens}
	}
	var out [][]Token
	for _, keep := range []func(t Token, isInner bool) bool{
		func(t Token, isInner bool) bool { return isInner || t.isArticle() },
		func(Token, bool) bool { return true },
		func(t Token, isInner bool) bool { return !isInner && t.isArticle() },
	} {
		out = append(out, withParticles(tokens, keep))
	}
	return out
}

// isArticle reports whether a particle is one.
func (t Token) isArticle() bool { return !t.isOf() && t.Word != "du" }

// withParticles returns the tokens with the particles that belong to a name by keep, which is told whether one stands
// between two words of a name. What is left out parts the words beside it.
func withParticles(tokens []Token, keep func(t Token, isInner bool) bool) []Token {
	out := make([]Token, 0, len(tokens))
	parted := false
	for i, t := range tokens {
		if t.Role != Particle {
			t.Comma = t.Comma || parted
			out, parted = append(out, t), false
			continue
		}
		next := i + 1
		for next < len(tokens) && tokens[next].Role == Particle {
			next++
		}
		if next == len(tokens) || tokens[next].Role != Content {
			continue // it stands before no name
		}
		isInner := len(out) > 0 && out[len(out)-1].Role == Content
		switch {
		case !keep(t, isInner):
			parted = isInner
		case isInner:
			t.Role = Content
			out = append(out, t)
		default:
			out = append(out, t)
		}
	}
	return out
}
