package bottest

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"ask287/bot"
)

// pages leafs from the first page to the last. Each says which it is of how many, and begins and ends like the first: with what the
// answer says first, and with what it does not mean.
func (a *scene) pages(seen Seen, answer bot.Answer) (all []Seen) {
	a.Helper()
	for n := 1; ; n++ {
		for _, p := range answer.Parts {
			if p.Kind == bot.Caveat {
				a.has(seen, p.Text)
			}
		}
		if lead := plain(answer.Parts[0].Text); !strings.HasPrefix(plain(seen.Text), lead) {
			a.Errorf("page %d does not begin with %q:\n%s", n, lead, seen.Text)
		}
		all = append(all, seen)
		if !a.offers(seen, "en", "platform.next") || n > 100 {
			break
		}
		next := a.press(seen, "en", "platform.next")
		if next.ID != seen.ID || next.Private != seen.Private {
			a.Errorf("page %d is elsewhere", n+1)
		}
		seen = next
	}
	if len(all) < 2 {
		a.Errorf("there is one page:\n%s", seen.Text)
		return all
	}
	for n, page := range all {
		a.has(page, a.says("en", "platform.page", map[string]any{"N": n + 1, "Of": len(all)}))
	}
	if before := a.press(seen, "en", "platform.previous"); before.Text != all[len(all)-2].Text {
		a.Errorf("the page before the last is:\n%s\nand was:\n%s", before.Text, all[len(all)-2].Text)
	}
	return all
}

// file is what comes as a file: attached to one of the things that follow, or, where there are no files, to be read there.
func (a *scene) file(e Exchange, begins string) string {
	a.Helper()
	for n := 0; ; n++ {
		if all := a.whole(a.then(e, n)); strings.Contains(all, begins) {
			return all
		}
	}
}

// whole is all that is to be read from here on, with what is attached.
func (a *scene) whole(seen Seen) string {
	a.Helper()
	text := seen.Text
	for n := 0; a.offers(seen, "en", "platform.next") && n < 100; n++ {
		seen = a.press(seen, "en", "platform.next")
		text += "\n" + seen.Text
	}
	return text + "\n" + strings.Join(seen.Files, "\n")
}

// The whole of a roster can be read page by page, and had as a file.
func pagesRoster(t *testing.T, s *suite) {
	a := s.open(t)
	answer := a.answer(roster)
	for _, way := range a.Ways() {
		seen := a.sees(a.Ask(Asked{Way: way, Text: roster}))
		file := a.file(a.Press(0, seen, a.says("en", "platform.file", nil)), "agency,state,")
		var all strings.Builder
		for _, page := range a.pages(seen, answer) {
			all.WriteString(page.Text + "\n")
		}
		for _, agency := range answer.Agencies {
			if !strings.Contains(all.String(), agency.Name) || !strings.Contains(file, agency.Name) {
				t.Errorf("by %s: %s is on no page, or not in the file", way, agency.Name)
			}
		}
	}
}

// A word that fits on no page consists of so many of this letter, which is in no other.
const (
	letter  = "ж"
	letters = 5000
)

// tome is an answer that is far longer than any platform shows, and its words, each of which is another.
func tome() (answer bot.Answer, words []string) {
	more := func(n int) string {
		var all []string
		for range n {
			all = append(all, fmt.Sprintf("word%05d", len(words)))
			words = append(words, all[len(all)-1])
		}
		return strings.Join(all, " ")
	}
	answer = bot.Answer{Language: "en", Intent: "roster", Again: "roster|state:FL", Parts: []bot.Part{{Kind: bot.Lead, Text: "This is it. [1]"}}}
	add := func(kind bot.PartKind, text string) {
		answer.Parts = append(answer.Parts, bot.Part{Kind: kind, Text: text})
	}
	add(bot.Detail, more(1200)) // a paragraph of 11,000 characters
	for i := range 150 {
		add(bot.Item, fmt.Sprintf("%s [%d]", more(12), 1+i%40))
	}
	add(bot.Detail, strings.Repeat(letter, letters)) // one word
	add(bot.Hint, more(50))
	add(bot.Caveat, "It does not mean "+more(30))
	for n := range 40 {
		answer.Citations = append(answer.Citations, bot.Citation{
			N: n + 1, Title: "Source " + more(20), URL: fmt.Sprintf("https://example.org/%d", n+1), AsOf: "2026-05-18", Locator: more(2),
		})
	}
	answer.Text = bot.Together(answer.Parts, text)
	return answer, words
}

func text(p bot.Part) string { return p.Text }

// Nothing of an answer is cut, however long it is.
func pagesAll(t *testing.T, s *suite) {
	answer, words := tome()
	a := s.open(t, answering(func(context.Context, bot.Message, bot.Handler) (bot.Answer, error) { return answer, nil }))
	for _, way := range a.Ways() {
		var read strings.Builder
		var links []string
		for _, page := range a.pages(a.sees(a.Ask(Asked{Way: way, Text: roster})), answer) {
			read.WriteString(page.Text + "\n")
			links = append(links, page.Links...)
		}
		all := strings.Join(strings.Fields(read.String()), " ")
		for _, word := range words {
			if !strings.Contains(all, word) {
				t.Fatalf("by %s: %s and maybe more is on no page:\n%.2000s", way, word, all)
			}
		}
		if n := strings.Count(all, letter); n != letters {
			t.Errorf("by %s: of a word of %d letters there are %d", way, letters, n)
		}
		for _, c := range answer.Citations {
			if !slices.Contains(links, c.URL) {
				t.Errorf("by %s: no page leads to %s", way, c.URL)
			}
		}
	}
	seen := a.sees(a.Ask(Asked{Way: Command, Text: roster}))
	copied := a.file(a.Press(0, seen, a.says("en", "platform.copy", nil)), words[0])
	for _, word := range words {
		if !strings.Contains(copied, word) {
			t.Fatalf("%s and maybe more is not copied:\n%.2000s", word, copied)
		}
	}
}

// What looks like a mention, or like markup, is text, wherever it comes from.
func pingsNobody(t *testing.T, s *suite) {
	const nasty = "@everyone @here <@1400000000000000001> <@U0ALICE000> <!channel> <!here> <#C0GENERAL0> *a* _b_ ~c~ `d` > e & f [g](https://example.org/h)"
	answer := bot.Answer{
		Language: "en", Intent: "participation", Verdict: "not_known", Again: "roster|state:FL",
		Parts: []bot.Part{
			{Kind: bot.Lead, Text: "Of " + nasty + " nothing is known. [1]"}, {Kind: bot.Item, Text: nasty}, {Kind: bot.Caveat, Text: nasty},
		},
		Citations: []bot.Citation{{N: 1, Title: nasty, URL: "https://example.org/?a=<b>&c=(d)", Locator: nasty}},
	}
	answer.Text = bot.Together(answer.Parts, text)
	a := s.open(t, answering(func(context.Context, bot.Message, bot.Handler) (bot.Answer, error) { return answer, nil }))
	for _, way := range a.Ways() {
		seen := a.sees(a.Ask(Asked{Way: way, Text: one}))
		for _, p := range answer.Parts {
			a.has(seen, p.Text)
		}
		a.has(seen, answer.Citations[0].Title)
		if len(seen.Links) != 1 {
			t.Errorf("by %s: the links are %q", way, seen.Links)
		}
		a.has(a.press(seen, "en", "platform.copy"), nasty)
	}
	a.has(a.press(a.sees(a.Ask(Asked{Way: Command, Text: one})), "en", "platform.share"), answer.Parts[0].Text)
}
