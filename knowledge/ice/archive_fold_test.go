package ice

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ask287/knowledge"
	"ask287/knowledge/county"
)

// embedded returns the data that is built in.
func embedded(t *testing.T) *knowledge.Base {
	t.Helper()
	b, err := knowledge.Load(knowledge.Embedded())
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// directory returns the agencies of the built-in data as if no list had ever been read.
func directory(b *knowledge.Base) knowledge.Record {
	var r knowledge.Record
	for _, a := range b.Agencies {
		a.Agreements, a.Former, a.Pending = nil, nil, nil
		a.Sources = slices.DeleteFunc(slices.Clone(a.Sources), func(s string) bool { return strings.HasPrefix(s, "ice-") })
		if len(a.Sources) > 0 {
			r.Agencies = append(r.Agencies, a)
		}
	}
	return r
}

// foldAll folds the lists into the directory.
func foldAll(t *testing.T, lists []*Published) (knowledge.Record, []Finding) {
	b := embedded(t)
	return Fold(directory(b), lists, county.NewFinder(b.Counties), b.Errata)
}

// checkFold checks what is true of every history, and that lists that come one after the other, or late, give what all at
// once give.
func checkFold(t *testing.T, lists []*Published, all knowledge.Record, findings []Finding) {
	b := embedded(t)
	counties := county.NewFinder(b.Counties)
	agreements := 0
	for _, a := range all.Agencies {
		agreements += len(a.Agreements)
		if a.ID == "" || a.Name == "" || len(a.Sources) == 0 {
			t.Errorf("agency %+v", a)
		}
		for _, g := range slices.Concat(a.Agreements, a.Former) {
			checkRuns(t, a, g, len(all.Lists))
		}
	}
	if n := len(all.Lists); agreements != all.Lists[n-1].Agreements {
		t.Errorf("%d agreements on the newest list, which prints %d", agreements, all.Lists[n-1].Agreements)
	}
	checkNames(t, lists, all)
	for _, f := range findings {
		if strings.HasPrefix(f.What, "row ") {
			t.Errorf("printed twice: %+v", f)
		}
	}
	if again, _ := Fold(all, lists, counties, b.Errata); !cmp.Equal(all, again) {
		t.Error("lists that are known change something when they are added again")
	}
	if sampled() {
		return
	}
	// The newer half first, so that the older one grows the history backwards. Of memoranda only the last address is
	// kept, so that a few agreements that were another agency's once are not told from it.
	half := len(lists) / 2
	late, _ := Fold(directory(b), lists[half:], counties, b.Errata)
	late, _ = Fold(late, lists[:half], counties, b.Errata)
	compareLives(t, "with the older half late", all, late, 12)
	// The older lists first, and then list by list, as they come out. An agency that only lists know keeps the id that the
	// name of its first list gave it.
	most := len(lists) - 16
	daily, _ := Fold(directory(b), lists[:most], counties, b.Errata)
	for _, p := range lists[most:] {
		daily, _ = Fold(daily, []*Published{p}, counties, b.Errata)
	}
	compareLives(t, "list by list", all, daily, 2)
}

// checkNames wants the agency of each agreement of the newest list to bear the name that the list prints there.
func checkNames(t *testing.T, lists []*Published, all knowledge.Record) {
	newest := lists[slices.IndexFunc(lists, func(p *Published) bool { return p.File == listName })]
	printed := map[int]string{}
	for _, r := range newest.Rows {
		printed[r.Row] = r.Agency
	}
	for _, a := range all.Agencies {
		for _, g := range a.Agreements {
			if name := printed[g.Row]; a.Name != name && !slices.Contains(a.OtherNames, name) {
				t.Errorf("%s (%q, %q) has the agreement of %q", a.ID, a.Name, a.OtherNames, name)
			}
		}
	}
}

func checkRuns(t *testing.T, a knowledge.Agency, g knowledge.Agreement, lists int) {
	last := -2
	for _, s := range g.Listed {
		if s.First <= last+1 || s.Last < s.First || s.Last >= lists {
			t.Errorf("%s, %s: runs %v of %d lists", a.ID, g.Model, g.Listed, lists)
		}
		last = s.Last
	}
	if isOn := slices.ContainsFunc(a.Agreements, func(o knowledge.Agreement) bool { return o.Model == g.Model }); isOn != (last == lists-1) {
		t.Errorf("%s, %s: on the newest list %v, runs %v of %d lists", a.ID, g.Model, isOn, g.Listed, lists)
	}
}

// compareLives wants the same agreements on the same lists, but for those of a few agencies whose names the
// lists have changed: told is which.
func compareLives(t *testing.T, how string, want, got knowledge.Record, most int) {
	t.Helper()
	runs := func(r knowledge.Record) map[string][]knowledge.Span {
		m := map[string][]knowledge.Span{}
		for _, a := range r.Agencies {
			for _, g := range slices.Concat(a.Agreements, a.Former) {
				m[a.ID+" "+string(g.Model)] = g.Listed
			}
		}
		return m
	}
	x, y := runs(want), runs(got)
	differ := 0
	for _, pair := range [][2]map[string][]knowledge.Span{{x, y}, {y, x}} {
		for k, spans := range pair[0] {
			if other, ok := pair[1][k]; !ok || !slices.Equal(other, spans) {
				differ++
				t.Logf("%s: %s %v, %v", how, k, x[k], y[k])
			}
		}
	}
	if differ > most {
		t.Errorf("%s: %d agreements differ, at most %d are borne", how, differ, most)
	}
}
