package index

import (
	"context"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"ask287/knowledge"
)

// named counts the agencies of each state by the name that is printed.
func named(base *knowledge.Base) map[[2]string]int {
	all := map[[2]string]int{}
	for i := range base.Agencies {
		a := &base.Agencies[i]
		all[[2]string{a.State, knowledge.Key(knowledge.Words(a.Name)...)}]++
	}
	return all
}

// where says an agency's state in a question, with its county where another agency of the state has its name.
func where(base *knowledge.Base, a *knowledge.Agency, own bool) (state, code string) {
	state, code = a.State, a.State
	if s := base.State(a.State); s != nil {
		state = s.Name
	}
	if !own && len(a.Counties) > 0 {
		county := base.County(a.Counties[0]).Name + ", "
		state, code = county+state, county+code
	}
	return state, code
}

// inSpanish puts the name of an agency as a Spanish question would, with its article, and names its state in Spanish.
func inSpanish(base *knowledge.Base, a *knowledge.Agency, own bool) (name, state string) {
	state, _ = where(base, a, own)
	if s := base.State(a.State); s != nil {
		state = strings.TrimSuffix(state, s.Name) + base.StateName(a.State, knowledge.Spanish)
	}
	if a.Kind != knowledge.Police && a.Kind != knowledge.Sheriff {
		return a.Name, state
	}
	for ending, put := range map[string]string{" Police Department": "la policía de ", " County Sheriff's Office": "el alguacil del condado de ", " Sheriff's Office": "el sheriff de "} {
		if rest, ok := strings.CutSuffix(a.Name, ending); ok && (ending != " Sheriff's Office" || !strings.HasSuffix(rest, " County")) {
			return put + rest, state
		}
	}
	return a.Name, state
}

// Every listed agency, asked for by its printed name and state, is answered listed, in Spanish too.
func TestEveryListedAgency(t *testing.T) {
	ix := testIndex(t)
	names := named(ix.Base())
	n := 0
	for i := range ix.Base().Agencies {
		a := &ix.Base().Agencies[i]
		if !a.Listed() {
			continue
		}
		n++
		own := names[[2]string{a.State, knowledge.Key(knowledge.Words(a.Name)...)}] == 1
		state, code := where(ix.Base(), a, own)
		name, estado := inSpanish(ix.Base(), a, own)
		for _, question := range []string{
			"Does " + a.Name + " in " + state + " take part in 287(g)?", a.Name + ", " + code, "¿" + name + " en " + estado + " participa en el programa 287(g)?",
		} {
			f := ask(t, ix, question)
			if f.Verdict != Listed || f.Subject == nil || f.Subject.Agency == nil || f.Agencies[0] != a {
				t.Errorf("%q: want %s listed, got %s", question, a.ID, told(f))
			}
		}
	}
	if n != 1549 && ix.Base().List.Date == "2026-05-18" {
		t.Errorf("the base has %d listed agencies, the list of 2026-05-18 has 1,549", n)
	}
}

// No agency that is not listed and has a name of its own in its state is ever answered listed, except through
// the department that it is a division of, or whose divisions are listed.
func TestEveryOtherAgency(t *testing.T) {
	ix := testIndex(t)
	names := named(ix.Base())
	var others []*knowledge.Agency
	for i := range ix.Base().Agencies {
		a := &ix.Base().Agencies[i]
		if !a.Listed() && names[[2]string{a.State, knowledge.Key(knowledge.Words(a.Name)...)}] == 1 {
			others = append(others, a)
		}
	}
	var mu sync.Mutex
	answered, another := 0, 0
	inParallel(some(others), func(a *knowledge.Agency) {
		state, _ := where(ix.Base(), a, true)
		question := "Does " + a.Name + " in " + state + " take part in 287(g)?"
		f, err := ix.Ask(context.Background(), Question{Text: question})
		mu.Lock()
		defer mu.Unlock()
		switch {
		case err != nil:
			t.Errorf("%q: %v", question, err)
		case f.Verdict == Listed && !throughPart(f, a):
			t.Errorf("%q: %s is not listed, got %s", question, a.ID, told(f))
		case len(f.Parts) > 0, claims(f) && (f.Subject.Agency == nil || f.Subject.Agency.ID != a.ID):
			another++
			if another <= 10 {
				t.Logf("%q: want %s, got %s", question, a.ID, told(f))
			}
		case claims(f):
			answered++
		}
	})
	t.Logf("of %d agencies with a name of their own: %d answered, %d answered with another agency or place, the rest not", len(others), answered, another)
	figureAtMost(t, "own names answered with another", float64(another))
	figureAtLeast(t, "own names answered", float64(answered))
}

// throughPart reports whether a Finding says that an agency is listed through its department or its divisions.
func throughPart(f Finding, a *knowledge.Agency) bool {
	if f.Subject == nil || f.Subject.Agency == nil || f.Subject.Agency.ID != a.ID {
		return false
	}
	if f.Division != nil {
		return f.Division.ID == a.ID && f.Agencies[0].ID == a.PartOf
	}
	return slices.ContainsFunc(f.Agencies[1:], func(g *knowledge.Agency) bool { return g.Listed() && g.PartOf == a.ID })
}

// inParallel calls f with each of all, on every core.
func inParallel[T any](all []T, f func(T)) {
	var wg sync.WaitGroup
	work := make(chan T)
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for one := range work {
				f(one)
			}
		})
	}
	for _, one := range all {
		work <- one
	}
	close(work)
	wg.Wait()
}
