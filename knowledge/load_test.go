package knowledge

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// loadEmbedded loads the data that is built in, once for all tests.
var loadEmbedded = sync.OnceValues(func() (*Base, error) { return Load(Embedded()) })

// embedded returns the Base of the data that is built in.
func embedded(t testing.TB) *Base {
	t.Helper()
	b, err := loadEmbedded()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// count counts the agreements of one model on the embedded list.
func count(b *Base, m Model) int {
	n, _ := b.Count(func(_ *Agency, g *Agreement) bool { return g.Model == m })
	return n
}

func TestEmbeddedFigures(t *testing.T) {
	b := embedded(t)
	agreements, agencies := b.Count(nil)
	if agreements != 1843 || agencies != 1549 {
		t.Errorf("%d agreements of %d agencies, want 1843 of 1549", agreements, agencies)
	}
	for m, want := range map[Model]int{TaskForce: 1162, WarrantService: 499, JailEnforcement: 182} {
		if got := count(b, m); got != want {
			t.Errorf("%d agreements of model %s, want %d", got, m, want)
		}
	}
	if b.List.Date != "2026-05-18" || b.List.Source != "ice-list" || len(b.List.SHA256) != 64 {
		t.Errorf("the list is %+v", b.List)
	}
	territories := 0
	for _, s := range b.States {
		if s.Territory {
			territories++
		}
	}
	if len(b.States) != 56 || territories != 5 {
		t.Errorf("%d states, %d of them territories, want 56 and 5", len(b.States), territories)
	}
	if len(b.Checksum) != 64 {
		t.Errorf("checksum %q", b.Checksum)
	}
}

// TestEmbeddedAgencies checks what holds for every agency and agreement.
func TestEmbeddedAgencies(t *testing.T) {
	b := embedded(t)
	rows := map[int]string{}
	for i := range b.Agencies {
		a := &b.Agencies[i]
		if len(a.Sources) == 0 || a.Name == "" || a.Name != strings.Join(strings.Fields(a.Name), " ") {
			t.Errorf("%s: name %q, sources %v", a.ID, a.Name, a.Sources)
		}
		if once := len(a.Agreements)+len(a.Former) > 0; once != slices.Contains(a.Sources, b.List.Source) {
			t.Errorf("%s: on a list %v, sources %v", a.ID, once, a.Sources)
		}
		if len(a.Pending) > 0 && !slices.Contains(a.Sources, b.Pending.Source) {
			t.Errorf("%s: pending, sources %v", a.ID, a.Sources)
		}
		if slices.Contains(a.OtherNames, a.Name) || slices.Contains(a.OtherNames, "") {
			t.Errorf("%s is also called %q", a.ID, a.OtherNames)
		}
		if !strings.HasPrefix(a.ID, strings.ToLower(a.State)+"-") {
			t.Errorf("%s is of state %s", a.ID, a.State)
		}
		for _, g := range a.Agreements {
			if other, twice := rows[g.Row]; twice {
				t.Errorf("row %d of the list is of %s and of %s", g.Row, other, a.ID)
			}
			rows[g.Row] = a.ID
			checkAgreement(t, b, a, g)
		}
	}
	for row := 2; row <= 1844; row++ {
		if rows[row] == "" {
			t.Errorf("row %d of the list is no agreement", row)
		}
	}
}

func checkAgreement(t *testing.T, b *Base, a *Agency, g Agreement) {
	t.Helper()
	if g.Signed == "" || g.Signed > b.List.Date && g.Doubt == "" {
		t.Errorf("%s: signed %q without a doubt", a.ID, g.Signed)
	}
	for _, link := range []string{g.MOA, g.Addendum} {
		if link != "" && !strings.HasPrefix(link, "https://www.ice.gov/") {
			t.Errorf("%s: the memorandum's link is %q", a.ID, link)
		}
		if strings.ContainsAny(link, " \t\n\"<>|") {
			t.Errorf("%s: the link %q has what a link may not have", a.ID, link)
		}
	}
}

func TestEmbeddedAlachua(t *testing.T) {
	b := embedded(t)
	a := b.Agency("fl-alachua-county-sheriffs-office")
	if a == nil {
		t.Fatal("the Alachua County Sheriff's Office is not there")
	}
	since := []Span{{b.ListOn("2025-02-26"), len(b.Lists) - 1}}
	want := Agency{
		ID: "fl-alachua-county-sheriffs-office", Name: "Alachua County Sheriff's Office", Kind: Sheriff,
		State: "FL", Counties: []string{"12001"}, Sources: []string{"ice-list", "fbi-lee"},
		Agreements: []Agreement{
			{Model: TaskForce, Signed: "2025-02-26", Row: 162, Listed: since,
				MOA: "https://www.ice.gov/doclib/287gMOA/AlachuaCoSheriffsOfficeFL_TFM_MOA_02262025.pdf"},
			{Model: WarrantService, Signed: "2025-02-24", Row: 163, Listed: since,
				MOA:      "https://www.ice.gov/doclib/287gMOA/alachuaCoSheriffsOffice_WSO_MOA_02242025.pdf",
				Addendum: "https://www.ice.gov/doclib/287gMOA/AlachuaCoSheriffsOfficeFL_WSO_MOA_06252025.pdf"},
		},
	}
	if diff := cmp.Diff(want, *a); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestEmbeddedDoubts checks the dates that are answered as printed and called doubtful.
func TestEmbeddedDoubts(t *testing.T) {
	b := embedded(t)
	signed, why := map[string]Date{}, map[string]string{}
	for i := range b.Agencies {
		for _, g := range b.Agencies[i].Agreements {
			if g.Doubt != "" {
				signed[b.Agencies[i].ID], why[b.Agencies[i].ID] = g.Signed, g.Doubt
			}
		}
	}
	want := map[string]Date{"ny-mohawk-village-police-department": "2016-03-19", "ok-ottawa-county-sheriffs-office": "2025-02-23"}
	if diff := cmp.Diff(want, signed); diff != "" {
		t.Errorf("dates in doubt: (-want +got)\n%s", diff)
	}
	if !strings.Contains(why["ny-mohawk-village-police-department"], "2012") {
		t.Errorf("Mohawk Village: %q", why["ny-mohawk-village-police-department"])
	}
	if !strings.Contains(why["ok-ottawa-county-sheriffs-office"], "2026-02-23") {
		t.Errorf("Ottawa County: %q", why["ok-ottawa-county-sheriffs-office"])
	}
}

// TestEmbeddedSources checks that a source can be shown: an address to follow and a licence. A page that stands without
// a day has none.
func TestEmbeddedSources(t *testing.T) {
	b := embedded(t)
	for _, s := range b.Sources {
		if !strings.HasPrefix(s.URL, "https://") || s.Licence == "" || s.Publisher == "" || s.Title == "" {
			t.Errorf("source %+v", s)
		}
	}
	if s := b.Source("geonames"); s == nil || !strings.Contains(s.Licence, "CC BY 4.0") {
		t.Errorf("GeoNames: %+v", s)
	}
}

func TestLookups(t *testing.T) {
	b := embedded(t)
	if b.Source("") != nil || b.State("XX") != nil || b.County("00000") != nil || b.Agency("fl-atlantis") != nil {
		t.Error("something is found that is not there")
	}
	if s, c := b.State("PR"), b.County("22015"); s == nil || s.Name != "Puerto Rico" || c == nil || c.Name != "Bossier Parish" {
		t.Errorf("PR is %+v, 22015 %+v", s, c)
	}
	ids := func(agencies []*Agency) []string {
		var ids []string
		for _, a := range agencies {
			ids = append(ids, a.ID)
		}
		return ids
	}
	if got := ids(b.InCounty("12001")); !slices.Contains(got, "fl-alachua-county-sheriffs-office") || slices.Contains(got, "fl-florida-department-of-corrections") {
		t.Errorf("in Alachua County: %v", got)
	}
	if got := ids(b.Statewide("FL")); !slices.Contains(got, "fl-florida-department-of-corrections") || slices.Contains(got, "fl-alachua-county-sheriffs-office") {
		t.Errorf("in the whole of Florida: %v", got)
	}
	if got := ids(b.Divisions("ga-georgia-department-of-public-safety")); !slices.Equal(got, []string{"ga-georgia-state-patrol"}) {
		t.Errorf("of the Georgia Department of Public Safety: %v", got)
	}
	if b.InCounty("00000") != nil || b.Statewide("XX") != nil || b.Divisions("fl-atlantis") != nil {
		t.Error("agencies are found where there are none")
	}
	agreements, agencies := b.Count(func(a *Agency, _ *Agreement) bool { return a.ID == "fl-alachua-county-sheriffs-office" })
	if agreements != 2 || agencies != 1 {
		t.Errorf("%d agreements of %d agencies, want 2 of 1", agreements, agencies)
	}
}
