package bot

import (
	"slices"

	"ask287/index"
	"ask287/knowledge"
)

// placeCaveats says what little is known of an ending, how the place was tied to its counties, and what not being listed
// does not mean.
func (w *composer) placeCaveats(answering []*knowledge.Agency) {
	agencies := answering
	if len(answering) == len(w.f.Agencies) {
		agencies = slices.Concat(answering, w.f.Nearby)
	}
	for _, status := range []knowledge.Status{knowledge.StatusEnded, knowledge.StatusPending} {
		i := slices.IndexFunc(agencies, func(a *knowledge.Agency) bool { return w.base.Status(a) == status })
		switch {
		case i < 0:
		case status == knowledge.StatusEnded:
			w.add(Caveat, w.say("caveat.ended", nil)+w.onList(nil))
		default:
			w.caveatPending(agencies[i])
		}
	}
	w.tied()
	w.unplaced()
	if slices.ContainsFunc(agencies, func(a *knowledge.Agency) bool { return !a.Listed() }) || len(agencies) == 0 {
		w.caveatNotListed()
	}
}

// tied says how the place was tied to its counties, and what that leaves open.
func (w *composer) tied() {
	s := w.f.Subject
	switch {
	case s.ZIP != nil && s.ZIP.City != "":
		w.add(Caveat, w.say("place.zip.city", with{"ZIP": s.ZIP.Code, "City": s.ZIP.City, "Counties": w.counties(s.ZIP.Counties)})+w.sources([]string{"geonames", "census-zcta"}, ""))
	case s.ZIP != nil:
		w.add(Caveat, w.say("place.zip", with{"ZIP": s.ZIP.Code, "Counties": w.counties(s.ZIP.Counties)})+w.sources([]string{"geonames", "census-zcta"}, ""))
	case s.City != nil:
		w.add(Caveat, w.say("place.city", with{"City": s.City.Name, "Counties": w.counties(s.City.Counties)})+w.source("geonames", ""))
	}
	if w.f.NoneOwn {
		w.add(Caveat, w.say("place.noneown", with{"City": s.Town()})+w.source("fbi-lee", ""))
	}
}

// unplaced says of how many agencies of the state it is not known where they serve, and which of those are listed.
func (w *composer) unplaced() {
	if len(w.f.Unplaced) == 0 || w.f.Filter.Kind != "" && len(w.f.Agencies)+len(w.f.Nearby) == 0 && w.f.Verdict != index.Unknown {
		return
	}
	var listed []*knowledge.Agency
	for _, a := range w.f.Unplaced {
		if a.Listed() {
			listed = append(listed, a)
			w.show(a, "unplaced")
		}
	}
	facts := with{"Agencies": w.agenciesOfKind(len(w.f.Unplaced)), "State": w.state(w.f.Subject.StateCode()), "Listed": w.agencyNames(listed)}
	text := w.say("place.unplaced", facts)
	if len(listed) > 0 {
		text = w.say("place.unplaced.listed", facts)
	}
	w.add(Caveat, text+w.onList(nil))
}
