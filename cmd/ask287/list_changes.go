package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"ask287/bot/terminal"
	"ask287/knowledge"
	"ask287/knowledge/ice"
	"ask287/knowledge/ice/fetch"
)

type changesCommand struct {
	Since string `required:"" placeholder:"DATE" help:"From the list that was the newest on this day, YYYY-MM-DD."`
	Until string `placeholder:"DATE" help:"To the list that was the newest on this day (default: the newest of all)."`
	JSON  bool   `name:"json" help:"Print them as a JSON object on one line."`
}

// Run tells who has joined, left or changed.
func (c *changesCommand) Run(p *program, o options) error {
	base, err := p.load(o)
	if err != nil {
		return err
	}
	from, err := listOn(base, c.Since)
	if err != nil {
		return err
	}
	to := len(base.Lists) - 1
	if c.Until != "" {
		if to, err = listOn(base, c.Until); err != nil {
			return err
		}
	}
	if from > to {
		return usageError("--since is the later day: give the earlier one there")
	}
	return p.changes(o, base, from, to, c.JSON)
}

type diffCommand struct {
	A    string `arg:"" help:"The earlier list: a day, YYYY-MM-DD, or a workbook."`
	B    string `arg:"" help:"The later list, in the same way."`
	JSON bool   `name:"json" help:"Print it as a JSON object on one line."`
}

// Run compares two lists.
func (c *diffCommand) Run(p *program, o options) error {
	base, err := p.load(o)
	if err != nil {
		return err
	}
	var read []*ice.Published
	sums := map[string]string{} // of the workbooks, by argument
	for _, arg := range []string{c.A, c.B} {
		list, err := readList(arg)
		if err != nil {
			return err
		}
		if list != nil {
			read, sums[arg] = append(read, list), list.SHA256
		}
	}
	base = ice.With(base, read)
	var at [2]int
	for i, arg := range []string{c.A, c.B} {
		if sum, isWorkbook := sums[arg]; isWorkbook {
			at[i] = slices.IndexFunc(base.Lists, func(l knowledge.List) bool { return l.SHA256 == sum })
		} else if at[i], err = listOn(base, arg); err != nil {
			return err
		}
	}
	if at[0] > at[1] {
		return usageError("the first list is the newer one: give the older one first")
	}
	return p.changes(o, base, at[0], at[1], c.JSON)
}

// readList reads a workbook of agreements, nil for what is a day.
func readList(arg string) (*ice.Published, error) {
	if _, err := knowledge.ParseDate(arg); err == nil {
		return nil, nil
	}
	data, err := fetch.ReadFile(arg)
	if err != nil {
		return nil, err
	}
	list, err := ice.Read(filepath.Base(arg), data)
	if err != nil {
		return nil, err
	}
	if list.Kind != ice.Participating {
		return nil, fmt.Errorf("%s is a list of applications: only lists of agreements are compared", arg)
	}
	return list, nil
}

// listOn returns the position of the list that was the newest on a day.
func listOn(base *knowledge.Base, day string) (int, error) {
	date, err := knowledge.ParseDate(day)
	if err != nil || date == "" {
		return -1, usageError("a day is written YYYY-MM-DD, like 2026-03-01")
	}
	at := base.ListOn(date)
	if at < 0 {
		return -1, fmt.Errorf("no list is known that is as old as %s: the first is of %s", date, base.Lists[0].Date)
	}
	return at, nil
}

