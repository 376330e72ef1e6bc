package ice

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"ask287/knowledge"
)

// epoch is the day with the serial number 0 in a workbook.
type epoch struct{ year, month, day int }

// Excel counts days from one of two epochs; ICE's workbooks have the first. Before March 1900 Excel is a day off,
// which matters to no agreement.
var (
	epoch1900 = epoch{1899, 12, 30}
	epoch1904 = epoch{1904, 1, 1}
)

// maxSerial is Excel's last day, 9999-12-31.
const maxSerial = 2_958_465

// numericDay is a day in digits: month, day and year, of which the last two may have lost what separates them, as in
// 05/082025, 7/72025 and 8/282025.
var numericDay = regexp.MustCompile(`^(\d{1,2})[/.-](\d{1,2})([/.-]?)(\d{4})$`)

// readSigned reads a SIGNED cell: a serial number, a day written 2025-05-08 (with or without a time), 5/8/2025,
// or 5/82025. slip is true for the last, which lacks a separator. ok is false for a cell that is none of these.
// An empty cell is "".
func readSigned(cell string, from epoch) (day knowledge.Date, slip, ok bool) {
	cell = tidy(cell)
	if cell == "" {
		return "", false, true
	}
	if n, err := strconv.ParseFloat(cell, 64); err == nil {
		if !(n >= 1 && n < maxSerial+1) {
			return "", false, false
		}
		return knowledge.DateOf(time.Date(from.year, time.Month(from.month), from.day+int(n), 0, 0, 0, 0, time.UTC)), false, true
	}
	if m := numericDay.FindStringSubmatch(cell); m != nil {
		day := calendarDay(m[4], m[1], m[2])
		return day, m[3] == "", day != ""
	}
	if len(cell) > len(time.DateOnly) && !strings.ContainsAny(cell[len(time.DateOnly):][:1], "T ") {
		return "", false, false
	}
	day = dayOf(cell)
	return day, false, day != ""
}

// dayOf returns the day that a text such as 2025-05-08T12:00:00Z begins with, "" if it begins with none.
func dayOf(s string) knowledge.Date {
	day, err := knowledge.ParseDate(s[:min(len(s), len(time.DateOnly))])
	if err != nil {
		return ""
	}
	return day
}

// calendarDay puts a day together from digits, "" if the calendar has no such day. A year of two digits is of this century.
func calendarDay(year, month, day string) knowledge.Date {
	if len(year) == 2 {
		year = "20" + year
	}
	m, _ := strconv.Atoi(month)
	d, _ := strconv.Atoi(day)
	date, err := knowledge.ParseDate(fmt.Sprintf("%s-%02d-%02d", year, m, d))
	if err != nil {
		return ""
	}
	return date
}
