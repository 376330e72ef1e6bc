package index

import (
	"context"
	"io/fs"
	"math"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"ask287/knowledge"
)

// absentAgencies is how many agencies are taken out of the base to ask for them.
const absentAgencies = 500

// An agency that the base does not have is not answered with another one. The test takes agencies out of the
// base and asks for each in five wordings of each language.
func TestAbsentAgencies(t *testing.T) {
	if withRace {
		t.Skip("with the race detector its index takes long to build, and TestEveryOtherAgency asks at the same time too")
	}
	whole := testBase(t)
	gone := someAgencies(whole, absentAgencies)
	base, err := knowledge.Load(without(t, gone))
	if err != nil {
		t.Fatal(err)
	}
	ix, err := Open(base, "", Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer ix.Close()
	var mu sync.Mutex
	asked, misnamed, shown := 0, 0, 0
	inParallel(gone, func(a *knowledge.Agency) {
		for _, question := range wordings(whole, a) {
			f, err := ix.Ask(context.Background(), Question{Text: question})
			mu.Lock()
			asked++
			if err != nil {
				t.Errorf("%q: %v", question, err)
			}
			for _, f := range each(f) {
				if claims(f) && f.Subject.Agency != nil {
					misnamed++
					if shown++; shown <= 25 {
						t.Logf("%q (%s): got %s, read %+v", question, a.ID, told(f), f.Reading)
					}
				}
			}
			mu.Unlock()
		}
	})
	share := 100 * float64(misnamed) / float64(asked)
	t.Logf("%d of %d questions about an agency that is not known were answered with another: %.2f %%", misnamed, asked, share)
	figureAtMost(t, "absent agencies misnamed, percent", math.Ceil(share*10)/10)
}

// wordings returns five questions about an agency in English and five in Spanish. Where another agency of its state has its name, they say
// its county.
func wordings(base *knowledge.Base, a *knowledge.Agency) []string {
	state, code := where(base, a, true)
	name, estado := inSpanish(base, a, true)
	short := strings.NewReplacer("Police Department", "police", "Sheriff's Office", "sheriff").Replace(a.Name)
	return []string{
		"Does " + a.Name + " in " + state + " take part in 287(g)?",
		a.Name + ", " + code,
		"is the " + short + " in " + state + " on ICE's list?",
		strings.ToLower(short + " " + state + " 287g"),
		short + " " + code + " signed up?",
		"¿" + name + " de " + estado + " tiene un acuerdo 287(g)?",
		"oye " + strings.ToLower(name+" en "+estado) + " trabaja con la migra",
		"En " + estado + ", ¿" + name + " firmó con ICE?",
		"quiero saber si " + a.Name + " (" + code + ") participa",
		strings.ToLower(strings.TrimPrefix(strings.TrimPrefix(name, "el "), "la ") + " " + estado + " 287g"),
	}
}

// someAgencies returns n agencies, always the same, that no alias and no other agency refers to and that
// alone have their name in their state.
func someAgencies(base *knowledge.Base, n int) []*knowledge.Agency {
	referred := map[string]bool{}
	for _, a := range base.Aliases {
		referred[a.Agency] = true
	}
	for i := range base.Agencies {
		referred[base.Agencies[i].PartOf] = true
	}
	names := named(base)
	var all []*knowledge.Agency
	for _, i := range rand.New(rand.NewPCG(287, 0)).Perm(len(base.Agencies)) {
		a := &base.Agencies[i]
		if !referred[a.ID] && a.PartOf == "" && names[[2]string{a.State, knowledge.Key(knowledge.Words(a.Name)...)}] == 1 && len(all) < n {
			all = append(all, a)
		}
	}
	return all
}

// without returns the embedded data files without the agencies and their agreements.
func without(t testing.TB, gone []*knowledge.Agency) fs.FS {
	t.Helper()
	ids := map[string]bool{}
	for _, a := range gone {
		ids[a.ID] = true
	}
	out := fstest.MapFS{}
	err := fs.WalkDir(knowledge.Embedded(), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(knowledge.Embedded(), path)
		if err != nil {
			return err
		}
		if isOfAgencies(path) {
			text, err = rowsOf(text, func(row []string) bool { return !ids[row[0]] })
		}
		out[path] = &fstest.MapFile{Data: text}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
