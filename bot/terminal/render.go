package terminal

import (
	"fmt"
	"strings"

	"github.com/rivo/uniseg"

	"ask287/bot"
)

// The widths that an answer is set in. Lines of more than 100 columns are hard to read; in fewer than 40 the
// sources fall apart.
const (
	MinWidth     = 40
	MaxWidth     = 100
	DefaultWidth = 80
)

// Options say how an answer is to look.
type Options struct {
	Width int  // columns; 0 is DefaultWidth, what is out of bounds is brought within them
	Color bool // may use bold; nothing is said by it alone
}

// Render sets an answer in lines: its parts in their order, with a chart of its series, if it has one, below the first; then
// its sources, each with its number, its day, where
// in it to look, and its address on a line of its own. The text ends with a newline. What the answer
// quotes of the question is cleaned as [Clean] says.
func Render(a bot.Answer, o Options) string {
	p := page{width: columns(o.Width), color: o.Color}
	w := wordsIn(a.Language)
	for _, part := range partsOf(a) {
		p.part(part, w)
		if part.Kind == bot.Lead {
			p.chart(a.Series, w)
		}
	}
	p.sources(a.Citations, w)
	return p.String()
}

// Quote sets a question in one line, to stand above its answer. What does not fit is left out.
func Quote(question string, o Options) string {
	width := columns(o.Width)
	q := strings.Join(strings.Fields(Clean(cutBytes(question, width*maxBytesPerColumn))), " ")
	if uniseg.StringWidth(quoteMark+q) > width || len(question) > width*maxBytesPerColumn {
		q, _ = cutAt(q, width-len(quoteMark)-len(ellipsis))
		q += ellipsis
	}
	return strings.TrimRight(quoteMark+q, " ") + "\n"
}

const (
	quoteMark = "> "
	ellipsis  = "..."

	// maxBytesPerColumn bounds what Quote looks at: no script needs more, heaps of accents may.
	maxBytesPerColumn = 32
)

// partsOf returns the parts of an answer that say something. An answer without parts has its text, which
// is a part a line.
func partsOf(a bot.Answer) []bot.Part {
	var parts []bot.Part
	for _, part := range a.Parts {
		if strings.TrimSpace(part.Text) != "" {
			parts = append(parts, part)
		}
	}
	if len(a.Parts) > 0 {
		return parts
	}
	for line := range strings.Lines(a.Text) {
		if line = strings.TrimSpace(line); line != "" {
			kind := bot.Detail
			if len(parts) == 0 {
				kind = bot.Lead
			}
			parts = append(parts, bot.Part{Kind: kind, Text: line})
		}
	}
	return parts
}

// page is an answer in the making.
type page struct {
	strings.Builder
	width int
	color bool
	entry bool // the last block was an entry of a list
}

func (p *page) part(part bot.Part, w words) {
	text := Clean(plainLinks(part.Text))
	entry := part.Kind.IsEntry()
	if !entry || !p.entry {
		p.gap()
	}
	switch part.Kind {
	case bot.Item, bot.Option:
		p.lines(text, "- ", "  ", false)
	case bot.Caveat:
		p.lines(w.Caveat+" "+text, "", "", false)
	default:
		p.lines(text, "", "", part.Kind == bot.Lead)
	}
	p.entry = entry
}

func (p *page) sources(all []bot.Citation, w words) {
	if len(all) == 0 {
		return
	}
	p.gap()
	p.lines(w.Sources, "", "", true)
	for _, c := range all {
		about := Clean(c.Title)
		if c.AsOf != "" {
			about += ", " + w.AsOf + " " + Clean(c.AsOf)
		}
		if c.Locator != "" {
			about += ", " + Clean(c.Locator)
		}
		mark := fmt.Sprintf("[%d] ", c.N)
		indent := strings.Repeat(" ", len(mark))
		p.lines(about, mark, indent, false)
		if c.URL != "" {
			p.WriteString(indent + Clean(c.URL) + "\n")
		}
	}
}

// chart draws a series below what heads it.
func (p *page) chart(series []bot.Point, w words) {
	lines := chart(series, p.width)
	if len(lines) == 0 {
		return
	}
	p.gap()
	p.lines(w.Chart, "", "", false)
	for _, line := range lines {
		p.WriteString(line + "\n")
	}
}

// gap parts what follows from what is there.
func (p *page) gap() {
	if p.Len() > 0 {
		p.WriteByte('\n')
	}
}

// lines writes a text with first before its first line and rest before the others.
func (p *page) lines(text, first, rest string, bold bool) {
	before := first
	for _, line := range wrap(text, p.width-len(first)) {
		if bold && p.color {
			line = "\x1b[1m" + line + "\x1b[0m"
		}
		p.WriteString(before + line + "\n")
		before = rest
	}
}

func columns(width int) int {
	if width == 0 {
		return DefaultWidth
	}
	return min(max(width, MinWidth), MaxWidth)
}
