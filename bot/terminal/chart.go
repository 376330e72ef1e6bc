package terminal

import (
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/guptarohit/asciigraph"

	"ask287/bot"
)

// The measures of a chart, in columns and rows.
const (
	chartHeight = 10
	dateWidth   = len("2026-05")
	tickWidth   = 2*dateWidth + 2 // room for a date below the axis
)

// chart draws a series of agreements over time in plain ASCII, in lines of at most width columns. The columns are equal
// stretches of time: each shows what the list had that was in force at its end. A series of fewer than two days has no chart.
func chart(series []bot.Point, width int) []string {
	first, last, ok := bounds(series)
	if !ok {
		return nil
	}
	most := 0
	for _, p := range series {
		most = max(most, p.Agreements)
	}
	columns := width - len(plainNumber(float64(most))) - dateWidth // the axis takes the rest, and half a date
	values := make([]float64, columns)
	for i := range values {
		at := first.Add(last.Sub(first) / time.Duration(columns-1) * time.Duration(i))
		values[i] = float64(inForce(series, at, i == columns-1))
	}
	drawn := asciigraph.Plot(values,
		asciigraph.Height(chartHeight), asciigraph.LowerBound(0), asciigraph.YAxisValueFormatter(plainNumber),
		asciigraph.XAxisRange(float64(first.Unix()), float64(last.Unix())), asciigraph.XAxisTickCount(max(2, columns/tickWidth)),
		asciigraph.XAxisValueFormatter(func(v float64) string { return time.Unix(int64(v), 0).UTC().Format("2006-01") }),
	)
	lines := strings.Split(strings.TrimRight(inASCII(drawn), "\n"), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return lines
}

// bounds returns the first and the last day of a series, and false where there are no two.
func bounds(series []bot.Point) (first, last time.Time, ok bool) {
	if len(series) == 0 {
		return first, last, false
	}
	first, err1 := time.Parse(time.DateOnly, series[0].Date)
	last, err2 := time.Parse(time.DateOnly, series[len(series)-1].Date)
	return first, last, err1 == nil && err2 == nil && last.After(first)
}

// inForce returns the agreements on the last list until that time, at the end on the last of all.
func inForce(series []bot.Point, at time.Time, isEnd bool) int {
	n := series[0].Agreements
	for _, p := range series {
		if isEnd || p.Date <= at.Format(time.DateOnly) {
			n = p.Agreements
		}
	}
	return n
}

func plainNumber(v float64) string { return strconv.Itoa(int(math.Round(v))) }

// inASCII writes box-drawing characters as every terminal has them.
func inASCII(s string) string {
	return strings.NewReplacer(
		"─", "-", "╴", "-", "╶", "-", "│", "|", "┤", "|", "╭", ".", "╮", ".", "╰", "'", "╯", "'", "┼", "+", "└", "+", "┬", "+",
	).Replace(s)
}
