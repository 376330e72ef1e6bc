package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"ask287/knowledge"
	"ask287/knowledge/ice"
)

// handFiles are the tables that people write and that decide what rules cannot.
type handFiles struct {
	errata []knowledge.Erratum
	joins  []join
	parts  []part
}

// join says that an agency of the list is one of the directory's, where no rule finds it.
type join struct{ state, list, directory, why string }

// part says that an agency is a division of another.
type part struct {
	name, state, whole string // whole is a name
	covered            bool
	source             string
}

func readHandFiles(data string) (*handFiles, error) {
	h := &handFiles{}
	for _, t := range []struct {
		file    string
		columns []string
		check   func(row []string) bool
		add     func(row []string)
	}{
		{"errata.csv", []string{"state", "agency", "column", "printed", "corrected", "why"}, func(r []string) bool {
			return r[2] == "COUNTY" || r[2] == "LAW ENFORCEMENT AGENCY" && r[1] == r[3]
		}, func(r []string) {
			h.errata = append(h.errata, knowledge.Erratum{State: r[0], Agency: r[1], Column: r[2], Printed: r[3], Corrected: r[4], Why: r[5]})
		}},
		{"joins.csv", []string{"state", "list", "directory", "why"}, nil, func(r []string) {
			h.joins = append(h.joins, join{r[0], r[1], r[2], r[3]})
		}},
		{"parts.csv", []string{"name", "state", "whole", "covered", "source"}, func(r []string) bool {
			return r[3] == "true" || r[3] == "false"
		}, func(r []string) {
			h.parts = append(h.parts, part{r[0], r[1], r[2], r[3] == "true", r[4]})
		}},
	} {
		text, err := os.ReadFile(filepath.Join(data, t.file))
		if err != nil {
			return nil, err
		}
		rows, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", t.file, err)
		}
		if len(rows) == 0 || !slices.Equal(rows[0], t.columns) {
			return nil, fmt.Errorf("%s: the header is not %q", t.file, t.columns)
		}
		for i, row := range rows[1:] {
			if row[0] == "" || row[1] == "" || row[2] == "" || row[len(row)-1] == "" {
				return nil, fmt.Errorf("%s:%d: a cell is empty that must not be", t.file, i+2)
			}
			if t.check != nil && !t.check(row) {
				return nil, fmt.Errorf("%s:%d: a column or a value is not one of those that there are", t.file, i+2)
			}
			t.add(row)
		}
	}
	return h, nil
}

// applyJoins gives agencies of the directory the name that the list has for them, so that the rules find them
// by it. Where the directory has that name too, its two agencies become one.
func (h *handFiles) applyJoins(known []knowledge.Agency) ([]knowledge.Agency, error) {
	for _, j := range h.joins {
		a := find(known, j.state, j.directory)
		if a == nil {
			return nil, fmt.Errorf("joins.csv: no agency %q of %s in the directory", j.directory, j.state)
		}
		if same := find(known, j.state, j.list); same != nil && same != a {
			same.OtherNames = append(same.OtherNames, a.Name)
			known = slices.DeleteFunc(known, func(k knowledge.Agency) bool { return k.State == j.state && k.Name == j.directory })
			continue
		}
		a.OtherNames = append(a.OtherNames, j.list)
		a.Kind = ice.KindOf(j.list)
	}
	return known, nil
}

// unused reports errata and joins that nothing on any list bears out: a misprint in the hand files themselves.
func (h *handFiles) unused(lists []*ice.Published) error {
	type printed struct{ state, agency, county string }
	rows, agencies := map[printed]bool{}, map[printed]bool{}
	for _, list := range lists {
		for _, r := range list.Rows {
			rows[printed{r.State, r.Agency, r.County}] = true
			agencies[printed{r.State, r.Agency, ""}] = true
		}
	}
	for _, e := range h.errata {
		if e.Column == "COUNTY" && !rows[printed{e.State, e.Agency, e.Printed}] || e.Column != "COUNTY" && !agencies[printed{e.State, e.Printed, ""}] {
			return fmt.Errorf("errata.csv: no list has %q of %s with %s %q", e.Agency, e.State, e.Column, e.Printed)
		}
	}
	for _, j := range h.joins {
		if !agencies[printed{j.state, j.list, ""}] {
			return fmt.Errorf("joins.csv: no list has %q of %s", j.list, j.state)
		}
	}
	return nil
}

// applyParts adds the divisions that neither the directory nor the list has.
func (h *handFiles) applyParts(agencies []knowledge.Agency) ([]knowledge.Agency, error) {
	for _, p := range h.parts {
		whole := find(agencies, p.state, p.whole)
		if whole == nil {
			return nil, fmt.Errorf("parts.csv: no agency %q of %s", p.whole, p.state)
		}
		if find(agencies, p.state, p.name) == nil {
			agencies = append(agencies, knowledge.Agency{
				Name: p.name, Kind: whole.Kind, State: p.state, Statewide: whole.Statewide, Sources: []string{p.source},
			})
		}
	}
	return agencies, nil
}

// linkParts points the divisions to what they are a part of, once all have their ids.
func (h *handFiles) linkParts(agencies []knowledge.Agency) error {
	for _, p := range h.parts {
		a, whole := find(agencies, p.state, p.name), find(agencies, p.state, p.whole)
		if a == whole {
			return fmt.Errorf("parts.csv: %q and %q of %s are one agency", p.name, p.whole, p.state)
		}
		a.PartOf, a.Covered = whole.ID, p.covered
		if !slices.Contains(a.Sources, p.source) {
			a.Sources = append(a.Sources, p.source)
		}
	}
	return nil
}

// find returns the agency of that state that has the name, as its own or as another.
func find(agencies []knowledge.Agency, state, name string) *knowledge.Agency {
	for i := range agencies {
		a := &agencies[i]
		if a.State == state && (a.Name == name || slices.Contains(a.OtherNames, name)) {
			return a
		}
	}
	return nil
}
