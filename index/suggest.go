package index

import "slices"

// suggestionsShown is how many close names an answer offers.
const suggestionsShown = 5

// suggestions returns what somebody may have meant with a name that is not known: names within two typing
// errors, or the place itself where only an agency of the kind asked for is not known in it.
func (a *asking) suggestions() []Choice {
	var found []Subject
	for _, r := range append(a.readings(a.q.States), a.stateless()...) {
		lo, hi, ok := content(r.left)
		if !ok {
			continue
		}
		place := append(a.longer(r, lo, hi), a.sameplace(r, lo, hi)...)
		found = append(found, place...)
		if len(place) == 0 {
			found = append(found, a.similarTo(r, lo, hi)...)
		}
		if r.state != "" {
			break
		}
	}
	out := a.choices(found)
	out = slices.CompactFunc(out, func(x, y Choice) bool { return x.Subject == y.Subject })
	return out[:min(suggestionsShown, len(out))]
}

// longer returns the agencies of the kind asked for that have the name with a designator that may not be left out.
func (a *asking) longer(r reading, lo, hi int) []Subject {
	var found []Subject
	for _, c := range a.classes() {
		for _, s := range spellings(c, r.left, lo, hi) {
			if c == police || c == sheriffs {
				found = append(found, a.subjects(a.find(key(r.state, c.loose(), s.name)))...)
			}
		}
	}
	return found
}

// similarTo returns what bears a name within two typing errors of the one asked about.
func (a *asking) similarTo(r reading, lo, hi int) []Subject {
	var found []Subject
	for _, c := range a.classes() {
		for _, s := range spellings(c, r.left, lo, hi) {
			for _, k := range a.similar(r.state, c, s.name, 2, twoEditsApart) {
				found = append(found, a.subjects(a.find(k))...)
			}
		}
	}
	return found
}

// sameplace returns the place itself, where its name is known and only an agency of the kind asked for is not.
func (a *asking) sameplace(r reading, lo, hi int) []Subject {
	for _, c := range []class{counties, cities} {
		for _, s := range spellings(c, r.left, lo, hi) {
			if found := a.lookUp(r.state, s); len(found) > 0 {
				return found
			}
		}
	}
	return nil
}
