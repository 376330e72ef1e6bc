package index

import (
	"slices"

	"ask287/knowledge"
)

// followUp answers a question that leans on the one before it: "and Georgia?", "when did they sign?", "the police too?". own is
// what it is answered with by itself, which stands wherever the question names what it is about.
func (a *asking) followUp(own Finding) Finding {
	before := a.q.Before
	if before == nil {
		return own
	}
	f := a.follower(before, own)
	if found, ok := f.where(); ok {
		return found
	}
	if a.q.ZIP != "" || own.Intent == Advice || own.Intent == Sources || own.IsBeyond() {
		return own
	}
	if found, ok := f.narrowedEach(); ok {
		return found
	}
	if own.isClaim() && !f.namesOnlyState() {
		return own
	}
	if len(before.Parts) > 1 {
		if found, ok := f.ofEach(); ok {
			return found
		}
	}
	for _, follow := range []func() (Finding, bool){f.again, f.chosen, f.affirmed, f.meaning, f.narrowed, f.elsewhereEach, f.elsewhere, f.otherKind, f.sameOne} {
		if found, ok := follow(); ok {
			return found
		}
	}
	return own
}

// follower answers one question by what came before it.
type follower struct {
	*asking
	before     *Exchange
	own        Finding
	subject    Subject
	hasSubject bool
	isNamed    bool // the question has words that name something, besides a state
	choices    []Subject
}

// follower returns the follower of what came before.
func (a *asking) follower(before *Exchange, own Finding) follower {
	f := follower{asking: a, before: before, own: own, isNamed: a.namesSomething()}
	f.subject, f.hasSubject = a.resolve(before.Subject)
	for _, ref := range before.Choices {
		if s, ok := a.resolve(ref); ok {
			f.choices = append(f.choices, s)
		}
	}
	return f
}

// namesSomething reports whether the question has a word that names something and no state.
func (a *asking) namesSomething() bool {
	for i, t := range a.q.Tokens {
		if t.Role == Content && !slices.ContainsFunc(a.q.States, func(m Mention) bool { return m.From <= i && i < m.To }) {
			return true
		}
	}
	return false
}

// namesOnlyState reports whether a state is all that the question names: after another question "and Utah?" is not about Utah
// County.
func (f *follower) namesOnlyState() bool {
	return !f.isNamed && f.q.Kinds == 0 && f.isBareOfAgency() && len(f.q.States) > 0 &&
		!slices.ContainsFunc(f.q.States, func(m Mention) bool { return m.State != f.q.States[0].State })
}

// again answers what was asked before in the language that is wished for now.
func (f *follower) again() (Finding, bool) {
	if f.q.Wish == "" {
		return Finding{}, false
	}
	f.q.Kinds = 0
	if f.before.Kind != "" {
		f.q.Kinds = 1
	}
	f.q.Lang, f.q.Kind, f.q.Aspects, f.q.Period, f.q.Intent = f.q.Wish, f.before.Kind, f.before.Aspects, f.before.Period, f.before.Intent
	switch {
	case f.before.Term != "":
		i := slices.IndexFunc(f.base.Terms, func(t knowledge.Term) bool { return t.ID == f.before.Term && t.Lang == f.q.Lang })
		found := f.finding(Definition)
		if i >= 0 {
			found.Term = &f.base.Terms[i]
		}
		return found, i >= 0
	case f.before.Passage != "":
		return f.passages(f.before.Passage)
	case len(f.choices) > 1 || len(f.choices) == 1 && f.before.Verdict == Ambiguous:
		return f.offer(f.choices), true
	case f.wasOfMany() && f.subject.County == nil || f.hasSubject && f.subject.State != nil:
		return f.ofMany(f.subject.State)
	case f.hasSubject:
		return f.settle(f.subject), true
	}
	return Finding{}, false
}

