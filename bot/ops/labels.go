package ops

import "slices"

// other stands for a value that its list does not have, so that nothing from outside becomes a label.
const other = "other"

// intents and verdicts are those of the JSON answer; "" is that of an intent that has no verdict.
var (
	intents  = []string{"participation", "roster", "count", "timeline", "definition", "explanation", "advice", "sources", "help", "none"}
	verdicts = []string{"", "listed", "not_listed", "pending", "ended", "ambiguous", "unknown"}
)

// oneOf returns the value if the list has it, else "other".
func oneOf(list []string, value string) string {
	if slices.Contains(list, value) {
		return value
	}
	return other
}
