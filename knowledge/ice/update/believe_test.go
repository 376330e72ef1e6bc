package update

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ask287/knowledge"
)

// What may come in place of ICE's list of agreements, and what is said of it. accepted is what becomes of it when it is to be
// taken all the same.
func TestUpdateBelieves(t *testing.T) {
	for _, test := range []struct {
		name     string
		list     func(t *testing.T) list
		want     Fate
		why      string
		accepted Fate
	}{
		{name: "older than the one in use", want: SetAside, accepted: Taken, why: "it is of 2026-05-09, older than the list in use, of 2026-05-10",
			list: func(t *testing.T) list { return participating(t, "2026-05-09", sheriffs(t, 0, 101)...) }},
		{name: "5 % fewer", want: Taken,
			list: func(t *testing.T) list { return participating(t, posted, sheriffs(t, 5, 100)...) }},
		{name: "over 5 % fewer", want: SetAside, accepted: Taken, why: "it has 94 agreements, over 5 % fewer than the 100 of the list in use",
			list: func(t *testing.T) list { return participating(t, posted, sheriffs(t, 6, 100)...) }},
		{name: "without a state", want: SetAside, accepted: Taken, why: "it has no agreement in KS, where the list in use has some",
			list: func(t *testing.T) list { return participating(t, posted, sheriffs(t, 0, 98)...) }},
		{name: "twice as many", want: Taken,
			list: func(t *testing.T) list { return participating(t, posted, twice(t, 200)...) }},
		{name: "over twice as many", want: SetAside, accepted: Taken, why: "it has 201 agreements, over twice the 100 of the list in use",
			list: func(t *testing.T) list { return participating(t, posted, twice(t, 201)...) }},
		{name: "of tomorrow", want: Taken,
			list: func(t *testing.T) list { return participating(t, "2026-05-22", sheriffs(t, 0, 101)...) }},
		{name: "of the day after tomorrow", want: SetAside, accepted: Taken, why: "its day, 2026-05-23, is still to come",
			list: func(t *testing.T) list { return participating(t, "2026-05-23", sheriffs(t, 0, 101)...) }},
		{name: "one in a hundred signed in days to come", want: Taken,
			list: func(t *testing.T) list { return participating(t, posted, signedLater(t, 1)...) }},
		{name: "more signed in days to come", want: SetAside, accepted: Taken, why: "2 of its agreements are signed on days still to come",
			list: func(t *testing.T) list { return participating(t, posted, signedLater(t, 2)...) }},
		{name: "of many faults", want: SetAside, accepted: Taken,
			why:  "it is of 2026-05-01, older than the list in use, of 2026-05-10; it has 1 agreements, over 5 % fewer than the 100 of the list in use; it has no agreement in FL, GA, KS, where the list in use has some",
			list: func(t *testing.T) list { return participating(t, "2026-05-01", sheriffs(t, 100, 101)...) }},
		{name: "no workbook", want: Refused, accepted: Refused, why: "the file is not a workbook: fetch the list's .xlsx",
			list: func(*testing.T) list { return list{named("participatingAgencies", posted), []byte("no workbook")} }},
		{name: "a page", want: Refused, accepted: Refused, why: "the file is a web page, not a workbook: ",
			list: func(*testing.T) list {
				return list{named("participatingAgencies", posted), []byte("<html>moved</html>")}
			}},
		{name: "cut short", want: Refused, accepted: Refused, why: "cut short or damaged",
			list: func(t *testing.T) list {
				l := participating(t, posted, sheriffs(t, 0, 101)...)
				l.data = l.data[:len(l.data)/2]
				return l
			}},
		{name: "with a model that is none", want: Refused, accepted: Refused, why: `row 2 (` + "Alachua County Sheriff's Office" + `): SUPPORT TYPE "Tribal Model" is no model`,
			list: func(t *testing.T) list {
				rows := sheriffs(t, 0, 101)
				rows[0] = rows[0].as("Tribal Model")
				return participating(t, posted, rows...)
			}},
		{name: "with a formula", want: Refused, accepted: Refused, why: "formula",
			list: func(t *testing.T) list {
				rows := sheriffs(t, 0, 101)
				rows[0].county = `{=HYPERLINK("https://example.com")}`
				return participating(t, posted, rows...)
			}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			u, l := newUpdater(t), test.list(t)
			page := newSite(t, l)
			r := u.update(t, page.URL, false, test.want)
			if !strings.Contains(r.Outcomes[0].Why, test.why) {
				t.Errorf("it is said %q, want %q", r.Outcomes[0].Why, test.why)
			}
			if test.want == Taken {
				if b := u.base(t); b.List.SHA256 != sumOf(l.data) {
					t.Errorf("the list in use is %+v", b.List)
				}
				return
			}
			u.isAside(t, l, test.why)
			u.update(t, page.URL, true, test.accepted)
			if test.accepted == Refused {
				u.isAside(t, l, test.why)
			} else if s := u.state(t); len(s.Lists) != 1 || len(s.Refused) > 0 {
				t.Errorf("when it is accepted the state is %+v", s)
			}
			u.base(t)
		})
	}
}

