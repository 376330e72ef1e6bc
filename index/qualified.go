package index

import "slices"

// qualified reads a name that is narrowed by where it lies: "Washington Township police, Gloucester County".
// One part must be the name, the other a county or a city of the same state.
func (a *asking) qualified(r reading, lo, hi int) (Finding, bool) {
	for cut := lo + 1; cut < hi; cut++ {
		if !parts(r.left, cut, hi) {
			continue
		}
		for _, part := range [][2][]Token{{r.left[:cut], r.left[cut:]}, {r.left[cut:], r.left[:cut]}} {
			name, where := part[0], part[1]
			if r.state == "" && (isOnlyState(name) || isOnlyState(where)) {
				continue
			}
			places := append(a.inWords(r.state, where, counties), a.inWords(r.state, where, cities)...)
			var found []Subject
			for _, state := range statesOf(places) {
				for _, s := range a.inWords(state, name, a.classes()...) {
					if liesIn(s, places) {
						found = append(found, s)
					}
				}
			}
			if f, ok := a.accept(r, found); ok {
				return f, true
			}
		}
	}
	return Finding{}, false
}

// isOnlyState reports whether all that the words name is a state: "Ashland police in Virginia" is not about the
// Ashland that lies in a county with a town called Virginia.
func isOnlyState(words []Token) bool {
	return !slices.ContainsFunc(words, func(t Token) bool { return t.Role == Content && !t.OfState || t.Role == Designator })
}

// statesOf returns the states that the places lie in, each once.
func statesOf(places []Subject) []string {
	var states []string
	for _, p := range places {
		if !slices.Contains(states, p.StateCode()) {
			states = append(states, p.StateCode())
		}
	}
	return states
}

// parts reports whether the words may be parted before cut: by a comma, by a word for a kind or for where it lies, or
// because what follows says that it is a county.
func parts(words []Token, cut, hi int) bool {
	if words[cut].Role == Designator {
		return false // it belongs to what stands before it
	}
	if words[cut].Comma || lies(words[cut]) || lies(words[cut-1]) || words[cut].Role == KindWord || words[cut-1].Role == KindWord {
		return true
	}
	return hi < len(words) && words[hi].Role == Designator && designator(words[hi]) == "county"
}

// lies reports whether the word says where something lies. The "on" of Mentor-on-the-Lake does not.
func lies(t Token) bool {
	switch t.Word {
	case "in", "near", "at", "from", "within", "around":
		return true
	}
	return false
}
