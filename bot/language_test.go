package bot

import (
	"strings"
	"testing"

	"ask287/knowledge"
)

func TestLanguageOf(t *testing.T) {
	for locale, want := range map[string]string{
		"es": "es", "es-419": "es", "es_MX": "es", "es_MX.UTF-8": "es", "ES-us": "es", "es@euro": "es",
		"en-US": "en", "en_GB.UTF-8": "en", "en-US-u-hc-h12": "en",
		"pt-BR": "", "C": "", "POSIX": "", "C.UTF-8": "", "": "", "español": "", "\x00": "", "et": "",
	} {
		if got := LanguageOf(locale); got != want {
			t.Errorf("the language of %q is %q, want %q", locale, got, want)
		}
	}
}

// The language that the user has asked for decides.
func TestLanguageAskedFor(t *testing.T) {
	b := testBot(t, soon)
	for text, want := range map[string]string{"en español, por favor": "es", "in English please": "en"} {
		for _, before := range []string{"", "en", "es"} {
			if a := handle(t, b, Message{Text: text, Language: before}); a.Language != want || a.Intent != "help" {
				t.Errorf("%q, after %q: answered in %s as %s, want %s", text, before, a.Language, a.Intent, want)
			}
		}
		if got := Wish(text); got != want {
			t.Errorf("%q asks for %q, want %q", text, got, want)
		}
	}
	if got := Wish("Tampa PD, Florida"); got != "" {
		t.Errorf("an agency asks for %q", got)
	}
	for asked, want := range map[string]string{"": "en", "en": "en", "es": "es", "xx": "en"} {
		if a := handle(t, b, Message{Text: "Tampa PD, Florida", Language: asked}); a.Language != want {
			t.Errorf("asked for in %q: answered in %s, want %s", asked, a.Language, want)
		}
	}
}

// What the help offers to ask is answered, in the language that it is offered in.
func TestExamplesAreAnswered(t *testing.T) {
	b := testBot(t, soon)
	for _, lang := range languages {
		other := knowledge.Spanish
		if lang == other {
			other = knowledge.English
		}
		n := 0
		for example := range strings.Lines(b.texts.texts[lang].say("help.examples", nil)) {
			example = strings.TrimSpace(example)
			a := handle(t, b, Message{Text: example, Locale: string(lang)})
			if a.Intent == "none" || a.Intent == "help" || a.Verdict == "unknown" || a.Verdict == "ambiguous" || a.Language != string(lang) {
				t.Errorf("%q is answered in %s as %s %s", example, a.Language, a.Intent, a.Verdict)
			}
			if strings.Contains(example, " ") && strings.ContainsAny(example, "?") {
				if a := handle(t, b, Message{Text: example, Locale: string(other)}); a.Language != string(lang) {
					t.Errorf("%q, where the locale is %s, is answered in %s", example, other, a.Language)
				}
			}
			n++
		}
		if n < 8 {
			t.Errorf("%d examples in %s", n, lang)
		}
	}
}
