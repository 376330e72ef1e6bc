package bot

import (
	"ask287/index"
	"ask287/knowledge"
)

// place answers about a county, a city or a ZIP code: every agency with its own status, those that are or were on the list
// or have applied on a line of their own; then those that may serve it, and those of the whole state.
func (w *composer) place() {
	answering := w.f.Answering()
	isUnplaced := len(w.f.Agencies)+len(w.f.Nearby) == 0
	switch {
	case w.f.When != nil && !w.f.When.IsAhead:
		w.placeThen(answering)
	case isUnplaced:
		w.add(Lead, w.say("place.unplaced.none", with{
			"Place": w.placeName(), "Sort": w.sort(), "State": w.state(w.f.Subject.StateCode()), "Agencies": w.agenciesOfKind(len(answering)), "Date": w.base.List.Date,
		})+w.onList(nil))
	default:
		w.placeNow(answering)
	}
	w.placeEach(w.f.Agencies, "", len(answering) > 1)
	if len(answering) == len(w.f.Agencies) {
		w.nearby()
	} else if !isUnplaced {
		w.placeEach(w.f.Nearby, "county", len(answering) > 1)
	}
	if isUnplaced {
		w.placeEach(answering, "unplaced", true)
	}
	w.statewide()
	w.placeCaveats(answering)
}

// nearby tells of the agencies that may serve the place.
func (w *composer) nearby() {
	if len(w.f.Nearby) > 0 {
		w.add(Detail, w.say("place.nearby", with{"Counties": w.counties(w.f.Subject.Counties()), "Place": w.placeName()})+w.source("fbi-lee", ""))
		w.placeEach(w.f.Nearby, "county", true)
	}
}

// placeUnknown says that no agency is known that serves a place, or none of the kind asked for, and tells of those that may.
func (w *composer) placeUnknown() {
	if w.f.Filter.Kind != "" {
		w.add(Lead, w.say("place.unknown.kind", with{"Place": w.placeName(), "Sort": w.sort()}))
	} else {
		w.add(Lead, w.say("place.unknown", with{"Place": w.placeName()}))
	}
	w.nearby()
	w.statewide()
	w.unplaced()
}

// placeEach tells of each agency how it stands. The scope says what ties them to the place where they do not surely serve it;
// isUnsaid, that it is still to be said which of them no list shows.
func (w *composer) placeEach(agencies []*knowledge.Agency, scope string, isUnsaid bool) {
	var listed, known, rest []*knowledge.Agency
	for _, a := range agencies {
		w.show(a, scope)
		switch {
		case a.Listed():
			listed = append(listed, a)
		case w.base.Status(a) != knowledge.StatusNotListed || w.base.IsMissing(a):
			known = append(known, a)
		default:
			rest = append(rest, a)
		}
	}
	for _, a := range listed {
		agreements := w.series(a.Agreements)
		if w.f.Intent == index.Timeline {
			agreements = w.seriesListed(a.Agreements)
		}
		w.add(Item, w.say("place.item", with{"Agency": w.marked(a), "Agreements": agreements})+w.onList(a)+w.placeOtherwise(a))
		w.placeFormer(a)
	}
	for _, a := range known {
		w.placeAbsent(a)
	}
	w.placeRest(rest, isUnsaid)
}

// placeRest names the agencies that no list shows, where it is not said already.
func (w *composer) placeRest(rest []*knowledge.Agency, isUnsaid bool) {
	switch {
	case len(rest) == 0:
	case w.f.Intent == index.Timeline:
		first := w.base.Lists[0]
		w.add(Detail, w.say("place.never", with{
			"Agencies": w.agencyNames(rest), "N": w.number(len(w.base.Lists)), "First": first.Date, "Date": w.base.List.Date,
		})+w.listOf(first)+w.onList(nil))
	case isUnsaid:
		w.add(Detail, w.say("place.rest", with{"Agencies": w.agencyNames(rest)})+w.onList(nil))
	}
}

// placeNow says how many of the agencies of a place are on the newest list.
func (w *composer) placeNow(agencies []*knowledge.Agency) {
	listed := 0
	for _, a := range agencies {
		if a.Listed() {
			listed++
		}
	}
	facts := with{
		"Agencies": w.agenciesOfKind(len(agencies)), "Listed": w.count("place.is", listed, nil),
		"Place": w.placeName(), "Date": w.base.List.Date, "Sort": w.sort(),
	}
	if len(agencies) > len(w.f.Agencies) {
		facts["Place"] = w.say("place.bycounty", with{"Counties": w.counties(w.f.Subject.Counties()), "Place": w.placeName()})
	}
	switch {
	case listed > 0:
		w.add(Lead, w.verdictSentence("place.listed", "yes", facts)+w.onList(nil))
	case len(agencies) == 1:
		facts["Agency"] = w.marked(agencies[0])
		w.add(Lead, w.say("place.notlisted.one", facts)+w.onList(nil))
	default:
		w.add(Lead, w.verdictSentence("place.notlisted", "no", facts)+w.onList(nil))
	}
}

