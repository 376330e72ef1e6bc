package knowledge

import (
	"fmt"
	"testing"
)

// lists makes participating lists of these days.
func lists(days ...Date) []List {
	var out []List
	for _, d := range days {
		out = append(out, List{ID: string(d), Date: d, Kind: Participating})
	}
	return out
}

func on(m Model, spans ...Span) Agreement { return Agreement{Model: m, Listed: spans} }

func TestStatus(t *testing.T) {
	daily := lists("2026-03-01", "2026-03-10", "2026-03-11", "2026-03-12", "2026-03-24", "2026-03-25")
	for _, tc := range []struct {
		name    string
		lists   []List
		agency  Agency
		pending Date
		want    Status
		missing bool
	}{
		{"never on a list", daily, Agency{}, "", StatusNotListed, false},
		{"on the newest", daily, Agency{Agreements: []Agreement{on(TaskForce, Span{5, 5})}}, "", StatusListed, false},
		{"on the newest, and gone under another model", daily, Agency{Agreements: []Agreement{on(TaskForce, Span{5, 5})}, Former: []Agreement{on(WarrantService, Span{0, 0})}}, "", StatusListed, false},
		{"gone from five lists over 15 days", daily, Agency{Former: []Agreement{on(TaskForce, Span{0, 0})}}, "", StatusEnded, false},
		{"gone from four lists over 14 days", daily, Agency{Former: []Agreement{on(TaskForce, Span{0, 1})}}, "", StatusEnded, false},
		{"gone from three lists over 13 days", daily, Agency{Former: []Agreement{on(TaskForce, Span{0, 2})}}, "", StatusNotListed, true},
		{"gone from one list", daily, Agency{Former: []Agreement{on(TaskForce, Span{0, 4})}}, "", StatusNotListed, true},
		{"gone from two lists over a month", lists("2026-03-01", "2026-04-01", "2026-05-01"), Agency{Former: []Agreement{on(TaskForce, Span{0, 0})}}, "", StatusNotListed, true},
		{"gone from three lists of one day", lists("2026-03-01", "2026-04-01", "2026-04-01", "2026-04-01"), Agency{Former: []Agreement{on(TaskForce, Span{0, 0})}}, "", StatusNotListed, true},
		{"one model long gone, another not", daily, Agency{Former: []Agreement{on(TaskForce, Span{0, 0}), on(WarrantService, Span{0, 4})}}, "", StatusNotListed, true},
		{"applied", daily, Agency{Pending: []Application{{TaskForce, 2}}}, "2026-03-20", StatusPending, false},
		{"applied again after the end", daily, Agency{Former: []Agreement{on(TaskForce, Span{0, 0})}, Pending: []Application{{TaskForce, 2}}}, "2026-03-20", StatusPending, false},
		{"applied before it was listed, and gone since", daily, Agency{Former: []Agreement{on(TaskForce, Span{1, 1})}, Pending: []Application{{TaskForce, 2}}}, "2026-03-05", StatusEnded, false},
	} {
		t.Run(tc.name, func(t *testing.T) {
			b := &Base{Record: Record{Lists: tc.lists}, Pending: List{Date: tc.pending}}
			if got := b.Status(&tc.agency); got != tc.want || b.IsMissing(&tc.agency) != tc.missing {
				t.Errorf("%s, missing %v, want %s, %v", got, b.IsMissing(&tc.agency), tc.want, tc.missing)
			}
		})
	}
}

func TestSinceUntil(t *testing.T) {
	b := &Base{Record: Record{Lists: lists("2026-03-01", "2026-03-02", "2026-03-03")}}
	for _, tc := range []struct {
		listed       []Span
		since, until Date
	}{
		{[]Span{{0, 0}, {2, 2}}, "2026-03-01", "2026-03-03"},
		{[]Span{{1, 1}}, "2026-03-02", "2026-03-02"},
		{nil, "", ""},
	} {
		g := Agreement{Listed: tc.listed}
		if b.Since(&g) != tc.since || b.Until(&g) != tc.until || tc.listed == nil && b.HasEnded(&g) {
			t.Errorf("%v: %q to %q, want %q to %q", tc.listed, b.Since(&g), b.Until(&g), tc.since, tc.until)
		}
	}
	for day, want := range map[Date]int{"2026-02-28": -1, "2026-03-01": 0, "2026-03-02": 1, "2027-01-01": 2} {
		if got := b.ListOn(day); got != want {
			t.Errorf("on %s the list is %d, want %d", day, got, want)
		}
	}
	if b.PendingOn("2027-01-01") != -1 {
		t.Error("there is a pending list where there is none")
	}
}

func TestChanges(t *testing.T) {
	b := &Base{Record: Record{
		Lists: lists("2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01"),
		Agencies: []Agency{
			{ID: "stays", Agreements: []Agreement{on(TaskForce, Span{0, 3})}},
			{ID: "joins", Agreements: []Agreement{on(TaskForce, Span{2, 3})}},
			{ID: "leaves", Former: []Agreement{on(TaskForce, Span{0, 1})}},
			{ID: "changes", Agreements: []Agreement{on(TaskForce, Span{3, 3})}, Former: []Agreement{on(WarrantService, Span{0, 1})}},
			{ID: "adds", Agreements: []Agreement{on(TaskForce, Span{2, 3}), on(WarrantService, Span{0, 3})}},
			{ID: "comes and goes", Former: []Agreement{on(JailEnforcement, Span{1, 2})}},
			{ID: "was away", Agreements: []Agreement{on(TaskForce, Span{0, 0}, Span{2, 3})}},
			{ID: "never"},
		},
	}}
	for _, tc := range []struct {
		from, to int
		want     []string
	}{
		{0, 3, []string{
			"joins [] [task_force] 2026-03-01 ",
			"leaves [task_force] [] 2026-03-01 2026-02-01",
			"changes [warrant_service] [task_force] 2026-04-01 2026-02-01",
			"adds [warrant_service] [task_force warrant_service] 2026-03-01 ",
			"comes and goes [jail_enforcement] [] 2026-04-01 2026-03-01",
		}},
		{1, 2, []string{
			"joins [] [task_force] 2026-03-01 ",
			"leaves [task_force] [] 2026-03-01 2026-02-01",
			"changes [warrant_service] [] 2026-03-01 2026-02-01",
			"adds [warrant_service] [task_force warrant_service] 2026-03-01 ",
			"was away [] [task_force] 2026-03-01 ",
		}},
		{3, 3, nil},
	} {
		var got []string
		for _, c := range b.Changes(tc.from, tc.to) {
			got = append(got, fmt.Sprintf("%s %v %v %s %s", c.Agency.ID, c.Before, c.After, c.On, c.Last))
			if c.Joined() && c.Left() {
				t.Errorf("%s has both joined and left", c.Agency.ID)
			}
		}
		if fmt.Sprint(got) != fmt.Sprint(tc.want) {
			t.Errorf("from %d to %d:\n%q, want\n%q", tc.from, tc.to, got, tc.want)
		}
	}
}
