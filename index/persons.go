package index

import "strings"

// persons tell by words that a question is about somebody's own case: somebody of one's own, or oneself, and what has been or may be
// done to them.
type persons struct {
	own    map[string]bool // "my"
	kin    map[string]bool // "cousin"
	self   map[string]bool // "I", before what is done
	object map[string]bool // "me", behind it
	events map[string]bool // "arrested"
	places map[string]bool // "jail", where one's kin may be
	says   map[string]bool // "says", behind somebody who is no case but told of one
	reach  int             // how many words before what is done one may name oneself
}

// newPersons takes apart a text with a line each for own, kin, self, object, events, places and says.
func newPersons(text string, reach int) persons {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	return persons{setOf(lines[0]), setOf(lines[1]), setOf(lines[2]), setOf(lines[3]), setOf(lines[4]), setOf(lines[5]), setOf(lines[6]), reach}
}

// isCase reports whether the words are about somebody's own case.
func (p persons) isCase(words []Token) bool {
	hasKin, hasEvent := false, false
	for i, t := range words {
		isTelling := i+1 < len(words) && p.says[words[i+1].Word]
		hasKin = hasKin || i > 0 && p.kin[t.Word] && p.own[words[i-1].Word] && !isTelling
		hasEvent = hasEvent || p.events[t.Word] || p.places[t.Word]
		if !p.events[t.Word] {
			continue
		}
		if i+1 < len(words) && p.object[words[i+1].Word] {
			return true
		}
		for _, before := range words[max(0, i-p.reach):i] {
			if p.self[before.Word] {
				return true
			}
		}
	}
	return hasKin && hasEvent
}
