package bot

import (
	"time"

	"ask287/knowledge"
)

// span says how long it is from one day to a later one: "5 years, 11 months and 9 days".
func (t *texts) span(from, to knowledge.Date) string {
	years, months, days := between(from, to)
	var parts []string
	add := func(text string, n int) {
		if n > 0 {
			parts = append(parts, text)
		}
	}
	add(t.count("years", years, nil), years)
	add(t.count("months", months, nil), months)
	add(t.count("days", days, nil), days)
	switch n := len(parts); n {
	case 0:
		return t.count("days", 0, nil)
	case 1:
		return parts[0]
	default:
		return t.say("span", with{"First": t.names(parts[:n-1]), "Last": parts[n-1]})
	}
}

// between counts the whole years, then months, then days from one day to another, all 0 where either is unknown or they
// are the wrong way round.
func between(from, to knowledge.Date) (years, months, days int) {
	a, ok1 := from.Time()
	b, ok2 := to.Time()
	if !ok1 || !ok2 || b.Before(a) {
		return 0, 0, 0
	}
	n := (b.Year()-a.Year())*12 + int(b.Month()) - int(a.Month())
	if monthsAfter(a, n).After(b) {
		n--
	}
	return n / 12, n % 12, int(b.Sub(monthsAfter(a, n)).Hours() / 24)
}

// monthsAfter returns the day n months after t, the last of its month where t's own day is not in it.
func monthsAfter(t time.Time, n int) time.Time {
	first := time.Date(t.Year(), t.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1)
	if at := first.AddDate(0, 0, t.Day()-1); at.Before(last) {
		return at
	}
	return last
}
