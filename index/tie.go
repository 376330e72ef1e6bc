package index

import (
	"slices"

	"ask287/knowledge"
)

// tie is what ties an agency of one of a place's counties to the place.
type tie int

// The ties, the closest first.
const (
	own        tie = iota // it bears the name of the city, or of the ZIP code's
	countywide            // it serves the whole of its county
	untied
)

// ties tells the ties of agencies to one place.
type ties struct {
	*asking
	state string
	town  []string // the words of the city's name, or of the ZIP code's
}

func (a *asking) tiesTo(s Subject) ties {
	return ties{a, s.StateCode(), withoutJoining(knowledge.Words(s.Town()))}
}

// of returns the tie of an agency of one of the place's counties.
func (t ties) of(agency *knowledge.Agency) tie {
	switch {
	case t.isOwn(agency):
		return own
	case isCountywide(agency):
		return countywide
	}
	return untied
}

// rank orders the agencies of a place by their ties, and those of one tie by kind.
func rank(agency *knowledge.Agency, of tie) int {
	return slices.Index(knowledge.Kinds, agency.Kind) + int(of)*len(knowledge.Kinds)
}

// isOwn reports whether an agency bears the name of the city, or of the ZIP code's.
func (t ties) isOwn(agency *knowledge.Agency) bool {
	switch agency.Kind {
	case knowledge.Police, knowledge.Marshal, knowledge.Constable:
	default:
		return false
	}
	if len(t.town) == 0 {
		return false
	}
	town := knowledge.Key(t.town...)
	for _, name := range slices.Concat([]string{agency.Name}, agency.OtherNames, t.aliases[agency.ID]) {
		core := knowledge.CoreOf(agency.Kind, name)
		if agency.Kind != knowledge.Police {
			if _, ok := cutWords(core.Words, t.town); ok {
				return true
			}
			continue
		}
		// Fairfax City's police is that of Fairfax, and Ocean City's that of Ocean City only.
		called := knowledge.Key(core.Words...)
		if core.Designator != "county" && (called == town || called == town+"city" && !t.has(key(t.state, cities, called))) {
			return true
		}
	}
	return false
}

// isCountywide reports whether an agency serves the whole of its county, by its kind and name.
func isCountywide(agency *knowledge.Agency) bool {
	switch agency.Kind {
	case knowledge.Sheriff, knowledge.Corrections, knowledge.Prosecutor:
		return true
	case knowledge.Police:
		return knowledge.CoreOf(agency.Kind, agency.Name).Designator == "county"
	case knowledge.Constable:
		return slices.Contains(knowledge.Words(agency.Name), "county")
	}
	return false
}

// mayServe reports whether an agency of one of the place's counties, which nothing ties to the place, may serve it: a campus, a
// port or the like lies somewhere in its county, and the one police of a county may be that of all.
func mayServe(agency *knowledge.Agency, isSole bool) bool {
	switch agency.Kind {
	case knowledge.Campus, knowledge.Port, knowledge.Tribal, knowledge.Military, knowledge.StatePolice, knowledge.Other:
		return true
	case knowledge.Police:
		return isSole
	}
	return false
}
