package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"syscall"

	"github.com/schollz/progressbar/v3"

	"ask287/bot/terminal"
	"ask287/knowledge/ice"
	"ask287/knowledge/ice/update"
)

type updateCommand struct {
	From   string `placeholder:"URL|FILE" help:"Look here instead of ICE's page: a page, a workbook, or a file that is one of these."`
	Accept bool   `help:"Take a list that would be set aside, as one with far fewer agreements than the last would."`
	JSON   bool   `name:"json" help:"Print what was found as a JSON object on one line."`
}

// Run updates the store from ICE's page.
func (c *updateCommand) Run(ctx context.Context, p *program, o options) error {
	u, err := p.updater(o)
	if err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	r, err := u.Update(ctx, c.From, c.Accept)
	if err != nil {
		return fmt.Errorf("nothing was updated, the old list goes on: %w", err)
	}
	return p.taken(r, c.JSON)
}

type importCommand struct {
	Paths  []string `arg:"" name:"file|dir" help:"Workbooks, and folders of workbooks."`
	Accept bool     `help:"Take a list that would be set aside, as one with far fewer agreements than the last would."`
	JSON   bool     `name:"json" help:"Print what became of each file as a JSON object on a line, and the sum on the last."`
}

// Run reads workbooks into the store.
func (c *importCommand) Run(ctx context.Context, p *program, o options) error {
	u, err := p.updater(o)
	if err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(loadMemory)) // all of ICE's lists make much garbage
	bar := p.bar()
	r, err := u.Import(ctx, c.Paths, c.Accept, bar)
	if err != nil {
		return fmt.Errorf("nothing was imported: %w", err)
	}
	return p.taken(r, c.JSON)
}

// bar returns what shows progress to a person who waits, and nothing to a program.
func (p *program) bar() func(done, of int) {
	if !isTerminal(p.stderr) || p.dumb() {
		return func(int, int) {}
	}
	bar := progressbar.NewOptions(-1, progressbar.OptionSetWriter(p.stderr), progressbar.OptionSetDescription("reading"),
		progressbar.OptionShowCount(), progressbar.OptionClearOnFinish(), progressbar.OptionThrottle(100e6))
	return func(done, of int) {
		bar.ChangeMax(of)
		_ = bar.Set(done) // only a picture
	}
}

// taken shows what became of each file, and which list is in use now. The error says that not all were taken.
func (p *program) taken(r update.Result, asJSON bool) error {
	show := p.takenText
	if asJSON {
		show = p.takenJSON
	}
	if err := show(r); err != nil {
		return err
	}
	for _, o := range r.Outcomes {
		if o.Fate == update.SetAside || o.Fate == update.Refused {
			return errors.New("not every list was taken, the old ones go on: see the reasons above")
		}
	}
	return nil
}

func (p *program) takenText(r update.Result) error {
	var b strings.Builder
	for _, o := range r.Outcomes {
		fmt.Fprintln(&b, terminal.Clean(outcomeLine(o)))
	}
	if r.After.SHA256 == r.Before.SHA256 {
		fmt.Fprintf(&b, "The list in use is that of %s, as before.\n", r.After.Date)
		return p.text(b.String())
	}
	fmt.Fprintf(&b, "The list in use is that of %s now; it was that of %s.\n", r.After.Date, r.Before.Date)
	b.WriteString(changesLine(r.Changes))
	fmt.Fprintf(&b, "ask287 list changes --since %s tells which.\n", r.Before.Date)
	return p.text(b.String())
}

// outcomeLine tells what became of one file: what it is, of which day and how that was found, how much is in it.
func outcomeLine(o update.Outcome) string {
	if o.Kind == "" {
		return fmt.Sprintf("%s: %s: %s", cmp.Or(o.Name, "a link"), o.Fate, o.Why)
	}
	line := fmt.Sprintf("%s: %s: %s of %s (%s), %s", o.Name, o.Fate, kindWords[o.Kind], o.Date, o.DateFrom, counted(o.Rows, "row"))
	if o.IsRead {
		line += fmt.Sprintf(", %s, %s", counted(o.Corrections, "correction"), counted(o.Doubts, "doubt"))
	}
	if o.Why != "" {
		line += ": " + o.Why
	}
	return line
}

var kindWords = map[ice.ListKind]string{ice.Participating: "agreements", ice.Pending: "applications"}

func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// takenJSON prints an object for each file and one for the whole.
func (p *program) takenJSON(r update.Result) error {
	for _, o := range r.Outcomes {
		if err := p.jsonLine(o); err != nil {
			return err
		}
	}
	return p.jsonLine(map[string]any{"before": listOf(r.Before), "after": listOf(r.After), "changes": changesOf(r.Base, r.Changes)})
}
