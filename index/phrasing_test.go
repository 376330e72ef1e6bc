package index

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/language"
	"golang.org/x/text/runes"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"ask287/knowledge"
)

// phrasing is how people ask about an agency in a language. The first of the frames is the plain one.
type phrasing struct{ frames, before, behind []string }

var phrasings = map[knowledge.Lang]phrasing{
	knowledge.English: {
		frames: []string{
			"Does {name} in {state} take part in 287(g)?", "is {name}, {state}, on ICE's list?", "In {state}, does {name} work with ICE?", "{state}: has {name} signed up with ICE?",
			"{name}, {state}: 287(g)?", "Is it true that {name} of {state} is part of 287(g)?", "I live in {state} and want to know whether {name} is a participating agency.",
			"287(g) in {state}: {name}?", "what about {name} ({state})?", "do you know if {name} ({state}) has an agreement with immigration?",
			"Has {name} - {state} - joined the program?", "My neighbor says {name} in {state} was deputized by ICE. True?",
		},
		before: []string{"", "Please tell me: ", "Hi, ", "Good morning! ", "hello there. ", "Excuse me, ", "Sorry to bother you, ", "Quick question: "},
		behind: []string{"", " Please.", " Thanks!", " thank you very much", ", pls", " Kind regards"},
	},
	knowledge.Spanish: {
		frames: []string{
			"¿{name} en {state} participa en el programa 287(g)?", "¿Está {name}, {state}, en la lista de ICE?", "En {state}, ¿{name} firmó con ICE?",
			"quiero saber si {name}, {state}, trabaja con la migra", "{name}, {state}: ¿287(g)?", "¿Es verdad que {name} de {state} colabora con inmigración?",
			"Vivo en {state}. ¿{name} tiene un acuerdo con ICE?", "287(g) en {state}: ¿{name}?", "¿Sabe usted si {name} ({state}) tiene un convenio?",
			"¿Qué hay de {name} ({state})?", "Mi primo dice que {name} en {state} ayuda a la migra, ¿es cierto?",
		},
		before: []string{"", "Por favor: ", "Hola, ", "¡Buenos días! ", "Buenas tardes. ", "Disculpe, ", "Oiga, ", "Una pregunta: "},
		behind: []string{"", " Por favor.", " ¡Gracias!", " muchas gracias", ", porfa"},
	},
}

// written are ways to write a text that change none of its letters but for case and accents.
var written = map[string]func(string) string{
	"as it is": func(s string) string { return s },
	"small":    strings.ToLower,
	"shouted":  strings.ToUpper,
	"Titled":   func(s string) string { return cases.Title(language.English, cases.NoLower).String(s) },
	"without punctuation": func(s string) string {
		return strings.NewReplacer("?", "", "¿", "", "!", "", "¡", "", ". ", " ", ", ", " ", ": ", " ", "(", " ", ")", " ", "'", "", "’", "", " - ", " ").Replace(s)
	},
	"with more punctuation": func(s string) string {
		return strings.NewReplacer("?", "???", ". ", "... ", "!", "!!").Replace(s) + " ..."
	},
	"without accents": func(s string) string {
		return norm.NFC.String(runes.Remove(runes.In(unicode.Mn)).String(norm.NFD.String(s)))
	},
	"with loose accents": norm.NFD.String,
}

// query is a question about an agency.
type query struct {
	agency      *knowledge.Agency
	lang        knowledge.Lang
	name, state string
}

// in returns the question in a frame.
func (q query) in(frame string) string {
	return strings.NewReplacer("{name}", q.name, "{state}", q.state).Replace(frame)
}

// plain returns the question in plain words.
func (q query) plain() string { return q.in(phrasings[q.lang].frames[0]) }

// aQuery draws an agency and a language to ask about it in.
func aQuery(t *rapid.T, base *knowledge.Base, agencies []*knowledge.Agency) query {
	i := rapid.IntRange(0, 255).Draw(t, "hundreds")<<8 | rapid.IntRange(0, 255).Draw(t, "ones") // small numbers are drawn more often
	q := query{agency: agencies[i%len(agencies)], lang: rapid.SampledFrom([]knowledge.Lang{knowledge.English, knowledge.Spanish}).Draw(t, "language")}
	q.name = q.agency.Name
	q.state, _ = where(base, q.agency, true)
	if q.lang == knowledge.Spanish {
		q.name, q.state = inSpanish(base, q.agency, true)
	}
	return q
}

// withOwnNames returns the agencies that alone have their name in their state, shuffled.
func withOwnNames(t *testing.T, base *knowledge.Base) []*knowledge.Agency {
	t.Helper()
	names := named(base)
	var all []*knowledge.Agency
	for i := range base.Agencies {
		if a := &base.Agencies[i]; names[[2]string{a.State, knowledge.Key(knowledge.Words(a.Name)...)}] == 1 {
			all = append(all, a)
		}
	}
	rand.New(rand.NewPCG(287, 1)).Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	return all
}

// misspelt draws one typing error in a word of five letters or more: two letters change places, one is left out, doubled or another.
func misspelt(t *rapid.T, text string) string {
	var words [][2]int
	knowledge.EachWord(text, func(_ string, from, to int) {
		if strings.TrimFunc(text[from:to], isPlainLetter) == "" && to-from >= 5 {
			words = append(words, [2]int{from, to})
		}
	})
	if len(words) == 0 {
		return text
	}
	w := rapid.SampledFrom(words).Draw(t, "word")
	i := rapid.IntRange(w[0]+1, w[1]-2).Draw(t, "at")
	switch rapid.SampledFrom([]string{"swapped", "left out", "doubled", "another"}).Draw(t, "error") {
	case "swapped":
		return text[:i] + text[i+1:i+2] + text[i:i+1] + text[i+2:]
	case "left out":
		return text[:i] + text[i+1:]
	case "doubled":
		return text[:i] + text[i:i+1] + text[i:]
	}
	return text[:i] + string(rapid.SampledFrom([]rune("eainorstldc")).Draw(t, "letter")) + text[i+1:]
}

func isPlainLetter(r rune) bool { return r < unicode.MaxASCII && unicode.IsLetter(r) }
