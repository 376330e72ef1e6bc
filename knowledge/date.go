package knowledge

import (
	"fmt"
	"time"
)

// Date is a calendar day written YYYY-MM-DD, or "" where the day is not known.
// Dates compare with <, and the unknown day comes before every other.
type Date string

// ParseDate reads a day written YYYY-MM-DD. The empty string is the unknown day; anything
// else that is not a day of the calendar is an error.
func ParseDate(s string) (Date, error) {
	if s == "" {
		return "", nil
	}
	if _, err := time.Parse(time.DateOnly, s); err != nil {
		return "", fmt.Errorf("%q is not a day written YYYY-MM-DD", s)
	}
	return Date(s), nil
}

// DateOf returns the calendar day of t in t's own location.
func DateOf(t time.Time) Date { return Date(t.Format(time.DateOnly)) }

// Time returns the start of the day in UTC, and false for the unknown day.
func (d Date) Time() (time.Time, bool) {
	t, err := time.Parse(time.DateOnly, string(d))
	return t, err == nil
}

// DaysUntil returns the number of days from d to e, negative when e is earlier,
// and 0 when either is unknown.
func (d Date) DaysUntil(e Date) int {
	from, ok1 := d.Time()
	to, ok2 := e.Time()
	if !ok1 || !ok2 {
		return 0
	}
	return int(to.Sub(from).Hours() / 24)
}
