package bot

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// mark is a citation's number in a text. What a bracket follows is a Markdown link.
var mark = regexp.MustCompile(`\[(\d+)\]`)

// Every claim of every answer has a mark, every mark a citation, and every citation a mark.
func TestEveryClaimIsCited(t *testing.T) {
	for _, b := range []*Bot{testBot(t, soon), testBot(t, later)} {
		for _, tc := range slices.Concat(goldenCases, timeCases, pendingCases) {
			cited(t, handle(t, b, Message{Text: tc.question, State: tc.state}))
			cited(t, handle(t, b, Message{Text: tc.question, State: tc.state, Language: "es"}))
		}
		for _, question := range questions(t) {
			cited(t, handle(t, b, Message{Text: question}))
			cited(t, handle(t, b, Message{Text: question, Language: "es"}))
		}
	}
}

func cited(t *testing.T, a Answer) {
	t.Helper()
	var marked []int
	for _, m := range mark.FindAllStringSubmatch(a.Text, -1) {
		n, err := strconv.Atoi(m[1])
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Contains(marked, n) {
			marked = append(marked, n)
		}
	}
	for i, c := range a.Citations {
		if c.N != i+1 || !slices.Contains(marked, c.N) {
			t.Errorf("%q: citation %d of %q has number %d, the text has the marks %v", a.Question, i+1, c.Title, c.N, marked)
		}
		if c.Title == "" || !strings.HasPrefix(c.URL, "https://") {
			t.Errorf("%q: citation %d is of %q at %q", a.Question, c.N, c.Title, c.URL)
		}
	}
	if len(marked) != len(a.Citations) {
		t.Errorf("%q: %d marks for %d citations", a.Question, len(marked), len(a.Citations))
	}
	if len(a.Parts) == 0 || a.Parts[0].Kind != Lead {
		t.Fatalf("%q: the answer does not begin with its lead", a.Question)
	}
	leads := 0
	for _, p := range a.Parts {
		intent, verdict := a.Intent, a.Verdict
		if p.Kind == Lead {
			if leads++; leads <= len(a.Answers) {
				intent, verdict = a.Answers[leads-1].Intent, a.Answers[leads-1].Verdict
			}
		}
		if isClaim(intent, verdict, p) && !mark.MatchString(p.Text) {
			t.Errorf("%q: a claim without a source: %s", a.Question, p.Text)
		}
		for _, left := range []string{"{", "}", "<no value>", "%!", "  "} {
			if strings.Contains(p.Text, left) && !strings.Contains(a.Question, left) {
				t.Errorf("%q: %q is left in: %s", a.Question, left, p.Text)
			}
		}
	}
	if want := max(1, len(a.Answers)); leads != want {
		t.Errorf("%q: %d leads, want %d", a.Question, leads, want)
	}
	if (a.Verdict == "listed" || a.Verdict == "not_listed") && a.ListDate == "" {
		t.Errorf("%q: %s, without the list's date", a.Question, a.Verdict)
	}
}

// isClaim reports whether a part claims something of the world: not that the bot asks back, knows nothing, or
// read the question in some way.
func isClaim(intent, verdict string, p Part) bool {
	switch p.Kind {
	case Hint, Option:
		return false
	case Lead:
		asksBack := verdict == "ambiguous" || verdict == "unknown"
		return !asksBack && intent != "help" && intent != "none" && intent != "advice"
	case Caveat:
		return !slices.ContainsFunc([]string{"was read as", "was read in", "se leyó como", "se buscó en"}, func(said string) bool { return strings.Contains(p.Text, said) })
	}
	return true
}

// Every choice that is offered comes with a question that is answered for it.
func TestChoicesCanBeAsked(t *testing.T) {
	b := testBot(t, soon)
	asked := map[string]bool{}
	for _, question := range append(questions(t), "gainesville police", "lincoln police", "washington county", "is butler county signed up", "sheriff in washington county", "dallas pd") {
		a := handle(t, b, Message{Text: question})
		for _, c := range a.Choices {
			if asked[c.Ask] {
				continue
			}
			asked[c.Ask] = true
			got := handle(t, b, Message{Text: c.Ask})
			switch {
			case got.Intent == "roster" && got.Subject != nil && got.Subject.Kind == "state" && got.Subject.State == c.State: // a state's agencies
			case got.Verdict == "ambiguous" || got.Verdict == "unknown" && got.Subject == nil || got.Verdict == "":
				t.Errorf("%q offers %q, whose question %q is answered %s %s", question, c.Label, c.Ask, got.Intent, got.Verdict)
			case got.Subject.State != c.State || !strings.HasPrefix(c.Label, got.Subject.Name):
				t.Errorf("%q offers %q, whose question %q is answered for %s, %s", question, c.Label, c.Ask, got.Subject.Name, got.Subject.State)
			}
		}
	}
	if len(asked) < 100 {
		t.Errorf("only %d choices were offered", len(asked))
	}
}
