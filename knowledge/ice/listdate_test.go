package ice

import (
	"strings"
	"testing"

	"ask287/knowledge"
)

func TestListDate(t *testing.T) {
	for _, tt := range []struct {
		name     string
		modified knowledge.Date
		want     knowledge.Date
		from     string // how DateFrom begins
	}{
		{"participatingAgencies05182026am.xlsx", "2026-05-18", "2026-05-18", "file name"},
		{"participatingAgencies04232026.xlsx", "2026-04-23", "2026-04-23", "file name"},
		{"participatingAgencies06112025pm copy.xlsx", "2025-06-10", "2025-06-11", "file name"},
		{"participatingAgencies06112025pm%20copy.xlsx", "2025-06-10", "2025-06-11", "file name"},
		{"participatingAgencies07242025pm_b.xlsx", "2025-07-24", "2025-07-24", "file name"},
		{"participatingAgencies12042025pm2.xlsx", "2025-12-04", "2025-12-04", "file name"},
		{"pendingAgencies09222025pm.xlsx", "2025-09-18", "2025-09-22", "file name"},
		{"x05152026.xlsx", "2026-05-01", "2026-05-15", "file name"},                          // 14 days
		{"x05162026.xlsx", "2026-05-01", "2026-05-01", "workbook property: the file name's"}, // 15
		{"participatingAgencies01052025pm.xlsx", "2026-01-05", "2026-01-05", "workbook property: the file name's 2025-01-05 is before"},
		{"participatingAgencies08022025pm.xlsx", "2025-09-02", "2025-09-02", "workbook property: the file name's 2025-08-02 is before"},
		{"participatingAgencies090022025am.xlsx", "2025-09-02", "2025-09-02", "workbook property: the file name has no day"},
		{"pendingAgencies.xlsx", "2025-02-20", "2025-02-20", "workbook property: the file name has no day"},
		{"participatingAgencies13452026am.xlsx", "2026-05-18", "2026-05-18", "workbook property: the file name has no day"},
		{"participatingAgencies-20250327140009.xlsx", "2025-03-27", "2025-03-27", "file name"},
		{"ParticipatingEntities-20210113002027.xlsx", "2025-04-17", "2021-01-13", "file name: an archive"},
		{"participatingAgencies-20250327140009.xlsx", "2025-03-01", "2025-03-01", "workbook property: the file name's"},
		{"participatingAgencies05182026am.xlsx", "", "2026-05-18", "file name: the workbook does not say"},
		{"participatingAgencies05182026am.xlsx", "2006-09-16", "2026-05-18", "file name: the workbook does not say"},
	} {
		got, from, err := listDate(tt.name, tt.modified)
		if err != nil || got != tt.want || !strings.HasPrefix(from, tt.from) {
			t.Errorf("%s of %s: %s from %q, %v", tt.name, tt.modified, got, from, err)
		}
	}
	if _, _, err := listDate("list.xlsx", ""); err == nil {
		t.Error("a list with no date at all is dated")
	}
}
