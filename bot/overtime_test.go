package bot

import (
	"io/fs"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"ask287/index"
	"ask287/knowledge"
)

// timeCases has a question for every kind of answer about time, and for every status but pending.
var timeCases = []goldenCase{
	{"ended", "Does the Cobb County sheriff in Georgia take part?", "", "", "participation", "ended"},
	{"ended-in-county", "does cobb county do 287g", "", "", "participation", "listed"},
	{"ended-county", "did carroll county maryland leave", "", "", "timeline", "not_listed"},
	{"ended-left", "When did the Carroll County sheriff in Maryland leave?", "", "", "timeline", "ended"},
	{"ended-still", "is the Barnstable County sheriff in Massachusetts still in it", "", "", "timeline", "ended"},
	{"ended-duration", "How long was the Culpeper County sheriff in Virginia on the list?", "", "", "timeline", "ended"},
	{"missing", "Is the Washington County sheriff in Maryland on the list?", "", "", "participation", "not_listed"},
	{"listed-former", "Christian County sheriff, Missouri", "", "", "participation", "listed"},
	{"listed-left", "did the Tampa police in Florida drop out", "", "", "timeline", "listed"},
	{"listed-ever", "was Tampa PD, Florida, ever on the list", "", "", "timeline", "listed"},
	{"listed-future", "will Tampa PD, Florida, leave", "", "", "timeline", "listed"},
	{"never", "Was the Chicago police in Illinois ever in it?", "", "", "timeline", "not_listed"},
	{"timeline-gap", "when did the Butler County sheriff in Ohio sign", "", "", "timeline", "listed"},
	{"timeline-renamed", "since when is Virginia State Police in it", "", "", "timeline", "ended"},
	{"timeline-corrected", "when did the Lake Placid police in Florida join", "", "", "timeline", "listed"},
	{"timeline-county", "when did Pinellas sign", "", "", "timeline", "listed"},
	{"duration", "how long has the Etowah County sheriff in Alabama had one", "", "", "timeline", "listed"},
	{"duration-back", "how long has the Butler County sheriff in Ohio had an agreement", "", "", "timeline", "listed"},
	{"duration-county", "how long has etowah county alabama had one", "", "", "timeline", "listed"},
	{"then-on", "was Tampa PD, Florida, on the list on March 10, 2025", "", "", "timeline", "listed"},
	{"then-off", "was Tampa PD, Florida, on the list on Inauguration Day", "", "", "timeline", "listed"},
	{"then-all", "was the Frederick County sheriff in Maryland in it in 2022", "", "", "timeline", "ended"},
	{"then-none", "was Tampa PD, Florida, in it in 2024", "", "", "timeline", "listed"},
	{"then-part", "was the Butler County sheriff in Ohio in it from 2021 to 2025", "", "", "timeline", "listed"},
	{"then-unknown", "was the Barnstable County sheriff in Massachusetts in it in 2019", "", "", "timeline", "ended"},
	{"then-county", "was anybody in Frederick County, Maryland, on the list in 2023", "", "", "timeline", "not_listed"},
	{"count-then", "how many in April 2025", "", "", "count", ""},
	{"count-then-state", "how many agreements were there in Texas at the end of 2025", "", "", "count", ""},
	{"count-then-kind", "how many sheriffs in 2021", "", "", "count", ""},
	{"count-then-unknown", "how many agencies in 2019", "", "", "count", ""},
	{"count-ahead", "how many agreements will there be next year", "", "", "count", ""},
	{"roster-then", "which agencies in Maryland were on the list in 2022", "", "", "roster", ""},
	{"changes", "what changed in Kentucky since April", "", "", "timeline", ""},
	{"changes-whole", "what is new since March", "", "", "timeline", ""},
	{"changes-joined", "who joined last month in Texas", "", "", "timeline", ""},
	{"changes-joined-gone", "who joined in Pennsylvania in November 2025", "", "", "timeline", ""},
	{"changes-left", "who left this year", "", "", "timeline", ""},
	{"changes-left-none", "which agencies left in Florida since March", "", "", "timeline", ""},
	{"changes-left-model", "who dropped the jail model in 2025", "", "", "timeline", ""},
	{"changes-unsaid", "who dropped out in Virginia", "", "", "timeline", ""},
	{"changes-count", "how many joined in 2025", "", "", "count", ""},
	{"changes-ahead", "who joined in June", "", later, "timeline", ""},
	{"changes-onelist", "who left in July 2023", "", "", "timeline", ""},
	{"future", "who will join next year", "", "", "timeline", ""},
	{"growth", "how has it grown", "", "", "timeline", ""},
	{"growth-state", "show the trend in Texas since 2025", "", "", "timeline", ""},
	{"growth-one", "growth in July 2023", "", "", "timeline", ""},
	{"applied", "which agencies are pending", "", "", "roster", ""},
	{"applied-state", "how many are pending in Texas", "", "", "count", ""},
	{"applied-then", "how many signed and pending together in April 2025", "", "", "count", ""},
	{"applied-then-state", "how many pending in Texas in April 2025", "", "", "count", ""},
}

