package index

import (
	"cmp"
	"slices"
	"strings"

	"ask287/knowledge"
)

// People ask in a sentence or two. Of a longer text no more than the first bytes and words are looked at.
const (
	maxBytes  = 4096
	maxTokens = 120
)

// parser understands questions by their own words. It looks nothing up.
type parser struct {
	words     *lexicon
	nicknames []phrase[string]
	spanish   *glosses
	here      []phrase[bool]
	limits    *limits
	states    *stateReader
	tongues   map[string]knowledge.Lang // words that the texts of one language only are written in
}

// parse understands a question as far as its own words tell. known reports whether a word is a part of
// any known name: such a word is never taken for a misspelling. Times are reckoned from today.
// Locale is the language of a question that does not tell its own.
func (p *parser) parse(text string, today knowledge.Date, locale knowledge.Lang, known func(word string) bool) Question {
	return p.understand(Question{Text: text, Today: today, Locale: locale}, known)
}

// understand is parse for a question whose language may be known.
func (p *parser) understand(q Question, known func(word string) bool) Question {
	text, today := q.Text, q.Today
	text = strings.ToValidUTF8(text[:min(len(text), maxBytes)], " ")
	q.Raw = p.written(split(text))
	if q.Lang == "" {
		q.Lang = cmp.Or(p.language(text, q.Raw), q.Locale, knowledge.English)
	}
	if whole := p.unfolded(text, q.Raw, q.Lang); whole != text {
		text, q.Raw = whole, p.written(split(whole))
	}
	q.read = text
	for i, t := range q.Raw {
		if long := shortenings[q.Lang][t.Word]; long != "" && !t.Capital {
			q.Raw[i].Word = long
		}
	}
	q.Tokens = q.Raw
	if q.Lang == knowledge.Spanish {
		q.Tokens = p.spanish.translate(q.Raw, func(w string) bool { return p.states.words[w] || known(w) })
		p.giveRoles(text, q.Raw, always)
	}
	mended := known // English words are mended in English only: "detención" is no misspelt detention
	if q.Lang != knowledge.English {
		mended = always
	}
	p.giveRoles(text, q.Tokens, mended)
	if now, ok := today.Time(); ok {
		q.Period, ok = dates{text, q.Tokens, now, known}.period()
		q.Unclear = !ok
	}
	words := wordSet(q.Tokens)
	q.Aspects = p.aspects(q.Tokens, words)
	q.States = p.states.mentions(text, q.Tokens)
	q.keepBesideNames()
	q.ZIP = zip(text, q.Tokens)
	var used [maxTokens]bool
	q.Models = said(p.words.models.likely(words), q.Tokens, Filler, &used)
	q.Said = said(p.words.kinds.likely(words), q.Tokens, KindWord, &used)
	q.Kind, q.Kinds = theKind(q.Said)
	q.Negated = slices.ContainsFunc(q.Tokens, func(t Token) bool { return p.words.negations[t.Word] })
	q.Together = slices.ContainsFunc(q.Tokens, func(t Token) bool { return p.words.together[t.Word] })
	q.Intent = p.intent(&q, words)
	p.limit(&q)
	return q
}

// always takes every word for a part of some name.
func always(string) bool { return true }

// theKind returns the one kind of several that is meant, and how many are. A sheriff who is asked about
// with the jail is meant himself.
func theKind(kinds []knowledge.Kind) (knowledge.Kind, int) {
	if len(kinds) == 2 && slices.Contains(kinds, knowledge.Sheriff) && slices.Contains(kinds, knowledge.Corrections) {
		return knowledge.Sheriff, 1
	}
	if len(kinds) == 1 {
		return kinds[0], 1
	}
	return "", len(kinds)
}

// written puts one token for the number of the program where it is written as it is spoken: "two eighty seven g".
func (p *parser) written(tokens []Token) []Token {
	for i := 0; i < len(tokens); i++ {
		for _, spoken := range p.words.spoken {
			if n := len(spoken.words); spoken.at(tokens, i) {
				tokens[i].Word, tokens[i].End = "287g", tokens[i+n-1].End
				tokens = slices.Delete(tokens, i+1, i+n)
				break
			}
		}
	}
	return tokens
}

// giveRoles says what each word does.
func (p *parser) giveRoles(text string, tokens []Token, known func(word string) bool) {
	for n := range tokens {
		p.giveRole(&tokens[n], known)
		switch t := tokens[n]; {
		case n > 0 && t.Role == Content && tokens[n-1].Word == "new" && !tokens[n-1].Glossed:
			tokens[n-1].Role = Content // of New Hampton, which is not Hampton
		case n > 1 && t.Role == KindWord && tokens[n-1].Word == "agency" && tokens[n-2].Role == Content:
			tokens[n-1].Role = Content // of the Pawnee Agency, whose police is not that of Pawnee
		}
	}
	hyphenated(text, tokens)
	p.idioms(tokens)
	p.lowered(tokens)
	p.writtenOut(tokens)
	introduced(tokens)
	ofSpanish(tokens)
}

