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
	for asked, want := range map[string]string{"": "en", "en": "en", "es": "es", "xx": "en"} {
		if a := handle(t, b, Message{Text: "Tampa PD, Florida", Language: asked}); a.Language != want {
			t.Errorf("asked for in %q: answered in %s, want %s", asked, a.Language, want)
		}
	}
}
