package knowledge

// Base is everything that ask287 knows, as one immutable whole. Its slices and what they point to
// are shared by all who hold it and must not be changed.
type Base struct {
	List     List
	Sources  []Source
	States   []State
	Counties []County
	Cities   []City
	ZIPs     []ZIP
	Agencies []Agency
	Aliases  []Alias
	Passages []Passage
	Terms    []Term
	Checksum string // of all data files, in hex: what is built from a Base is kept under it

	source   map[string]int
	state    map[string]int
	county   map[string]int
	agency   map[string]int
	inCounty map[string][]int // agencies by the FIPS code of a county they serve
}

// Source returns the source of that id, or nil.
func (b *Base) Source(id string) *Source { return at(b.Sources, b.source, id) }

// State returns the state of that two-letter code, or nil.
func (b *Base) State(code string) *State { return at(b.States, b.state, code) }

// County returns the county of that FIPS code, or nil.
func (b *Base) County(fips string) *County { return at(b.Counties, b.county, fips) }

// Agency returns the agency of that id, or nil.
func (b *Base) Agency(id string) *Agency { return at(b.Agencies, b.agency, id) }

// InCounty returns the agencies that serve the county of that FIPS code, those of the
// whole state left out, in the order of Agencies.
func (b *Base) InCounty(fips string) []*Agency {
	found := make([]*Agency, len(b.inCounty[fips]))
	for i, n := range b.inCounty[fips] {
		found[i] = &b.Agencies[n]
	}
	return found
}

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
