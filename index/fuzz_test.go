package index

import (
	"context"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// strange are questions that nobody means, and some that somebody does.
var strange = []string{
	"", " ", "\n\t\r", "?", "....", "287(g)", "Tampa PD, Florida",
	strings.Repeat("a", 10_000), strings.Repeat("tampa ", 2_000), strings.Repeat("florida ", 2_000),
	"\xff\xfe\x80 tampa \xc3\x28", "tampa\x00\x01\x1b[31m police\x7f florida",
	"\u202eadirolf ,ecilop apmat\u202c", "شرطة تامبا فلوريدا", "משטרת טמפה", "👮🏽‍♀️🚔 tampa 🇺🇸 florida",
	"<script>alert('tampa')</script>", "[tampa](http://example.com) **florida** `police`", "'; DROP TABLE agencies; --", "{{.Agency}} {unknown}",
	"a* b? c~ +d -e \"f\" (g) [h] {i} ^j", "key:fl tampa~2 || *", "FL|p|tampa", "|p|tampa", "in or me hi ok de la as oh id co ma pa al mo",
	"İstanbul PD, FL", "ﬀﬁ ß Ǆ ꙮ", "00000 99999", "township township township", "county county, county county",
	"since before after by until in 2025", "1/1/1/1/1/1/2025-2025-2025", "the end of the end of the end of 2025", "99999999999999999999 years ago",
	"between and between", "who left in in in", "last last last year", "May May May 2025 March", "from to from to now",
	"e\u0301\u0301\u0301\u0301 police", "N.N.N.N.N.N.N.N.N.N.", "1st 2nd 3rd", "st. st. st.", "''''''", "of the and for",
}

// valid fails the test where a Finding is not one that can be answered.
func valid(t testing.TB, f Finding, question string) {
	t.Helper()
	for _, part := range f.Parts {
		valid(t, part, question)
	}
	if len(f.Parts) == 1 || len(f.Parts) > maxParts || len(f.Unanswered) > 0 && len(f.Parts) < maxParts {
		t.Errorf("%.80q: %d parts, %d unanswered", question, len(f.Parts), len(f.Unanswered))
	}
	switch f.Intent {
	case Participation, Roster, Count, Timeline, Definition, Explanation, Advice, Help, Sources, None:
	default:
		t.Errorf("%.80q: no intent is %q", question, f.Intent)
	}
	switch f.Verdict {
	case "", Unknown:
	case Listed, NotListed, Pending, Ended:
		if f.Subject == nil || len(f.Agencies) == 0 {
			t.Errorf("%.80q: %s of nothing", question, f.Verdict)
		}
	case Ambiguous:
		if len(f.Choices) < 2 {
			t.Errorf("%.80q: ambiguous, with %d choices", question, len(f.Choices))
		}
	default:
		t.Errorf("%.80q: no verdict is %q", question, f.Verdict)
	}
	if f.Intent == Participation && f.Verdict == "" {
		t.Errorf("%.80q: participation without a verdict", question)
	}
	if f.Intent == Timeline && (f.Verdict == "") != (f.Asked != "") {
		t.Errorf("%.80q: a timeline of %q with the verdict %q", question, f.Asked, f.Verdict)
	}
	if (f.Intent == Definition) != (f.Term != nil) || (f.Intent == Explanation) != (len(f.Passages) > 0 && f.Term == nil) {
		t.Errorf("%.80q: %s without its text, or a text without it", question, f.Intent)
	}
	if f.Reading != nil && utf8.ValidString(question) && !utf8.ValidString(f.Reading.Typed) {
		t.Errorf("%.80q: what was typed is cut within a letter: %q", question, f.Reading.Typed)
	}
}

// FuzzAsk asks any text, in any default state: nothing panics, and what is found can be answered.
func FuzzAsk(f *testing.F) {
	for i, s := range strange {
		f.Add(s, []string{"", "FL", "XX"}[i%3])
	}
	for _, c := range evalCases(f)[:60] {
		f.Add(c.question, "")
	}
	ix := testIndex(f)
	f.Fuzz(func(t *testing.T, question, state string) {
		began := time.Now()
		found, err := ix.Ask(context.Background(), Question{Text: question, Default: state})
		if err != nil {
			t.Fatal(err)
		}
		valid(t, found, question)
		if took := time.Since(began); took > 5*time.Second {
			t.Errorf("%.80q took %v", question, took)
		}
	})
}

// A question of a megabyte takes no longer than a person waits.
func TestLongQuestions(t *testing.T) {
	ix := testIndex(t)
	for _, word := range []string{"a", "tampa ", "Tampa PD, Florida? ", "florida ", "né ", "287(g) ", "a.b.", "\u0301", "\xff", "    "} {
		question := strings.Repeat(word, 1<<20/len(word))
		began := time.Now()
		valid(t, ask(t, ix, question), question)
		if took := time.Since(began); took > 2*time.Second {
			t.Errorf("a megabyte of %q took %v", word, took)
		}
	}
}
