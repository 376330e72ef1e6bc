package index

import "slices"

// Aspect is what a question asks about time.
type Aspect string

// The aspects. A question can have several: "when did it leave" asks for a day, and about leaving.
const (
	Signing  Aspect = "signing"  // when did it sign
	Duration Aspect = "duration" // how long has it had one
	Presence Aspect = "presence" // was it ever in, is it still
	Entering Aspect = "entering" // did it join, who joined
	Leaving  Aspect = "leaving"  // did it leave, who left
	Change   Aspect = "change"   // what changed
	Growth   Aspect = "growth"   // how have the numbers grown
	Newest   Aspect = "newest"   // which are the newest
	Forecast Aspect = "forecast" // will it join
	Applying Aspect = "applying" // has it applied, who is pending
)

// Asks reports whether the question has one of the aspects.
func (q *Question) Asks(aspects ...Aspect) bool {
	return slices.ContainsFunc(aspects, func(a Aspect) bool { return slices.Contains(q.Aspects, a) })
}

// isTimely reports whether a question that names an agency or a place is about time, and not only about how it
// stands today.
func (q *Question) isTimely() bool {
	return q.Intent == Timeline || q.Period != Period{} || q.Asks(Signing, Duration, Presence, Leaving, Forecast)
}

// aspects tells what the question asks about time. The words that say so are a part of no name.
func (p *parser) aspects(tokens []Token, words map[string]bool) []Aspect {
	var used [maxTokens]bool
	for i, t := range tokens {
		used[i] = t.Role == Dated // "joined last month" is not who joined last
	}
	found := said(p.words.aspects.likely(words), tokens, Filler, &used)
	if len(tokens) > 0 && (tokens[0].Word == "was" || tokens[0].Word == "were") {
		found = append(found, Presence)
	}
	if slices.Contains(found, Signing) || slices.Contains(found, Duration) {
		for i, t := range tokens {
			if t.Role == Content && beginnings[t.Word] {
				tokens[i].Role = Filler
			}
		}
	}
	// "Will they ask me" forecasts nothing, and Will County is a county.
	moves := slices.Contains(found, Entering) || slices.Contains(found, Leaving)
	return slices.DeleteFunc(found, func(a Aspect) bool { return a == Forecast && (!moves || namesWill(tokens)) })
}

// beginnings are words for what agencies do on the day that is asked for. A town is called Start, too.
var beginnings = setOf(`start begin commence`)

// namesWill reports whether "will" names a county.
func namesWill(tokens []Token) bool {
	i := slices.IndexFunc(tokens, func(t Token) bool { return t.Word == "will" })
	return i >= 0 && i+1 < len(tokens) && tokens[i+1].Role == Designator
}
