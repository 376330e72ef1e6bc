package main

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"ask287/knowledge"
	"ask287/knowledge/ice"
	"ask287/knowledge/internal/generate/place"
)

// assignIDs gives every agency its id, made of its state and name; the counties are added
// where several agencies of a state have one name.
func assignIDs(agencies []knowledge.Agency, places *place.Places) {
	plain := func(a *knowledge.Agency) string { return strings.ToLower(a.State) + "-" + slug(a.Name) }
	uses := map[string]int{}
	for i := range agencies {
		uses[plain(&agencies[i])]++
	}
	for i := range agencies {
		a := &agencies[i]
		a.ID = plain(a)
		if uses[a.ID] > 1 {
			for _, fips := range a.Counties {
				a.ID += "-" + slug(countyName(places, fips))
			}
		}
	}
	slices.SortFunc(agencies, func(a, b knowledge.Agency) int {
		if c := strings.Compare(a.State, b.State); c != 0 {
			return c
		}
		return strings.Compare(a.ID, b.ID)
	})
}

// slug returns the words of a name joined by hyphens.
func slug(name string) string { return strings.Join(knowledge.Words(name), "-") }

// write writes the tables that are made of the list and the directory.
func write(data string, list *ice.Published, agencies []knowledge.Agency, findings []ice.Finding, in *inputs) error {
	var known, signed [][]string
	for _, a := range agencies {
		known = append(known, []string{
			a.ID, a.Name, strings.Join(a.OtherNames, "|"), string(a.Kind), a.State, strings.Join(a.Counties, " "),
			strconv.FormatBool(a.Statewide), a.PartOf, strconv.FormatBool(a.Covered), strings.Join(a.Sources, " "),
		})
		for _, g := range a.Agreements {
			signed = append(signed, []string{a.ID, string(g.Model), string(g.Signed), g.Doubt, g.MOA, g.Addendum, strconv.Itoa(g.Row)})
		}
	}
	var review [][]string
	for _, f := range findings {
		review = append(review, []string{f.State, f.Agency, strconv.Itoa(f.Row), f.What})
	}
	for _, t := range []struct {
		file   string
		header string
		rows   [][]string
	}{
		{"agencies.csv", "id,name,other_names,kind,state,counties,statewide,part_of,covered,sources", known},
		{"agreements.csv", "agency,model,signed,doubt,moa,addendum,row", signed},
		{"list.csv", "source,date,file,sha256", [][]string{{"ice-list", string(list.Date), list.File, list.SHA256}}},
		{"review.csv", "state,agency,row,what", review},
		{"inputs.csv", "input,source,sha256", in.rows},
	} {
		var b bytes.Buffer
		w := csv.NewWriter(&b)
		if err := w.WriteAll(append([][]string{strings.Split(t.header, ",")}, t.rows...)); err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(data, t.file), b.Bytes(), 0o644); err != nil {
			return err
		}
	}
	return nil
}
