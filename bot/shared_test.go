package bot

import (
	"encoding/csv"
	"errors"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

// Every answer can be had again by its token, in its own language and in the other one, and so can each of its choices.
func TestAgain(t *testing.T) {
	b := testBot(t, soon)
	for _, question := range []string{
		"Alachua County sheriff, Florida", "when did the Alachua County sheriff in Florida sign", "agencies in Florida", "how many in Florida",
		"Washington County sheriff", "Tampa and Ocala police, Florida", "33134", "what is a detainer", "is 287(g) racist", "where is the data from",
		"who joined in April 2026", "will my sheriff sign", "xyzzy police", "¿la policía de Tampa, Florida?", "task force sheriffs in Georgia",
	} {
		first, err := b.Handle(t.Context(), Message{Text: question})
		if err != nil {
			t.Fatal(err)
		}
		if first.Again == "" || len(first.Again) > mostToken {
			t.Errorf("%q: the token %q has %d bytes", question, first.Again, len(first.Again))
		}
		for _, lang := range []string{"en", "es"} {
			again, err := b.Handle(t.Context(), Message{Again: first.Again, Language: lang})
			if err != nil {
				t.Fatalf("%q again: %v", question, err)
			}
			if again.Language != lang || again.Intent != first.Intent || again.Verdict != first.Verdict || len(again.Agencies) != len(first.Agencies) ||
				len(again.Choices) != len(first.Choices) {
				t.Errorf("%q again in %s, by %q: %s", question, lang, first.Again, again.Text)
			}
			if lang == first.Language && again.Verdict != "unknown" && again.Text != first.Text {
				t.Errorf("%q again is another:\n%s\nit was:\n%s", question, again.Text, first.Text)
			}
		}
		for _, c := range first.Choices {
			chosen, err := b.Handle(t.Context(), Message{Again: c.Again, Language: "en"})
			if err != nil || chosen.Subject == nil || chosen.Subject.State != c.State {
				t.Errorf("%q, of which %q: %v %s", question, c.Label, err, chosen.Text)
			}
		}
	}
	if _, err := b.Handle(t.Context(), Message{Again: "@never kept"}); !errors.Is(err, ErrForgotten) {
		t.Errorf("what is not remembered: %v", err)
	}
	for _, forged := range []string{"", "|||||||||||||", "roster|agency:nobody", "participation|county:99", "timeline|state:XX||||x|y"} {
		if _, err := b.Handle(t.Context(), Message{Again: forged}); err != nil {
			t.Errorf("%q: %v", forged, err)
		}
	}
}

func TestFirstAndAllow(t *testing.T) {
	b := testBot(t, soon)
	if !b.First(t.Context(), "p", "1") || b.First(t.Context(), "p", "1") || !b.First(t.Context(), "q", "1") || !b.First(t.Context(), "p", "2") {
		t.Error("first is not first")
	}
	b.Limit(Limits{User: Limit{Burst: 3, PerSecond: 0.001}, Workspace: Limit{Burst: 5, PerSecond: 0.001}})
	allowed := func(user, workspace string) int {
		n := 0
		for range 10 {
			if b.Allow(t.Context(), Message{Platform: "p", User: user, Workspace: workspace}) {
				n++
			}
		}
		return n
	}
	if n := allowed("a", "w"); n != 3 {
		t.Errorf("one person may ask %d at once", n)
	}
	if n := allowed("b", "w"); n != 2 {
		t.Errorf("another of the workspace may ask %d more", n)
	}
	if n := allowed("b", "v"); n != 0 {
		t.Errorf("elsewhere, with three counted already, %d", n)
	}
}

// Pages leave nothing out, and each has the first sentence, the caveats and the sources of what it says.
func TestPages(t *testing.T) {
	b := testBot(t, later)
	a, err := b.Handle(t.Context(), Message{Text: "which agencies in Florida take part"})
	if err != nil {
		t.Fatal(err)
	}
	const size = 1500
	sizes := Sizes{
		Page: size, Part: func(p Part) int { return len(p.Text) + 2 }, Text: func(s string) int { return len(s) },
		Source: func(c Citation) int { return len(c.Title) + len(c.URL) },
	}
	pages := a.Pages(sizes)
	var body []Part
	for i, p := range pages {
		used := sizes.Part(p.Lead)
		for _, part := range slices.Concat(p.Body, p.Caveats) {
			used += sizes.Part(part)
		}
		for _, c := range p.Sources {
			used += sizes.Source(c)
		}
		if used > size {
			t.Errorf("page %d has %d", i, used)
		}
		if p.Lead != a.Parts[0] || len(p.Caveats) == 0 {
			t.Errorf("page %d: %v", i, p)
		}
		for _, part := range append(p.Body, p.Lead) {
			for _, mark := range marks.FindAllString(part.Text, -1) {
				if !slices.ContainsFunc(p.Sources, func(c Citation) bool { return mark == "["+strconv.Itoa(c.N)+"]" }) {
					t.Errorf("page %d cites %s and does not have it", i, mark)
				}
			}
		}
		body = append(body, p.Body...)
	}
	want := slices.DeleteFunc(slices.Clone(a.Parts[1:]), func(p Part) bool { return p.Kind == Caveat })
	if len(pages) < 3 || !slices.Equal(body, want) {
		t.Errorf("%d pages with %d of %d parts", len(pages), len(body), len(want))
	}
	long := Answer{Parts: []Part{{Lead, "Yes."}, {Detail, strings.Repeat("palabra ñandú ", 500)}}}
	text := ""
	for _, p := range long.Pages(sizes) {
		for _, part := range p.Body {
			if !utf8.ValidString(part.Text) {
				t.Error("a letter is cut in two")
			}
			text += part.Text + " "
		}
	}
	if strings.Join(strings.Fields(text), " ") != strings.TrimSpace(long.Parts[1].Text) {
		t.Error("words of a long part are lost")
	}
}

func TestExport(t *testing.T) {
	b := testBot(t, soon)
	a, err := b.Handle(t.Context(), Message{Text: "which agencies in Florida take part"})
	if err != nil {
		t.Fatal(err)
	}
	table, err := b.Export(t.Context(), Message{Again: a.Again})
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(string(table))).ReadAll()
	if err != nil || len(rows) != 1+a.Count.Agreements {
		t.Errorf("%d rows for %d agreements, %v", len(rows), a.Count.Agreements, err)
	}
	for cell, want := range map[string]string{"=1+1": "'=1+1", "@x": "'@x", "Tampa": "Tampa", "": ""} {
		if got := inert(cell); got != want {
			t.Errorf("inert(%q) = %q", cell, got)
		}
	}
}

func TestSuggest(t *testing.T) {
	b := testBot(t, soon)
	got := b.Suggest(t.Context(), Typing{Of: "agency", Text: "tampa pol", Language: "es"}, 25)
	if len(got) == 0 || got[0].State != "FL" {
		t.Fatalf("tampa pol: %v", got)
	}
	a, err := b.Handle(t.Context(), Message{Again: got[0].Again, Language: "en"})
	if err != nil || a.Subject == nil || a.Subject.Name != "Tampa Police Department" {
		t.Errorf("its answer: %v %s", err, a.Text)
	}
}

func TestJudge(t *testing.T) {
	b := testBot(t, soon)
	j := Judgement{Platform: "p", Intent: "roster", Helpful: true}
	b.Judge(j)
	b.Judge(j)
	if b.Judged()[j] != 2 {
		t.Errorf("judged: %v", b.Judged())
	}
}
