package bot

import (
	"slices"

	"ask287/index"
	"ask287/knowledge"
)

// place answers about a county, a city or a ZIP code: every agency with its own status, those that are or were on the list
// or have applied on a line of their own.
func (w *composer) place() {
	var listed, known, rest []*knowledge.Agency
	for _, a := range w.f.Agencies {
		w.out.Agencies = append(w.out.Agencies, w.agencyOf(a))
		switch {
		case a.Listed():
			listed = append(listed, a)
		case w.base.Status(a) != knowledge.StatusNotListed || w.base.IsMissing(a):
			known = append(known, a)
		default:
			rest = append(rest, a)
		}
	}
	if w.f.When != nil && !w.f.When.IsAhead {
		w.placeThen()
	} else {
		w.placeNow(listed)
	}
	for _, a := range listed {
		agreements := w.series(a.Agreements)
		if w.f.Intent == index.Timeline {
			agreements = w.seriesListed(a.Agreements)
		}
		w.add(Item, w.say("place.item", with{"Agency": a.Name, "Agreements": agreements})+w.onList(a)+w.placeOtherwise(a))
		w.placeFormer(a)
	}
	for _, a := range known {
		w.placeAbsent(a)
	}
	w.placeRest(rest)
	w.statewide()
	w.placeCaveats(known, len(listed) < len(w.f.Agencies))
}

// placeRest names the agencies that no list shows.
func (w *composer) placeRest(rest []*knowledge.Agency) {
	switch {
	case len(rest) == 0:
	case w.f.Intent == index.Timeline:
		first := w.base.Lists[0]
		w.add(Detail, w.say("place.never", with{
			"Agencies": w.agencyNames(rest), "N": w.number(len(w.base.Lists)), "First": first.Date, "Date": w.base.List.Date,
		})+w.listOf(first)+w.onList(nil))
	case len(w.f.Agencies) > 1:
		w.add(Detail, w.say("place.rest", with{"Agencies": w.agencyNames(rest)})+w.onList(nil))
	}
}

// placeNow says how many of the agencies of a place are on the newest list.
func (w *composer) placeNow(listed []*knowledge.Agency) {
	facts := with{
		"Agencies": w.count("agencies", len(w.f.Agencies), nil), "Listed": w.count("place.is", len(listed), nil),
		"Place": w.placeName(), "Date": w.base.List.Date,
	}
	switch {
	case len(listed) > 0:
		w.add(Lead, w.verdictSentence("place.listed", "yes", facts)+w.onList(nil))
	case len(w.f.Agencies) == 1:
		facts["Agency"] = w.f.Agencies[0].Name
		w.add(Lead, w.say("place.notlisted.one", facts)+w.onList(nil))
	default:
		w.add(Lead, w.verdictSentence("place.notlisted", "no", facts)+w.onList(nil))
	}
}

// placeAbsent tells of an agency that is not on the newest list that it has applied, or which list was the last to show it.
func (w *composer) placeAbsent(a *knowledge.Agency) {
	facts := with{"Agency": a.Name, "Last": w.base.LastListed(a), "Agreements": w.seriesListed(a.Former)}
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
		w.add(Item, w.say("place.former", with{"Agency": a.Name, "Agreements": w.seriesListed(a.Former)})+w.lastLists(a))
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
		w.out.Agencies = append(w.out.Agencies, w.agencyOf(a))
	}
	w.add(Detail, w.say("place.statewide", with{
		"State": w.state(w.f.Subject.StateCode()), "Agencies": w.agencyNames(w.f.Statewide),
	})+w.onList(nil))
}

// placeCaveats says what little is known of an ending, how the place was tied to its counties, and what not being listed
// does not mean.
func (w *composer) placeCaveats(known []*knowledge.Agency, someNotListed bool) {
	for _, status := range []knowledge.Status{knowledge.StatusEnded, knowledge.StatusPending} {
		i := slices.IndexFunc(known, func(a *knowledge.Agency) bool { return w.base.Status(a) == status })
		switch {
		case i < 0:
		case status == knowledge.StatusEnded:
			w.add(Caveat, w.say("caveat.ended", nil)+w.onList(nil))
		default:
			w.caveatPending(known[i])
		}
	}
	s := w.f.Subject
	switch {
	case s.ZIP != nil:
		w.add(Caveat, w.say("place.zip", with{"ZIP": s.ZIP.Code, "Counties": w.counties(s.ZIP.Counties)})+w.sources([]string{"geonames", "census-zcta"}, ""))
	case s.City != nil:
		w.add(Caveat, w.say("place.city", with{"City": s.City.Name, "Counties": w.counties(s.City.Counties)})+w.source("geonames", ""))
	}
	if someNotListed {
		w.caveatNotListed()
	}
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
		names[i] = a.Name
	}
	return w.facts(names)
}
