package bot

import (
	"fmt"
	"strconv"
	"strings"

	"ask287/knowledge"
)

// citer numbers the sources of an answer in the order in which it first rests on them.
type citer struct {
	base      *knowledge.Base
	citations []Citation
}

// mark returns the mark of the citation, " [1]". The same one keeps its number.
func (c *citer) mark(want Citation) string {
	for _, have := range c.citations {
		want.N = have.N
		if have == want {
			return fmt.Sprintf(" [%d]", have.N)
		}
	}
	want.N = len(c.citations) + 1
	c.citations = append(c.citations, want)
	return fmt.Sprintf(" [%d]", want.N)
}

// source cites a source as a whole. The claim holds for the day given, or for the source's own.
func (c *citer) source(id string, holds knowledge.Date) string {
	s := c.base.Source(id)
	if s == nil {
		return ""
	}
	if holds == "" {
		holds = s.Date
	}
	return c.mark(Citation{Title: s.Publisher + ": " + s.Title, URL: s.URL, AsOf: string(holds)})
}

// sources cites several.
func (c *citer) sources(ids []string, holds knowledge.Date) string {
	var b strings.Builder
	for _, id := range ids {
		b.WriteString(c.source(id, holds))
	}
	return b.String()
}

// list cites the list, at the rows of an agency's agreements if one is given.
func (c *citer) list(a *knowledge.Agency) string {
	s := c.base.Source(c.base.List.Source)
	want := Citation{Title: s.Publisher + ": " + s.Title, URL: s.URL, AsOf: string(c.base.List.Date)}
	if a != nil && a.Listed() {
		rows := make([]string, len(a.Agreements))
		for i, g := range a.Agreements {
			rows[i] = strconv.Itoa(g.Row)
		}
		want.Locator = c.base.List.File + ", row " + strings.Join(rows, ", ")
	}
	return c.mark(want)
}

// listAgain cites the list by a number that it has already, if it has one.
func (c *citer) listAgain() string {
	for _, have := range c.citations {
		if have.URL == c.base.Source(c.base.List.Source).URL {
			return c.mark(have)
		}
	}
	return c.list(nil)
}

// memorandum cites the memorandum of an agreement, "" where the list gives no link to it.
func (c *citer) memorandum(a *knowledge.Agency, g knowledge.Agreement, model string) string {
	if g.MOA == "" {
		return ""
	}
	return c.mark(Citation{Title: "Memorandum of agreement, " + model + ": " + a.Name, URL: g.MOA, AsOf: string(g.Signed)})
}
