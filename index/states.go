package index

import (
	"slices"
	"strings"

	"ask287/knowledge"
)

// stateReader finds the states that a question names.
type stateReader struct {
	names []stateName
	first map[string][]stateName // those that begin with the word
	words map[string]bool        // of the names in other languages than English
	codes map[string]string      // the lower-case code to the code
}

// stateName is one way to write a state's name.
type stateName struct {
	words []string
	state string
}

// shortNames are ways to write a state's name besides its full name and its code.
const shortNames = `
AL ala | AZ ariz | AR ark | CA calif | CA cali | CO colo | CT conn | DE del | DC d c | FL fla
IL ill | IN ind | KS kans | MA mass | MI mich | MN minn | MS miss | MT mont | NE nebr | NE neb | NV nev | NM n mex | NM n m
NC n carolina | NC no carolina | NC n car | ND n dakota | ND no dakota | ND n dak | NH n hampshire | NJ n jersey | NY n york | OK okla | OR ore | PA penn | PA penna
RI rhode isl | SC s carolina | SC so carolina | SC s car | SD s dakota | SD so dakota | SD s dak | TN tenn | TX tex | VA virg | WA wash | WV w virginia | WV w va | WI wis | WI wisc
WY wyo | MP cnmi | MP northern marianas | MP marianas | MP saipan | VI us virgin islands | VI usvi | VI virgin islands | AS samoa`

func newStateReader(states []knowledge.State) *stateReader {
	r := &stateReader{words: map[string]bool{}, codes: map[string]string{}}
	for _, s := range states {
		r.codes[strings.ToLower(s.Code)] = s.Code
		r.names = append(r.names, stateName{withoutJoining(knowledge.Words(s.Name)), s.Code})
	}
	for _, p := range phrases([]saying[string]{{"", shortNames}}) {
		r.names = append(r.names, stateName{p.words[1:], p.words[0]})
	}
	r.sort()
	return r
}

// otherStateNames adds what the states are called in other languages.
func (r *stateReader) otherStateNames(names []knowledge.StateName) {
	for _, n := range names {
		for _, name := range append([]string{n.Name}, n.Also...) {
			words := withoutJoining(knowledge.Words(name))
			if !slices.ContainsFunc(r.names, func(have stateName) bool { return have.state == n.State && slices.Equal(have.words, words) }) {
				r.names = append(r.names, stateName{words, n.State})
			}
			for _, w := range words {
				r.words[w] = true
			}
		}
	}
	r.sort()
}

// sort puts the names under their first words.
func (r *stateReader) sort() {
	r.first = map[string][]stateName{}
	for _, n := range r.names {
		r.first[n.words[0]] = append(r.first[n.words[0]], n)
	}
}

// mentions returns every way in which the tokens may name a state. Reading them is left to the
// resolver, which knows whether the rest of the question then makes a name: "Wyoming" is a state in one
// question and a city in another.
func (r *stateReader) mentions(text string, tokens []Token) []Mention {
	var found []Mention
	for i := range tokens {
		if tokens[i].Role == Dated || tokens[i].Glossed {
			continue // "mi" is my, and no Michigan
		}
		for _, n := range r.first[tokens[i].Word] {
			if to, ok := n.at(tokens, i); ok && (to > i+1 || tokens[i].Role != Particle) {
				found = append(found, Mention{State: n.state, From: i, To: to, Sure: true})
			}
		}
		if tokens[i].Role == Particle {
			continue
		}
		code, ok := r.codes[strings.ToLower(text[tokens[i].Start:tokens[i].End])]
		if !ok {
			code, ok = r.codes[tokens[i].Word] // "D.C."
		}
		if ok && isCode(tokens, i) {
			found = append(found, Mention{State: code, From: i, To: i + 1, Code: true, Sure: tokens[i].Capital || tokens[i].Comma && i+1 == len(tokens)})
		}
	}
	return slices.DeleteFunc(slices.Clone(found), func(m Mention) bool { // the Marianas of the Northern Marianas
		return slices.ContainsFunc(found, func(o Mention) bool {
			return o.State == m.State && o.From <= m.From && m.To <= o.To && m.To-m.From < o.To-o.From
		})
	})
}