// wasOfMany reports whether what came before was about many agencies.
func (f *follower) wasOfMany() bool {
	return f.before.Intent == Count || f.before.Intent == Roster || f.before.Intent == Timeline && f.before.Verdict == ""
}

// meaning explains the answer that came before.
func (f *follower) meaning() (Finding, bool) {
	if f.isNamed || len(f.q.States) > 0 || f.q.Kinds > 0 || !f.says(meaningCues) {
		return Finding{}, false
	}
	ids := meanings[f.before.Verdict]
	if f.hasSubject && f.subject.Agency != nil && f.says(powerCues) {
		ids = nil
		for _, g := range f.subject.Agency.Agreements {
			ids = append(ids, modelPassages[g.Model])
		}
	}
	found, ok := f.passages(ids...)
	if f.hasSubject {
		found.About = &f.subject
	}
	return found, ok
}

// passages answers with passages of the explainer in the question's language, by id.
func (a *asking) passages(ids ...string) (Finding, bool) {
	found := a.finding(Explanation)
	for _, id := range ids {
		if i := slices.IndexFunc(a.base.Passages, func(p knowledge.Passage) bool { return p.ID == id && p.Lang == a.q.Lang }); i >= 0 {
			found.Passages = append(found.Passages, &a.base.Passages[i])
		}
	}
	return found, len(found.Passages) > 0
}

// narrowed reads a name that several states share in the state that the conversation is about: "and Harris County?"
func (f *follower) narrowed() (Finding, bool) {
	if f.own.Verdict != Ambiguous || len(f.q.States) > 0 || !f.begins(joinCues) || !f.hasSubject {
		return Finding{}, false
	}
	var left []Subject
	for _, c := range f.own.Choices {
		if c.StateCode() == f.subject.StateCode() {
			left = append(left, c.Subject)
		}
	}
	if len(left) != 1 {
		return Finding{}, false
	}
	found := f.settle(left[0])
	found.About = &Subject{State: f.base.State(f.subject.StateCode())}
	return found, true
}

// elsewhere asks the same of another state: how many, which, or about what bears the same name there.
func (f *follower) elsewhere() (Finding, bool) {
	if f.isNamed || len(f.q.States) == 0 || f.q.Intent != Participation && f.own.Intent != Roster || f.q.isTimely() {
		return Finding{}, false
	}
	state := f.base.State(f.q.States[0].State)
	if f.before.Verdict == "" {
		return f.ofMany(state)
	}
	if !f.hasSubject || f.isOfMany() || f.subject.State != nil || f.subject.ZIP != nil || f.subject.Agency != nil && f.subject.Agency.Statewide {
		return Finding{}, false
	}
	there, err := f.newAsking(f.ctx, Question{Text: f.subject.Name() + ", " + state.Code, Today: f.q.Today})
	if err != nil {
		f.err = err
		return Finding{}, false
	}
	there.q.Lang, there.q.Text = f.q.Lang, f.q.Text
	there.q.Aspects, there.q.Period, there.q.Intent = f.before.Aspects, f.before.Period, f.before.Intent
	found, ok := there.named()
	return found, ok && found.Subject != nil && found.Subject.StateCode() == state.Code && found.Reading == nil
}

// ofMany asks of a state, or of all where it is nil, what was asked of many before. What the question says itself goes first.
func (f *follower) ofMany(state *knowledge.State) (Finding, bool) {
	many := *f.asking
	many.many = f.wasOfMany()
	many.q.Intent, many.q.Aspects, many.q.States, many.q.Tokens = f.before.Intent, f.before.Aspects, nil, nil
	if many.q.Period == (Period{}) {
		many.q.Period = f.before.Period
	}
	filter := Filter{State: state, Kind: f.before.Kind, Model: f.before.Model}
	if f.q.Kinds == 1 {
		filter.Kind = f.q.Kind
	}
	found, ok := many.overTime(filter)
	switch {
	case ok:
	case f.before.Intent == Timeline && slices.Contains(f.before.Aspects, Newest):
		found, ok = many.newest(filter), true
	case f.before.Intent == Count:
		found, ok = many.count(filter), true
	case f.before.Intent == Roster:
		found, ok = many.roster(filter), true
	case f.before.Intent == Timeline:
		found, ok = many.growth(filter, many.when()), true
	}
	f.err = many.err
	return found, ok
}

