package bot

import (
	"slices"
	"strings"

	"golang.org/x/text/language"

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

// languageOf returns the language to answer a message in: the one that its user asked for, else English.
func languageOf(m Message) knowledge.Lang {
	if lang := knowledge.Lang(m.Language); slices.Contains(languages, lang) {
		return lang
	}
	return knowledge.English
}
