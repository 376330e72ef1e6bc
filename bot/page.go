package bot

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Page is as much of an answer as a platform can show at once. Every page has the answer's first sentence, its caveats, and the
// sources of what it says, so that none can be read alone and be misunderstood.
type Page struct {
	Lead    Part
	Body    []Part // what follows the lead, without the caveats
	Caveats []Part
	Sources []Citation
}

// Sizes say how much a page may hold, as a platform counts.
type Sizes struct {
	Page   int                // of all that a page shows
	Part   func(Part) int     // of a part as it is shown, with what parts it from the next
	Source func(Citation) int // of a source, likewise
	Text   func(string) int   // of a text in a part
}

// Pages lays an answer out on pages, at least one. Nothing is left out: a part that no page can hold is divided between words.
func (a *Answer) Pages(s Sizes) []Page {
	if len(a.Parts) == 0 {
		return []Page{{Sources: a.Citations}}
	}
	l := layout{Sizes: s, answer: a, lead: a.Parts[0]}
	var body []Part
	for _, p := range a.Parts[1:] {
		if p.Kind == Caveat {
			l.caveats = append(l.caveats, p)
		} else {
			body = append(body, p)
		}
	}
	l.begin()
	for _, p := range body {
		l.add(p)
	}
	pages := append(l.pages, l.page)
	for _, p := range pages {
		slices.SortFunc(p.Sources, func(x, y Citation) int { return x.N - y.N })
	}
	return pages
}

type layout struct {
	Sizes
	answer  *Answer
	lead    Part
	caveats []Part
	pages   []Page
	page    Page
	used    int
}

// begin begins a page with what is on every one.
func (l *layout) begin() {
	l.page, l.used = Page{Lead: l.lead, Caveats: l.caveats}, 0
	l.use(l.weigh(l.lead))
	for _, p := range l.caveats {
		l.use(l.weigh(p))
	}
}

// add puts a part on the page, or on the next, or as much as goes on each of several.
func (l *layout) add(p Part) {
	cost, fresh := l.weigh(p)
	if l.used+cost > l.Page && len(l.page.Body) > 0 {
		l.pages = append(l.pages, l.page)
		l.begin()
		cost, fresh = l.weigh(p)
	}
	rest := ""
	if over := l.used + cost - l.Page; over > 0 {
		if head, tail := divide(p.Text, l.Text(p.Text)-over); head != "" && tail != "" {
			p.Text, rest = head, tail
			cost, fresh = l.weigh(p)
		}
	}
	l.page.Body = append(l.page.Body, p)
	l.use(cost, fresh)
	if rest != "" {
		l.add(Part{p.Kind, rest})
	}
}

var marks = regexp.MustCompile(`\[(\d+)\]`)

// weigh returns what a part takes, with the sources that it is the first on the page to cite, and those.
func (l *layout) weigh(p Part) (cost int, fresh []Citation) {
	cost = l.Part(p)
	for _, mark := range marks.FindAllStringSubmatch(p.Text, -1) {
		n, _ := strconv.Atoi(mark[1])
		is := func(c Citation) bool { return c.N == n }
		i := slices.IndexFunc(l.answer.Citations, is)
		if i >= 0 && !slices.ContainsFunc(l.page.Sources, is) && !slices.ContainsFunc(fresh, is) {
			fresh = append(fresh, l.answer.Citations[i])
			cost += l.Source(l.answer.Citations[i])
		}
	}
	return cost, fresh
}

// use notes what the page holds by now.
func (l *layout) use(cost int, cites []Citation) {
	l.used += cost
	l.page.Sources = append(l.page.Sources, cites...)
}

// divide divides a text at the last space within size bytes, or, where it has none, between two letters. The head is "" where not
// even one fits.
func divide(text string, size int) (head, rest string) {
	if size <= 0 {
		return "", text
	}
	if size >= len(text) {
		return text, ""
	}
	for size > 0 && text[size]&0xc0 == 0x80 { // within a letter of several bytes
		size--
	}
	if space := strings.LastIndexByte(text[:size], ' '); space > 0 {
		size = space
	}
	return text[:size], strings.TrimPrefix(text[size:], " ")
}