// isAside checks that a list is kept aside with its reason, and that the one built in is in use.
func (u updater) isAside(t *testing.T, l list, why string) {
	t.Helper()
	s := u.state(t)
	if len(s.Refused) != 1 || len(s.Lists) > 0 || s.Refused[0].Name != l.name || !strings.Contains(s.Refused[0].Reason, why) {
		t.Fatalf("the state is %+v", s)
	}
	kept, err := os.ReadFile(filepath.Join(u.dir, "refused", s.Refused[0].SHA256+".xlsx"))
	if err != nil || string(kept) != string(l.data) {
		t.Errorf("it is not kept as it was: %v", err)
	}
	if b := u.base(t); b.List.Date != builtIn {
		t.Errorf("the list in use is that of %s", b.List.Date)
	}
}

// twice returns n agreements, of which no more than a hundred are task force agreements.
func twice(t *testing.T, n int) []row {
	rows := sheriffs(t, 0, 100)
	for _, model := range []string{"Warrant Service Officer", "Jail Enforcement Model"} {
		for _, r := range sheriffs(t, 0, 100) {
			rows = append(rows, r.as(model))
		}
	}
	return rows[:n]
}

// signedLater returns a hundred agreements, of which n are signed after today.
func signedLater(t *testing.T, n int) []row {
	rows := sheriffs(t, 0, 100)
	for i := range n {
		rows[i].signed = "2026-06-01"
	}
	return rows
}

// Of applications only the day is looked at.
func TestUpdateBelievesApplications(t *testing.T) {
	for _, test := range []struct {
		day  knowledge.Date
		rows int
		want Fate
		why  string
	}{
		{day: posted, rows: 0, want: Taken},
		{day: posted, rows: 100, want: Taken},
		{day: "2026-05-09", rows: 3, want: SetAside, why: "it is of 2026-05-09, older than the list of applications in use, of 2026-05-10"},
		{day: "2026-05-23", rows: 3, want: SetAside, why: "its day, 2026-05-23, is still to come"},
	} {
		t.Run(fmt.Sprintf("%d of %s", test.rows, test.day), func(t *testing.T) {
			u := newUpdater(t)
			l := pending(t, test.day, sheriffs(t, 4, 4+test.rows)...)
			if r := u.update(t, newSite(t, l).URL, false, test.want); !strings.HasPrefix(r.Outcomes[0].Why, test.why) {
				t.Errorf("it is said %q", r.Outcomes[0].Why)
			}
			if test.want == SetAside {
				u.isAside(t, l, test.why)
			}
		})
	}
}

// What cannot be read, and what is not to be believed, keeps nothing else from being taken.
func TestUpdateTakesTheRest(t *testing.T) {
	u := newUpdater(t)
	bad := list{"notes.xlsx", []byte("no workbook")}
	fewer, applications := participating(t, posted, sheriffs(t, 50, 100)...), pending(t, posted, sheriffs(t, 101, 105)...)
	r := u.update(t, newSite(t, bad, fewer, applications).URL, false, Refused, SetAside, Taken)
	if r.After.Date != builtIn || r.Base.Pending.Date != posted {
		t.Errorf("the lists in use are those of %s and %s", r.After.Date, r.Base.Pending.Date)
	}
	names := []string{}
	for _, refused := range u.state(t).Refused {
		names = append(names, refused.Name)
	}
	if !slices.Equal(names, []string{bad.name, fewer.name}) {
		t.Errorf("%q are kept aside", names)
	}
	u.base(t)
}

// A list in use that this version can no longer read is told of, and stays in use.
func TestUpdateRefusesWhatIsInUse(t *testing.T) {
	u := newUpdater(t)
	l := list{named("participatingAgencies", posted), []byte("an older version could read this")}
	p := participating(t, posted, newer(t)...).read(t)
	p.SHA256 = sumOf(l.data)
	w, err := u.Store.Lock(t.Context())
	must(t, err)
	e, err := w.Put(p, l.data, "")
	must(t, err)
	must(t, w.Use("import", e))
	must(t, w.Close())
	r := u.update(t, newSite(t, l).URL, false, Refused)
	if s := u.state(t); s.Sequence != 1 || r.After.Date != posted {
		t.Errorf("the state is %+v", s)
	}
}
