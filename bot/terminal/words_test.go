package terminal

import (
	"bytes"
	"context"
	"reflect"
	"strings"
	"testing"

	"ask287/bot"
)

// Both languages have every word, and none has the other's.
func TestWords(t *testing.T) {
	en, es := reflect.ValueOf(wordsIn("en")), reflect.ValueOf(wordsIn("es"))
	for i := range en.NumField() {
		name, english, spanish := en.Type().Field(i).Name, en.Field(i).String(), es.Field(i).String()
		if english == "" || spanish == "" || english == spanish {
			t.Errorf("%s is %q in English and %q in Spanish", name, english, spanish)
		}
	}
	if wordsIn("xx") != wordsIn(defaultLanguage) {
		t.Error("a language that is not known has words of its own")
	}
}

// A conversation speaks the platform's language until it is answered in another, and keeps to one that is asked for.
func TestConversationsLanguage(t *testing.T) {
	var asked []string
	answer := func(_ context.Context, m bot.Message) (bot.Answer, error) {
		asked = append(asked, m.Locale+"|"+m.Language)
		language := bot.LanguageOf(m.Locale)
		switch {
		case m.Language != "":
			language = m.Language
		case strings.HasPrefix(m.Text, "does"):
			language = "en"
		case language == "":
			language = "en"
		}
		return bot.Answer{Language: language, Parts: []bot.Part{{Text: "[" + language + "]"}}}, nil
	}
	for _, test := range []struct {
		locale, language string
		lines            string
		asked            string
		says             []string // in this order
	}{
		{"es_MX", "", "/what;78701;does it;78701;/what", "es_MX|;es|;en|", []string{spanish().Unknown, "[es]", "[en]", "[en]", english().Unknown}},
		{"", "", "78701;/es;does it;/auto;does it", "|;en|es;es|", []string{"[en]", "De ahora", "[es]", "Cada pregunta", "[en]"}},
		{"es", "en", "78701;/what", "es|en", []string{"[en]", english().Unknown}},
		{"en", "", "en español, por favor;does it;/EN;78701", "en|es;es|es;es|en", []string{"[es]", "[es]", "Answers are in English", "[en]"}},
	} {
		asked = nil
		var out bytes.Buffer
		in := strings.NewReader(strings.ReplaceAll(test.lines, ";", "\n"))
		if err := New(Config{In: in, Out: &out, Locale: test.locale, Language: test.language}).Run(t.Context(), answer); err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(asked, ";"); got != test.asked {
			t.Errorf("%s: asked with %s, want %s", test.lines, got, test.asked)
		}
		rest := out.String()
		for _, want := range test.says {
			_, after, ok := strings.Cut(rest, want)
			if !ok {
				t.Errorf("%s: %q is not said in\n%s", test.lines, want, rest)
			}
			rest = after
		}
	}
}