// misspelt returns the full names of states that stand in the tokens with one typing error in a word that is
// part of no known name.
func (r *stateReader) misspelt(tokens []Token, known func(word string) bool) []Mention {
	var found []Mention
	for i, t := range tokens {
		names := r.first[t.Word] // the error is in a later word, unless it may be in this one
		if t.mayBeState() && len(t.Word) >= shortestState-1 && !known(t.Word) {
			names = r.names
		}
		for _, n := range names {
			if to, ok := n.nearly(tokens, i, known); ok {
				found = append(found, Mention{State: n.state, From: i, To: to, Misspelt: true})
			}
		}
	}
	return found
}

// mayBeState reports whether a word may be the misspelt name of a state, though it looks like a misspelt word of the lexicon too: "Teas" behind a comma
// is no team.
func (t Token) mayBeState() bool {
	return t.Role == Content || t.Fixed != "" && t.Role == Filler && t.Comma
}

// at reports whether the name stands in tokens from i on, and where it ends. Joining words are passed over.
func (n stateName) at(tokens []Token, i int) (to int, ok bool) {
	return n.match(tokens, i, func(got Token, want string) bool { return got.Word == want })
}

// shortestState is the least number of letters of a word in a state's name that a typing error is mended in.
const shortestState = 4

func (n stateName) nearly(tokens []Token, i int, known func(string) bool) (to int, ok bool) {
	errors := 0
	to, ok = n.match(tokens, i, func(got Token, want string) bool {
		if got.Word == want {
			return true
		}
		errors++
		return len(want) >= shortestState && got.mayBeState() && oneEditApart(got.Word, want) && !known(got.Word)
	})
	return to, ok && errors == 1
}

func (n stateName) match(tokens []Token, i int, same func(got Token, want string) bool) (to int, ok bool) {
	for k, want := range n.words {
		for k > 0 && i < len(tokens) && tokens[i].Role == Joining {
			i++
		}
		if i >= len(tokens) || !same(tokens[i], want) {
			return 0, false
		}
		i++
	}
	return i, true
}

// isCode reports whether the two letters at i may be a state's code. Written small, the codes that are words too (in,
// or, me, hi, ok, de, la, as, oh, id, co, ma, pa, al, mo) must stand where a state would: behind a name, and at the
// end, before a comma, before the word for an agency's kind or the program's name. "in" never is one then.
func isCode(tokens []Token, i int) bool {
	t := tokens[i]
	switch t.Word {
	case "in", "or", "me", "hi", "ok", "de", "la", "as", "oh", "id", "co", "ma", "pa", "al", "mo":
		if t.Capital {
			return true
		}
		if i == 0 || t.Word == "in" && !t.Comma {
			return false
		}
		named := tokens[i-1].Role == Content || tokens[i-1].Role == Designator
		if i+1 == len(tokens) {
			return named || tokens[i-1].Role == KindWord && t.Word != "or"
		}
		if t.Word == "in" {
			return false
		}
		if next := tokens[i+1]; t.Word == "co" && named && (next.Fixed == "" && ofCounties[next.Word] || ofCounties[next.Fixed]) {
			return false // "Lake co sheriff" is no more of Colorado than of other states
		}
		if codesOnly[t.Word] && (named || tokens[i-1].Role == KindWord) && goesOn[tokens[i+1].Word] {
			return true
		}
		if named && (tokens[i+1].Role == KindWord || tokens[i+1].Comma) {
			return true
		}
		return t.Word != "or" && (named || tokens[i-1].Role == KindWord) && isProgram(tokens[i+1:])
	}
	return true
}

// ofCounties are the words for those whom counties have.
var ofCounties = setOf(`sheriff sheriffs so deputy deputies jail`)

// codesOnly are those of the small codes that are hardly words of English, and goesOn is what a sentence goes on with behind one: "Connellsville
// police pa on the list".
var (
	codesOnly = setOf(`pa mo ma al id`)
	goesOn    = setOf(`on in have has had do does did is are was were part participate participates signed listed work works still also take takes`)
)

// isProgram reports whether the words are the program's name, as at the end of "haskell county sheriff ok 287g".
func isProgram(words []Token) bool {
	return !slices.ContainsFunc(words, func(t Token) bool { return !everywhere[t.Word] })
}

func withoutJoining(words []string) []string {
	out := make([]string, 0, len(words))
	for _, w := range words {
		if !knowledge.IsJoining(w) {
			out = append(out, w)
		}
	}
	return out
}
