package index

import "slices"

// reading is one way to read a question: which state it names, and with which words. What is left
// must then be the name and words that the lexicon knows.
type reading struct {
	state   string // two letters, or "" where it names none
	assumed bool   // the state is the default one
	left    []Token
}

// readings returns every way to read the question's states, the likeliest first. A word that names a state in
// one reading is a part of the name in another: "Wyoming, Michigan" is a city.
func (a *asking) readings(mentions []Mention) []reading {
	var out []reading
	mentions = a.maybeStates(mentions)
	for _, sure := range []bool{true, false} {
		for i, m := range mentions {
			var same []Mention
			for _, other := range mentions {
				if other.State == m.State {
					same = append(same, other)
				}
			}
			// Of several mentions of one state the last is it, and the others may belong to the name; or all are; or the first is.
			if m.Sure != sure || same[len(same)-1] != mentions[i] {
				continue
			}
			out = append(out, read(m.State, false, a.without(m.State, m))...)
			if len(same) > 1 {
				out = append(out, read(m.State, false, a.without(m.State, same...))...)
				out = append(out, read(m.State, false, a.without(m.State, same[0]))...)
			}
		}
	}
	return out
}

// maybeStates returns the mentions without those that are a part of the name where another one surely is the state: Iowa County,
// Wisconsin, and the Penn of "Penn police in Wyoming".
func (a *asking) maybeStates(mentions []Mention) []Mention {
	isWithin := func(m Mention) bool { return m.From > 0 && lies(a.q.Tokens[m.From-1]) }
	return slices.DeleteFunc(slices.Clone(mentions), func(m Mention) bool {
		return slices.ContainsFunc(mentions, func(o Mention) bool {
			if !o.Sure || o.State == m.State || a.isOfCounty(o) {
				return false
			}
			isBehind := o.From > m.To && a.q.Tokens[o.From].Comma || o.From > m.From && isWithin(o)
			return a.isOfCounty(m) || isBehind && !isWithin(m)
		})
	})
}

// isOfCounty reports whether a mention is what a county is called.
func (a *asking) isOfCounty(m Mention) bool {
	isCounty := func(i int) bool {
		return i >= 0 && i < len(a.q.Tokens) && a.q.Tokens[i].Role == Designator && designator(a.q.Tokens[i]) == "county"
	}
	isOf := m.From > 0 && (a.q.Tokens[m.From-1].Word == "of" || a.q.Tokens[m.From-1].isOf())
	return isCounty(m.To) || isOf && isCounty(m.From-2)
}

// stateless returns the ways to read the question as naming no state: in the default state first.
func (a *asking) stateless() []reading {
	none := read("", false, a.without(""))
	if a.q.Default == "" {
		return none
	}
	return append(read(a.q.Default, true, a.without("")), none...)
}

// read returns the readings of the words as of a state, one for each way to read the particles among them.
func read(state string, assumed bool, left []Token) []reading {
	var out []reading
	for _, words := range variants(left) {
		out = append(out, reading{state: state, assumed: assumed, left: words})
	}
	return out
}

// without returns the question's words but for those of the mentions, those that name a time and those that only join. What surely names
// another state must then be accounted for as a part of the name: a question about two states is not one
// about either.
func (a *asking) without(state string, mentions ...Mention) []Token {
	left := make([]Token, 0, len(a.q.Tokens))
	parted := false // what is left out parts the words beside it, if a comma stands before it
	for i, t := range a.q.Tokens {
		t.Comma, parted = t.Comma || parted, false
		if t.Role == Joining || t.Role == Dated || slices.ContainsFunc(mentions, func(m Mention) bool { return m.From <= i && i < m.To }) {
			parted = t.Comma
			continue
		}
		if slices.ContainsFunc(a.q.States, func(m Mention) bool { return m.Sure && m.State != state && m.From <= i && i < m.To }) {
			t.Role, t.OfState = Content, true
		}
		left = append(left, t)
	}
	return left
}

// content returns the range [lo:hi) of words from the first to the last that the lexicon does
// not have, and false where there is none.
func content(words []Token) (lo, hi int, ok bool) {
	lo = -1
	for i, t := range words {
		if t.Role == Content {
			if lo < 0 {
				lo = i
			}
			hi = i + 1
		}
	}
	return lo, hi, lo >= 0
}
