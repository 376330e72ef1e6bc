package index

import (
	"slices"

	"ask287/knowledge"
)

// maxParts is how many things one question is answered for.
const maxParts = 5

// list answers a question that names several things: for each by itself. It does so where each can be answered and at least
// one is claimed something of, and the words are not a name as they stand: King and Queen County is one.
func (a *asking) list() (Finding, bool) {
	parts := a.allParts()
	if len(parts) < 2 || a.isOneName(parts) {
		return Finding{}, false
	}
	var found []Finding
	for i := range parts[:min(maxParts, len(parts))] {
		f, ok := a.answerPart(parts, i)
		if !ok {
			return Finding{}, false
		}
		found = append(found, f)
	}
	return a.together(parts, found), slices.ContainsFunc(found, isAnswer)
}

// partly answers such a question where one of the things at least can be answered: the others are not known. What may be
// no name at all is not taken for one.
func (a *asking) partly() (Finding, bool) {
	parts := a.allParts()
	if len(parts) < 2 || a.isOneName(parts) {
		return Finding{}, false
	}
	var found []Finding
	for i, p := range parts[:min(maxParts, len(parts))] {
		f, ok := a.answerPart(parts, i)
		if !ok && !p.joined && (i+1 == len(parts) || !parts[i+1].joined) && !a.isWrittenAsName(p) {
			return Finding{}, false
		}
		found = append(found, f)
	}
	return a.together(parts, found), slices.ContainsFunc(found, isAnswer)
}

// isWrittenAsName reports whether some words of the part are written as a name is.
func (a *asking) isWrittenAsName(p part) bool {
	return slices.ContainsFunc(contentRuns(a.q.Tokens[:p.to]), func(run [2]int) bool { return run[0] >= p.from && a.looksLikeName(a.q.Tokens, run) })
}

// isAnswer reports whether a Finding says something of what was asked about.
func isAnswer(f Finding) bool {
	return len(f.Agencies) > 0 || f.Filter.State != nil
}

// together makes one Finding of those of the parts. It says first what the first one says.
func (a *asking) together(parts []part, found []Finding) Finding {
	for i := range found {
		found[i].Named = typed(a.q.read, a.q.Tokens[parts[i].from:parts[i].to])
	}
	f := found[0]
	f.Question, f.Parts, f.Named = a.q, found, ""
	for _, p := range parts[len(found):] {
		f.Unanswered = append(f.Unanswered, typed(a.q.read, a.q.Tokens[p.from:p.to]))
	}
	return f
}

// isOneName reports whether the parts are one name together, or, where only commas stand between them, say where what one of them
// names lies.
func (a *asking) isOneName(parts []part) bool {
	isJoined := slices.ContainsFunc(parts[1:], func(p part) bool { return p.joined })
	begin, end := a.q.Tokens[parts[0].to-1].End, a.q.Tokens[parts[len(parts)-1].from].Start
	readings := slices.Concat(a.readings(a.q.States), a.misspelt(), a.stateless())
	for _, m := range a.q.States {
		readings = append(readings, read("", false, a.without("", m))...) // it is a name elsewhere
	}
	for _, r := range readings {
		lo, hi, named := content(r.left)
		if a.spansAll(r, lo, hi, begin, end) {
			return true
		}
		if isJoined || !named {
			continue
		}
		if _, ok := a.qualified(r, lo, hi); ok {
			return true
		}
	}
	return false
}

// spansAll reports whether words[lo:hi] of a reading, or the words for a kind where it has none, make a name that begins before one byte
// of the question and ends behind another. Where other words stand before or behind, those nearest to the bytes make it.
func (a *asking) spansAll(r reading, lo, hi, begin, end int) bool {
	classes := a.classes()
	if lo < 0 {
		lo, hi = kindWords(r.left)
		classes = []class{others}
	}
	from, to := lo, hi
	for i := lo; i < hi; i++ {
		if r.left[i].Role == Content && r.left[i].Start < begin {
			from = i
		}
	}
	for i := hi - 1; i >= lo; i-- {
		if r.left[i].Role == Content && r.left[i].End > end {
			to = i + 1
		}
	}
	for _, run := range [][2]int{{lo, hi}, {from, max(to, from+1)}} {
		for _, c := range classes {
			for _, s := range spellings(c, r.left, run[0], run[1]) {
				spans := len(s.words) > 0 && s.words[0].Start < begin && s.words[len(s.words)-1].End > end
				if spans && len(a.lookUp(r.state, s)) > 0 {
					return true
				}
			}
		}
		if from == lo && to == hi {
			break
		}
	}
	return false
}

// allParts returns the question's parts, those that are one name together put together.
func (a *asking) allParts() []part {
	if a.isPart || a.q.Unclear {
		return nil
	}
	parts := a.parts()
	for i := 0; len(parts) > 2 && i+1 < len(parts); i++ {
		if both := parts[i].from; a.isKnown(a.nameOf(both, parts[i+1].to)) {
			parts[i+1].from = both
			parts = slices.Delete(parts, i, i+1)
		}
	}
	return parts
}

// nameOf runs together the words of a name in the tokens.
func (a *asking) nameOf(from, to int) string {
	var words []string
	for _, t := range a.q.Tokens[from:to] {
		if t.Role == Content {
			words = append(words, t.Word)
		}
	}
	return knowledge.Key(words...)
}