// idioms makes the words of idioms fillers, where they stand together.
func (p *parser) idioms(tokens []Token) {
	for i := range tokens {
		for _, idiom := range p.words.idioms[tokens[i].Word] {
			if !idiom.at(tokens, i) {
				continue
			}
			for k := range idiom.words {
				if t := &tokens[i+k]; t.Role == Content {
					t.Role = Filler
				}
			}
		}
	}
}

// giveRole says what a word does by itself. One of another language that the lexicon lacks the English for says nothing.
func (p *parser) giveRole(t *Token, known func(word string) bool) {
	if t.Role != Content {
		return
	}
	if t.Role = p.words.roles[t.Word]; t.Role != Content {
		return
	}
	if t.Glossed {
		t.Role = Filler
	} else if !known(t.Word) {
		if fixed, role, ok := p.words.near(t.Word); ok {
			t.Fixed, t.Role = fixed, role
		}
	}
}

// keepBesideNames leaves a word in the name that it stands beside where it was read as a misspelt word of the lexicon that says nothing: the
// Soth of Soth Harrison is not both. One written small beside a capital stays what it was read as.
func (q *Question) keepBesideNames() {
	var kept []int
	for i, t := range q.Tokens {
		for _, n := range []int{i - 1, i + 1} {
			if t.Fixed == "" || t.Role != Filler || n < 0 || n >= len(q.Tokens) || q.Tokens[max(i, n)].Comma {
				continue
			}
			name := q.Tokens[n]
			isOfState := slices.ContainsFunc(q.States, func(m Mention) bool { return m.From <= n && n < m.To })
			isName := name.Role == Content && !isOfState || name.Role == Designator && n > i || name.Word == "of" && n < i
			if isName && (t.Initial || !name.Initial) {
				kept = append(kept, i)
			}
		}
	}
	for _, i := range kept {
		q.Tokens[i].Role, q.Tokens[i].Fixed = Content, ""
	}
}

// hyphenated makes words of the lexicon that a hyphen ties to others a part of the name: Put-in-Bay lies in no Bay.
func hyphenated(text string, tokens []Token) {
	for _, pair := range [][2]int{{0, 1}, {1, 0}} {
		for i := 1; i < len(tokens); i++ {
			if text[tokens[i-1].End:tokens[i].Start] != "-" {
				continue
			}
			from, to := &tokens[i-1+pair[0]], &tokens[i-1+pair[1]]
			if from.Role == Content && to.Role == Filler {
				to.Role = Content
			}
		}
	}
}

// intent tells what the question wants from the first of its language's cues that it has.
func (p *parser) intent(q *Question, words map[string]bool) Intent {
	content := false
	for _, t := range q.Tokens {
		content = content || t.Role == Content || t.Role == KindWord || t.Role == Designator
	}
	timely := q.Asks(Signing, Duration, Growth, Newest, Change, Leaving) || q.Asks(Entering) && q.Period != Period{}
	if q.Lang == knowledge.Spanish {
		if i, ok := p.spanish.intent(q.Raw, timely, content); ok {
			return i
		}
	}
	for _, cue := range p.words.cues.likely(words) {
		if timely && cue.means != Advice && cue.means != Sources && cue.means != Help && cue.means != Count {
			break // "which agencies left" is no roster
		}
		if i := cue.in(q.Tokens); i >= 0 && (len(cue.words) > 1 || cue.means != Help && cue.means != Sources || !content || len(q.Tokens) <= shortQuestion) {
			return cue.means
		}
	}
	if timely {
		return Timeline
	}
	if !content && len(q.States) == 0 && q.ZIP == "" && len(q.Aspects) == 0 && len(q.Tokens) < 4 {
		return Help
	}
	return Participation
}

// said returns what the tokens say by phrases, each once, and gives their words the role. A word that one
// phrase has used says nothing else: the "police" of "state police" is no town's, the "jail" of the jail model no agency.
func said[T comparable](phrases []phrase[T], tokens []Token, role Role, used *[maxTokens]bool) []T {
	var out []T
	for _, p := range phrases {
	places:
		for i := range tokens {
			if !p.at(tokens, i) {
				continue
			}
			for k := range p.words {
				if used[i+k] {
					continue places
				}
			}
			for k := range p.words {
				used[i+k] = true
				if tokens[i+k].Role == Content {
					tokens[i+k].Role = role
				}
			}
			if !slices.Contains(out, p.means) {
				out = append(out, p.means)
			}
		}
	}
	return out
}

// zip returns the one word of five digits, with or without the four that may follow a hyphen.
func zip(text string, tokens []Token) string {
	found := ""
	for _, t := range tokens {
		w := text[t.Start:t.End]
		if len(w) == 5 && strings.Trim(w, "0123456789") == "" {
			if found != "" && found != w {
				return ""
			}
			found = w
		}
	}
	return found
}
