package index

import (
	"strings"
	"testing"

	"ask287/knowledge"
)

// Times are read from questions of Wednesday, 2026-05-20. "first..last" is what a question names, with nothing where it sets
// no bound; "" is no time at all.
func TestPeriods(t *testing.T) {
	for text, want := range map[string]string{
		// days
		"was Tampa on it on March 5 2025":     "2025-03-05..2025-03-05",
		"was Tampa on it on March 5th, 2025?": "2025-03-05..2025-03-05",
		"on the 5th of March 2025":            "2025-03-05..2025-03-05",
		"on 5 March 2025":                     "2025-03-05..2025-03-05",
		"on Feb. 28, 2025":                    "2025-02-28..2025-02-28",
		"on 2025-02-28":                       "2025-02-28..2025-02-28",
		"on 2/28/2025":                        "2025-02-28..2025-02-28",
		"on 2/28/25":                          "2025-02-28..2025-02-28",
		"on March 5":                          "2026-03-05..2026-03-05",
		"on June 5":                           "2025-06-05..2025-06-05",
		"since 3/15":                          "2026-03-15..",
		"on February 30, 2025":                "",
		"on 13/13/2025":                       "",
		"who joined yesterday":                "2026-05-19..2026-05-19",
		"who will join tomorrow":              "2026-05-21..2026-05-21",
		"how many as of today":                "..2026-05-20",
		"how many are there today":            "",
		"30 days ago":                         "2026-04-20..2026-04-20",
		"how many a year ago":                 "2025-05-20..2025-05-20",
		"this time last year":                 "2025-05-20..2025-05-20",
		"two months ago":                      "2026-03-20..2026-03-20",
		"since Inauguration Day":              "2025-01-20..",
		"before Inauguration Day 2021":        "..2021-01-19",
		"the year and a half ago":             "",
		// months
		"how many in April 2025": "2025-04-01..2025-04-30",
		"April, 2025":            "2025-04-01..2025-04-30",
		"in April of 2025":       "2025-04-01..2025-04-30",
		"in Apr '25":             "2025-04-01..2025-04-30",
		"in 2025-04":             "2025-04-01..2025-04-30",
		"in 4/2025":              "2025-04-01..2025-04-30",
		"in april":               "2026-04-01..2026-04-30",
		"in June":                "2025-06-01..2025-06-30",
		"in May":                 "2026-05-01..2026-05-31",
		"who left in Febuary":    "2026-02-01..2026-02-28",
		"IN DECEMBER 2024":       "2024-12-01..2024-12-31",
		"last March":             "2026-03-01..2026-03-31",
		"last May":               "2025-05-01..2025-05-31",
		"this March":             "2026-03-01..2026-03-31",
		"who joined last month":  "2026-04-01..2026-04-30",
		"who joined this month":  "2026-05-01..2026-05-31",
		"late April 2025":        "2025-04-21..2025-04-30",
		"mid-April 2025":         "2025-04-11..2025-04-20",
		"in early February 2025": "2025-02-01..2025-02-10",
		"at the end of March":    "2026-03-31..2026-03-31",
		// years, quarters, weeks
		"in 2022":                        "2022-01-01..2022-12-31",
		"sheriffs in 2021?":              "2021-01-01..2021-12-31",
		"frederick county maryland 2022": "2022-01-01..2022-12-31",
		"in the year 2022":               "2022-01-01..2022-12-31",
		"who left this year":             "2026-01-01..2026-12-31",
		"so far this year":               "2026-01-01..2026-12-31",
		"last year":                      "2025-01-01..2025-12-31",
		"early 2025":                     "2025-01-01..2025-04-30",
		"Q1 2025":                        "2025-01-01..2025-03-31",
		"in the first quarter of 2025":   "2025-01-01..2025-03-31",
		"last quarter":                   "2026-01-01..2026-03-31",
		"the second half of 2025":        "2025-07-01..2025-12-31",
		"this week":                      "2026-05-17..2026-05-23",
		"last week":                      "2026-05-10..2026-05-16",
		"at the end of 2025":             "2025-12-31..2025-12-31",
		"at the end of last year":        "2025-12-31..2025-12-31",
		"at the beginning of this year":  "2026-01-01..2026-01-01",
		"by the end of the year":         "..2026-12-31",
		"next year":                      "2027-01-01..2027-12-31",
		"next month":                     "2026-06-01..2026-06-30",
		// stretches up to today
		"in the last year":          "2025-05-20..2026-05-20",
		"over the past year":        "2025-05-20..2026-05-20",
		"in the last 30 days":       "2026-04-20..2026-05-20",
		"in the past six months":    "2025-11-20..2026-05-20",
		"within the last two weeks": "2026-05-06..2026-05-20",
		// bounds
		"since March":                      "2026-03-01..",
		"since June":                       "2025-06-01..",
		"since May":                        "2026-05-01..",
		"since last March":                 "2026-03-01..",
		"since 2025":                       "2025-01-01..",
		"since January 20, 2025":           "2025-01-20..",
		"since 1/20/2025":                  "2025-01-20..",
		"since 2025-03-01":                 "2025-03-01..",
		"since the beginning of 2025":      "2025-01-01..",
		"since last year":                  "2025-01-01..",
		"since a year ago":                 "2025-05-20..",
		"starting in March 2025":           "2025-03-01..",
		"after 2024":                       "2025-01-01..",
		"after March 5, 2025":              "2025-03-06..",
		"before 2025":                      "..2024-12-31",
		"prior to March 2025":              "..2025-02-28",
		"by the end of 2025":               "..2025-12-31",
		"by March 2025":                    "..2025-03-31",
		"as of April 30, 2025":             "..2025-04-30",
		"until June 2025":                  "..2025-06-30",
		"until now":                        "..2026-05-20",
		"between March and June 2025":      "2025-03-01..2025-06-30",
		"between March 2025 and June 2025": "2025-03-01..2025-06-30",
		"from March 2025 to June 2025":     "2025-03-01..2025-06-30",
		"from 2022 through 2024":           "2022-01-01..2024-12-31",
		"from 2025 to now":                 "2025-01-01..2026-05-20",
		"2022-2024":                        "2022-01-01..2024-12-31",
		"from 2024 to 2022":                "",
		"in 2022 and in 2024":              "2022-01-01..2024-12-31",
		"in the last week of March":        "",
		"in the first week of March 2025":  "",
		"by the 1st of March":              "..2026-03-01",
		// no times
		"police in Mar-a-Lago, Florida":              "",
		"since when is Tampa in":                     "",
		"may the sheriff stop me":                    "",
		"police in May, Oklahoma":                    "",
		"Cape May County sheriff, New Jersey":        "",
		"is the May police in Oklahoma on the list":  "",
		"march air reserve base police":              "",
		"June Lake, California":                      "",
		"Augusta GA":                                 "",
		"April Sound":                                "",
		"is it true that 579 agencies signed":        "",
		"1,843 agreements":                           "",
		"1999 agreements":                            "1999-01-01..1999-12-31",
		"zip 33101-2025":                             "",
		"33101":                                      "",
		"a 24/7 jail":                                "",
		"section 287(g) of 8 U.S.C. 1357":            "",
		"how long ago did it sign":                   "",
		"first 100 days":                             "",
		"the last to sign":                           "",
		"precinct 3 constable, Harris County, Texas": "",
		"last spring":                                "",
		"may 2025":                                   "2025-05-01..2025-05-31",
		"who signed in march in Texas":               "2026-03-01..2026-03-31",
		"in mar 2025":                                "2025-03-01..2025-03-31",
		"May 5":                                      "2026-05-05..2026-05-05",
		"Cape May, New Jersey, in May 2025":          "2025-05-01..2025-05-31",
		"":                                           "",
	} {
		p := parsed(t, text).Period
		if got := string(p.First) + ".." + string(p.Last); got != want && strings.Trim(got, ".") != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

func TestInauguration(t *testing.T) {
	for day, want := range map[knowledge.Date]knowledge.Date{
		"2026-05-20": "2025-01-20", "2025-01-20": "2025-01-20", "2025-01-19": "2021-01-20", "2021-01-13": "2017-01-20",
		"2024-02-29": "2021-01-20", "2029-01-20": "2029-01-20", "2028-12-31": "2025-01-20", "": "",
	} {
		if got := Inauguration(day); got != want {
			t.Errorf("on %s: %s, want %s", day, got, want)
		}
	}
}

func TestEarlier(t *testing.T) {
	for _, tc := range []struct {
		from knowledge.Date
		n    int
		unit string
		want knowledge.Date
	}{
		{"2026-03-31", 1, "month", "2026-02-28"}, {"2024-02-29", 1, "year", "2023-02-28"}, {"2026-05-20", 1, "year", "2025-05-20"},
		{"2026-01-15", 2, "month", "2025-11-15"}, {"2026-05-20", 2, "week", "2026-05-06"}, {"2026-05-20", 3, "quarter", "2025-08-20"},
		{"2026-01-31", -1, "month", "2026-02-28"}, {"2026-01-01", 1, "day", "2025-12-31"},
	} {
		from, _ := tc.from.Time()
		if got := knowledge.DateOf(earlier(from, tc.n, tc.unit)); got != tc.want {
			t.Errorf("%d %s before %s is %s, not %s", tc.n, tc.unit, tc.from, got, tc.want)
		}
	}
}
