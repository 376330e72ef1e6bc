package index

import "testing"

// TestByState asks about the states themselves. Each has what its own roster has.
func TestByState(t *testing.T) {
	ix := testIndex(t)
	for _, text := range []string{"which state has the most agreements", "top states", "which states have none", "how many states are in the program", "en qué estados hay acuerdos", "cuántos estados participan"} {
		f := ask(t, ix, text)
		if f.Intent != Roster || !f.ByState || f.Filter != (Filter{}) || f.Total.Agreements != ix.base.List.Agreements {
			t.Errorf("%q: %s", text, told(f))
		}
	}
	for _, text := range []string{"which states require sheriffs to join", "which state is Dallas in", "which states border Texas", "which agencies take part", "states with sanctuary policies", "how many states are there"} {
		if f := ask(t, ix, text); f.ByState {
			t.Errorf("%q: %s", text, told(f))
		}
	}
}
