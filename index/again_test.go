package index

import (
	"encoding/json"
	"slices"
	"testing"

	"ask287/knowledge"
)

// What is found again by its recipe, which went through JSON, is what was found first: for every question of the
// project's own set.
func TestAgain(t *testing.T) {
	ix := testIndex(t)
	for _, c := range some(evalCases(t)) {
		first := ask(t, ix, c.question)
		text, err := json.Marshal(first.Recipe())
		if err != nil {
			t.Fatal(err)
		}
		var e Exchange
		if err := json.Unmarshal(text, &e); err != nil {
			t.Fatal(err)
		}
		again, err := ix.Again(t.Context(), e, first.Question.Lang, first.Question.Today)
		if err != nil {
			t.Fatal(err)
		}
		if !sameFacts(first, again) {
			t.Errorf("%q: found %s, and again by %s %s", c.question, told(first), text, told(again))
		}
	}
}

func sameFacts(x, y Finding) bool {
	sameSubject := (x.Subject == nil) == (y.Subject == nil) && (x.Subject == nil || *x.Subject == *y.Subject)
	return x.Intent == y.Intent && x.Verdict == y.Verdict && sameSubject && slices.Equal(x.Agencies, y.Agencies) &&
		x.Total == y.Total && len(x.Choices) == len(y.Choices) && slices.EqualFunc(x.Parts, y.Parts, sameFacts)
}

func TestComplete(t *testing.T) {
	ix := testIndex(t)
	for _, test := range []struct {
		of           Names
		typed, state string
		lang         knowledge.Lang
		want         string // the first
		n            int    // at least
	}{
		{AgencyNames, "alachua", "", "en", "Alachua County Sheriff's Office", 1},
		{AgencyNames, "Harris", "TX", "en", "Harris County Constable", 2},
		{AgencyNames, "county sher alach", "FL", "en", "Alachua County Sheriff's Office", 1},
		{AgencyNames, "zzzz", "", "en", "", 0},
		{AgencyNames, "", "FL", "en", "Alachua County Sheriff's Office", 25},
		{PlaceNames, "miami-d", "", "en", "Miami-Dade County", 1},
		{PlaceNames, "3313", "", "en", "33130", 5},
		{StateNames, "fl", "", "en", "Florida", 1},
		{StateNames, "nuevo mex", "", "es", "New Mexico", 1},
		{TermNames, "detain", "", "en", "Detainer", 1},
	} {
		got := ix.Complete(test.of, test.typed, test.state, test.lang, 25)
		first := ""
		switch {
		case len(got) > 0 && got[0].Term != nil:
			first = got[0].Term.Name
		case len(got) > 0:
			first = got[0].Name()
		}
		if first != test.want || len(got) < test.n || len(got) > 25 {
			t.Errorf("%s %q in %q: %d, the first %q; want at least %d and %q", test.of, test.typed, test.state, len(got), first, test.n, test.want)
		}
		if test.state != "" && slices.ContainsFunc(got, func(c Completion) bool { return c.StateCode() != test.state }) {
			t.Errorf("%s %q: not all in %s", test.of, test.typed, test.state)
		}
	}
}

func BenchmarkComplete(b *testing.B) {
	ix := testIndex(b)
	for b.Loop() {
		ix.Complete(AgencyNames, "county sher alach", "", "en", 25)
	}
}
