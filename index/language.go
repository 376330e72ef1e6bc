package index

import (
	"strings"

	"ask287/knowledge"
)

// language tells which language a question is put in: the one that more of its words belong to. Articles and prepositions,
// which begin names in the United States too ("Los Angeles", "La Salle"), count half; marks and letters that only one
// language has count like words. A word that
// only the texts of one language have counts half, too. It is "" where neither has more.
func (p *parser) language(text string, tokens []Token) knowledge.Lang {
	english, spanish := 0, wordsForMark*(strings.Count(text, "¿")+strings.Count(text, "¡"))
	isWritten := false
	for i, t := range tokens {
		if t.Capital || p.isWrittenAsCode(tokens, i) {
			continue // a state's two letters
		}
		_, isEnglish := p.words.roles[t.Word]
		isSpanish := p.spanish.has(t.Word)
		switch {
		case p.spanish.particles[t.Word]:
			spanish++
			if i > 0 && t.isOf() && p.isKindBefore(tokens[i-1]) {
				spanish++ // "sheriff de Collier"
			}
		case isSpanish && !isEnglish:
			spanish += 2
		case isEnglish && !isSpanish && !neutral[t.Word]:
			english += 2
		case isEnglish || isSpanish:
		case p.tongues[t.Word] == knowledge.Spanish:
			spanish++
			isWritten = true
		case p.tongues[t.Word] == knowledge.English:
			english++
		}
	}
	switch {
	case spanish > english && (spanish > 1 || isWritten):
		return knowledge.Spanish
	case english >= spanish && english > 0:
		return knowledge.English
	}
	return ""
}

// isWrittenAsCode reports whether a small word stands where a state's two letters do: at the end, or between what may be a name and the word for a kind
// of agency. The "pa" of "Beaver county pa sheriff" is no "para".
func (p *parser) isWrittenAsCode(tokens []Token, i int) bool {
	if i == 0 || p.states.codes[tokens[i].Word] == "" || tokens[i-1].isOf() {
		return false
	}
	return i+1 == len(tokens) || p.isKindBefore(tokens[i+1]) && !p.spanish.particles[tokens[i].Word] && !p.spanish.has(tokens[i-1].Word)
}

// wordsForMark is how much a mark that only Spanish has counts. The names of American agencies have English words in a question in Spanish.
const wordsForMark = 10

// isOf reports whether a particle stands before what something is of.
func (t Token) isOf() bool { return t.Word == "de" || t.Word == "del" }

// isKindBefore reports whether a word is one for a kind of agency, in either language.
func (p *parser) isKindBefore(t Token) bool {
	role := p.words.roles[t.Word]
	return role == KindWord || role == Designator
}

// neutral are words of the English lexicon that people say in Spanish too.
var neutral = setOf(`287 287g 287gs g ice sheriff sheriffs pd so county co usa us dhs moa memo troopers marshal marshals constable constables campus federal a
	jail enforcement model task force warrant warrants service officer officers detainer detainers hold holds notice appear sanctuary removal`)

// shortenings are what people write for a word where they type in haste, by language.
var shortenings = map[knowledge.Lang]map[string]string{
	knowledge.English: {"u": "you", "ur": "your", "wat": "what", "wut": "what", "abt": "about", "bc": "because", "cuz": "because", "govt": "government", "ppl": "people"},
	knowledge.Spanish: {"q": "que", "k": "que", "qe": "que", "xq": "porque", "pq": "porque", "pa": "para", "d": "de", "tmb": "tambien", "tb": "tambien"},
}
