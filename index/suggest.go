package index

import "slices"

// suggestionsShown is how many close names an answer offers.
const suggestionsShown = 5

// suggestions returns what somebody may have meant with a name that is not known: names within two typing
// errors in the state, and the agencies of the county that a known place of the name lies in.
func (a *asking) suggestions() []Choice {
	var found []Subject
	for _, r := range append(a.readings(a.q.States), a.stateless()...) {
		lo, hi, ok := content(r.left)
		if !ok {
			continue
		}
		for _, c := range a.classes() {
			for _, s := range spellings(c, r.left, lo, hi) {
				for _, k := range a.similar(r.state, c, s.name, twoEditsApart) {
					found = append(found, a.subjects(a.find(k))...)
				}
			}
		}
		found = append(found, a.sameplace(r, lo, hi)...)
		if r.state != "" {
			break
		}
	}
	out := a.choices(found)
	out = slices.CompactFunc(out, func(x, y Choice) bool { return x.Subject == y.Subject })
	return out[:min(suggestionsShown, len(out))]
}

// sameplace returns the place itself, where its name is known and only an agency of the kind asked for is not.
func (a *asking) sameplace(r reading, lo, hi int) []Subject {
	if r.state == "" {
		return nil
	}
	for _, c := range []class{counties, cities} {
		for _, s := range spellings(c, r.left, lo, hi) {
			if found := a.lookUp(r.state, s); len(found) > 0 {
				return found
			}
		}
	}
	return nil
}
