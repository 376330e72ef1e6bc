package bot

import (
	"strings"

	"ask287/knowledge"
)

// place answers about a county, a city or a ZIP code: every agency with its own status.
func (w *composer) place() {
	var listed, rest []*knowledge.Agency
	for _, a := range w.f.Agencies {
		w.out.Agencies = append(w.out.Agencies, w.agencyOf(a))
		if a.Listed() {
			listed = append(listed, a)
		} else {
			rest = append(rest, a)
		}
	}
	facts := with{
		"Agencies": w.count("agencies", len(w.f.Agencies), nil), "Listed": w.count("place.is", len(listed), nil),
		"Place": w.placeName(), "Date": w.base.List.Date,
	}
	switch {
	case len(listed) > 0:
		w.add(Lead, w.verdictSentence("place.listed", "yes", facts)+w.onList(nil))
	case len(rest) == 1:
		facts["Agency"] = rest[0].Name
		w.add(Lead, w.say("place.notlisted.one", facts)+w.onList(nil))
	default:
		w.add(Lead, w.verdictSentence("place.notlisted", "no", facts)+w.onList(nil))
	}
	for _, a := range listed {
		w.add(Item, w.say("place.item", with{"Agency": a.Name, "Agreements": w.series(a.Agreements)})+w.onList(a))
	}
	if len(rest) > 0 && len(w.f.Agencies) > 1 {
		w.add(Detail, w.say("place.rest", with{"Agencies": agencyNames(rest)})+w.onList(nil))
	}
	w.statewide()
	w.placeCaveats(len(rest) > 0)
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
		"State": stateOf(w.base, *w.f.Subject).Name, "Agencies": agencyNames(w.f.Statewide),
	})+w.onList(nil))
}

// placeCaveats says how the place was tied to its counties, and what not being listed does not mean.
func (w *composer) placeCaveats(someNotListed bool) {
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
func (w *composer) placeName() string {
	s := w.f.Subject
	state := stateOf(w.base, *s)
	if state == nil || state.Name == s.Name() {
		return s.Name()
	}
	if s.ZIP != nil && s.ZIP.City != "" {
		return s.ZIP.Code + " (" + s.ZIP.City + ", " + state.Name + ")"
	}
	return s.Name() + ", " + state.Name
}

func (w *composer) counties(fips []string) string {
	names := make([]string, len(fips))
	for i, code := range fips {
		names[i] = w.base.County(code).Name
	}
	return strings.Join(names, ", ")
}

func agencyNames(agencies []*knowledge.Agency) string {
	names := make([]string, len(agencies))
	for i, a := range agencies {
		names[i] = a.Name
	}
	return strings.Join(names, "; ")
}
