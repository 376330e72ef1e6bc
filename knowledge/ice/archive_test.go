package ice

import (
	"bytes"
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"ask287/knowledge"

	"github.com/xuri/excelize/v2"
)

// The tests in this file read ICE's workbooks as they were published. Those are no part of the project: they are looked for
// in shared/ice beside the checkout, and without them the tests are skipped.

func archive(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("..", "..", "..", "shared", "ice", "*", "*.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Skip("ICE's workbooks are not in shared/ice beside the checkout")
	}
	return files
}

// sampled reports whether only every twentieth list and the newest are read: with -short, and with the race detector, which
// takes ten times as long and has as much to see in them as in all.
func sampled() bool { return testing.Short() || raced }

// TestArchive reads them all, or a sample.
func TestArchive(t *testing.T) {
	files := archive(t)
	if sampled() {
		var some []string
		for i := 0; i < len(files); i += 20 {
			some = append(some, files[i])
		}
		files = append(some, filepath.Join(filepath.Dir(files[0]), listName))
	}
	var lists []*Published
	var mu sync.Mutex
	t.Run("read", func(t *testing.T) {
		for _, file := range files {
			t.Run(filepath.Base(file), func(t *testing.T) {
				t.Parallel()
				p := readWhole(t, file)
				mu.Lock()
				defer mu.Unlock()
				lists = append(lists, p)
			})
		}
	})
	slices.SortFunc(lists, func(a, b *Published) int {
		return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.File, b.File))
	})
	record, findings := foldAll(t, lists)
	t.Run("figures", func(t *testing.T) { checkFigures(t, record) })
	t.Run("newest", func(t *testing.T) { checkNewest(t, lists) })
	t.Run("fold", func(t *testing.T) { checkFold(t, lists, record, findings) })
}

// readWhole reads one list and checks that nothing of it is left unread.
func readWhole(t *testing.T, file string) *Published {
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	p, err := Read(filepath.Base(file), data)
	if err != nil {
		t.Fatal(err)
	}
	check(t, p)
	if want := countRows(t, data); len(p.Rows) != want {
		t.Errorf("%d rows read of %d", len(p.Rows), want)
	}
	if want := publishedKind(p.File); p.Kind != want {
		t.Errorf("read as %s", p.Kind)
	}
	for _, d := range p.Doubts {
		if d.Column == columnSigned || d.Column == columnMOA || d.Column == columnModel && p.Kind == Pending {
			continue
		}
		t.Errorf("unread: %+v", d)
	}
	return p
}

// publishedKind is the kind that a list of the archive is known to be of.
func publishedKind(file string) ListKind {
	swapped := strings.Contains(file, "09222025pm") // each posted under the other's name
	if strings.HasPrefix(strings.ToLower(file), "participating") != swapped {
		return Participating
	}
	return Pending
}

// countRows counts the rows below the header that have anything in them, by excelize's other way of reading.
func countRows(t *testing.T, data []byte) int {
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows(f.GetSheetName(0))
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, cells := range rows[1:] {
		if strings.TrimSpace(strings.Join(cells, "")) != "" {
			n++
		}
	}
	return n
}

// figures are what a correct reading of the lists yields on days on which agreements and agencies were counted.
var figures = []struct {
	day                  knowledge.Date
	agreements, agencies int
}{
	{"2025-01-31", 135, 133},
	{"2025-02-28", 239, 177},
	{"2025-03-31", 427, 330},
	{"2025-04-30", 517, 414},
	{"2025-06-27", 737, 602},
	{"2025-09-30", 1035, 858},
	{"2025-12-31", 1274, 1056},
	{"2026-02-27", 1492, 1251},
	{"2026-05-18", 1843, 1549},
}

// checkFigures compares the lists with the figures. Agreements are exact;
// agencies may differ by two with the way in which names are merged.
func checkFigures(t *testing.T, r knowledge.Record) {
	b := &knowledge.Base{Record: r}
	for _, want := range figures {
		if sampled() && want.day != "2026-05-18" {
			continue // of the sample only the newest is sure to be that day's
		}
		l := b.Lists[b.ListOn(want.day)]
		t.Logf("%s: %d agreements, %d agencies (%s)", want.day, l.Agreements, l.Agencies, l.File)
		if l.Agreements != want.agreements {
			t.Errorf("%s: %d agreements, want %d", want.day, l.Agreements, want.agreements)
		}
		if d := l.Agencies - want.agencies; d < -2 || d > 2 {
			t.Errorf("%s: %d agencies, want about %d", want.day, l.Agencies, want.agencies)
		}
	}
	if sampled() {
		return
	}
	if before := b.Lists[b.ListOn("2025-01-19")]; before.Agreements != 135 {
		t.Errorf("%d agreements before 2025-01-20, want 135", before.Agreements)
	}
	signed, pending := b.Lists[b.ListOn("2025-04-30")], b.PendingLists[b.PendingOn("2025-04-30")]
	if pending.Date != "2025-04-30" || signed.Agreements != 517 || pending.Agreements != 62 {
		t.Errorf("on 2025-04-30: %d signed and %d pending (%s), want 517 and 62", signed.Agreements, pending.Agreements, pending.Date)
	}
}

// checkNewest compares the models and the doubts of the newest list that was counted.
func checkNewest(t *testing.T, lists []*Published) {
	i := slices.IndexFunc(lists, func(p *Published) bool { return p.File == listName })
	if i < 0 {
		t.Fatal("no list of 2026-05-18")
	}
	last := lists[i]
	models := map[knowledge.Model]int{}
	for _, r := range last.Rows {
		models[r.Model]++
	}
	if models[knowledge.TaskForce] != 1162 || models[knowledge.WarrantService] != 499 || models[knowledge.JailEnforcement] != 182 {
		t.Errorf("models of %s: %v", last.File, models)
	}
	if len(last.Doubts) != 2 || last.Doubts[0].Row != 954 || last.Doubts[1].Row != 1083 {
		t.Errorf("doubts of %s: %+v, want those of Mohawk and Ottawa", last.File, last.Doubts)
	}
}
