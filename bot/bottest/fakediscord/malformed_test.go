package fakediscord_test

import (
	"encoding/json"
	"testing"

	"ask287/bot/bottest/fakediscord"
)

// Each malformed event is JSON, differs from the others and reaches the bot as it is.
func TestMalformed(t *testing.T) {
	s := fakediscord.New(t, fakediscord.Options{})
	l := dial(t, s, "v=10")
	l.identify()
	seen := map[string]bool{}
	for _, e := range s.Malformed() {
		if !json.Valid(e.Data) || seen[e.Type+string(e.Data)] {
			t.Errorf("%s: %s", e.Name, e.Data)
		}
		seen[e.Type+string(e.Data)] = true
		s.Dispatch(e.Type, e.Data)
		if got := l.want(0, e.Type); string(got.Data) != string(e.Data) {
			t.Errorf("%s came as %s", e.Name, got.Data)
		}
	}
}
