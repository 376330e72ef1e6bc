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
	if len(parts) < 2 {
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
	for _, r := range append(a.readings(a.q.States), a.stateless()...) {
		lo, hi, named := content(r.left)
		classes := a.classes()
		if !named {
			lo, hi = kindWords(r.left)
			classes = []class{others}
		}
		for _, c := range classes {
			for _, s := range spellings(c, r.left, lo, hi) {
				spans := len(s.words) > 0 && s.words[0].Start < begin && s.words[len(s.words)-1].End > end
				if spans && len(a.lookUp(r.state, s)) > 0 {
					return true
				}
			}
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