// changes shows what became of the agencies from one list to another.
func (p *program) changes(o options, base *knowledge.Base, from, to int, asJSON bool) error {
	all := base.Changes(from, to)
	if o.State != "" {
		state, err := p.stateOf(base, o.State)
		if err != nil {
			return err
		}
		all = slices.DeleteFunc(all, func(c knowledge.Change) bool { return c.Agency.State != state })
	}
	if asJSON {
		return p.jsonLine(struct {
			From    listJSON    `json:"from"`
			To      listJSON    `json:"to"`
			Changes changesJSON `json:"changes"`
		}{listOf(base.Lists[from]), listOf(base.Lists[to]), changesOf(base, all)})
	}
	var b strings.Builder
	fmt.Fprintf(&b, "From ICE's list of %s to that of %s:\n%s", base.Lists[from].Date, base.Lists[to].Date, changesLine(all))
	for _, part := range []struct {
		title string
		of    func(*knowledge.Change) bool
		line  func(*knowledge.Change) string
	}{
		{"Joined", (*knowledge.Change).Joined, func(c *knowledge.Change) string { return fmt.Sprintf("%s, since %s", modelWords(c.After), c.On) }},
		{"Left", (*knowledge.Change).Left, func(c *knowledge.Change) string {
			return fmt.Sprintf("%s, last listed %s%s", modelWords(c.Before), c.Last, stillOpen(base, c))
		}},
		{"Changed model", changed, func(c *knowledge.Change) string {
			return fmt.Sprintf("%s, before that %s, since %s", modelWords(c.After), modelWords(c.Before), c.On)
		}},
	} {
		title := "\n" + part.title + "\n"
		for i := range all {
			if c := &all[i]; part.of(c) {
				fmt.Fprintf(&b, "%s- %s, %s: %s\n", title, terminal.Clean(c.Agency.Name), c.Agency.State, part.line(c))
				title = ""
			}
		}
	}
	b.WriteString("\nICE does not announce endings: who has left is known only from the lists.\n")
	return p.text(b.String())
}

func changed(c *knowledge.Change) bool { return !c.Joined() && !c.Left() }

// stillOpen says of an agency that has left that it may come back.
func stillOpen(base *knowledge.Base, c *knowledge.Change) string {
	if base.IsMissing(c.Agency) {
		return " (too short a time ago to say that it has ended)"
	}
	return ""
}

// changesLine counts changes: "12 agencies joined, 3 left, 2 changed model."
func changesLine(all []knowledge.Change) string {
	var joined, left int
	for i := range all {
		switch {
		case all[i].Joined():
			joined++
		case all[i].Left():
			left++
		}
	}
	noun := "agencies"
	if joined == 1 {
		noun = "agency"
	}
	return fmt.Sprintf("%d %s joined, %d left, %d changed model.\n", joined, noun, left, len(all)-joined-left)
}

// modelWords names models: "task force, warrant service".
func modelWords(models []knowledge.Model) string {
	words := make([]string, len(models))
	for i, m := range models {
		words[i] = strings.ReplaceAll(string(m), "_", " ")
	}
	return strings.Join(words, ", ")
}

// listJSON is a list as JSON has it.
type listJSON struct {
	Date   knowledge.Date `json:"date"`
	File   string         `json:"file"`
	SHA256 string         `json:"sha256"`
}

func listOf(l knowledge.List) listJSON { return listJSON{l.Date, l.File, l.SHA256} }

// changesJSON is changes as JSON has them.
type changesJSON struct {
	Joined  []changeJSON `json:"joined"`
	Left    []changeJSON `json:"left"`
	Changed []changeJSON `json:"changed"`
}

type changeJSON struct {
	ID         string            `json:"id"`
	Name       string            `json:"name"`
	State      string            `json:"state"`
	Kind       knowledge.Kind    `json:"kind"`
	Status     knowledge.Status  `json:"status"` // of today, by the newest list
	Before     []knowledge.Model `json:"before"`
	After      []knowledge.Model `json:"after"`
	On         knowledge.Date    `json:"on"`          // of the first list that shows it so
	LastListed knowledge.Date    `json:"last_listed"` // of the last that showed what is gone, or ""
}

func changesOf(base *knowledge.Base, all []knowledge.Change) changesJSON {
	out := changesJSON{Joined: []changeJSON{}, Left: []changeJSON{}, Changed: []changeJSON{}}
	for i := range all {
		c := &all[i]
		j := changeJSON{
			ID: c.Agency.ID, Name: c.Agency.Name, State: c.Agency.State, Kind: c.Agency.Kind, Status: base.Status(c.Agency),
			Before: append([]knowledge.Model{}, c.Before...), After: append([]knowledge.Model{}, c.After...), On: c.On, LastListed: c.Last,
		}
		switch {
		case c.Joined():
			out.Joined = append(out.Joined, j)
		case c.Left():
			out.Left = append(out.Left, j)
		default:
			out.Changed = append(out.Changed, j)
		}
	}
	return out
}
