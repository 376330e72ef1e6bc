package slack

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestEscape(t *testing.T) {
	for in, want := range map[string]string{
		"Tampa & Ocala <PD>":               "Tampa &amp; Ocala &lt;PD&gt;",
		"<!channel> <@U123> <!here|x>":     "&lt;!channel&gt; &lt;@\u200bU123&gt; &lt;!here|x&gt;",
		"*bold* _it_ ~no~ `code`":          "∗bold∗ ˍitˍ ∼no∼ ˋcodeˋ",
		"participating_agencies_2026.xlsx": "participating_agencies_2026.xlsx",
		"> quoted\n  > again, 3 > 2":       "› quoted\n  › again, 3 &gt; 2",
		":tada: at 12:30:45, [1]: a - b":   "∶tada: at 12:30:45, [1]: a - b",
		"@channel @here":                   "@\u200bchannel @\u200bhere",
		"El Paso’s ¿condado? — Doña Ana 🤠": "El Paso’s ¿condado? — Doña Ana 🤠",
		"": "",
	} {
		if got := escape(in); got != want {
			t.Errorf("escape(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestLinked(t *testing.T) {
	for _, test := range []struct{ address, text, want string }{
		{"https://www.ice.gov/a?b=1&c=2", "ICE & co", "<https://www.ice.gov/a?b=1&amp;c=2|ICE &amp; co>"},
		{"https://x.gov/a|b>c", "two\nlines", "<https://x.gov/a%7Cb%3Ec|two lines>"},
		{"javascript:alert(1)", "a *name*", "a ∗name∗"},
		{"", "no address", "no address"},
	} {
		if got := linked(test.address, test.text); got != test.want {
			t.Errorf("linked(%q, %q) = %q, want %q", test.address, test.text, got, test.want)
		}
	}
}

func TestCleaned(t *testing.T) {
	for in, want := range map[string]string{
		"<@U0FAKEBOT0> Tampa PD?":                             "Tampa PD?",
		"<@U0FAKEBOT0|ask287> <!here> in <#C1|general>":       "in",
		"see <https://x.gov|Polk County> and <https://y.gov>": "see Polk County and https://y.gov",
		"Dewey &amp; Sons :flag-us: sheriff":                  "Dewey & Sons   sheriff",
		"  ":                                                  "",
		"¿Tampa?":                                             "¿Tampa?",
	} {
		if got := cleaned(in); got != want {
			t.Errorf("cleaned(%q) = %q, want %q", in, got, want)
		}
	}
}

// Whatever comes in, nothing of what is made of it is markup, and it stays a text.
func FuzzEscape(f *testing.F) {
	for _, s := range []string{"", "<!channel>", "*a*_b_~c~`d`", ":a:b:", "> q", "&amp;", "\xff<"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "") // as all JSON is
		got := escape(s)
		if strings.ContainsAny(got, "<>") || !utf8.ValidString(got) {
			t.Fatalf("%q became %q", s, got)
		}
		if in := cleaned(s); len(in) > mostText || !utf8.ValidString(in) {
			t.Fatalf("%q was cleaned to %q", s, in)
		}
		if l := linked("https://x.gov/"+s, s); strings.Count(l, "<") > 1 || strings.Count(l, ">") > 1 {
			t.Fatalf("%q became the link %q", s, l)
		}
		for _, piece := range pieces(got, 10) {
			if n := utf8.RuneCountInString(piece); n == 0 || n > 10 {
				t.Fatalf("a piece of %d characters of %q", n, got)
			}
		}
	})
}
