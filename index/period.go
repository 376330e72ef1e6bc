package index

import (
	"time"

	"ask287/knowledge"
)

// Period is the time that a question names: from its first day to its last, both within. One of them is "" where
// the question sets no such bound; both are where it names no time. A point in time is the period of one day.
//
// It is read by own code because the libraries at hand return an instant, where "in April 2025" and "since
// March" are stretches; leave out years; and take the "may" of "may I ask" for a month. What is not understood as a
// whole is not taken for a part of it: the question then has a word that nothing accounts for.
type Period struct{ First, Last knowledge.Date }

// dates reads the time that tokens name, as somebody means it who asks today.
type dates struct {
	text   string
	tokens []Token
	today  time.Time
	known  func(word string) bool // reports whether a word is a part of any known name
}

// period reads the time that the tokens name, and gives the words that name it their role. Of several times it takes
// in all.
func (d dates) period() (p Period, ok bool) {
	ok = true
	for i := 0; i < len(d.tokens); {
		found, to, isOne := d.related(i)
		role := Dated
		switch {
		case isOne:
			p = p.with(found)
		case to == 0 && (d.word(i) != "ago" || d.word(i-1) == "long"):
			i++
			continue
		default:
			role, ok = Content, false
		}
		for to = max(to, i+1); i < to; i++ {
			d.tokens[i].Role = role
		}
	}
	return p, ok
}

// with returns the period that takes in both. That of no time takes in nothing.
func (p Period) with(other Period) Period {
	if (p == Period{}) {
		return other
	}
	first, last := min(p.First, other.First), max(p.Last, other.Last)
	if p.Last == "" || other.Last == "" {
		last = ""
	}
	return Period{first, last}
}

// relation says how a time that follows it bounds a period.
type relation int

const (
	relIn relation = iota // "in", or nothing
	relSince
	relUntil
	relBefore
	relAfter
	relBetween
)

// relations are the words that relate, the longer first.
var relations = []struct {
	words []string
	is    relation
}{
	{[]string{"prior", "to"}, relBefore}, {[]string{"up", "to"}, relUntil}, {[]string{"up", "until"}, relUntil}, {[]string{"as", "of"}, relUntil},
	{[]string{"since"}, relSince}, {[]string{"from"}, relSince}, {[]string{"starting"}, relSince}, {[]string{"before"}, relBefore}, {[]string{"after"}, relAfter},
	{[]string{"until"}, relUntil}, {[]string{"till"}, relUntil}, {[]string{"through"}, relUntil}, {[]string{"by"}, relUntil}, {[]string{"between"}, relBetween},
	{[]string{"in"}, relIn}, {[]string{"during"}, relIn}, {[]string{"on"}, relIn}, {[]string{"at"}, relIn}, {[]string{"of"}, relIn},
	{[]string{"within"}, relIn}, {[]string{"over"}, relIn}, {[]string{"throughout"}, relIn}, {[]string{"around"}, relIn},
}

// related reads a time with the words that relate to it: "since March", "by the end of 2025", "from 2022 to 2024". Where it
// returns an end and not ok, as all that follows here, the words up to there look like a time and are none.
func (d dates) related(i int) (p Period, to int, ok bool) {
	is, from := relIn, i
	for _, r := range relations {
		if d.are(i, r.words...) && !d.tokens[i].Capital && !d.tokens[i].Comma { // Hobart, IN
			is, from = r.is, i+len(r.words)
			break
		}
	}
	if is == relSince && d.is(from, "in", "on", "at", "with") {
		from++ // "starting in March"
	}
	span, to, ok := d.span(from, from > i)
	if !ok || d.is(i, "of") && d.isUnit(i-1) { // "the first week of March" is not March
		return Period{}, to, false
	}
	if last, end, ok := d.end(to, is); ok {
		if last.last.Before(span.first) { // "between March and June 2025" is all of that year
			d.today = last.last
			span, _, _ = d.span(from, true)
		}
		return period(days{span.first, last.last}), end, !last.last.Before(span.first)
	}
	p = period(span)
	switch is {
	case relSince:
		p.Last = ""
	case relUntil:
		p.First = ""
	case relBefore:
		p = Period{Last: knowledge.DateOf(span.first.AddDate(0, 0, -1))}
	case relAfter:
		p = Period{First: knowledge.DateOf(span.last.AddDate(0, 0, 1))}
	case relBetween:
		return Period{}, to, false
	}
	return p, to, true
}

// end reads what closes a period that was opened: "to June", "until now", the second half of "between March and June".
func (d dates) end(i int, is relation) (last days, to int, ok bool) {
	switch {
	case is != relIn && is != relSince && is != relBetween:
		return days{}, 0, false
	case d.is(i, "to", "until", "till", "through"), is == relBetween && d.is(i, "and"):
		return d.span(i+1, true)
	case d.gap(i) == "-" || d.gap(i) == "–":
		return d.span(i, true)
	}
	return days{}, 0, false
}

func period(d days) Period {
	return Period{knowledge.DateOf(d.first), knowledge.DateOf(d.last)}
}

// span reads a time, or a part of one: "2025", "the end of last year", "early March 2025". related says whether a word
// stands before it that makes it a time.
func (d dates) span(i int, related bool) (span days, to int, ok bool) {
	from := i
	if d.is(from, "the") {
		from++
	}
	part := d.word(from)
	switch part {
	case "end", "start", "beginning":
		from++
		if !d.is(from, "of") {
			return days{}, 0, false
		}
		if from++; d.is(from, "the") && d.isUnit(from+1) {
			from++
		}
		if d.isUnit(from) { // "the end of the year"
			span, to, ok = d.thisOne(from)
		} else {
			span, to, ok = d.unit(from, true)
		}
	case "early", "mid", "middle", "late":
		if from++; d.is(from, "of", "in") {
			from++
		}
		span, to, ok = d.unit(from, true)
	default:
		return d.unit(i, related)
	}
	switch part {
	case "end":
		span = oneDay(span.last)
	case "start", "beginning":
		span = oneDay(span.first)
	case "early":
		span = span.third(1)
	case "late":
		span = span.third(3)
	default:
		span = span.third(2)
	}
	return span, to, ok
}

// word returns the word at i, "" where there is none.
func (d dates) word(i int) string {
	if i < 0 || i >= len(d.tokens) {
		return ""
	}
	return d.tokens[i].Word
}

// is reports whether the word at i is one of those.
func (d dates) is(i int, words ...string) bool {
	for _, w := range words {
		if d.word(i) == w {
			return true
		}
	}
	return false
}

// are reports whether the words stand at i, one after the other.
func (d dates) are(i int, words ...string) bool {
	for k, w := range words {
		if d.word(i+k) != w {
			return false
		}
	}
	return true
}
