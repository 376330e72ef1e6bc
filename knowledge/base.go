package knowledge

import (
	"slices"
	"strings"
)

// Base is everything that ask287 knows, as one immutable whole. Its slices and what they point to
// are shared by all who hold it and must not be changed.
type Base struct {
	Record
	List       List // the newest participating list: the last of Lists
	Pending    List // the newest pending list; its ID is "" where none is known
	Sources    []Source
	States     []State
	StateNames []StateName
	Counties   []County
	Cities     []City
	ZIPs       []ZIP
	Aliases    []Alias
	Errata     []Erratum
	Passages   []Passage
	Terms      []Term
	Checksum   string // of all data files, in hex: what is built from a Base is kept under it

	source   map[string]int
	state    map[string]int
	county   map[string]int
	agency   map[string]int
	inCounty map[string][]*Agency // by the FIPS code of a county they serve
	inState  map[string][]*Agency // those of the whole state, by its code
	unplaced map[string][]*Agency // those of neither the whole state nor any known county, by its code
	parts    map[string][]*Agency // divisions, by the id of what they are a part of
}

// Source returns the source of that id, or nil.
func (b *Base) Source(id string) *Source { return at(b.Sources, b.source, id) }

// State returns the state of that two-letter code, or nil.
func (b *Base) State(code string) *State { return at(b.States, b.state, code) }

// StateName returns what the state of that code is called in a language, "" where there is no such state.
func (b *Base) StateName(code string, lang Lang) string {
	for i := range b.StateNames {
		if n := &b.StateNames[i]; n.State == code && n.Lang == lang {
			return n.Name
		}
	}
	if s := b.State(code); s != nil {
		return s.Name
	}
	return ""
}

// County returns the county of that FIPS code, or nil.
func (b *Base) County(fips string) *County { return at(b.Counties, b.county, fips) }

// ZIPAt returns where the ZIP code of five digits stands in ZIPs, false where it is none.
func (b *Base) ZIPAt(code string) (int, bool) {
	return slices.BinarySearchFunc(b.ZIPs, code, func(z ZIP, code string) int { return strings.Compare(z.Code, code) })
}

// Agency returns the agency of that id, or nil.
func (b *Base) Agency(id string) *Agency { return at(b.Agencies, b.agency, id) }

// InCounty returns the agencies that serve the county of that FIPS code, those of the
// whole state left out, in the order of Agencies.
func (b *Base) InCounty(fips string) []*Agency { return b.inCounty[fips] }

// Statewide returns the agencies that serve the whole of the state, in the order of Agencies.
func (b *Base) Statewide(state string) []*Agency { return b.inState[state] }

// Unplaced returns the agencies of the state of which it is not known where they serve, in the order of Agencies.
func (b *Base) Unplaced(state string) []*Agency { return b.unplaced[state] }

// Divisions returns the agencies that are a part of the agency of that id, in the order of Agencies.
func (b *Base) Divisions(id string) []*Agency { return b.parts[id] }

// Count returns how many agreements the list has, and with how many agencies, among those for
// which keep reports true. A nil keep counts all.
func (b *Base) Count(keep func(*Agency, *Agreement) bool) (agreements, agencies int) {
	for i := range b.Agencies {
		n := 0
		for j := range b.Agencies[i].Agreements {
			if keep == nil || keep(&b.Agencies[i], &b.Agencies[i].Agreements[j]) {
				n++
			}
		}
		if agreements += n; n > 0 {
			agencies++
		}
	}
	return agreements, agencies
}

func at[T any](all []T, by map[string]int, key string) *T {
	if i, ok := by[key]; ok {
		return &all[i]
	}
	return nil
}
