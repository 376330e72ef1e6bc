package slack

import (
	"strings"
	"testing"

	"ask287/bot/bottest/fakeslack"
)

// What people ask is answered, by either way in.
func TestDeliveries(t *testing.T) {
	ways(t, func(t *testing.T, changes ...func(*Config)) {
		r := start(t, fakeslack.Options{}, nil, changes...)
		for name, act := range map[string]fakeslack.Act{
			"command": fakeslack.Command{Text: "Tampa police, FL"}, "mention": fakeslack.Mentioning{Text: "Tampa police, FL"},
			"direct message": fakeslack.DM{Text: "Tampa police, FL"},
		} {
			e := r.slack.Do(r.within, act)
			if m, ok := e.Answer(r.within); !ok || !strings.Contains(shown(m), "Tampa Police Department") {
				t.Errorf("%s: %v %s\n%s", name, ok, shown(m), r.logs)
			}
		}
		quiet(t, r)
	})
}
