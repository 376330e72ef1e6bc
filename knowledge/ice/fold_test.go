package ice

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ask287/knowledge"
)

// published makes a list of agreements.
func published(day knowledge.Date, rows ...Row) *Published {
	return &Published{Kind: Participating, Date: day, DateFrom: "file name", File: "participatingAgencies" + string(day) + "am.xlsx", SHA256: "sum of " + string(day), Rows: rows}
}

// lives prints what is known of each agreement, one a line: agency model: the lists that show it; what they printed
// otherwise.
func lives(r knowledge.Record) string {
	var b strings.Builder
	for _, a := range r.Agencies {
		for _, g := range slices.Concat(a.Agreements, a.Former) {
			fmt.Fprintf(&b, "%s %s:", a.ID, g.Model)
			for _, s := range g.Listed {
				fmt.Fprintf(&b, " %s..%s", r.Lists[s.First].ID, r.Lists[s.Last].ID)
			}
			for _, p := range g.Printed {
				fmt.Fprintf(&b, "; %s %s %s..%s", p.What, p.Value, r.Lists[p.First].ID, r.Lists[p.Last].ID)
			}
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// signed returns the row as signed on that day, with that memorandum.
func (r Row) signed(day knowledge.Date, moa string) Row {
	r.Signed, r.MOA = day, moa
	return r
}

func TestFold(t *testing.T) {
	const tf, ws = knowledge.TaskForce, knowledge.WarrantService
	walker := row(2, "TX", "Walker County Sheriff's Office", "Walker County", tf)
	jasper := row(3, "TX", "Jasper Police Department", "Jasper County", tf)
	known := []knowledge.Agency{
		agency(knowledge.Sheriff, "TX", "Walker County Sheriff's Office", "48471"), agency(knowledge.Police, "TX", "Jasper Police Department", "48241"),
		agency(knowledge.Sheriff, "PA", "York County Sheriff's Office", "42133"), agency(knowledge.Police, "PA", "Hellam Police Department", "42133"),
	}
	misspelt := func(name string) Row { r := jasper; r.Agency = name; return r }
	inState := func(state string) Row { r := walker; r.State = state; return r }
	for _, tc := range []struct {
		name  string
		lists []*Published
		want  string
	}{
		{
			name:  "there, missing from a list, and there again",
			lists: []*Published{published("2025-03-01", walker, jasper), published("2025-03-02", walker), published("2025-03-03", walker, jasper)},
			want: "tx-jasper-police-department task_force: 2025-03-01..2025-03-01 2025-03-03..2025-03-03\n" +
				"tx-walker-county-sheriffs-office task_force: 2025-03-01..2025-03-03\n",
		},
		{
			name:  "another day of signing is no other agreement",
			lists: []*Published{published("2025-03-01", walker.signed("2025-02-27", "")), published("2025-03-02", walker), published("2025-03-03", walker.signed("2025-02-28", ""))},
			want:  "tx-walker-county-sheriffs-office task_force: 2025-03-01..2025-03-03; signed 2025-02-27 2025-03-01..2025-03-01; signed 2025-03-01 2025-03-02..2025-03-02\n",
		},
		{
			name:  "another model is",
			lists: []*Published{published("2025-03-01", walker), published("2025-03-02", row(2, "TX", "Walker County Sheriff's Office", "", ws))},
			want: "tx-walker-county-sheriffs-office warrant_service: 2025-03-02..2025-03-02\n" +
				"tx-walker-county-sheriffs-office task_force: 2025-03-01..2025-03-01\n",
		},
		{
			name:  "a misprint that is corrected",
			lists: []*Published{published("2025-03-01", misspelt("Jaspre Police Departmnet")), published("2025-03-02", jasper)},
			want:  "tx-jasper-police-department task_force: 2025-03-01..2025-03-02; name Jaspre Police Departmnet 2025-03-01..2025-03-01\n",
		},
		{
			name:  "a misprint that is new", // the directory's agency has the name from then on
			lists: []*Published{published("2025-03-01", jasper), published("2025-03-02", misspelt("Jaspre Police Department"))},
			want:  "tx-jaspre-police-department task_force: 2025-03-01..2025-03-02; name Jasper Police Department 2025-03-01..2025-03-01\n",
		},
		{
			name: "a name alike and another day of signing: one has ended, another begun",
			lists: []*Published{
				published("2025-03-01", misspelt("Jaspre Police Department")), published("2025-03-02", jasper.signed("2025-03-02", "")),
			},
			want: "tx-jasper-police-department task_force: 2025-03-02..2025-03-02\n" +
				"tx-jaspre-police-department task_force: 2025-03-01..2025-03-01\n",
		},
		{
			name:  "a state that is corrected",
			lists: []*Published{published("2025-03-01", inState("OK")), published("2025-03-02", walker)},
			want:  "tx-walker-county-sheriffs-office task_force: 2025-03-01..2025-03-02; state OK 2025-03-01..2025-03-01\n",
		},
		{
			name:  "a county that is corrected",
			lists: []*Published{published("2025-03-01", row(2, "TX", "Walker County Sheriff's Office", "Jasper County", tf)), published("2025-03-02", walker)},
			want:  "tx-walker-county-sheriffs-office task_force: 2025-03-01..2025-03-02; county Jasper County 2025-03-01..2025-03-01\n",
		},
		{
			name: "the same memorandum under another agency's name",
			lists: []*Published{
				published("2025-03-01", row(2, "PA", "York County Sheriff's Office", "York County", ws).signed("2025-02-01", "https://www.ice.gov/york.pdf")),
				published("2025-03-02", row(2, "PA", "York County Prison", "York County", ws).signed("2025-02-03", "https://www.ice.gov/york.pdf")),
			},
			want: "pa-york-county-prison warrant_service: 2025-03-01..2025-03-02; signed 2025-02-01 2025-03-01..2025-03-01; name York County Sheriff's Office 2025-03-01..2025-03-01\n",
		},
		{
			name: "the same memorandum, and both are there",
			lists: []*Published{
				published("2025-03-01", walker.signed("2025-02-01", "https://www.ice.gov/x.pdf")),
				published("2025-03-02", walker.signed("2025-02-01", "https://www.ice.gov/x.pdf"), jasper.signed("2025-02-01", "https://www.ice.gov/x.pdf")),
			},
			want: "tx-jasper-police-department task_force: 2025-03-02..2025-03-02\n" +
				"tx-walker-county-sheriffs-office task_force: 2025-03-01..2025-03-02\n",
		},
		{
			name: "one ends as two begin that may be it",
			lists: []*Published{
				published("2025-03-01", row(2, "PA", "Union Police Department", "", tf)),
				published("2025-03-02", row(2, "PA", "Union Township Police Department", "Mifflin County", tf), row(3, "PA", "Union Township Police Department", "Lawrence County", tf)),
			},
			want: "pa-union-police-department task_force: 2025-03-01..2025-03-01\n" +
				"pa-union-township-police-department-lawrence-county task_force: 2025-03-02..2025-03-02\n" +
				"pa-union-township-police-department-mifflin-county task_force: 2025-03-02..2025-03-02\n",
		},
		{
			name:  "a borough's name that the directory has without the word",
			lists: []*Published{published("2025-03-01", row(2, "PA", "Hellam Borough Police Department", "", tf)), published("2025-03-02", row(2, "PA", "Hellam Police Department", "", tf)), published("2025-03-03", walker)},
			want: "pa-hellam-police-department task_force: 2025-03-01..2025-03-02; name Hellam Borough Police Department 2025-03-01..2025-03-01\n" +
				"tx-walker-county-sheriffs-office task_force: 2025-03-03..2025-03-03\n",
		},
		{
			name:  "two lists of a day, the later one last",
			lists: []*Published{published("2025-03-01", walker), {Kind: Participating, Date: "2025-03-01", File: "participatingAgencies03012025pm.xlsx", SHA256: "pm", Rows: []Row{jasper}}},
			want: "tx-jasper-police-department task_force: 2025-03-01b..2025-03-01b\n" +
				"tx-walker-county-sheriffs-office task_force: 2025-03-01..2025-03-01\n",
		},
		{
			name:  "the same list twice",
			lists: []*Published{published("2025-03-01", walker), published("2025-03-01", walker)},
			want:  "tx-walker-county-sheriffs-office task_force: 2025-03-01..2025-03-01\n",
		},
	} {
		t.Run(tc.name, func(t *testing.T) {
			before := fmt.Sprint(known)
			all, _ := Fold(knowledge.Record{Agencies: known}, tc.lists, testCounties, nil)
			if diff := cmp.Diff(tc.want, lives(all)); diff != "" {
				t.Errorf("all at once: (-want +got)\n%s", diff)
			}
			for range 5 {
				rand.Shuffle(len(tc.lists), func(i, j int) { tc.lists[i], tc.lists[j] = tc.lists[j], tc.lists[i] })
				shuffled, _ := Fold(knowledge.Record{Agencies: known}, tc.lists, testCounties, nil)
				if diff := cmp.Diff(all, shuffled); diff != "" {
					t.Errorf("in another order: (-first +then)\n%s", diff)
				}
			}
			if again, _ := Fold(all, nil, testCounties, nil); !cmp.Equal(all, again) {
				t.Errorf("nothing added: (-before +after)\n%s", cmp.Diff(all, again))
			}
			if fmt.Sprint(known) != before {
				t.Error("what was known has changed")
			}
		})
	}
}

// TestFoldOneByOne adds lists as they come out, oldest first: an agency keeps its id, and has the newest list's name.
func TestFoldOneByOne(t *testing.T) {
	const tf = knowledge.TaskForce
	record := knowledge.Record{Agencies: []knowledge.Agency{agency(knowledge.Police, "TX", "Jasper Police Department", "48241")}}
	var first knowledge.Record
	for i, name := range []string{"Jasper Police Department", "Jasper Police Departmnet", "Jasper Department of Public Safety", "Jasper Police Department"} {
		day := knowledge.Date(fmt.Sprintf("2025-03-%02d", i+1))
		record, _ = Fold(record, []*Published{published(day, row(2, "TX", name, "Jasper County", tf))}, testCounties, nil)
		if i == 0 {
			first = record
		}
		if len(record.Agencies) != 1 || record.Agencies[0].Name != name || record.Agencies[0].ID != "tx-jasper-police-department" {
			t.Fatalf("%s: %+v", day, record.Agencies)
		}
	}
	var lists []*Published
	for i, name := range []string{"Jasper Police Departmnet", "Jasper Department of Public Safety", "Jasper Police Department"} {
		lists = append(lists, published(knowledge.Date(fmt.Sprintf("2025-03-%02d", i+2)), row(2, "TX", name, "Jasper County", tf)))
	}
	together, _ := Fold(first, lists, testCounties, nil)
	if diff := cmp.Diff(lives(record), lives(together)); diff != "" {
		t.Errorf("several at once: (-one by one +together)\n%s", diff)
	}
	want := "tx-jasper-police-department task_force: 2025-03-01..2025-03-04; name Jasper Police Departmnet 2025-03-02..2025-03-02; name Jasper Department of Public Safety 2025-03-03..2025-03-03\n"
	if diff := cmp.Diff(want, lives(record)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestFoldPending(t *testing.T) {
	pending := func(day knowledge.Date, rows ...Row) *Published {
		return &Published{Kind: Pending, Date: day, File: "pendingAgencies.xlsx", SHA256: "pending " + string(day), Rows: rows}
	}
	jasper := row(2, "TX", "Jasper Police Department", "", "")
	walker := row(3, "TX", "Walker County Sheriff's Office", "", knowledge.TaskForce)
	lists := []*Published{published("2025-03-01", walker), pending("2025-03-03", jasper), pending("2025-03-02", walker, jasper)}
	record, _ := Fold(knowledge.Record{}, lists, testCounties, nil)
	var got []string
	for _, a := range record.Agencies {
		got = append(got, fmt.Sprint(a.ID, " ", a.Pending, " ", a.Sources))
	}
	want := []string{"tx-jasper-police-department [{ 2}] [ice-pending]", "tx-walker-county-sheriffs-office [] [ice-list]"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if n := len(record.PendingLists); n != 2 || record.PendingLists[0].Agreements != 2 {
		t.Errorf("pending lists %+v", record.PendingLists)
	}
}

// TestFoldDrops has an agency that only lists knew, and that turns out to be a misprint of the directory's: it is no more,
// and what was a part of it stands alone.
func TestFoldDrops(t *testing.T) {
	const tf = knowledge.TaskForce
	known := []knowledge.Agency{
		agency(knowledge.Police, "TX", "Jasper Police Department", "48241"),
		{Kind: knowledge.Police, State: "TX", Name: "Jasper Detectives", Sources: []string{"tx-dps"}},
	}
	record, _ := Fold(knowledge.Record{Agencies: known}, []*Published{published("2025-03-01", row(2, "TX", "Jaspre Police Department", "", tf))}, testCounties, nil)
	for i := range record.Agencies {
		if a := &record.Agencies[i]; a.Name == "Jasper Detectives" {
			a.PartOf, a.Covered = "tx-jaspre-police-department", true
		}
	}
	record, _ = Fold(record, []*Published{published("2025-03-02", row(2, "TX", "Jasper Police Department", "", tf))}, testCounties, nil)
	want := "tx-jasper-police-department task_force: 2025-03-01..2025-03-02; name Jaspre Police Department 2025-03-01..2025-03-01\n"
	if diff := cmp.Diff(want, lives(record)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	for _, a := range record.Agencies {
		if a.PartOf != "" || a.Covered || a.ID == "tx-jaspre-police-department" {
			t.Errorf("%+v", a)
		}
	}
}
