package bot

import (
	"slices"
	"strings"

	"golang.org/x/text/language"

	"ask287/index"
	"ask287/knowledge"
)

// LanguageOf returns the language of a locale as platforms and systems write them ("es-419", "es_MX.UTF-8"): "en" or
// "es", and "" for any other.
func LanguageOf(locale string) string {
	if end := strings.IndexAny(locale, ".@"); end >= 0 {
		locale = locale[:end]
	}
	tag, err := language.Parse(locale)
	if err != nil {
		return ""
	}
	base, _ := tag.Base()
	if !slices.Contains(languages, knowledge.Lang(base.String())) {
		return ""
	}
	return base.String()
}

// Wish returns the language that a text asks to be answered in, "en" or "es", where it asks for nothing else: "en español,
// por favor". It is "" for every other text. A platform that keeps it for the rest of a conversation sends it as the Language
// of each further Message.
func Wish(text string) string {
	lang, _ := index.Wish(text)
	return string(lang)
}

// WrittenIn returns the language that a text is written in, "en" or "es", and "" where that cannot be told and the user's locale decides.
// A closed bot cannot tell.
func (b *Bot) WrittenIn(text string) string {
	e := b.current.take()
	if e == nil {
		return ""
	}
	defer e.release()
	return string(e.index.Language(text))
}

// languageOf returns the language to answer a message in: the one that it asks for, the one that its user has asked for
// before, else its own.
func languageOf(m Message, f index.Finding) knowledge.Lang {
	for _, lang := range []knowledge.Lang{f.Question.Wish, knowledge.Lang(m.Language), f.Question.Lang} {
		if slices.Contains(languages, lang) {
			return lang
		}
	}
	return knowledge.English
}
