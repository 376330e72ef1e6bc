package index

import "slices"

// overTime answers a question about what many agencies did over time: who joined or left, how the list has grown, who
// has applied, what is to come.
func (a *asking) overTime(f Filter) (Finding, bool) {
	w := a.when()
	moves := a.moves(f, w)
	switch {
	case a.q.Asks(Forecast), moves != "" && w != nil && w.IsAhead:
		found := a.timeline(f, Forecast)
		found.When = w
		return found, true
	case a.q.Asks(Growth):
		return a.growth(f, w), true
	case a.q.Asks(Applying) && (a.isOfMany() || f.State != nil && a.isBareOfAgency()): // "pending in Texas"
		return a.applied(f), true
	case moves != "":
		return a.changes(f, moves, w), true
	}
	return Finding{}, false
}

func (a *asking) timeline(f Filter, asked Aspect) Finding {
	found := a.finding(Timeline)
	found.Filter, found.Asked = f, asked
	if f.State != nil && f.County == nil && f.Kind == "" {
		found.Subject = &Subject{State: f.State}
	}
	return found
}

// moves returns which changes the question asks for: those that joined, those that left, or all; "" where it asks for
// none. Who had signed by some day asks for a total and no change.
func (a *asking) moves(f Filter, w *When) Aspect {
	entering := (a.q.Asks(Entering, Newest) || a.saysNew()) && w != nil && w.First != ""
	leaving := a.q.Asks(Leaving) && (a.isOfMany() || f.State != nil)
	switch {
	case a.q.Asks(Change), entering && leaving:
		return Change
	case leaving:
		return Leaving
	case entering && (a.isOfMany() || a.q.Kinds == 0):
		return Entering
	}
	return ""
}

// saysNew reports whether the question is about what is new, by that word, and not about New Hampton.
func (a *asking) saysNew() bool {
	return slices.ContainsFunc(a.q.Tokens, func(t Token) bool { return t.Word == "new" && t.Role == Filler })
}

// isOfMany reports whether the question is about agencies that it does not name: "who left", not "did the sheriff leave".
func (a *asking) isOfMany() bool {
	if a.many || a.q.Intent == Count || a.q.Intent == Roster || a.saysNew() {
		return true
	}
	return slices.ContainsFunc(a.q.Tokens, func(t Token) bool { return ofMany[t.Word] })
}

// ofMany are words of questions about agencies that they do not name.
var ofMany = map[string]bool{
	"who": true, "whos": true, "whove": true, "which": true, "any": true, "anyone": true, "anybody": true, "all": true, "every": true,
	"agencies": true, "agreements": true, "departments": true, "offices": true, "counties": true, "cities": true,
	"sheriffs": true, "constables": true, "marshals": true, "prosecutors": true, "jails": true, "prisons": true,
	"colleges": true, "universities": true, "newest": true, "recently": true,
}
