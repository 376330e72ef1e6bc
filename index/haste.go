package index

import "slices"

// points are the letters that people write for a part of the compass before a name: W Palm Beach lies beside Palm Beach.
var points = map[string]string{"n": "north", "s": "south", "e": "east", "w": "west"}

// writtenOut puts the whole word in the place of a letter that stands for a part of the compass. Written small it is "with", "and" or
// an ending behind most words.
func (p *parser) writtenOut(tokens []Token) {
	for i, t := range tokens {
		whole := points[t.Word]
		if whole == "" || t.Glossed || i+1 == len(tokens) || tokens[i+1].Role != Content || tokens[i+1].Comma || p.states.namesAt(tokens, i) {
			continue
		}
		isWithin := i > 0 && !t.Comma && tokens[i-1].Role == Content // Cut N Shoot
		if isWithin || !t.Initial && i > 0 && !t.Comma && !p.leadsToPoint(t, tokens[i-1]) {
			continue
		}
		tokens[i].Word, tokens[i].Role, tokens[i].Fixed = whole, Content, ""
	}
}

// leadsToPoint reports whether a small letter behind the word may stand for a part of the compass.
func (p *parser) leadsToPoint(t, before Token) bool {
	switch before.Role {
	case Filler:
		return t.Word == "w" && !p.words.taking[before.Word] && before.Word != "have" && before.Word != "has" || t.Word != "w" && lies(before)
	case Joining:
		return true
	}
	return false
}

// namesAt reports whether the name of a state begins at i: "N Carolina", "W Va".
func (r *stateReader) namesAt(tokens []Token, i int) bool {
	return slices.ContainsFunc(r.first[tokens[i].Word], func(n stateName) bool {
		_, ok := n.at(tokens, i)
		return ok
	})
}

// lowered takes the capitals for nothing in a run of words in capitals that has a word of the lexicon: the ME of "TELL ME ABOUT Polk
// County" is no Maine.
func (p *parser) lowered(tokens []Token) {
	for from := 0; from < len(tokens); from++ {
		to, shouts := from, false
		for ; to < len(tokens) && tokens[to].Capital; to++ {
			t := tokens[to]
			shouts = shouts || t.Role != Content && len(t.Word) >= shortestShouted && p.words.roles[t.Word] == t.Role
		}
		if shouts && to-from > 1 {
			for i := from; i < to; i++ {
				tokens[i].Capital = false
			}
		}
		from = max(from, to-1)
	}
}

// shortestShouted is the least number of letters of a word in capitals that tells that they say nothing. Shorter ones are written so: PD, ICE.
const shortestShouted = 4

// contracted are words that people write with an apostrophe and that are others without it, ID and Ill. among them, and whose they are.
var contracted = map[string]string{"id": "i", "ill": "i", "hed": "he", "hell": "he", "shed": "she", "shell": "she", "wed": "we", "well": "we", "were": "we"}

// introductions are what people say before their own names.
var introductions = phrases([]saying[bool]{{true, `my name is | my names | my name s | me llamo | mi nombre es`}})

// longestPerson is the greatest number of words in a person's name.
const longestPerson = 3

// introduced makes the name of who asks say nothing: "my name is Taylor".
func introduced(tokens []Token) {
	for i := range tokens {
		for _, said := range introductions {
			if !said.at(tokens, i) {
				continue
			}
			for k := i + len(said.words); k < min(len(tokens), i+len(said.words)+longestPerson) && tokens[k].Role == Content && !tokens[k].Comma; k++ {
				tokens[k].Role = Filler
			}
		}
	}
}

// ofSpanish makes the little words of Spanish between the words for an agency and its name say nothing in a question in English: "el sheriff
// de Collier County". The DE at the end is Delaware.
func ofSpanish(tokens []Token) {
	isKind := func(i int) bool {
		return i >= 0 && i < len(tokens) && (tokens[i].Role == KindWord || tokens[i].Role == Designator)
	}
	for i, t := range tokens {
		isOf := (t.isOf() || t.Word == "d") && isKind(i-1) && i+1 < len(tokens) && tokens[i+1].Role == Content && !tokens[i+1].Comma
		if t.Role == Content && !t.Capital && (isOf || t.Word == "el" && isKind(i+1)) {
			tokens[i].Role = Filler
		}
	}
}
