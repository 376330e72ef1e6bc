package slack

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"ask287/bot"
)

// ages are how old the list is, which grows from day to day.
var ages = regexp.MustCompile(`(list is|lista tiene) [\d,]+ (days old|días)`)

// keptAs is what stands for answers in the bot's memory. It is made up.
var keptAs = regexp.MustCompile(`@[A-Z2-7]{26}`)

var update = flag.Bool("update", false, "write the golden files anew")

// ask asks the bot of all tests.
func ask(t *testing.T, m bot.Message) bot.Answer {
	t.Helper()
	a, err := whole.Bot(t).Handle(t.Context(), m)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func laidOut(t *testing.T, a bot.Answer, page int) sheet {
	b := whole.Bot(t)
	return view{texts: b.Texts(a.Language), state: b.StateName, share: true, page: page}.sheet(a)
}

// What is asked in the tests of views: answers of each kind that there are, short and as long as they come.
func asked287() map[string]bot.Message {
	return map[string]bot.Message{
		"listed":     {Text: "Does the Alachua County sheriff in Florida take part in 287(g)?"},
		"spanish":    {Text: "¿El sheriff del condado de Alachua, Florida tiene 287g?"},
		"notlisted":  {Text: "Chicago Police Department, IL"},
		"place":      {Text: "33134"},
		"unknown":    {Text: "Xyzzyville police, Ohio"},
		"ambiguous":  {Text: "Springfield police"},
		"many":       {Text: "Washington County sheriff"},
		"roster":     {Text: "which agencies in Idaho take part"},
		"long":       {Text: "which agencies in Florida take part"},
		"term":       {Text: "what is a detainer"},
		"sources":    {Text: "your sources"},
		"growth":     {Text: "how has the list grown"},
		"several":    {Text: "Tampa PD, Miami PD <!channel> and *Houston* PD"},
		"misspelt":   {Text: "alachua conty sherif florida"},
		"nothing":    {},
		"opinion":    {Text: "is 287(g) good?"},
		"todo":       {Text: "¿qué agencias de Texas participan?"},
		"changes":    {Text: "who left the list this year"},
		"springs":    {Text: "gainesville police"},
		"suggestion": {Text: "Alachua sherif office florda"},
	}
}

// Each page of every answer stays within Slack's limits, loses nothing, and has the first sentence, the caveats and the sources of what it
// says.
func TestViewLimits(t *testing.T) {
	for name, m := range asked287() {
		a := ask(t, m)
		pages := a.Pages(sizes())
		all := ""
		for at := range pages {
			s := laidOut(t, a, at)
			checkLimits(t, fmt.Sprint(name, " page ", at), s, 4000)
			if !strings.HasPrefix(s.text, words(a.Parts[0])) {
				t.Errorf("%s, page %d, begins with %.80q", name, at, s.text)
			}
			for _, p := range a.Parts {
				if p.Kind == bot.Caveat && !strings.Contains(s.text, words(p)) {
					t.Errorf("%s, page %d, lacks the caveat %q", name, at, p.Text)
				}
			}
			for _, c := range pages[at].Sources {
				if !strings.Contains(s.text, source(c, spelt)) {
					t.Errorf("%s, page %d, lacks the source %d", name, at, c.N)
				}
			}
			all += s.text + "\n"
		}
		for _, p := range a.Parts {
			if !strings.Contains(all, words(p)) {
				t.Errorf("%s lacks %q", name, p.Text)
			}
		}
	}
}

// block is as much of a block as the limits are about.
type block struct {
	Type     string                    `json:"type"`
	Text     struct{ Text string }     `json:"text"`
	Elements []element                 `json:"elements"`
	Element  map[string]any            `json:"element"`
	Label    struct{ Text string }     `json:"label"`
	Rows     [][]struct{ Text string } `json:"rows"`
}

type element struct {
	Type     string          `json:"type"`
	ActionID string          `json:"action_id"`
	Text     json.RawMessage `json:"text"`
	Options  []choice        `json:"options"`
	Groups   []struct {
		Label   struct{ Text string } `json:"label"`
		Options []choice              `json:"options"`
	} `json:"option_groups"`
}

type choice struct {
	Text  struct{ Text string } `json:"text"`
	Value string                `json:"value"`
}

func blocksOf(t *testing.T, s sheet) []block {
	t.Helper()
	raw, err := json.Marshal(s.blocks)
	if err != nil {
		t.Fatal(err)
	}
	var all []block
	if err := json.Unmarshal(raw, &all); err != nil {
		t.Fatal(err)
	}
	return all
}

// checkLimits holds a sheet to the limits of docs.slack.dev/reference/block-kit and of chat.postMessage, which advises 4,000 characters of text and
// takes 40,000, from what goes over the wire.
func checkLimits(t *testing.T, where string, s sheet, mostText int) {
	t.Helper()
	length := utf8.RuneCountInString
	if n := length(s.text); n == 0 || n > mostText {
		t.Errorf("%s: the text has %d characters", where, n)
	}
	if len(s.blocks) > 50 {
		t.Errorf("%s: %d blocks", where, len(s.blocks))
	}
	ids := map[string]bool{}
	for _, b := range blocksOf(t, s) {
		if n := length(b.Text.Text); n > 3000 || b.Type == "section" && n == 0 {
			t.Errorf("%s: a %s with %d characters", where, b.Type, n)
		}
		if len(b.Elements) > 25 || b.Type == "context" && len(b.Elements) > 10 {
			t.Errorf("%s: a %s with %d elements", where, b.Type, len(b.Elements))
		}
		for _, e := range b.Elements {
			if b.Type == "actions" && (ids[e.ActionID] || e.ActionID == "" || len(e.ActionID) > 255) {
				t.Errorf("%s: the action_id %q", where, e.ActionID)
			}
			ids[e.ActionID] = true
			options := e.Options
			for _, g := range e.Groups {
				if n := length(g.Label.Text); n == 0 || n > 75 || len(g.Options) == 0 || len(g.Options) > 100 {
					t.Errorf("%s: a group of %d, called %q", where, len(g.Options), g.Label.Text)
				}
				options = append(options, g.Options...)
			}
			if len(e.Options) > 100 || len(e.Groups) > 100 || e.Type == "static_select" && len(options) == 0 {
				t.Errorf("%s: a menu of %d options", where, len(options))
			}
			for _, o := range options {
				if length(o.Text.Text) > 75 || o.Text.Text == "" || o.Value == "" || length(o.Value) > 150 {
					t.Errorf("%s: the option %q, %q", where, o.Text.Text, o.Value)
				}
			}
			if e.Type == "button" {
				var label struct{ Text string }
				if err := json.Unmarshal(e.Text, &label); err != nil || label.Text == "" || length(label.Text) > 75 {
					t.Errorf("%s: a button called %q (%v)", where, label.Text, err)
				}
			}
		}
	}
}

// Parts that are as long as nobody would write them stay within the limits too, and nothing of them is lost.
func TestViewOfLongParts(t *testing.T) {
	long := func(n int) string { return strings.TrimSpace(strings.Repeat("word & <b> ", n)) }
	a := bot.Answer{Language: "en", Intent: "participation", Verdict: "listed", Again: "x", Citations: []bot.Citation{{N: 1, Title: long(30), URL: "https://x.gov"}}}
	a.Parts = []bot.Part{
		{Kind: bot.Lead, Text: long(60) + " [1]"}, {Kind: bot.Detail, Text: long(500)}, {Kind: bot.Item, Text: strings.Repeat("&", 3000)},
		{Kind: bot.Caveat, Text: long(50)},
	}
	var all strings.Builder
	pages := a.Pages(sizes())
	for at := range pages {
		s := laidOut(t, a, at)
		checkLimits(t, fmt.Sprint("page ", at), s, 40_000)
		all.WriteString(s.text)
	}
	if n := strings.Count(all.String(), "word"); n < 60+500+50 || len(pages) < 5 {
		t.Errorf("%d words on %d pages", n, len(pages))
	}
	if n := strings.Count(all.String(), "&amp;"); n < 500+3000 {
		t.Errorf("%d ampersands", n)
	}
}

// A page that has more than a section takes has several.
func TestPieces(t *testing.T) {
	text := strings.Repeat("a line of words\n", 30) + strings.Repeat("&lt;", 40)
	var all strings.Builder
	for _, piece := range pieces(text, 50) {
		if n := utf8.RuneCountInString(piece); n > 50 || strings.Count(piece, "&") != strings.Count(piece, ";") {
			t.Errorf("%d characters: %q", n, piece)
		}
		all.WriteString(piece)
	}
	bare := strings.NewReplacer(" ", "", "\n", "")
	if bare.Replace(all.String()) != bare.Replace(text) {
		t.Errorf("lost: %q", all.String())
	}
	if got := pieces("", 50); got != nil {
		t.Errorf("of nothing: %q", got)
	}
}

// What a view looks like, as it goes over the wire.
func TestViewGolden(t *testing.T) {
	for _, name := range []string{"listed", "spanish", "ambiguous", "many", "roster", "several"} {
		m := asked287()[name]
		s := laidOut(t, ask(t, m), 0)
		raw, err := json.MarshalIndent(map[string]any{"text": strings.Split(s.text, "\n"), "blocks": s.blocks}, "", " ")
		if err != nil {
			t.Fatal(err)
		}
		got := append(keptAs.ReplaceAll(ages.ReplaceAll(raw, []byte("$1 N $2")), []byte("@token")), '\n')
		file := filepath.Join("testdata", name+".golden")
		if *update {
			if err := os.WriteFile(file, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), string(got)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// More choices than a menu takes are asked for by state first.
func TestChoicesByState(t *testing.T) {
	a := bot.Answer{Language: "en", Verdict: "ambiguous", Again: "again", Parts: []bot.Part{{Kind: bot.Lead, Text: "Which one?"}}}
	for i := range 101 {
		code := []string{"AL", "FL", "TX"}[i/34]
		a.Choices = append(a.Choices, bot.Choice{Label: fmt.Sprintf("Town %d, %s", i, code), State: code, Again: fmt.Sprint("town", i)})
	}
	s := laidOut(t, a, 0)
	checkLimits(t, "by state", s, 4000)
	all := blocksOf(t, s)
	i := slices.IndexFunc(all, func(b block) bool { return b.Type == "actions" })
	if menu := all[i].Elements[0]; len(menu.Options) != 3 || menu.Options[1].Text.Text != "Florida" || menu.Options[1].Value != "FL" {
		t.Errorf("the menu: %+v", menu)
	}
	a.Choices = a.Choices[:100]
	s = laidOut(t, a, 0)
	checkLimits(t, "grouped", s, 4000)
	i = slices.IndexFunc(blocksOf(t, s), func(b block) bool { return b.Type == "actions" })
	if menu := blocksOf(t, s)[i].Elements[0]; len(menu.Groups) != 3 || menu.Groups[2].Label.Text != "Texas" || len(menu.Groups[0].Options) != 34 {
		t.Errorf("the groups: %+v", menu)
	}
}

// How long it takes to lay an answer out, and to write it as Slack reads it.
func BenchmarkSheet(b *testing.B) {
	h := whole.Bot(b)
	for _, text := range []string{"Does the Alachua County sheriff in Florida take part in 287(g)?", "which agencies in Florida take part", "Washington County sheriff"} {
		a, err := h.Handle(b.Context(), bot.Message{Text: text})
		if err != nil {
			b.Fatal(err)
		}
		b.Run(text[:10], func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				s := view{texts: h.Texts("en"), state: h.StateName}.sheet(a)
				if _, err := json.Marshal(s.blocks); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