func TestGoldenOverTime(t *testing.T) { checkGolden(t, timeCases, byDay(testBot)) }

// pendingCases are asked of a base that knows of more applications than the newest pending list has.
var pendingCases = []goldenCase{
	{"pending", "Does the Chicago police in Illinois take part?", "", "", "participation", "pending"},
	{"pending-asked", "has the Chicago police in Illinois applied", "", "", "participation", "pending"},
	{"pending-city", "Chicago, Illinois", "", "", "participation", "not_listed"},
	{"pending-also", "Tampa PD, Florida", "", "", "participation", "listed"},
	{"pending-after-ended", "Does the Cobb County sheriff in Georgia take part?", "", "", "participation", "pending"},
	{"pending-settled", "Frederick County sheriff, Maryland", "", "", "participation", "pending"},
	{"pending-over-time", "when did the Chicago police in Illinois sign", "", "", "timeline", "pending"},
	{"pending-state", "who is pending in Illinois", "", "", "timeline", ""},
}

// withPending is the index of the base with these applications on its newest pending list.
var withPending = sync.OnceValues(func() (*index.Index, error) {
	files := fstest.MapFS{}
	err := fs.WalkDir(knowledge.Embedded(), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(knowledge.Embedded(), path)
		if path == "pending.csv" {
			text = []byte("agency,model,row\n" +
				"fl-tampa-police-department,task_force,4\n" +
				"fl-tampa-police-department,warrant_service,5\n" +
				"ga-cobb-county-sheriffs-office,warrant_service,6\n" +
				"il-chicago-police-department,task_force,2\n" +
				"il-chicago-police-department,,3\n" +
				"md-frederick-county-sheriffs-office,jail_enforcement,7\n")
		}
		files[path] = &fstest.MapFile{Data: text}
		return err
	})
	if err != nil {
		return nil, err
	}
	base, err := knowledge.Load(files)
	if err != nil {
		return nil, err
	}
	return index.Open(base, "", index.Options{})
})

func pendingBot(t testing.TB, today knowledge.Date) *Bot {
	t.Helper()
	ix, err := withPending()
	if err != nil {
		t.Fatal(err)
	}
	b, err := New(ix, func() knowledge.Date { return today })
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestGoldenPending(t *testing.T) { checkGolden(t, pendingCases, byDay(pendingBot)) }

func TestSpan(t *testing.T) {
	texts := newTexts(t)
	for _, tc := range []struct {
		from, to knowledge.Date
		want     string
	}{
		{"2020-06-09", "2026-05-18", "5 years, 11 months and 9 days"},
		{"2025-02-26", "2026-02-26", "1 year"},
		{"2025-01-31", "2025-02-28", "1 month"},
		{"2025-01-31", "2025-03-01", "1 month and 1 day"},
		{"2024-02-29", "2025-02-28", "1 year"},
		{"2025-02-26", "2025-02-27", "1 day"},
		{"2025-02-26", "2025-02-26", "0 days"},
		{"2025-02-27", "2025-02-26", "0 days"},
		{"", "2025-02-26", "0 days"},
	} {
		if got := texts.span(tc.from, tc.to); got != tc.want {
			t.Errorf("from %s to %s: %s, want %s", tc.from, tc.to, got, tc.want)
		}
	}
}

// Spans add up: the day that lies a span after another is that other day again.
func TestSpanAddsUp(t *testing.T) {
	for from := time.Date(2023, 12, 1, 0, 0, 0, 0, time.UTC); from.Year() < 2025; from = from.AddDate(0, 0, 1) {
		for to := from; to.Year() < 2026; to = to.AddDate(0, 0, 7) {
			years, months, days := between(knowledge.DateOf(from), knowledge.DateOf(to))
			if got := monthsAfter(from, 12*years+months).AddDate(0, 0, days); !got.Equal(to) || months > 11 || days > 30 {
				t.Fatalf("from %s to %s: %d years, %d months, %d days", from, to, years, months, days)
			}
		}
	}
}
