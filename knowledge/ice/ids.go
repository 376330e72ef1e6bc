package ice

import (
	"slices"
	"strings"

	"ask287/knowledge"
	"ask287/knowledge/county"
)

// AssignIDs gives every agency that has none its id, made of its state and name, and puts all in the order of states and
// ids. The counties are added where several agencies of a state have one name. An id never changes, whatever
// later lists call the agency.
func AssignIDs(agencies []knowledge.Agency, counties *county.Finder) {
	plain := func(a *knowledge.Agency) string { return strings.ToLower(a.State) + "-" + slug(a.Name) }
	uses, taken := map[string]int{}, map[string]bool{}
	for i := range agencies {
		uses[plain(&agencies[i])]++
		taken[agencies[i].ID] = true
	}
	for i := range agencies {
		a := &agencies[i]
		if a.ID != "" {
			continue
		}
		id := plain(a)
		if uses[id] > 1 || taken[id] {
			for _, fips := range a.Counties {
				id += "-" + slug(counties.Name(fips))
			}
		}
		for a.ID = id; taken[a.ID]; {
			a.ID += "-2"
		}
		taken[a.ID] = true
	}
	slices.SortFunc(agencies, func(a, b knowledge.Agency) int {
		if c := strings.Compare(a.State, b.State); c != 0 {
			return c
		}
		return strings.Compare(a.ID, b.ID)
	})
}

// slug returns the words of a name joined by hyphens.
func slug(name string) string { return strings.Join(knowledge.Words(name), "-") }
