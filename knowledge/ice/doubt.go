package ice

import (
	"net/url"
	"path"
	"regexp"

	"ask287/knowledge"
)

// taskForceAgain is the day of Executive Order 14159, whose section 11 called for agreements of every kind. ICE had let all its
// task force agreements end in 2012 and took the model up again after the order, so that no list from that
// day on has one signed before it; the earliest that ICE has listed is of 2025-01-30.
const taskForceAgain knowledge.Date = "2025-01-20"

// earliest is the first day on which an agreement of each model can have been signed. The first agreement of all is
// Florida's of July 2002. ICE announced the warrant service model on 2019-05-06; the first of its agreements were signed
// in the weeks before.
var earliest = map[knowledge.Model]knowledge.Date{
	knowledge.JailEnforcement: "2002-01-01",
	knowledge.WarrantService:  "2019-01-01",
	knowledge.TaskForce:       "2002-01-01",
}

// signedDoubt says why the signed date of a row cannot be right, "" if nothing in the list itself speaks against it:
//
//   - it is after the list's own day;
//   - the model was not on offer then;
//   - the memorandum's file name has the same day of a later year, not after the list. Of 1,843 agreements that
//     is so for two, which were first listed in that later year. A file name with an earlier year proves nothing (it is
//     the name that is wrong), nor does one with another day (a memorandum can be renewed).
func signedDoubt(r Row, list knowledge.Date) string {
	switch {
	case r.Signed == "":
		return ""
	case r.Signed > list:
		return knowledge.DoubtAfterList.On(list)
	case r.Signed < earliest[r.Model]:
		return knowledge.DoubtBeforeModel.On(earliest[r.Model])
	case r.Model == knowledge.TaskForce && list >= taskForceAgain && r.Signed < taskForceAgain:
		return knowledge.DoubtTaskForce.On(taskForceAgain)
	}
	for _, day := range daysIn(r.MOA) {
		if day > r.Signed && day <= list && day[len("2006"):] == r.Signed[len("2006"):] {
			return knowledge.DoubtFileName.On(day)
		}
	}
	return ""
}

// daysInName are the ways in which ICE dates the file names of its memoranda: _02142026, _031725, _02.26.2025,
// _6-9-20 and 2020-06-09.
var daysInName = []struct {
	shape            *regexp.Regexp
	year, month, day int
}{
	{regexp.MustCompile(`(?:^|\D)(\d\d)(\d\d)(\d{4}|\d\d)(?:\D|$)`), 3, 1, 2},
	{regexp.MustCompile(`(?:^|\D)(\d\d?)[-._](\d\d?)[-._](\d{4}|\d\d)(?:\D|$)`), 3, 1, 2},
	{regexp.MustCompile(`(?:^|\D)(\d{4})[-._](\d\d?)[-._](\d\d?)(?:\D|$)`), 1, 2, 3},
}

// daysIn returns the days that the file name of an address has in it.
func daysIn(address string) []knowledge.Date {
	name := path.Base(address)
	if plain, err := url.PathUnescape(name); err == nil {
		name = plain
	}
	var days []knowledge.Date
	for _, d := range daysInName {
		for _, m := range d.shape.FindAllStringSubmatch(name, -1) {
			if day := calendarDay(m[d.year], m[d.month], m[d.day]); day != "" {
				days = append(days, day)
			}
		}
	}
	return days
}
