package index

import (
	"context"
	"testing"

	"ask287/knowledge"
)

// Every agency that is on none of the lists now and was on earlier ones, asked for by its printed name and state, is answered
// as ended, or as not listed if it is missing for a short time.
func TestEveryEndedAgency(t *testing.T) {
	ix := testIndex(t)
	names := named(ix.Base())
	n := 0
	for i := range ix.Base().Agencies {
		a := &ix.Base().Agencies[i]
		if a.Listed() || len(a.Former) == 0 || names[[2]string{a.State, knowledge.Key(knowledge.Words(a.Name)...)}] != 1 {
			continue
		}
		n++
		want := Ended
		if ix.Base().IsMissing(a) {
			want = NotListed
		}
		state, _ := where(ix.Base(), a, true)
		for _, question := range []string{
			"Does " + a.Name + " in " + state + " take part in 287(g)?",
			"Did " + a.Name + " in " + state + " leave?",
			"Was " + a.Name + " in " + state + " on the list in 2025?",
			"When did " + a.Name + " in " + state + " join?",
		} {
			f := ask(t, ix, question)
			if f.Verdict == Listed && throughPart(f, a) {
				continue
			}
			if f.Verdict != want || f.Subject == nil || f.Subject.Agency == nil || f.Agencies[0] != a {
				t.Errorf("%q: want %s %s, got %s", question, a.ID, want, told(f))
			}
		}
	}
	if n == 0 {
		t.Error("no agency has left the list")
	}
}

// What a list has as a whole is what was counted in it, and what its parts have adds up to it but for rows that were
// found to be one.
func TestTotals(t *testing.T) {
	base := testBase(t)
	a := &asking{Index: testIndex(t)}
	all := a.totals(Filter{}, 0, len(base.Lists)-1)
	for at, list := range base.Lists {
		total := a.total(Filter{}, at)
		if at < len(base.Lists)-1 && (total.Agreements != list.Agreements || total.Agencies != list.Agencies) {
			t.Errorf("the list of %s has %d/%d, the total is %v", list.ID, list.Agreements, list.Agencies, total)
		}
		if d := all[at].Agreements - list.Agreements; d < -2 || d > 0 {
			t.Errorf("the list of %s has %d agreements, its agencies have %d", list.ID, list.Agreements, all[at].Agreements)
		}
		for _, f := range []Filter{{State: base.State("FL")}, {Kind: knowledge.Sheriff}, {Model: knowledge.TaskForce}} {
			var n Total
			for i := range base.Agencies {
				shown := 0
				for _, g := range Shown(&base.Agencies[i], at) {
					shown += btoi(f.keeps(&base.Agencies[i], g))
				}
				n.Agreements, n.Agencies = n.Agreements+shown, n.Agencies+min(1, shown)
			}
			if at%20 == 0 && n != a.total(f, at) {
				t.Errorf("the list of %s: %v, one by one %v", list.ID, a.total(f, at), n)
			}
		}
	}
}

// The series of a question has the first list, and then the last one of each month that has one.
func TestSeries(t *testing.T) {
	f := ask(t, testIndex(t), "how has it grown")
	lists := testBase(t).Lists
	if f.Asked != Growth || len(f.Series) < 2 || f.Series[0].At != 0 || f.Series[len(f.Series)-1].At != len(lists)-1 {
		t.Fatalf("got %s: %v", told(f), f.Series)
	}
	for i, p := range f.Series[1:] {
		if p.At <= f.Series[i].At {
			t.Errorf("point %d is of list %d, behind list %d", i+1, p.At, f.Series[i].At)
		}
		if p.At+1 < len(lists) && lists[p.At].Date[:7] == lists[p.At+1].Date[:7] {
			t.Errorf("the list of %s is not the last of its month", lists[p.At].ID)
		}
	}
}

// Times are reckoned from the day of the question, or, where it gives none, from the newest list's.
func TestToday(t *testing.T) {
	ix := testIndex(t)
	for _, tc := range []struct {
		question string
		today    knowledge.Date
		want     knowledge.Date // of the last list that was in force
	}{
		{"how many last month", "2025-05-20", "2025-04-30"},
		{"how many last month", "", "2026-04-30"},
		{"how many a year ago", "2026-04-30", "2025-04-30"},
		{"how many last month", "2031-01-01", "2026-05-18"},
	} {
		f, err := ix.Ask(context.Background(), Question{Text: tc.question, Today: tc.today})
		if err != nil {
			t.Fatal(err)
		}
		got := ix.Base().List.Date
		if f.When != nil {
			got = ix.Base().Lists[f.When.To].Date
		}
		if got != tc.want {
			t.Errorf("%q on %s: the list of %s, not %s", tc.question, tc.today, got, tc.want)
		}
	}
}
