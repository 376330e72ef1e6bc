package county

import (
	"slices"
	"strings"

	"ask287/knowledge"
)

// Finder finds counties by name. It is safe for use by several goroutines at once.
type Finder struct {
	byState map[string][]named
	names   map[string]string // whole names, by FIPS code
}

// named is a county in the index of names.
type named struct {
	fips  []string // its own code; for one that is retired, those of its successors
	bare  string   // key of its name without what it is
	city  bool     // an independent city
	stale bool     // retired
}

// NewFinder returns a finder for those counties, and for the old names of those that are no more.
func NewFinder(counties []knowledge.County) *Finder {
	f := &Finder{byState: map[string][]named{}, names: map[string]string{}}
	add := func(fips, state, name string, now []string, stale bool) {
		f.byState[state] = append(f.byState[state], named{
			fips: now, bare: key(BareName(fips, name)), city: isCity(fips), stale: stale,
		})
	}
	for _, c := range counties {
		add(c.FIPS, c.State, c.Name, []string{c.FIPS}, false)
		f.names[c.FIPS] = c.Name
	}
	for fips, r := range retirements {
		add(fips, r.State, r.Name, r.Now, true)
	}
	// Retirements come in a map's order, which no look-up may depend on.
	for _, list := range f.byState {
		slices.SortStableFunc(list, func(a, b named) int { return strings.Compare(a.fips[0], b.fips[0]) })
	}
	return f
}

// Name returns the whole name of the county of that FIPS code, "" if there is none.
func (f *Finder) Name(fips string) string { return f.names[fips] }

// FIPS finds a county of a state (two letters) by the name that a list prints, and returns its FIPS code:
// all of them, sorted, where several counties answer to the name, and nil where none does.
//
// Names are the same when they have the same letters: case, accents, punctuation and blanks do not count, "St."
// is "Saint" and "&" is "and" ("DE KALB" is DeKalb, "PRINCE GEORGES" is Prince George's). What the county is may be
// left out, or stand before or behind the name in any of its forms (County, Co, Parish, Borough, Planning
// Region, Municipio and so on). The word city decides: "RICHMOND CITY" is the city only, "Richmond County"
// the county only, and a bare "RICHMOND" both; [BeforeCity] is for lists that print a bare name for
// the county alone. The old name of a county that has been renamed or split finds its successors, if no
// county of today has that name. A misspelling finds nothing: it belongs into the errata.
func (f *Finder) FIPS(state, printed string) []string {
	index := f.byState[state]
	for _, stale := range []bool{false, true} {
		for _, r := range readings(printed) {
			var found []string
			for _, n := range index {
				if n.stale == stale && n.bare == r.key && r.fits(n.city) {
					found = union(found, n.fips)
				}
			}
			if found != nil {
				return found
			}
		}
	}
	return nil
}

// BeforeCity returns, of FIPS codes that one bare name found, those that are not independent cities, or all
// of them if there is no other. The FBI's directory prints "RICHMOND" for the county and "RICHMOND CITY" for the city.
func BeforeCity(fips []string) []string {
	if counties := slices.DeleteFunc(slices.Clone(fips), isCity); len(counties) > 0 {
		return counties
	}
	return fips
}

// reading is one way to understand a printed name.
type reading struct {
	key  string
	what kind
}

// kind is what a printed name says that it is: nothing, an independent city, or anything else.
type kind int

const (
	unsaid kind = iota
	city
	notCity
)

func (r reading) fits(isCity bool) bool {
	return r.what == unsaid || (r.what == city) == isCity
}

// suffixes and prefixes are the words around a name that say what it is. The longer come first.
var (
	suffixes = []struct {
		words string
		what  kind
	}{
		{"city and borough", notCity}, {"city and county", notCity}, {"census area", notCity}, {"planning region", notCity},
		{"county", notCity}, {"co", notCity}, {"parish", notCity}, {"borough", notCity}, {"municipality", notCity},
		{"municipio", notCity}, {"district", notCity}, {"island", notCity}, {"city", city},
	}
	prefixes = []struct {
		words string
		what  kind
	}{
		{"city and borough of", notCity}, {"city and county of", notCity}, {"county of", notCity}, {"parish of", notCity},
		{"borough of", notCity}, {"municipality of", notCity}, {"municipio de", notCity}, {"city of", city},
	}
)

// readings returns the ways to understand a printed name, the likeliest first: as it stands ("CARSON CITY", "JAMES
// CITY"), without what stands behind it, without what stands before it.
func readings(printed string) []reading {
	words := strings.Join(knowledge.Words(spelled(printed)), " ")
	if words == "" {
		return nil
	}
	out := []reading{{squeeze(words), unsaid}}
	for _, s := range suffixes {
		if rest, ok := strings.CutSuffix(words, " "+s.words); ok {
			out = append(out, reading{squeeze(rest), s.what})
			break
		}
	}
	for _, s := range prefixes {
		if rest, ok := strings.CutPrefix(words, s.words+" "); ok {
			out = append(out, reading{squeeze(rest), s.what})
			break
		}
	}
	return out
}

// key returns the letters and digits by which names are compared.
func key(name string) string { return squeeze(strings.Join(knowledge.Words(spelled(name)), " ")) }

func spelled(name string) string { return strings.ReplaceAll(name, "&", " and ") }

func squeeze(words string) string { return strings.ReplaceAll(words, " ", "") }

// union returns the strings of both, sorted, each once.
func union(a, b []string) []string {
	return slices.Compact(slices.Sorted(slices.Values(slices.Concat(a, b))))
}
