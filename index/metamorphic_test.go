package index

import (
	"flag"
	"maps"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ask287/knowledge"
)

// checked checks a property of random questions, which are the same in every run: of some with the race detector.
func checked(t *testing.T, property func(*rapid.T)) {
	t.Helper()
	checks := "3000"
	if withRace {
		checks = "150"
	}
	for name, value := range map[string]string{"rapid.seed": "287", "rapid.checks": checks, "rapid.nofailfile": "true", "rapid.shrinktime": "3s"} {
		old := flag.Lookup(name).Value.String()
		if err := flag.Set(name, value); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = flag.Set(name, old) })
	}
	rapid.Check(t, property)
}

// share is how many of some answers are not as good as they could be.
type share struct{ asked, worse int }

// count counts an answer, and logs the first worse ones.
func (s *share) count(t *testing.T, isWorse bool, question string, f Finding) {
	s.asked++
	if !isWorse {
		return
	}
	if s.worse++; s.worse <= 40 {
		t.Logf("%q: %s", question, told(f))
	}
}

// percent returns the share in percent, rounded up to two digits.
func (s *share) percent() float64 { return math.Ceil(10000*float64(s.worse)/float64(s.asked)) / 100 }

// isAbout reports whether a Finding claims something of the agency and of nothing else.
func isAbout(f Finding, a *knowledge.Agency) bool {
	return len(f.Parts) == 0 && claims(f) && f.Subject.Agency == a
}

// Case, punctuation, accents, politeness and order do not change the verdict on an agency, in either language. Every question that is
// answered in plain words must be answered with the same agency and verdict in others, or not at all; the share of the latter
// may not grow.
func TestSameInOtherWords(t *testing.T) {
	ix := testIndex(t)
	agencies := withOwnNames(t, ix.Base())
	ways := slices.Sorted(maps.Keys(written))
	var silent share
	checked(t, func(r *rapid.T) {
		q := aQuery(r, ix.Base(), agencies)
		plain := ask(t, ix, q.plain())
		if !isAbout(plain, q.agency) {
			r.Skip("not answered in plain words")
		}
		p := phrasings[q.lang]
		question := q.in(rapid.SampledFrom(p.before).Draw(r, "before") + rapid.SampledFrom(p.frames).Draw(r, "frame") + rapid.SampledFrom(p.behind).Draw(r, "behind"))
		question = written[rapid.SampledFrom(ways).Draw(r, "written")](question)
		f := ask(t, ix, question)
		for _, f := range each(f) {
			if claims(f) && (!isAbout(f, q.agency) || f.Verdict != plain.Verdict) {
				r.Errorf("%q: got %s; %q: %s", question, told(f), q.plain(), told(plain))
			}
		}
		silent.count(t, !claims(f), question, f)
	})
	t.Logf("not answered: %d of %d", silent.worse, silent.asked)
	figureAtMost(t, "other words not answered, percent", silent.percent())
}

// One typing error may turn into asking back or into not knowing, and the share of that may not grow. It never makes an answer claim
// something of another agency or place as the one, unless the word as typed is one of its name. The place that the agency serves
// counts as not answered.
func TestTypingError(t *testing.T) {
	ix := testIndex(t)
	agencies := withOwnNames(t, ix.Base())
	var silent share
	checked(t, func(r *rapid.T) {
		q := aQuery(r, ix.Base(), agencies)
		p := phrasings[q.lang]
		right := q.in(rapid.SampledFrom(p.frames).Draw(r, "frame"))
		if f := ask(t, ix, right); !isAbout(f, q.agency) {
			r.Skip("not answered without the error")
		}
		question := misspelt(r, right)
		f := ask(t, ix, question)
		for _, f := range each(f) {
			if claims(f) && !isAbout(f, q.agency) && !isTyped(f, question, right) && !isPlaceOf(f, q.agency) {
				r.Errorf("%q: got %s", question, told(f))
			}
		}
		silent.count(t, !isAbout(f, q.agency), question, f)
	})
	t.Logf("not answered: %d of %d", silent.worse, silent.asked)
	figureAtMost(t, "typing errors not answered, percent", silent.percent())
}

// isPlaceOf reports whether a Finding is about a place that the agency serves, and names the agency among those of the place.
func isPlaceOf(f Finding, a *knowledge.Agency) bool {
	return f.Subject.Agency == nil && slices.Contains(f.Agencies, a)
}

// isTyped reports whether a Finding is about what the question names as it stands, by a word that it would not have if it
// were spelt right.
func isTyped(f Finding, question, right string) bool {
	own, name := knowledge.Words(right), knowledge.Words(f.Subject.Name())
	return f.Reading == nil && slices.ContainsFunc(knowledge.Words(question), func(w string) bool {
		return !slices.Contains(own, w) && slices.Contains(name, w)
	})
}

// Another state always changes the subject: nothing is then claimed of what lies in the first.
func TestAnotherState(t *testing.T) {
	ix := testIndex(t)
	agencies := withOwnNames(t, ix.Base())
	checked(t, func(r *rapid.T) {
		q := aQuery(r, ix.Base(), agencies)
		own, _ := where(ix.Base(), q.agency, true)
		other := rapid.SampledFrom(ix.Base().States).Filter(func(s knowledge.State) bool { return s.Code != q.agency.State }).Draw(r, "state")
		q.state = ix.Base().StateName(other.Code, q.lang)
		if strings.Contains(q.name, q.state) || strings.Contains(q.name, own) {
			r.Skip("the name says its state itself")
		}
		question := q.in(rapid.SampledFrom(phrasings[q.lang].frames).Draw(r, "frame"))
		for _, f := range each(ask(t, ix, question)) {
			if claims(f) && f.Subject.StateCode() != other.Code {
				r.Errorf("%q: got %s", question, told(f))
			}
		}
	})
}