// placeAbsent tells of an agency that is not on the newest list that it has applied, or which list was the last to show it.
func (w *composer) placeAbsent(a *knowledge.Agency) {
	facts := with{"Agency": w.marked(a), "Last": w.base.LastListed(a), "Agreements": w.seriesListed(a.Former)}
	switch {
	case w.base.Status(a) == knowledge.StatusPending:
		facts["Pending"], facts["Models"] = w.base.Pending.Date, w.applications(a)
		w.add(Item, w.say("place.pending", facts)+w.onPending(a))
	case w.base.IsMissing(a):
		w.add(Item, w.say("place.missing", facts)+w.lastLists(a))
	default:
		w.add(Item, w.say("place.ended", facts)+w.lastLists(a))
	}
}

// placeOtherwise tells of a listed agency, where time is asked about, which other days of signing earlier lists print.
func (w *composer) placeOtherwise(a *knowledge.Agency) string {
	if w.f.Intent != index.Timeline {
		return ""
	}
	text := ""
	for i := range a.Agreements {
		text += w.signedOtherwise(&a.Agreements[i])
	}
	if text == "" {
		return ""
	}
	return "." + text
}

// placeFormer tells of a listed agency, where time is asked about, what only earlier lists show.
func (w *composer) placeFormer(a *knowledge.Agency) {
	if w.f.Intent == index.Timeline && len(a.Former) > 0 {
		w.add(Item, w.say("place.former", with{"Agency": w.marked(a), "Agreements": w.seriesListed(a.Former)})+w.lastLists(a))
	}
}

// seriesListed tells agreements in one run, each with the lists that show it.
func (w *composer) seriesListed(agreements []knowledge.Agreement) string {
	all := make([]string, len(agreements))
	for i := range agreements {
		all[i] = w.agreementListed(&agreements[i])
	}
	return w.facts(all)
}

// agreementListed tells an agreement with the lists that show it, and for how long that is where the question asks.
func (w *composer) agreementListed(g *knowledge.Agreement) string {
	facts := with{"Agreement": w.agreement(*g), "Runs": w.runs(g.Listed)}
	if w.f.Question.Asks(index.Duration) && len(g.Listed) == 1 {
		facts["Span"] = w.span(w.began(g), w.base.Until(g))
		return w.say("agreement.listed.long", facts)
	}
	return w.say("agreement.listed", facts)
}

// statewide names the listed agencies of the whole state.
func (w *composer) statewide() {
	if len(w.f.Statewide) == 0 {
		return
	}
	for _, a := range w.f.Statewide {
		w.show(a, "state")
	}
	w.add(Detail, w.say("place.statewide", with{
		"State": w.state(w.f.Subject.StateCode()), "Agencies": w.agencyNames(w.f.Statewide),
	})+w.onList(nil))
}

// placeName names the place with its state.
func (w *composer) placeName() string { return w.named(*w.f.Subject) }

// named names a subject with its state.
func (w *composer) named(s index.Subject) string {
	if s.Agency != nil {
		return w.called(s.Agency)
	}
	state := stateOf(w.base, s)
	switch {
	case state == nil:
		return s.Name()
	case state.Name == s.Name():
		return w.state(state.Code)
	case s.ZIP != nil && s.ZIP.City != "":
		return w.say("place.in.zip", with{"ZIP": s.ZIP.Code, "City": s.ZIP.City, "State": w.state(state.Code)})
	}
	return w.say("place.in", with{"Place": s.Name(), "State": w.state(state.Code)})
}

// marked names an agency of a place; one that runs jails is marked as such.
func (w *composer) marked(a *knowledge.Agency) string {
	if a.Kind == knowledge.Corrections && !a.Statewide {
		return w.say("place.jail", with{"Agency": a.Name})
	}
	return a.Name
}

// sort says what sort of agency is asked for, of one.
func (w *composer) sort() string {
	if kind := w.f.Filter.Kind; kind != "" {
		return w.plural("kind."+string(kind), 1, nil)
	}
	return w.say("place.agency", nil)
}

// show takes an agency into the answer. The scope is as in Agency.
func (w *composer) show(a *knowledge.Agency, scope string) {
	out := w.agencyOf(a)
	out.Scope = scope
	w.out.Agencies = append(w.out.Agencies, out)
}

func (w *composer) counties(fips []string) string {
	names := make([]string, len(fips))
	for i, code := range fips {
		names[i] = w.base.County(code).Name
	}
	return w.names(names)
}

func (w *composer) agencyNames(agencies []*knowledge.Agency) string {
	names := make([]string, len(agencies))
	for i, a := range agencies {
		names[i] = w.marked(a)
	}
	return w.facts(names)
}
