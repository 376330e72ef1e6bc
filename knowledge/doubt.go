package knowledge

import "strings"

// Doubt is why a day of signing cannot be right, apart from the day that speaks against it.
type Doubt string

// The doubts.
const (
	DoubtAfterList   Doubt = "after_list"   // it is after the list's own day
	DoubtBeforeModel Doubt = "before_model" // there was no agreement of the model before some day
	DoubtTaskForce   Doubt = "task_force"   // there were no new task force agreements between 2012 and some day
	DoubtFileName    Doubt = "file_name"    // the memorandum's file name has the same day of another year
)

// doubts are what the data says of each, before the day.
var doubts = map[Doubt]string{
	DoubtAfterList:   "it is after the list's own date, ",
	DoubtBeforeModel: "there was no agreement of this model before ",
	DoubtTaskForce:   "the task force agreements of old had all ended by 2012, and there were no new ones before ",
	DoubtFileName:    "the file name of its memorandum has the same day of another year, ",
}

// On returns the doubt as the data writes it, in words.
func (d Doubt) On(day Date) string { return doubts[d] + string(day) }

// ReadDoubt is the reverse of [Doubt.On], and reports false for any other text.
func ReadDoubt(text string) (d Doubt, day Date, ok bool) {
	for d, before := range doubts {
		if rest, ok := strings.CutPrefix(text, before); ok {
			day, err := ParseDate(rest)
			return d, day, err == nil && day != ""
		}
	}
	return "", "", false
}
