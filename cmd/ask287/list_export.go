package main

import (
	"encoding/csv"
	"slices"
	"strconv"
	"strings"

	"ask287/knowledge"
)

type exportCommand struct {
	What string `arg:"" optional:"" default:"agreements" enum:"agreements,agencies,history" help:"agreements of the newest list, agencies that have or had any, or the history of every agreement."`
	CSV  bool   `name:"csv" xor:"form" help:"As CSV, for a spreadsheet (the default)."`
	JSON bool   `name:"json" xor:"form" help:"As JSON, an object on a line."`
}

// Run writes a table to standard output.
func (c *exportCommand) Run(p *program, o options) error {
	base, err := p.load(o)
	if err != nil {
		return err
	}
	state, err := p.stateOf(base, o.State)
	if err != nil {
		return err
	}
	t := map[string]func(*knowledge.Base, *knowledge.Agency) [][]string{
		"agreements": currentRows, "agencies": agencyRows, "history": historyRows,
	}[c.What]
	header := exportHeaders[c.What]
	var rows [][]string
	for i := range base.Agencies {
		if a := &base.Agencies[i]; state == "" || a.State == state {
			rows = append(rows, t(base, a)...)
		}
	}
	if c.JSON {
		return p.exportJSON(header, rows)
	}
	return p.exportCSV(header, rows)
}

// exportHeaders are the columns of the tables. Days are written YYYY-MM-DD.
var exportHeaders = map[string][]string{
	"agreements": {"state", "agency", "kind", "county", "model", "signed", "first_listed", "last_listed", "moa_url", "list_date", "row"},
	"agencies":   {"id", "state", "agency", "kind", "county", "status", "models", "former_models", "first_listed", "last_listed", "list_date"},
	"history":    {"state", "agency", "kind", "county", "model", "status", "signed", "first_listed", "last_listed", "listed", "once_printed", "moa_url", "list_date"},
}

func currentRows(b *knowledge.Base, a *knowledge.Agency) [][]string {
	var rows [][]string
	for _, g := range a.Agreements {
		rows = append(rows, []string{
			a.State, a.Name, string(a.Kind), countyNames(b, a), string(g.Model), string(g.Signed), string(b.Since(&g)), string(b.Until(&g)),
			g.MOA, string(b.List.Date), strconv.Itoa(g.Row),
		})
	}
	return rows
}

func agencyRows(b *knowledge.Base, a *knowledge.Agency) [][]string {
	all := slices.Concat(a.Agreements, a.Former)
	if len(all)+len(a.Pending) == 0 {
		return nil
	}
	var since knowledge.Date
	for _, g := range all {
		if first := b.Since(&g); since == "" || first < since {
			since = first
		}
	}
	models := func(agreements []knowledge.Agreement) string {
		var names []string
		for _, g := range agreements {
			names = append(names, string(g.Model))
		}
		return strings.Join(names, " ")
	}
	return [][]string{{
		a.ID, a.State, a.Name, string(a.Kind), countyNames(b, a), string(b.Status(a)), models(a.Agreements), models(a.Former),
		string(since), string(b.LastListed(a)), string(b.List.Date),
	}}
}

func historyRows(b *knowledge.Base, a *knowledge.Agency) [][]string {
	var rows [][]string
	for _, g := range slices.Concat(a.Agreements, a.Former) {
		var runs, prints []string
		for _, s := range g.Listed {
			runs = append(runs, b.Lists[s.First].ID+".."+b.Lists[s.Last].ID)
		}
		for _, w := range g.Printed {
			prints = append(prints, string(w.What)+" "+w.Value+" "+b.Lists[w.First].ID+".."+b.Lists[w.Last].ID)
		}
		rows = append(rows, []string{
			a.State, a.Name, string(a.Kind), countyNames(b, a), string(g.Model), string(agreementStatus(b, &g)), string(g.Signed), string(b.Since(&g)),
			string(b.Until(&g)), strings.Join(runs, " "), strings.Join(prints, "; "), g.MOA, string(b.List.Date),
		})
	}
	return rows
}

// agreementStatus returns how one agreement stands to the newest list.
func agreementStatus(b *knowledge.Base, g *knowledge.Agreement) knowledge.Status {
	switch {
	case b.Until(g) == b.List.Date && g.Listed[len(g.Listed)-1].Last == len(b.Lists)-1:
		return knowledge.StatusListed
	case b.HasEnded(g):
		return knowledge.StatusEnded
	}
	return knowledge.StatusNotListed
}

func countyNames(b *knowledge.Base, a *knowledge.Agency) string {
	var names []string
	for _, fips := range a.Counties {
		names = append(names, b.County(fips).Name)
	}
	return strings.Join(names, ", ")
}

// formulaSigns are what a spreadsheet may take for the beginning of a formula, the wide ones too.
const formulaSigns = "=+-@\t\r\n＝＋－＠"

// exportCSV writes rows as CSV. A cell that a spreadsheet would take for a formula gets an apostrophe before it
// (OWASP, CSV Injection).
func (p *program) exportCSV(header []string, rows [][]string) error {
	w := csv.NewWriter(p.stdout)
	if err := w.Write(header); err != nil {
		return err
	}
	for _, row := range rows {
		for i, cell := range row {
			if strings.IndexAny(cell, formulaSigns) == 0 {
				row[i] = "'" + cell
			}
		}
		if err := w.Write(row); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

func (p *program) exportJSON(header []string, rows [][]string) error {
	var b strings.Builder
	for _, row := range rows {
		object := map[string]string{}
		for i, name := range header {
			object[name] = row[i]
		}
		line, err := marshal(object)
		if err != nil {
			return err
		}
		b.WriteString(line)
	}
	return p.text(b.String())
}
