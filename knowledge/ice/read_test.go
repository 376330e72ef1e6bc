package ice

import (
	"strings"
	"testing"

	"ask287/knowledge"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

func TestRead(t *testing.T) {
	data := workbook(t, [][]any{
		agreements,
		{"FLORIDA ", "Alachua County  Sheriff\u2019s Office\u00a0", "County ", "Alachua\nCounty", "Task Force Model ", 45714, "link", "link"},
		{},
		{"WEST VIRIGINIA", "Wood County Sheriff's Office", "County", "N/A", "Warrant Services Officer", "8/282025", "link pending"},
		{"ATLANTIS", "Mermaid Patrol", "#NA", "", "Jail Enforcement Model", 1141572, "Cons"},
		{"Updated 5/18/2026"},
	}, func(f *excelize.File) {
		f.SetSheetName("Sheet1", "Sheet 1")
		f.SetCellHyperLink("Sheet 1", "G2", "https:/www.ice.gov/doclib/287gMOA/A_02262025.pdf", "External")
		f.SetCellHyperLink("Sheet 1", "H2", "https://www.ice.gov/doclib/287gMOA/B.pdf", "External")
		f.SetRowVisible("Sheet 1", 4, false)
		f.NewSheet("Sheet2")
		fill(t, f, "Sheet2", [][]any{{"Total", nil, "JEM"}, {2, nil, 1}})
	})
	p, err := Read(listName, data)
	if err != nil {
		t.Fatal(err)
	}
	if len(p.SHA256) != 64 {
		t.Errorf("SHA256 %q", p.SHA256)
	}
	p.SHA256 = ""
	future := "it is after the list's own date, 2026-05-18"
	want := &Published{
		Kind: Participating, Date: "2026-05-18", DateFrom: "file name", File: listName,
		Rows: []Row{
			{Row: 2, State: "FL", Agency: "Alachua County Sheriff's Office", Type: "County", County: "Alachua County", Model: knowledge.TaskForce, Signed: "2025-02-26",
				MOA: "https://www.ice.gov/doclib/287gMOA/A_02262025.pdf", Addendum: "https://www.ice.gov/doclib/287gMOA/B.pdf"},
			{Row: 4, State: "WV", Agency: "Wood County Sheriff's Office", Type: "County", Model: knowledge.WarrantService, Signed: "2025-08-28"},
			{Row: 5, Agency: "Mermaid Patrol", Type: "#NA", Model: knowledge.JailEnforcement, Signed: "5025-07-07", Doubt: future},
		},
		Corrections: []Correction{
			{2, "MOA", "https:/www.ice.gov/doclib/287gMOA/A_02262025.pdf", "https://www.ice.gov/doclib/287gMOA/A_02262025.pdf", "two slashes after https:"},
			{4, "STATE", "WEST VIRIGINIA", "WV", "the nearest name of a state"},
			{4, "SUPPORT TYPE", "Warrant Services Officer", "warrant_service", "the nearest name of a model"},
			{4, "SIGNED", "8/282025", "2025-08-28", "a separator is missing"},
		},
		Doubts: []Doubt{
			{5, "STATE", "ATLANTIS", "it is no state, and near to none or to several"},
			{5, "MOA", "Cons", "it is no address of ice.gov"},
			{5, "SIGNED", "5025-07-07", future},
			{6, "LAW ENFORCEMENT AGENCY", "Updated 5/18/2026", "the row names no agency, and is left out"},
		},
	}
	if diff := cmp.Diff(want, p); diff != "" {
		t.Error(diff)
	}
}

// The web table's workbooks of before 2025 have five columns in their own order and days as text.
func TestReadEntities(t *testing.T) {
	data := workbook(t, [][]any{
		{"STATE", "LAW ENFORCEMENT AGENCY", "SUPPORT TYPE", "SIGNED", "MOA"},
		{"ALABAMA", "Etowah County Sheriff's Office", "Jail Enforcement Model", "2020-06-08",
			"https://web.archive.org/web/20210113002027/https://www.ice.gov/doclib/287gMOA/287gJEM_EtowahCoAl2016-06-18.pdf"},
	}, func(f *excelize.File) { modified(f, "2025-04-17T10:27:26Z") })
	p, err := Read("ParticipatingEntities-20210113002027.xlsx", data)
	if err != nil {
		t.Fatal(err)
	}
	want := []Row{{Row: 2, State: "AL", Agency: "Etowah County Sheriff's Office", Model: knowledge.JailEnforcement, Signed: "2020-06-08",
		MOA: "https://www.ice.gov/doclib/287gMOA/287gJEM_EtowahCoAl2016-06-18.pdf"}}
	if diff := cmp.Diff(want, p.Rows); diff != "" {
		t.Error(diff)
	}
	if p.Date != "2021-01-13" || len(p.Doubts) != 0 {
		t.Errorf("date %s, doubts %v", p.Date, p.Doubts)
	}
}

func TestReadPending(t *testing.T) {
	for _, tt := range []struct {
		name   string
		rows   [][]any
		want   int
		doubts int
	}{
		{"a header and no rows", [][]any{applications}, 0, 0},
		{"a header in another row", [][]any{{}, {"287(g) pending"}, applications, alachua[:5]}, 1, 0},
		{"no model printed", [][]any{applications, alachua[:4]}, 1, 1},
		{"under the other list's name", [][]any{applications, alachua[:5]}, 1, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p, err := Read(listName, workbook(t, tt.rows))
			if err != nil {
				t.Fatal(err)
			}
			if p.Kind != Pending || len(p.Rows) != tt.want || len(p.Doubts) != tt.doubts {
				t.Errorf("read as %+v", p)
			}
			for _, r := range p.Rows {
				if r.Row != len(tt.rows) {
					t.Errorf("row %d, want %d", r.Row, len(tt.rows))
				}
			}
		})
	}
}

// A column that ICE adds does not stop the list, but is told.
func TestReadNewColumn(t *testing.T) {
	p, err := Read(listName, workbook(t, [][]any{append(append([]any(nil), agreements...), "REGION"), alachua}))
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Rows) != 1 || len(p.Doubts) != 1 || !strings.Contains(p.Doubts[0].Column, "REGION") {
		t.Errorf("read as %+v", p)
	}
}

// A link may stand on several cells, and one cell's own link comes before it.
func TestReadLinkOnRange(t *testing.T) {
	data := workbook(t, [][]any{agreements, alachua, alachua, alachua}, func(f *excelize.File) {
		f.SetCellHyperLink("Sheet1", "G3", "https://www.ice.gov/own.pdf", "External")
		f.SetCellHyperLink("Sheet1", "G2", "https://www.ice.gov/all.pdf", "External")
	})
	data = repack(t, data, inSheet(func(s string) string { return strings.Replace(s, `ref="G2"`, `ref="G2:G4"`, 1) }))
	p, err := Read(listName, data)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"https://www.ice.gov/all.pdf", "https://www.ice.gov/own.pdf", "https://www.ice.gov/all.pdf"} {
		if got := p.Rows[i].MOA; got != want {
			t.Errorf("row %d: %s, want %s", p.Rows[i].Row, got, want)
		}
	}
}

func TestRead1904(t *testing.T) {
	row := append([]any(nil), alachua...)
	row[5] = 45714 - 1462
	data := workbook(t, [][]any{agreements, row}, func(f *excelize.File) {
		yes := true
		f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &yes})
	})
	p, err := Read(listName, data)
	if err != nil {
		t.Fatal(err)
	}
	if p.Rows[0].Signed != "2025-02-26" {
		t.Errorf("signed %s", p.Rows[0].Signed)
	}
}
