package place

import (
	"cmp"
	"slices"
	"strings"
)

// Near is a county whose name is spelt nearly as a list prints one.
type Near struct {
	FIPS  string
	Name  string // in full
	Edits int    // letters left out, put in, changed or swapped with the next
}

// maxEdits is the most edits between spellings that are worth showing to a person.
const maxEdits = 2

// NearestCounties returns the counties of a state (two letters) that a misspelt name may mean, the nearest first:
// those within two edits, and within one for names under five letters. It is evidence for a person
// who keeps the table of errata, never an answer. None is near to a name without letters.
func (p *Places) NearestCounties(state, printed string) []Near {
	var out []Near
	for _, n := range p.index()[state] {
		if n.stale {
			continue
		}
		best := maxEdits + 1
		for _, r := range readings(printed) {
			if !r.fits(n.city) {
				continue
			}
			for _, name := range []string{n.bare, n.full} {
				if d := edits(r.key, name); d*2 < len(r.key) {
					best = min(best, d)
				}
			}
		}
		if best <= maxEdits {
			out = append(out, Near{FIPS: n.fips[0], Name: n.name, Edits: best})
		}
	}
	slices.SortFunc(out, func(a, b Near) int {
		return cmp.Or(cmp.Compare(a.Edits, b.Edits), strings.Compare(a.FIPS, b.FIPS))
	})
	return out
}

// edits returns the number of letters to leave out, put in, change or swap with the next to make b of a (the
// distance of Damerau and Levenshtein, no letter being edited twice).
func edits(a, b string) int {
	s, t := []rune(a), []rune(b)
	before, last, now := make([]int, len(t)+1), make([]int, len(t)+1), make([]int, len(t)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(s); i++ {
		now[0] = i
		for j := 1; j <= len(t); j++ {
			change := 1
			if s[i-1] == t[j-1] {
				change = 0
			}
			now[j] = min(last[j]+1, now[j-1]+1, last[j-1]+change)
			if i > 1 && j > 1 && s[i-1] == t[j-2] && s[i-2] == t[j-1] {
				now[j] = min(now[j], before[j-2]+1)
			}
		}
		before, last, now = last, now, before
	}
	return last[len(t)]
}
