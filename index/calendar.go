package index

import (
	"time"

	"ask287/knowledge"
)

// days is a stretch of days of the calendar, both its ends within.
type days struct{ first, last time.Time }

func date(year int, month time.Month, day int) time.Time {
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}

func oneDay(t time.Time) days { return days{t, t} }

func monthOf(year int, month time.Month) days {
	return days{date(year, month, 1), date(year, month+1, 0)}
}

func yearOf(year int) days { return days{date(year, time.January, 1), date(year, time.December, 31)} }

func quarterOf(year, n int) days {
	return days{date(year, time.Month(3*n-2), 1), date(year, time.Month(3*n+1), 0)}
}

// weekOf returns the week that the day lies in, from Sunday to Saturday.
func weekOf(t time.Time) days {
	first := t.AddDate(0, 0, -int(t.Weekday()))
	return days{first, first.AddDate(0, 0, 6)}
}

// third returns the first, second or third third of a month or a year: what "early", "mid" and "late" mean here.
func (d days) third(n int) days {
	if d.last.Sub(d.first) > 40*24*time.Hour {
		year := d.first.Year()
		return days{date(year, time.Month(4*n-3), 1), date(year, time.Month(4*n+1), 0)}
	}
	part := days{d.first.AddDate(0, 0, 10*(n-1)), d.first.AddDate(0, 0, 10*n-1)}
	if n == 3 {
		part.last = d.last
	}
	return part
}

// earlier returns the day that lies n units before t. There is always one: a month before March 31 is the last of
// February.
func earlier(t time.Time, n int, unit string) time.Time {
	switch unit {
	case "day":
		return t.AddDate(0, 0, -n)
	case "week":
		return t.AddDate(0, 0, -7*n)
	case "quarter":
		return monthsBefore(t, 3*n)
	case "month":
		return monthsBefore(t, n)
	}
	return monthsBefore(t, 12*n)
}

func monthsBefore(t time.Time, n int) time.Time {
	month := monthOf(t.Year(), t.Month()-time.Month(n))
	if at := month.first.AddDate(0, 0, t.Day()-1); at.Before(month.last) {
		return at
	}
	return month.last
}

// inauguration returns the latest Inauguration Day that is not after t: January 20 of the year after a presidential
// election (the Twentieth Amendment).
func inauguration(t time.Time) time.Time {
	year := t.Year() - (t.Year()+3)%4
	if day := date(year, time.January, 20); !day.After(t) {
		return day
	}
	return date(year-4, time.January, 20)
}

// Inauguration returns the latest Inauguration Day that is not after the day, "" for the unknown day.
func Inauguration(day knowledge.Date) knowledge.Date {
	t, ok := day.Time()
	if !ok {
		return ""
	}
	return knowledge.DateOf(inauguration(t))
}
