package bot

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"ask287/knowledge"
)

// englishWords are words that English sentences are made of and Spanish ones are not, with those of this program's sentences.
var englishWords = strings.Fields(`
	the of and is are was were in on at by for with from to not it its that this these those there their which who what when than or be
	been as an under only since until before after they you your do does did can could may will would should about into
	known here agency agencies list lists listed agreement agreements application applications signed model models pending
	row rows year years month months day days date newest first last joined left more other also
	january february march april june july august september october november december`)

// titled is what stands in a text as somebody else wrote it: quoted, or the title and the address of a link.
var titled = regexp.MustCompile("“[^”]*”|«[^»]*»|\\[[^\\]]*\\]\\([^)]*\\)|`[^`]*`")

// No English is left in a Spanish answer but in names, titles and addresses.
func TestSpanishIsSpanish(t *testing.T) {
	answers := []Answer{}
	botOn, pendingOn := byDay(testBot), byDay(pendingBot)
	for _, cases := range [][]goldenCase{goldenCases, timeCases} {
		for _, tc := range cases {
			answers = append(answers, handle(t, botOn(t, onDay(tc.today)), Message{Text: tc.question, State: tc.state, Language: "es"}))
		}
	}
	for _, tc := range pendingCases {
		answers = append(answers, handle(t, pendingOn(t, onDay(tc.today)), Message{Text: tc.question, State: tc.state, Language: "es"}))
	}
	for _, question := range questions(t) {
		answers = append(answers, handle(t, botOn(t, later), Message{Text: question, Language: "es"}))
	}
	for _, a := range answers {
		if a.Language != "es" {
			t.Errorf("%q is answered in %s", a.Question, a.Language)
		}
		names := namesIn(t, a)
		for _, p := range a.Parts {
			text := names.Replace(titled.ReplaceAllString(p.Text, ""))
			for _, word := range knowledge.Words(text) {
				if slices.Contains(englishWords, word) {
					t.Errorf("%q: %q is English in: %s", a.Question, word, p.Text)
				}
			}
		}
	}
}

// namesIn returns what takes out of a text the names of what an answer speaks of, the longest first.
func namesIn(t *testing.T, a Answer) *strings.Replacer {
	t.Helper()
	ix, err := opened()
	if err != nil {
		t.Fatal(err)
	}
	names := []string{"CC BY 4.0"}
	for _, agency := range a.Agencies {
		names = append(names, agency.Name, agency.County)
		if known := ix.Base().Agency(agency.ID); known != nil {
			names = append(names, known.OtherNames...)
		}
	}
	for _, c := range a.Citations {
		names = append(names, c.Title)
	}
	for _, c := range a.Choices {
		names = append(names, c.Label)
	}
	if a.Subject != nil {
		names = append(names, a.Subject.Name)
	}
	slices.SortFunc(names, func(a, b string) int { return len(b) - len(a) })
	var pairs []string
	for _, name := range slices.Compact(names) {
		if name != "" {
			pairs = append(pairs, name, "")
		}
	}
	return strings.NewReplacer(pairs...)
}
