package index

import "slices"

// units are the words for stretches of the calendar, in the singular.
var units = []string{"day", "week", "month", "quarter", "year"}

// unitName returns the unit that the word at i is, in the singular, or "".
func (d dates) unitName(i int) string {
	w := d.word(i)
	if n := len(w); n > 0 && w[n-1] == 's' {
		w = w[:n-1]
	}
	if slices.Contains(units, w) {
		return w
	}
	return ""
}

func (d dates) isUnit(i int) bool { return d.unitName(i) != "" }

// relative reads a stretch that is reckoned from today: "this year", "last month", "the past six months", "next week".
func (d dates) relative(i int, _ bool) (span days, to int, ok bool) {
	if d.are(i, "this", "time", "last", "year") {
		return oneDay(earlier(d.today, 1, "year")), i + 4, true
	}
	trailing := d.is(i, "the") || d.are(i, "this", "past")
	if trailing || d.are(i, "so", "far") {
		i++
	}
	if d.is(i, "far") {
		i++
	}
	switch w := d.word(i); w {
	case "yesterday":
		return oneDay(earlier(d.today, 1, "day")), i + 1, true
	case "tomorrow":
		return oneDay(earlier(d.today, -1, "day")), i + 1, true
	case "this", "current", "next":
		return d.whole(i+1, map[string]int{"next": 1}[w])
	case "last", "past", "previous", "prior":
		if n := d.howMany(i + 1); n > 0 && d.isUnit(i+2) {
			return days{earlier(d.today, n, d.unitName(i+2)), d.today}, i + 3, true
		}
		if unit := d.unitName(i + 1); unit != "" && (trailing && w == "last" || w == "past") {
			return days{earlier(d.today, 1, unit), d.today}, i + 2, true
		}
		return d.whole(i+1, -1)
	}
	return days{}, 0, false
}

// whole reads the unit or the month at i, so many before or after the one that today lies in.
func (d dates) whole(i, shift int) (span days, to int, ok bool) {
	unit := d.unitName(i)
	if month, ok := d.monthName(i); ok && unit == "" {
		year := d.today.Year()
		switch {
		case shift < 0 && month >= d.today.Month():
			year--
		case shift > 0 && month <= d.today.Month():
			year++
		}
		return monthOf(year, month), i + 1, true
	}
	if unit == "" || d.word(i) != unit {
		return days{}, 0, false
	}
	at := earlier(d.today, -shift, unit)
	switch unit {
	case "week":
		span = weekOf(at)
	case "month":
		span = monthOf(at.Year(), at.Month())
	case "quarter":
		span = quarterOf(at.Year(), (int(at.Month())+2)/3)
	case "year":
		span = yearOf(at.Year())
	default:
		span = oneDay(at)
	}
	return span, i + 1, true
}

// thisOne reads "the year" and the like: the one that today lies in.
func (d dates) thisOne(i int) (span days, to int, ok bool) { return d.whole(i, 0) }

// ago reads "a year ago", "30 days ago".
func (d dates) ago(i int, _ bool) (span days, to int, ok bool) {
	if n := d.howMany(i); n > 0 && d.isUnit(i+1) && d.is(i+2, "ago") {
		return oneDay(earlier(d.today, n, d.unitName(i+1))), i + 3, true
	}
	return days{}, 0, false
}

// named reads the one day that goes by its name: Inauguration Day, of a year or the latest.
func (d dates) named(i int, _ bool) (span days, to int, ok bool) {
	if d.is(i, "the") {
		i++
	}
	if !d.is(i, "inauguration") {
		return days{}, 0, false
	}
	if i++; d.is(i, "day") {
		i++
	}
	if year, to := d.yearAt(i); to > 0 {
		day := inauguration(yearOf(year).last)
		return oneDay(day), to, day.Year() == year
	}
	return oneDay(inauguration(d.today)), i, true
}

// howMany reads a number, in digits or as a word. It is 0 where there is none, and where it is past all reckoning.
func (d dates) howMany(i int) int {
	if n := slices.Index([]string{"a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}, d.word(i)); n >= 0 {
		return max(n, 1)
	}
	if d.is(i, "an") {
		return 1
	}
	if n := d.digits(i); n > 0 && n < 1000 {
		return n
	}
	return 0
}
