package ice

import (
	"errors"
	"fmt"
	"regexp"

	"ask287/knowledge"
)

const (
	// firstList is before the first list that is known, of 2021-01-13. A day before it dates no list.
	firstList knowledge.Date = "2021-01-01"
	// maxLag is how many days after its last change ICE has put a list up.
	maxLag = 14
)

var (
	digits = regexp.MustCompile(`\d+`)
	// stamp is an archive's: year to second of the moment when it found the list.
	stamp = regexp.MustCompile(`^(\d{4})(\d\d)(\d\d)\d{6}$`)
	// named is ICE's own, month first: participatingAgencies05182026am.xlsx.
	named = regexp.MustCompile(`^(\d\d)(\d\d)(\d{4})$`)
	// halfDay is what ICE puts behind the day for its part.
	halfDay = regexp.MustCompile(`\d(am|mid|pm)`)
)

// listDate finds the day that a list is of, and says how. The day in the file's name counts when it is 0 to 14 days
// after the day on which the workbook was last changed, which the workbook knows; otherwise the name is a slip
// (01052025pm of 2026-01-05, 08022025pm of 2025-09-02) and the workbook's day counts. A file that an archive
// stamped before the workbook was last changed is a later copy of an older list, and the stamp counts. With
// neither, the list cannot be dated and that is an error.
func listDate(name string, modified knowledge.Date) (day knowledge.Date, from string, err error) {
	inName, stamped := dayInName(name)
	if modified < firstList {
		modified = ""
	}
	lag := modified.DaysUntil(inName)
	switch {
	case inName == "" && modified == "":
		return "", "", errors.New("the list cannot be dated: name it as ICE does, participatingAgencies05182026am.xlsx, since the workbook does not say when it was last changed")
	case inName == "":
		return modified, "workbook property: the file name has no day that can be read", nil
	case modified == "":
		return inName, "file name: the workbook does not say when it was last changed", nil
	case lag < 0 && stamped:
		return inName, fmt.Sprintf("file name: an archive found the list then, and the workbook was changed after that, on %s", modified), nil
	case lag < 0:
		return modified, fmt.Sprintf("workbook property: the file name's %s is before the workbook was last changed", inName), nil
	case lag > maxLag:
		return modified, fmt.Sprintf("workbook property: the file name's %s is %d days after the workbook was last changed", inName, lag), nil
	}
	return inName, "file name", nil
}

// dayInName returns the day in a file's name, and whether it is an archive's stamp.
func dayInName(name string) (day knowledge.Date, stamped bool) {
	for _, run := range digits.FindAllString(name, -1) {
		if m := stamp.FindStringSubmatch(run); m != nil {
			day, stamped = calendarDay(m[1], m[2], m[3]), true
		} else if m := named.FindStringSubmatch(run); m != nil {
			day, stamped = calendarDay(m[3], m[1], m[2]), false
		}
		if day >= firstList {
			return day, stamped
		}
	}
	return "", false
}
