package index

import (
	"strings"
	"testing"

	"ask287/knowledge"
)

func TestWish(t *testing.T) {
	for want, texts := range map[knowledge.Lang]string{
		knowledge.Spanish: `
			en español
			En español, por favor.
			¿Habla español?
			ESPAÑOL
			spanish please
			can you answer in Spanish?
			no hablo inglés
			no entiendo ingles, español por favor
			I don't speak English
			en español en vez de inglés
			Spanish instead of English
			switch from English to Spanish
			respóndame en castellano
			¿me lo puede decir en español?
			hola, ¿hablan español?
			do you have it in spanish`,
		knowledge.English: `
			in English, please
			english
			answer in english not in spanish
			I don't understand, English please
			no hablo español
			¿puede contestar en inglés?
			not in Spanish
			sorry, I can't read Spanish`,
		"": `
			english or spanish
			¿Habla español el sheriff de Collier?
			Spanish Fork police, Utah
			English, Indiana police
			español o inglés
			does the sheriff speak Spanish
			¿qué es el 287(g) en español?
			tell me about Tampa in Spanish
			speak
			no
			please

			not in English and not in Spanish`,
	} {
		for text := range strings.Lines(strings.TrimSpace(texts)) {
			text = strings.TrimSpace(text)
			if got, ok := Wish(text); got != want || ok != (want != "") {
				t.Errorf("%q asks for %q, want %q", text, got, want)
			}
		}
	}
	if _, ok := Wish(strings.Repeat("por favor ", 50) + "en español"); ok {
		t.Error("a text of many words is a wish")
	}
}
