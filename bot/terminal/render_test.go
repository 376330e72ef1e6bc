package terminal

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rivo/uniseg"

	"ask287/bot"
)

func TestRenderGolden(t *testing.T) {
	listed, county, nasty := listedAnswer(), countyAnswer(), nastyAnswer()
	for _, test := range []struct {
		name    string
		answer  bot.Answer
		options Options
	}{
		{"listed", listed, Options{}},
		{"listed-40", listed, Options{Width: 40}},
		{"listed-100", listed, Options{Width: 100}},
		{"listed-color", listed, Options{Color: true}},
		{"county", county, Options{}},
		{"spanish", spanishAnswer(), Options{}},
		{"nasty", nasty, Options{Width: 40}},
		{"text-only", bot.Answer{Text: "Yes. [1]\n\nIt is on the list.\n", Citations: listed.Citations[:1]}, Options{}},
		{"choices", choicesAnswer(), Options{Width: 40}},
		{"empty", bot.Answer{}, Options{}},
	} {
		t.Run(test.name, func(t *testing.T) {
			golden(t, test.name, Render(test.answer, test.options))
		})
	}
}

// updating is set to write the golden files anew: go test ./bot/terminal -update
var updating = flag.Bool("update", false, "write the golden files anew")

func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name+".golden")
	if *updating {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s: got\n%s\nwant\n%s", file, got, want)
	}
}

// Without colour an answer is the same text, and nothing else.
func TestColorOnlyAddsBold(t *testing.T) {
	for _, a := range []bot.Answer{listedAnswer(), countyAnswer(), nastyAnswer()} {
		colored := strings.NewReplacer("\x1b[1m", "", "\x1b[0m", "").Replace(Render(a, Options{Color: true}))
		if got := Render(a, Options{}); got != colored {
			t.Errorf("without colour:\n%s\nwith colour, bold left out:\n%s", got, colored)
		}
	}
}

func FuzzRender(f *testing.F) {
	f.Add("Yes. [1]", 80)
	f.Add("\x1b[2J\u202e\x00\x9b31m", 40)
	f.Add(strings.Repeat("e\u0301", 300)+" https://example.org/"+strings.Repeat("a", 200), 40)
	f.Fuzz(func(t *testing.T, text string, width int) {
		got := Render(bot.Answer{
			Parts:     []bot.Part{{Text: text}, {Kind: bot.Item, Text: text}, {Kind: bot.Caveat, Text: text}},
			Citations: []bot.Citation{{N: 1, Title: text, AsOf: text, Locator: text, URL: "https://example.org/"}},
		}, Options{Width: width})
		for line := range strings.Lines(got) {
			line = strings.TrimSuffix(line, "\n")
			if Clean(line) != line {
				t.Fatalf("%q has something that steers a terminal", line)
			}
			// A single character may be wider than a line: a ligature of the Arabic script takes eighteen columns.
			if w := uniseg.StringWidth(line); w > columns(width) && !strings.Contains(line, "://") && uniseg.GraphemeClusterCount(line) > 8 {
				t.Fatalf("%q takes %d columns of %d", line, w, columns(width))
			}
		}
	})
}

func TestQuote(t *testing.T) {
	for question, want := range map[string]string{
		"Is  it?":                   "> Is it?\n",
		"":                          ">\n",
		"\x1b[31mred\x07":           "> [31mred\n",
		strings.Repeat("a", 38):     "> " + strings.Repeat("a", 38) + "\n",
		strings.Repeat("a", 39):     "> " + strings.Repeat("a", 35) + "...\n",
		strings.Repeat("ab", 1<<19): "> " + strings.Repeat("ab", 17) + "a...\n",
	} {
		if got := Quote(question, Options{Width: 40}); got != want {
			t.Errorf("Quote(%.50q) = %q, want %q", question, got, want)
		}
	}
}
