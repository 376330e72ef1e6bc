package terminal

import (
	"fmt"
	"strings"
	"testing"

	"ask287/bot"
)

// growing is a series of one point a month, some of which are missing.
func growing() []bot.Point {
	var series []bot.Point
	for i, n := range []int{150, 145, 142, 0, 140, 135, 239, 427, 1035, 1274, 1492, 1843} {
		if n > 0 {
			series = append(series, bot.Point{Date: fmt.Sprintf("%d-%02d-28", 2021+i/2, 3+6*(i%2)), Count: bot.Count{Agreements: n, Agencies: n - 3}})
		}
	}
	return series
}

func TestChartGolden(t *testing.T) {
	answer := bot.Answer{
		Language: "en",
		Parts: []bot.Part{
			{Kind: bot.Lead, Text: "ICE's list had 150 agreements on 2021-03-28, and 1,843 on 2026-09-28. [1]"},
			{Kind: bot.Item, Text: "2024-03-28: 239 agreements [1]"},
		},
		Series:    growing(),
		Citations: []bot.Citation{{N: 1, Title: "ICE, Participating Agencies", URL: listURL, AsOf: "2026-09-28"}},
	}
	for _, width := range []int{40, 80, 100} {
		t.Run(fmt.Sprint(width), func(t *testing.T) {
			golden(t, fmt.Sprintf("chart-%d", width), Render(answer, Options{Width: width, Color: width == 100}))
		})
	}
}

// A chart fits the width, whatever the numbers, and is plain ASCII.
func TestChartFits(t *testing.T) {
	for _, most := range []int{0, 1, 7, 1_000, 12_345_678} {
		for width := MinWidth; width <= MaxWidth; width++ {
			series := []bot.Point{{Date: "2021-01-13"}, {Date: "2023-05-01", Count: bot.Count{Agreements: most / 2}}, {Date: "2026-05-18", Count: bot.Count{Agreements: most}}}
			lines := chart(series, width)
			if len(lines) < 3 {
				t.Fatalf("%d at width %d: %q", most, width, lines)
			}
			for _, line := range lines {
				if len(line) > width || strings.Trim(line, " -.'|+0123456789") != "" {
					t.Errorf("%d at width %d: %q", most, width, line)
				}
			}
		}
	}
}

func TestChartOfTooLittle(t *testing.T) {
	one := bot.Point{Date: "2026-05-18", Count: bot.Count{Agreements: 3}}
	for _, series := range [][]bot.Point{nil, {one}, {one, one}, {one, {Date: "soon"}}, {{Date: ""}, one}, {one, {Date: "2026-05-17"}}} {
		if lines := chart(series, 80); lines != nil {
			t.Errorf("%v is drawn: %q", series, lines)
		}
	}
}
