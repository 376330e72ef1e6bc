package knowledge

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"
)

// Tables returns the data files that hold the record, by name, as [Load] reads them. The same record gives the
// same bytes.
func (r *Record) Tables() (map[string][]byte, error) {
	tables := map[string][][]string{
		"lists.csv": {listColumns}, "agencies.csv": {agencyColumns}, "agreements.csv": {agreementColumns},
		"prints.csv": {printColumns}, "pending.csv": {applicationColumns},
	}
	add := func(file string, cells ...string) { tables[file] = append(tables[file], cells) }
	for _, lists := range [][]List{r.Lists, r.PendingLists} {
		for _, l := range lists {
			add("lists.csv", l.ID, string(l.Kind), string(l.Date), l.DateFrom, l.File, l.SHA256, strconv.Itoa(l.Agreements), strconv.Itoa(l.Agencies))
		}
	}
	for i := range r.Agencies {
		a := &r.Agencies[i]
		add("agencies.csv", a.ID, a.Name, strings.Join(a.OtherNames, "|"), string(a.Kind), a.State, strings.Join(a.Counties, " "),
			strconv.FormatBool(a.Statewide), a.PartOf, strconv.FormatBool(a.Covered), strings.Join(a.Sources, " "))
		for _, agreements := range [][]Agreement{a.Agreements, a.Former} {
			for _, g := range agreements {
				add("agreements.csv", a.ID, string(g.Model), string(g.Signed), g.Doubt, g.MOA, g.Addendum, strconv.Itoa(g.Row), r.runs(g.Listed))
				for _, p := range g.Printed {
					add("prints.csv", a.ID, string(g.Model), string(p.What), p.Value, r.Lists[p.First].ID, r.Lists[p.Last].ID)
				}
			}
		}
		for _, p := range a.Pending {
			add("pending.csv", a.ID, string(p.Model), strconv.Itoa(p.Row))
		}
	}
	files := map[string][]byte{}
	for file, rows := range tables {
		text, err := table(rows)
		if err != nil {
			return nil, err
		}
		files[file] = text
	}
	return files, nil
}

// AliasTable returns aliases.csv with these aliases, as [Load] reads it.
func AliasTable(aliases []Alias) ([]byte, error) {
	rows := [][]string{aliasColumns}
	for _, a := range aliases {
		rows = append(rows, []string{a.Name, a.Agency, strconv.FormatBool(a.Assumed), a.Why})
	}
	return table(rows)
}

func table(rows [][]string) ([]byte, error) {
	var b bytes.Buffer
	err := csv.NewWriter(&b).WriteAll(rows)
	return b.Bytes(), err
}

// runs writes runs of lists: "2021-01-13..2022-10-07 2025-02-19..2026-05-18".
func (r *Record) runs(spans []Span) string {
	runs := make([]string, len(spans))
	for i, s := range spans {
		runs[i] = r.Lists[s.First].ID + ".." + r.Lists[s.Last].ID
	}
	return strings.Join(runs, " ")
}
