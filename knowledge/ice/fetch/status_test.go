package fetch

import (
	"testing"
	"time"
)

func TestReadRetryAfter(t *testing.T) {
	now := time.Date(2026, 5, 18, 12, 0, 0, 0, time.UTC)
	for header, want := range map[string]time.Duration{
		"":                               0,
		"0":                              0,
		"120":                            2 * time.Minute,
		"-1":                             0,
		"1.5":                            0,
		"NaN":                            0,
		"soon":                           0,
		"31536001":                       maxRemembered,
		"99999999999999999999999999":     maxRemembered,
		"Mon, 18 May 2026 12:01:00 GMT":  time.Minute,
		"Monday, 18-May-26 12:01:00 GMT": time.Minute,
		"Mon May 18 12:01:00 2026":       time.Minute,
		"Mon, 18 May 2026 11:59:00 GMT":  0,
		"Fri, 31 Dec 9999 23:59:59 GMT":  maxRemembered,
		"18 May 2026":                    0,
	} {
		if got := readRetryAfter(header, now); got != want {
			t.Errorf("%q: %s, want %s", header, got, want)
		}
	}
}
