package index

import (
	"cmp"
	"slices"
	"strings"
)

// part is one of several things that a question names: "Cobb" of "Cobb and Gwinnett county sheriffs, Georgia". What it
// leaves out, the others may say for it.
type part struct {
	from, to int      // its tokens, from the first word that names something to the last
	sentence int      // in which of the question's sentences it stands
	names    bool     // it has a word of a name that is no state's
	state    string   // two letters, or ""
	only     string   // a state that is all that it names, though it may be another name
	within   bool     // the state is where something lies, and no name: "in Wyoming"
	kind     []string // the words for the kind of agency
	ofMany   bool     // they may be said of several: "sheriffs"
	sort     string   // the word for the sort of place: "counties"
	leading  bool     // that word stands before the name
	joined   bool     // a word for "and" stands before it, or another question ends there; else it is a comma
}

// parts returns the things that the question names one after the other. A state that follows a name behind a comma, or
// leads, belongs to the name beside it.
func (a *asking) parts() []part {
	a.mentioned = slices.Concat(a.q.States, a.parser.states.misspelt(a.q.Tokens, a.known))
	var all []part
	next := part{}
	flush := func(to int) {
		next.to = to
		if a.fill(&next) {
			all = append(all, next)
		}
		next = part{sentence: next.sentence}
	}
	for i := 0; i < len(a.q.Tokens); i++ {
		size, isJoined, ends := a.boundary(i)
		if size < 0 {
			continue
		}
		flush(i)
		if ends {
			next.sentence++
		}
		next.from, next.joined = i+size, isJoined
		for k := i + 1; k < i+size; k++ {
			if again, _, _ := a.boundary(k); again > 0 {
				next.from = k + again
			}
		}
		i = max(i, next.from-1)
	}
	flush(len(a.q.Tokens))
	return withStates(all)
}

// boundary reports whether one part of a question ends before the token at i, and how many words join it to the next: -1 where
// none ends. It is joined by a word for "and", by a sign for it, or the end of a question.
func (a *asking) boundary(i int) (size int, isJoined, ends bool) {
	if i == 0 || a.q.Tokens[i].Role == Dated {
		return -1, false, false
	}
	gap := a.gap(i)
	ends = strings.ContainsAny(gap, "?!\n") || strings.Contains(gap, ". ") && a.q.Tokens[i-1].End-a.q.Tokens[i-1].Start > longestCut
	isJoined = strings.ContainsAny(gap, "&+/?\n")
	for _, join := range a.parser.words.joins {
		isOfState := slices.ContainsFunc(a.q.States, func(m Mention) bool { return m.From == i })
		if join.at(a.q.Tokens, i) && !isOfState {
			return len(join.words), true, ends
		}
	}
	if isJoined || ends || strings.ContainsAny(gap, ",;") {
		return 0, isJoined, ends
	}
	return -1, false, false
}

// gap returns what stands between a token and the one before it.
func (a *asking) gap(i int) string {
	from, to := a.q.Tokens[i-1].End, a.q.Tokens[i].Start
	return a.q.read[min(from, to):to] // those of another language may stand elsewhere
}

// longestCut is the number of letters up to which a word before a point may be one that is cut short: "Dept."
const longestCut = 4

// fill finds what the part says, and reports whether it says anything that can be asked about.
func (a *asking) fill(p *part) bool {
	tokens := a.q.Tokens[p.from:p.to]
	var isState, isKind [maxTokens]bool
	for _, m := range a.mentioned {
		if m.From >= p.from && m.To <= p.to && a.isStateOf(p, m) {
			p.state, p.within = m.State, m.From > 0 && lies(a.q.Tokens[m.From-1])
			for i := m.From; i < m.To; i++ {
				isState[i-p.from] = true
			}
		}
	}
	said(a.parser.words.kinds.likely(wordSet(tokens)), tokens, KindWord, &isKind)
	first, last := -1, -1
	for i, t := range tokens {
		switch {
		case isState[i]:
		case isKind[i]:
			p.kind = append(p.kind, a.q.read[t.Start:t.End])
			p.ofMany = isPolice(t.Word) || strings.HasSuffix(t.Word, "s")
		case t.Role == Content:
			p.names = true
		case t.Role == Designator:
			p.sort, p.leading = a.q.read[t.Start:t.End], !p.names
		default:
			continue
		}
		if last = i; first < 0 {
			first = i
		}
	}
	p.from, p.to = p.from+max(first, 0), p.from+last+1
	return p.names || p.state != ""
}

// isStateOf reports whether a mention says which state the part is of: the last one does that is no part of a longer
// one or of the name of a county or a city.
func (a *asking) isStateOf(p *part, m Mention) bool {
	if m.To < p.to && a.q.Tokens[m.To].Role == Designator || a.q.Tokens[m.From].Role == Designator {
		return false
	}
	isWithin := func(o Mention) bool {
		return p.from <= o.From && o.From <= m.From && m.To <= o.To && o.To <= p.to && o.To-o.From > m.To-m.From
	}
	return (m.Sure || p.state == "") && !slices.ContainsFunc(a.mentioned, isWithin)
}

// withStates gives the states that stand for themselves to the names beside them, unless states are all that is named. One that
// is joined to names is a name as they are: Wyoming and Kentwood, Michigan.
func withStates(all []part) []part {
	areJoined := len(all) > 1 && slices.ContainsFunc(all[1:], func(p part) bool { return p.joined })
	leads := len(all) > 1 && all[0].within && len(all[0].kind) == 0 && all[1].isAgencyOf(all[0].state) // "I live in Iowa and ask about Iowa State University"
	if areJoined && !leads && !slices.ContainsFunc(all, func(p part) bool { return p.names }) {
		return all
	}
	var out []part
	for i, p := range all {
		switch n := len(out); {
		case n == 1 && out[0].only != "" && (p.names && !p.joined || out[0].within && (p.names || p.isAgencyOf(out[0].only))):
			p.from, p.state = out[0].from, cmp.Or(p.state, out[0].only)
			out[0] = p
		case n > 0 && (p.goesWith(out[n-1]) || !areJoined && p.isWhere(out[n-1])):
			last := &out[n-1]
			last.names, last.to, last.state, last.kind = true, p.to, cmp.Or(p.state, last.state), append(last.kind, p.kind...)
		case !p.names && len(p.kind) == 0 && (p.joined || i == 0):
			p.names, p.only, p.state = true, p.state, ""
			fallthrough
		default:
			out = append(out, p)
		}
	}
	return out
}

// isAgencyOf reports whether the part says again that it lies in the state, or of what kind an agency it is.
func (p part) isAgencyOf(state string) bool { return p.state == state || len(p.kind) > 0 }

// goesWith reports whether the part only says of the one before it in which state it lies, and of what kind it is: ", Maine
// police", "and Village Police, New York".
func (p part) goesWith(before part) bool {
	if p.names || p.joined && p.sort == "" {
		return false
	}
	return p.joined || len(p.kind) == 0 || len(before.kind) == 0 && (before.state == "" || !before.names)
}

// isWhere reports whether the part may say where the agency before it lies: "Precinct 4 constable, Galveston County".
func (p part) isWhere(before part) bool {
	return p.sort != "" && len(p.kind) == 0 && len(before.kind) > 0
}
