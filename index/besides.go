package index

import "slices"

// besides finds a name in a question that has other words too that the lexicon does not have: "my cousin got pulled
// over by a deputy in Pinellas County, Florida". The question must name the state, one run of its words, or several one
// after the other, must be the name as the facts spell it, and no other may look like a name.
func (a *asking) besides(readings []reading) (Finding, bool) {
	for _, r := range readings {
		runs := contentRuns(r.left)
		if r.state == "" || len(runs) < 2 || len(runs) > mostRuns {
			continue
		}
		for size := len(runs) - 1; size > 0; size-- {
			for i := 0; i+size <= len(runs); i++ {
				run, rest := [2]int{runs[i][0], runs[i+size-1][1]}, slices.Delete(slices.Clone(runs), i, i+size)
				if slices.ContainsFunc(rest, func(other [2]int) bool {
					return a.looksLikeName(r.left, other) || a.goesOn(r.left, run, other) || a.areJoined(r.left[min(run[1], other[1])-1], r.left[max(run[0], other[0])])
				}) {
					continue
				}
				own := r
				own.left = apart(r.left, rest)
				if f, ok := a.spelt(own, run[0], run[1]); ok {
					f.Besides = true
					return f, true
				}
			}
		}
	}
	return Finding{}, false
}

// mostRuns is the greatest number of runs of words that the lexicon does not have among which a name is looked for.
const mostRuns = 8

// goesOn reports whether two runs of words with nothing between them but a comma may be one name: all words of the other are parts of
// names.
func (a *asking) goesOn(words []Token, run, other [2]int) bool {
	return (run[1] == other[0] || other[1] == run[0]) && !slices.ContainsFunc(words[other[0]:other[1]], func(t Token) bool { return !a.known(t.Word) })
}

// areJoined reports whether "and" or the like is all that stands between two words, but for words for kinds and sorts of place:
// "Tampa police and Zanfordwick".
func (a *asking) areJoined(x, y Token) bool {
	isJoined := false
	for i, t := range a.q.Tokens {
		if t.Start <= x.Start || t.Start > y.Start {
			continue
		}
		size, joins, _ := a.boundary(i)
		isJoined = isJoined || joins
		if t.Start < y.Start && size <= 0 && t.Role != KindWord && t.Role != Designator && t.Role != Generic && t.Role != Joining {
			return false
		}
	}
	return isJoined
}

// apart returns the words with the other runs, and what stands beside them, kept from being taken into the name: the Long of West
// Long Branch is not that of Long Branch.
func apart(words []Token, others [][2]int) []Token {
	out := slices.Clone(words)
	for _, run := range others {
		for i := max(0, run[0]-1); i < min(len(out), run[1]+1); i++ {
			if out[i].Role == Filler || i >= run[0] && i < run[1] {
				out[i].Role = Joining
			}
		}
	}
	return out
}

// contentRuns returns the runs [from:to) of words next to each other that the lexicon does not have.
func contentRuns(words []Token) [][2]int {
	var runs [][2]int
	for i, t := range words {
		switch {
		case t.Role != Content:
		case len(runs) > 0 && runs[len(runs)-1][1] == i && !t.Comma:
			runs[len(runs)-1][1]++
		default:
			runs = append(runs, [2]int{i, i + 1})
		}
	}
	return runs
}

// looksLikeName reports whether a run of words may name an agency or a place: it is written with a capital, not at the
// beginning; it names a state; or it stands where a name does, before the word for a kind or for a sort of place.
func (a *asking) looksLikeName(words []Token, run [2]int) bool {
	if run[1] < len(words) && (words[run[1]].Role == KindWord || words[run[1]].Role == Designator) {
		return true
	}
	for _, t := range words[run[0]:run[1]] {
		if t.OfState || t.Start > 0 && isUpper(a.q.Text[t.Start:t.Start+1]) || t.Word[0] >= '0' && t.Word[0] <= '9' {
			return true
		}
	}
	return false
}
