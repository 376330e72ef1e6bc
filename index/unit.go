package index

import (
	"strconv"
	"strings"
	"time"
)

// unit reads a day, a month, a quarter, a year or a stretch that is reckoned from today.
func (d dates) unit(i int, related bool) (span days, to int, ok bool) {
	if d.is(i, "now", "today", "present") && related {
		return oneDay(d.today), i + 1, true
	}
	for _, read := range [...]func(dates, int, bool) (days, int, bool){
		dates.numeric, dates.dayFirst, dates.month, dates.quarter, dates.year, dates.relative, dates.ago, dates.named,
	} {
		if span, to, ok = read(d, i, related); ok && d.is(to, "of") {
			_, _, of := d.unit(to+1, true)
			return span, to, !of // "the last week of March" is no last week
		}
		if to > 0 {
			return span, to, ok
		}
	}
	return days{}, 0, false
}

// numeric reads a day or a month in digits: 2025-03-01, 3/1/2025 as Americans write it, 3/2025, and 3/1 behind a word that
// relates.
func (d dates) numeric(i int, related bool) (span days, to int, ok bool) {
	sep := d.gap(i + 1)
	if sep != "-" && sep != "/" && sep != "." {
		return days{}, 0, false
	}
	a, b, c := d.digits(i), d.digits(i+1), 0
	size := 2
	if d.gap(i+2) == sep {
		c, size = d.digits(i+2), 3
	}
	switch {
	case a < 0 || b < 0, isYear(a) && isYear(b): // 2022-2024 are two
		return days{}, 0, false
	case size == 2 && !isYear(a) && !isYear(b) && (!related || sep != "/"):
		return days{}, 0, false
	case isYear(a) && size == 2:
		span, ok = monthSpan(a, b)
	case isYear(a):
		span, ok = daySpan(a, b, c)
	case size == 2 && isYear(b):
		span, ok = monthSpan(b, a)
	case size == 2:
		span, ok = d.latest(func(year int) (days, bool) { return daySpan(year, a, b) })
	default:
		if c < 100 && len(d.word(i+2)) == 2 {
			c += 2000
		}
		span, ok = daySpan(c, a, b)
	}
	return span, i + size, ok
}

// dayFirst reads a day that stands before its month: "the 5th of March 2025".
func (d dates) dayFirst(i int, _ bool) (span days, to int, ok bool) {
	if d.is(i, "the") {
		i++
	}
	day := d.digits(i)
	if i++; d.is(i, "of") {
		i++
	}
	month, ok := d.monthName(i)
	if !ok || day < 1 || day > 31 {
		return days{}, 0, false
	}
	return d.dayIn(month, day, i+1)
}

// month reads a month by its name, with a day, with a year, with both or alone.
func (d dates) month(i int, related bool) (span days, to int, ok bool) {
	month, ok := d.monthName(i)
	if !ok {
		return days{}, 0, false
	}
	if day := d.digits(i + 1); day >= 1 && day <= 31 && d.gap(i+1) != "'" {
		return d.dayIn(month, day, i+2)
	}
	if year, to := d.yearAt(i + 1); to > 0 {
		return monthOf(year, month), to, true
	}
	if !d.isBareMonth(i, related) {
		return days{}, 0, false
	}
	span, ok = d.latest(func(year int) (days, bool) { return monthOf(year, month), true })
	return span, i + 1, ok
}

// isBareMonth reports whether a month's name that stands alone is one. May, March and June are also in the names of
// places, and words or people besides: they need a word before them that makes them a time, and nothing behind
// that may be the rest of a name.
func (d dates) isBareMonth(i int, related bool) bool {
	last := i+1 >= len(d.tokens)
	if d.gap(i+1) == "-" {
		return false // Mar-a-Lago
	}
	if !last && (d.tokens[i+1].Role == Content || d.tokens[i+1].Role == Designator) {
		return false
	}
	if !d.known(d.word(i)) && d.tokens[i].Role == Content {
		return true
	}
	return related && (last || d.tokens[i+1].Role == Filler || d.tokens[i+1].Role == Joining)
}

