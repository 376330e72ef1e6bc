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
	words     *texts
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

// list cites the newest list, at the rows of an agency's agreements if one is given.
func (c *citer) list(a *knowledge.Agency) string {
	var rows []int
	if a != nil {
		for _, g := range a.Agreements {
			rows = append(rows, g.Row)
		}
	}
	return c.listOf(c.base.List, rows...)
}

// listOf cites one of ICE's lists, at the rows if there are any. An older one than the newest is cited by its file.
func (c *citer) listOf(list knowledge.List, rows ...int) string {
	return c.mark(c.ofList(list, rows...))
}

func (c *citer) ofList(list knowledge.List, rows ...int) Citation {
	s := c.base.Source(list.Source)
	cited := Citation{Title: s.Publisher + ": " + s.Title, URL: s.URL, AsOf: string(list.Date)}
	if list.ID != c.base.List.ID || list.Kind == knowledge.Pending {
		cited.Locator = list.File
	}
	if len(rows) > 0 {
		all := make([]string, len(rows))
		for i, row := range rows {
			all[i] = strconv.Itoa(row)
		}
		cited.Locator = c.words.plural("cited.rows", len(rows), with{"File": list.File, "Rows": c.words.names(all)})
	}
	return cited
}

// listAgain cites the newest list by a number that it has already, if it has one.
func (c *citer) listAgain() string {
	whole := c.ofList(c.base.List)
	for _, have := range c.citations {
		if have.Title == whole.Title && have.AsOf == whole.AsOf {
			return c.mark(have)
		}
	}
	return c.mark(whole)
}

// memorandum cites the memorandum of an agreement, "" where the list gives no link to it.
func (c *citer) memorandum(a *knowledge.Agency, g knowledge.Agreement, model string) string {
	if g.MOA == "" {
		return ""
	}
	return c.mark(Citation{Title: c.words.say("cited.memorandum", with{"Model": model, "Agency": a.Name}), URL: g.MOA, AsOf: string(g.Signed)})
}
