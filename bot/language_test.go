package bot

import "testing"

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