// dayIn reads the year, if there is one, behind a day and its month.
func (d dates) dayIn(month time.Month, day, i int) (span days, to int, ok bool) {
	if year, to := d.yearAt(i); to > 0 {
		span, ok = daySpan(year, int(month), day)
		return span, to, ok
	}
	span, ok = d.latest(func(year int) (days, bool) { return daySpan(year, int(month), day) })
	return span, i, ok
}

// quarter reads "Q1 2025", "the first quarter of 2025", "the second half of 2025".
func (d dates) quarter(i int, _ bool) (span days, to int, ok bool) {
	if d.is(i, "the") {
		i++
	}
	w, n, of := d.word(i), d.digits(i), quarterOf
	to = i + 1
	switch {
	case len(w) == 2 && w[0] == 'q':
		n = int(w[1] - '0')
	case n >= 1 && d.is(to, "quarter"):
		to++
	case n >= 1 && n <= 2 && d.is(to, "half"):
		to++
		of = func(year, n int) days { return days{quarterOf(year, 2*n-1).first, quarterOf(year, 2*n).last} }
	default:
		return days{}, 0, false
	}
	if n < 1 || n > 4 {
		return days{}, 0, false
	}
	if year, end := d.yearAt(to); end > 0 {
		return of(year, n), end, true
	}
	span, ok = d.latest(func(year int) (days, bool) { return of(year, n), true })
	return span, to, ok
}

// year reads "2025" and "the year 2025".
func (d dates) year(i int, _ bool) (span days, to int, ok bool) {
	if d.is(i, "the") && d.is(i+1, "year") {
		i++
	}
	if d.is(i, "year") {
		i++
	}
	year, to := d.yearAt(i)
	return yearOf(year), to, to > 0
}

// yearAt reads a year of four digits, or '25, with "of" before it or not. to is 0 where there is none.
func (d dates) yearAt(i int) (year, to int) {
	if d.is(i, "of") {
		i++
	}
	year = d.digits(i)
	switch {
	case isYear(year):
		return year, i + 1
	case year >= 0 && year < 100 && len(d.word(i)) == 2 && strings.HasSuffix(d.gap(i), "'"):
		return 2000 + year, i + 1
	}
	return 0, 0
}

// isYear reports whether a number of four digits is a year. The program that is asked about began in 1996.
func isYear(n int) bool { return n >= 1990 && n < 2100 }

// latest returns the latest of what of makes of a year that has begun by today.
func (d dates) latest(of func(year int) (days, bool)) (days, bool) {
	for year := d.today.Year(); year > d.today.Year()-8; year-- { // February 29 may be as long ago
		if span, ok := of(year); ok && !span.first.After(d.today) {
			return span, true
		}
	}
	return days{}, false
}

func daySpan(year, month, day int) (days, bool) {
	t := date(year, time.Month(month), day)
	return oneDay(t), isYear(year) && month >= 1 && month <= 12 && t.Day() == day && int(t.Month()) == month
}

func monthSpan(year, month int) (days, bool) {
	return monthOf(year, time.Month(month)), month >= 1 && month <= 12
}

// months are the names of the months, from January on.
var months = []string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}

// monthName reads the name of a month, whole or cut short. The long ones are read with a typing error too.
func (d dates) monthName(i int) (time.Month, bool) {
	w := d.word(i)
	if len(w) < 3 || w[0] < 'a' {
		return 0, false
	}
	for n, name := range months {
		whole := w == name || w == name[:3] || w == "sept" && n == 8
		if whole || w[0] == name[0] && len(name) > 6 && oneEditApart(w, name) && !d.known(w) {
			return time.Month(n + 1), true
		}
	}
	return 0, false
}

// digits returns the number at i, -1 where there is none.
func (d dates) digits(i int) int {
	if w := d.word(i); w != "" && w[0] >= '0' && w[0] <= '9' {
		if n, err := strconv.Atoi(w); err == nil {
			return n
		}
	}
	return -1
}

// gap returns what stands between the words at i-1 and i, without white space.
func (d dates) gap(i int) string {
	if i < 1 || i >= len(d.tokens) {
		return ""
	}
	between := strings.TrimSpace(d.text[d.tokens[i-1].End:d.tokens[i].Start])
	return strings.ReplaceAll(between, "’", "'")
}
