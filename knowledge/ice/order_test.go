package ice

import (
	"slices"
	"testing"

	"ask287/knowledge"
)

func TestOlder(t *testing.T) {
	want := []string{
		"participatingAgencies07232025pm.xlsx", "participatingAgencies-20250724120000.xlsx", "participatingAgencies07242025am.xlsx",
		"participatingAgencies07242025mid.xlsx", "participatingAgencies07242025pm.xlsx", "participatingAgencies07242025pm2.xlsx",
	}
	var lists []knowledge.List
	for _, file := range want {
		day := knowledge.Date("2025-07-24")
		if file == want[0] {
			day = "2025-07-23"
		}
		lists = append(lists, knowledge.List{Date: day, File: file})
	}
	slices.Reverse(lists)
	slices.SortFunc(lists, Older)
	for i, l := range lists {
		if l.File != want[i] {
			t.Errorf("%d is %s, want %s", i, l.File, want[i])
		}
	}
}

func TestListID(t *testing.T) {
	lists := []knowledge.List{{Date: "2025-07-23"}}
	for range 60 {
		lists = append(lists, knowledge.List{Date: "2025-07-24"})
	}
	last := ""
	for i := range lists {
		id := listID(lists, i)
		if id <= last {
			t.Errorf("%s comes behind %s", id, last)
		}
		last = id
	}
	for i, want := range map[int]string{0: "2025-07-23", 1: "2025-07-24", 2: "2025-07-24b", 26: "2025-07-24z", 27: "2025-07-24zb", 51: "2025-07-24zz", 52: "2025-07-24zzb"} {
		if got := listID(lists, i); got != want {
			t.Errorf("%d is %s, want %s", i, got, want)
		}
	}
}
