package index

import (
	"strings"

	"ask287/knowledge"
)

// longestWish is the length of a text, in bytes, beyond which it is no wish for a language only.
const longestWish = 160

// Wish returns the language that a text asks to be answered in, where it asks for nothing else: "en español, por favor",
// "English please", "no hablo inglés". It reports false for every other text, and where both languages are wanted.
func Wish(text string) (lang knowledge.Lang, ok bool) {
	if len(text) > longestWish {
		return "", false
	}
	wanted, unwanted := map[knowledge.Lang]bool{}, map[knowledge.Lang]bool{}
	for _, clause := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",.;:!?¡¿", r) }) {
		isRefused := false
		for _, word := range knowledge.Words(clause) {
			named := wishLanguages[word]
			switch {
			case named != "" && isRefused:
				unwanted[named], isRefused = true, false
			case named != "":
				wanted[named] = true
			case wishRefusals[word]:
				isRefused = true
			case !wishWords[word]:
				return "", false
			}
		}
	}
	for _, one := range []knowledge.Lang{knowledge.English, knowledge.Spanish} {
		other := knowledge.Spanish
		if one == other {
			other = knowledge.English
		}
		if !unwanted[one] && !wanted[other] && (wanted[one] || unwanted[other]) {
			return one, true
		}
	}
	return "", false
}

// wishLanguages are the words that name a language. Words stand as knowledge.Words gives them.
var wishLanguages = map[string]knowledge.Lang{
	"english": knowledge.English, "ingles": knowledge.English,
	"spanish": knowledge.Spanish, "espanol": knowledge.Spanish, "castellano": knowledge.Spanish,
}

// wishRefusals are the words that make the language after them the one that is not wanted.
var wishRefusals = setOf(`
	no not dont doesnt cant cannot isnt without of than from
	sin vez lugar del`)

// wishWords are the other words that a wish for a language is made of.
var wishWords = setOf(`
	a an the in into to and or if it its this that me my us we i im id ill you u he she they your is are be do does did can could
	would will may might should speak speaks talk answer answers reply replies respond response write say tell give show
	switch change translate translation use go try repeat again language only now then please pls plz thanks thank
	want wanna need prefer like rather understand know read have available better instead let lets hi hello hey ok okay yes
	sorry version possible good
	en al el la lo los las le les se me te mi mis su sus tu usted ustedes ud yo nos nosotros y o u si que de esto eso esta este todo por
	para porfavor porfa favor puede puedes pueden podria podrias podrian habla hablas hablan hable hablen hablo hablame hableme
	hablar hablamos responde respondes responda respondan respondeme respondame responder respuesta respuestas
	contesta contestas conteste contestame contesteme contestar diga digas digame dime digalo decir escribe escribes escriba
	escribeme escribame escribir cambia cambie cambiar cambio cambiemos pase pasa pasar traduce traduzca traducelo traduzcalo
	traducir traduccion repite repita repitelo repitalo idioma lengua solo solamente ahora gracias quiero quisiera
	prefiero necesito entiendo entiende comprendo se leo leer mejor hola bueno perdon disculpe tiene tienen hay
	es posible version`)

// setOf returns the words of a text as a set.
func setOf(text string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(text) {
		set[word] = true
	}
	return set
}
