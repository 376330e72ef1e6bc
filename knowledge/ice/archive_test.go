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
	"unicode"

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

// TestArchive reads them all, or with -short every twentieth and the newest list.
func TestArchive(t *testing.T) {
	files := archive(t)
	if testing.Short() {
		var some []string
		for i := 0; i < len(files); i += 20 {
			some = append(some, files[i])
		}
		files = append(some, filepath.Join(filepath.Dir(files[0]), listName))
	}
	var participating []*Published
	var mu sync.Mutex
	t.Run("read", func(t *testing.T) {
		for _, file := range files {
			t.Run(filepath.Base(file), func(t *testing.T) {
				t.Parallel()
				p := readWhole(t, file)
				mu.Lock()
				defer mu.Unlock()
				if p.Kind == Participating {
					participating = append(participating, p)
				}
			})
		}
	})
	slices.SortFunc(participating, func(a, b *Published) int {
		return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.File, b.File))
	})
	t.Run("figures", func(t *testing.T) { checkFigures(t, participating) })
	t.Run("newest", func(t *testing.T) { checkNewest(t, participating) })
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
func checkFigures(t *testing.T, lists []*Published) {
	for _, want := range figures {
		if testing.Short() && want.day != "2026-05-18" {
			continue // of the sample only the newest is sure to be that day's
		}
		p := listOn(lists, want.day)
		if p == nil {
			t.Errorf("%s: no list", want.day)
			continue
		}
		agencies := map[string]bool{}
		for _, r := range p.Rows {
			agencies[r.State+agencyKey(r.Agency)] = true
		}
		t.Logf("%s: %d agreements, %d agencies (%s)", want.day, len(p.Rows), len(agencies), p.File)
		if len(p.Rows) != want.agreements {
			t.Errorf("%s: %d agreements, want %d", want.day, len(p.Rows), want.agreements)
		}
		if d := len(agencies) - want.agencies; d < -2 || d > 2 {
			t.Errorf("%s: %d agencies, want about %d", want.day, len(agencies), want.agencies)
		}
	}
}

// checkNewest compares the models and the doubts of the newest list that was counted.
func checkNewest(t *testing.T, lists []*Published) {
	last := listOn(lists, "2026-05-18")
	if last == nil {
		t.Fatal("no list of 2026-05-18")
	}
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

// listOn returns the last of the lists, which are in order, until that day, or nil.
func listOn(lists []*Published, day knowledge.Date) *Published {
	var last *Published
	for _, p := range lists {
		if p.Date <= day {
			last = p
		}
	}
	return last
}

// agencyKey is what two spellings of an agency have in common.
func agencyKey(name string) string {
	name = strings.ReplaceAll(strings.ToLower(name), "sheriff's department", "sheriff's office")
	return strings.Map(onlyLettersAndDigits, name)
}

func onlyLettersAndDigits(r rune) rune {
	if unicode.IsLetter(r) || unicode.IsDigit(r) {
		return r
	}
	return -1
}