// otherKind asks about another agency of the same place: "the police too?"
func (f *follower) otherKind() (Finding, bool) {
	if f.isNamed || len(f.q.States) > 0 || f.q.Kinds != 1 || !f.hasSubject || f.isOfMany() {
		return Finding{}, false
	}
	place := f.subject
	if place.State != nil || place.Agency != nil && place.Agency.Statewide {
		return Finding{}, false
	}
	var found []Subject
	for _, fips := range place.Counties() {
		for _, agency := range f.base.InCounty(fips) {
			if agency.Kind == f.q.Kind && f.isOfPlace(agency, place) && !slices.Contains(found, Subject{Agency: agency}) {
				found = append(found, Subject{Agency: agency})
			}
		}
	}
	switch {
	case len(found) == 1:
		answer := f.settle(found[0])
		answer.About = &place
		return answer, true
	case len(found) > 1 && len(found) <= mostOffered:
		return f.offer(found), true
	case len(found) == 0 && place.Agency == nil:
		answer := f.place(place)
		answer.About = &place
		return answer, answer.Verdict != Unknown || len(answer.Nearby) > 0
	}
	return Finding{}, false
}

// where answers a question that was asked back with the place that is named now: "police near me", "33134".
func (f *follower) where() (Finding, bool) {
	s := f.own.Subject
	if !f.before.Unnamed || f.before.Kind == "" || f.q.Kinds > 0 || !f.own.isClaim() || s == nil || s.Agency != nil || s.State != nil {
		return Finding{}, false
	}
	of := *f.asking
	of.q.Kind, of.q.Kinds = f.before.Kind, 1
	found := of.place(*s)
	found.Assumed, found.Reading = f.own.Assumed, f.own.Reading
	return found, found.Verdict != Unknown || len(found.Nearby) > 0
}

// mostOffered is the greatest number of agencies of a place that are offered to choose from.
const mostOffered = 25

// isOfPlace reports whether an agency serves the place, or bears the name that an agency of the place does.
func (f *follower) isOfPlace(agency *knowledge.Agency, place Subject) bool {
	if place.Agency == nil {
		return place.County != nil || f.tiesTo(place).of(agency) != untied
	}
	if place.Agency.Kind != knowledge.Police {
		return true
	}
	own := knowledge.CoreOf(place.Agency.Kind, place.Agency.Name)
	core := knowledge.CoreOf(agency.Kind, agency.Name)
	return isCountywide(agency) || slices.Equal(core.Words, own.Words)
}

// sameOne asks about the agency or place that was answered about: "when did they sign?", "are they still in?"
func (f *follower) sameOne() (Finding, bool) {
	isAbout := f.says(modelCues) || (f.q.isTimely() || f.q.Asks(Entering)) && !f.isOfMany()
	if f.isNamed || len(f.q.States) > 0 || f.q.Kinds > 0 || !f.hasSubject || f.subject.State != nil || !isAbout || f.q.Asks(Growth) {
		return Finding{}, false
	}
	found := f.settle(f.subject)
	found.About = &f.subject
	return found, true
}

// leans reports whether a question asks when something was done, and names neither what nor the program: "when did they
// sign?"
func (a *asking) leans() bool {
	return a.q.Asks(Signing, Duration, Presence, Leaving, Entering) && a.q.Kinds == 0 && len(a.q.States) == 0 && !a.namesSomething() && !a.isOfMany() &&
		!slices.ContainsFunc(a.q.Tokens, func(t Token) bool { return everywhere[t.Word] })
}
