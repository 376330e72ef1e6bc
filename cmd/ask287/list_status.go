package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"ask287/bot/terminal"
	"ask287/knowledge"
)

type statusCommand struct {
	JSON bool `name:"json" help:"Print it as a JSON object on one line."`
}

// status is what list status tells.
type status struct {
	Store      string         `json:"store"` // the directory, "" where there is no place for one
	List       listJSON       `json:"list"`
	BuiltIn    bool           `json:"built_in"` // the list in use is the one that is built in
	Agreements int            `json:"agreements"`
	Agencies   int            `json:"agencies"`
	Pending    listJSON       `json:"pending"`
	Known      int            `json:"lists_known"` // lists that the history rests on, of both kinds
	Stored     int            `json:"lists_stored"`
	Looked     string         `json:"looked"` // when ICE's page was looked up last, and what came of it; "" for never
	Outcome    string         `json:"outcome"`
	SetAside   []setAsideJSON `json:"set_aside"`
}

type setAsideJSON struct {
	File   string    `json:"file"`
	At     time.Time `json:"at"`
	Reason string    `json:"reason"`
}

// Run tells which lists are in use.
func (c *statusCommand) Run(p *program, o options) error {
	base, err := p.load(o)
	if err != nil {
		return err
	}
	s, err := p.status(o, base)
	if err != nil {
		return err
	}
	if c.JSON {
		return p.jsonLine(s)
	}
	var b strings.Builder
	from := "from the store"
	if s.BuiltIn {
		from = "built in"
	}
	fmt.Fprintf(&b, "List in use: %s (%s, %s), %s of %d agencies\n", s.List.Date, s.List.File, from, counted(s.Agreements, "agreement"), s.Agencies)
	fmt.Fprintf(&b, "Age: %s\n", counted(s.List.Date.DaysUntil(knowledge.DateOf(time.Now())), "day"))
	if s.Pending.Date != "" {
		fmt.Fprintf(&b, "List of applications: %s (%s)\n", s.Pending.Date, s.Pending.File)
	}
	fmt.Fprintf(&b, "History: %s\nStore: %s, %s\n", counted(s.Known, "list"), cmp.Or(s.Store, "none"), counted(s.Stored, "list"))
	if s.Looked != "" {
		fmt.Fprintf(&b, "ICE's page was looked up on %s: %s\n", s.Looked, s.Outcome)
	}
	for _, aside := range s.SetAside {
		fmt.Fprintf(&b, "Set aside on %s: %s: %s\n", aside.At.Format(time.DateOnly), aside.File, aside.Reason)
	}
	return p.text(cleanLines(b.String()))
}

// cleanLines is terminal.Clean for each line.
func cleanLines(s string) string {
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		lines[i] = terminal.Clean(line)
	}
	return strings.Join(lines, "\n")
}

func (p *program) status(o options, base *knowledge.Base) (status, error) {
	s := status{
		Store: p.dataDir(o), List: listOf(base.List), BuiltIn: true, Pending: listOf(base.Pending),
		Known: len(base.Lists) + len(base.PendingLists), SetAside: []setAsideJSON{},
	}
	s.Agreements, s.Agencies = base.Count(nil)
	kept, err := p.openStore(o)
	if err != nil || kept == nil {
		return s, err
	}
	state, err := kept.State()
	if err != nil {
		return s, err
	}
	_, stored := state.List(base.List.SHA256)
	s.BuiltIn, s.Stored = !stored, len(state.Lists)
	for _, r := range state.Refused {
		s.SetAside = append(s.SetAside, setAsideJSON{r.Name, r.At, r.Reason})
	}
	if check, err := kept.Check(); err == nil && !check.At.IsZero() {
		s.Looked, s.Outcome = check.At.Format(time.RFC3339), check.Outcome
	}
	return s, nil
}

type rollbackCommand struct{}

// Run takes back the last change of the lists.
func (rollbackCommand) Run(ctx context.Context, p *program, o options) error {
	u, err := p.updater(o)
	if err != nil {
		return err
	}
	w, err := u.Store.Lock(ctx)
	if err != nil {
		return err
	}
	removed, err := w.Rollback()
	if err = errors.Join(err, w.Close()); err != nil {
		return err
	}
	var b strings.Builder
	for _, e := range removed {
		fmt.Fprintf(&b, "%s: no longer in use, and not taken again by itself\n", e.File)
	}
	base, err := p.load(o)
	if err != nil {
		return err
	}
	fmt.Fprintf(&b, "The list in use is that of %s.\n", base.List.Date)
	return p.text(cleanLines(b.String()))
}

type verifyCommand struct{}

// Run checks the store. The error says that something is wrong with it.
func (verifyCommand) Run(p *program, o options) error {
	s, err := p.openStore(o)
	if err != nil {
		return err
	}
	if s == nil {
		return usageError("there is no place for the lists here: name a directory with --data DIR")
	}
	faults, err := s.Verify()
	if err != nil {
		return err
	}
	var b strings.Builder
	for _, f := range faults {
		fmt.Fprintf(&b, "%s: %s\n", f.File, f.What)
	}
	if len(faults) == 0 {
		b.WriteString("The store is whole.\n")
	}
	if err := p.text(cleanLines(b.String())); err != nil {
		return err
	}
	if len(faults) > 0 {
		return errors.New("the store is not whole: see above what to do")
	}
	return nil
}
