package bot

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"ask287/index"
	"ask287/knowledge"
)

// agency answers about one agency.
func (w *composer) agency() {
	asked := w.f.Agencies[0]
	for _, a := range w.f.Agencies {
		w.out.Agencies = append(w.out.Agencies, w.agencyOf(a))
	}
	facts := with{"Agency": w.called(asked), "Date": w.base.List.Date}
	switch {
	case w.f.Division != nil && asked.Listed():
		facts["Division"] = w.called(w.f.Division)
		w.add(Lead, w.verdictSentence("listed.whole", "yes", facts)+w.onList(asked)+w.sources(w.f.Division.Sources, ""))
	case w.f.Verdict == index.Listed && !asked.Listed():
		w.add(Lead, w.count("listed.parts", len(w.f.Agencies)-1, facts)+w.onList(nil))
	case w.f.Intent == index.Timeline:
		w.overTime(asked)
	case asked.Listed():
		w.add(Lead, w.verdictSentence("listed", "yes", facts)+w.onList(asked))
	default:
		w.add(Lead, w.absence(asked))
	}
	w.otherNames(asked)
	if w.f.Intent == index.Timeline {
		w.history(asked)
	} else {
		w.agreements(asked)
		w.former(asked)
	}
	w.alsoApplied(asked)
	w.divisions()
	w.namesake(asked)
	w.caveatPending(asked)
	if !asked.Listed() {
		w.caveatNotListed()
	}
}

// namesake says that a city of the county's name lies elsewhere.
func (w *composer) namesake(sheriff *knowledge.Agency) {
	if s := w.f.Namesake; s != nil {
		w.add(Caveat, w.say("namesake", with{
			"City": s.Name(), "State": w.state(s.StateCode()), "Counties": w.counties(s.Counties()), "County": w.counties(sheriff.Counties),
		})+w.source("geonames", ""))
	}
}

// otherNames tells the agency's other names that have a word which the one on the list has not: somebody who asked by
// one of them should see that the agency is the one meant.
func (w *composer) otherNames(a *knowledge.Agency) {
	official := knowledge.Words(a.Name)
	var others []string
	for _, name := range a.OtherNames {
		if slices.ContainsFunc(knowledge.Words(name), func(word string) bool { return !slices.Contains(official, word) }) {
			others = append(others, name)
		}
	}
	if len(others) > 0 {
		w.add(Detail, w.say("other_names", with{"Names": w.facts(others)})+w.sources(a.Sources, ""))
	}
}

// divisions lists the listed divisions of the agency that was asked about, or of its department.
func (w *composer) divisions() {
	if len(w.f.Agencies) == 1 || w.f.Agencies[0].Listed() {
		return
	}
	if w.f.Verdict != index.Listed {
		w.add(Detail, w.say("notlisted.siblings", nil)+w.onList(nil))
	}
	for _, a := range w.f.Agencies[1:] {
		w.add(Item, w.say("roster.item", with{"Agency": a.Name, "Agreements": w.series(a.Agreements)})+w.onList(a))
	}
}

// verdictSentence says a verdict beginning with Yes or No, unless the question was put in the negative, is about time, about
// an application, about several things or about more than was understood: there neither word would be clear.
func (w *composer) verdictSentence(id, word string, facts with) string {
	if w.among || w.f.Limit != "" || w.f.Besides || w.f.Question.Negated || w.f.Intent == index.Timeline || w.f.Question.Asks(index.Applying) {
		return w.say(id, facts)
	}
	return w.say(id+"."+word, facts)
}

// agreements tells each agreement: its model, when it was signed, what it allows.
func (w *composer) agreements(a *knowledge.Agency) {
	for _, g := range a.Agreements {
		model := w.say("model."+string(g.Model), nil)
		marks := w.memorandum(a, g, model)
		if marks == "" {
			marks = w.onList(a)
		}
		w.add(Item, w.say("agreement.allows", with{
			"Agreement": capital(w.agreement(g)), "Marks": marks, "Allows": w.say("model."+string(g.Model)+".allows", nil),
		})+w.source(modelSources[g.Model], "")+".")
	}
	w.doubts(a)
}

// doubts tells which days of signing cannot be right.
func (w *composer) doubts(a *knowledge.Agency) {
	for _, g := range slices.Concat(a.Agreements, a.Former) {
		if g.Doubt != "" {
			w.add(Caveat, w.say("agreement.doubt", with{
				"Signed": g.Signed, "Model": w.say("model."+string(g.Model), nil), "Doubt": w.doubt(g.Doubt),
			})+w.listOf(w.base.Lists[lastOf(&g)], g.Row))
		}
	}
}

// doubt says why a day cannot be right. What the data says in words of its own is left as it is.
func (w *composer) doubt(text string) string {
	if why, day, ok := knowledge.ReadDoubt(text); ok {
		return w.say("doubt."+string(why), with{"Day": day})
	}
	return text
}

// modelSources are the sources that the half sentences about the models rest on.
var modelSources = map[knowledge.Model]string{
	knowledge.TaskForce:       "visaverge",
	knowledge.WarrantService:  "ice-wso-2019",
	knowledge.JailEnforcement: "crs-if11898",
}

func (w *composer) agreement(g knowledge.Agreement) string {
	facts := with{"Model": w.say("model."+string(g.Model), nil), "Signed": g.Signed}
	if g.Signed == "" {
		return w.say("agreement.undated", facts)
	}
	return w.say("agreement", facts)
}

// series tells agreements in one run: "task force model, signed 2025-02-26; warrant service officer, …".
func (w *composer) series(agreements []knowledge.Agreement) string {
	all := make([]string, len(agreements))
	for i, g := range agreements {
		all[i] = w.agreement(g)
	}
	return w.facts(all)
}

// signings tells when agreements were signed: "under the task force model on 2025-02-26; …".
func (w *composer) signings(agreements []knowledge.Agreement) string {
	all := make([]string, len(agreements))
	for i, g := range agreements {
		facts := with{"Model": w.say("model."+string(g.Model), nil), "Signed": g.Signed}
		if all[i] = w.say("agreement.on", facts); g.Signed == "" {
			all[i] = w.say("agreement.on.undated", facts)
		}
	}
	return w.facts(all)
}

// caveatNotListed says what not being on the list does not mean.
func (w *composer) caveatNotListed() {
	for _, p := range w.base.Passages {
		if p.ID == "not-listed-meaning" {
			w.add(Caveat, w.say("caveat.notlisted", nil)+w.sources(p.Sources[:1], p.Holds))
			return
		}
	}
}

// called names an agency with where it is: "the Tampa Police Department (Hillsborough County, Florida)".
func (w *composer) called(a *knowledge.Agency) string {
	return w.say("agency.in", with{"Agency": a.Name, "Where": w.where(a)})
}

// where names the counties and the state of an agency, leaving out a county that its name has.
func (w *composer) where(a *knowledge.Agency) string {
	state, county := w.state(a.State), w.county(a)
	if s := w.base.State(a.State); county == "" || s != nil && county == s.Name || strings.HasPrefix(a.Name, county) {
		return state
	}
	return w.say("place.in", with{"Place": county, "State": state})
}

// state names the state of that code, which stands for one that is not known.
func (w *composer) state(code string) string { return cmp.Or(w.base.StateName(code, w.lang), code) }

// articled are the states whose names have an article within a sentence.
var articled = []string{"DC", "MP", "VI"}

// within names a state as it stands behind "in".
func (w *composer) within(code string) string {
	if !slices.Contains(articled, code) {
		return w.state(code)
	}
	return w.say("articled."+strings.ToLower(code), with{"State": w.state(code)})
}

// county names the counties that an agency serves.
func (w *composer) county(a *knowledge.Agency) string { return w.counties(a.Counties) }

func (w *composer) agencyOf(a *knowledge.Agency) Agency {
	out := Agency{
		ID: a.ID, Name: a.Name, State: a.State, County: w.county(a), Kind: string(a.Kind), Status: string(w.base.Status(a)),
		Agreements: w.agreementsOf(a.Agreements), Former: w.agreementsOf(a.Former),
	}
	if !a.Listed() {
		out.Agreements, out.Former = out.Former, nil
	}
	return out
}

func (w *composer) agreementsOf(all []knowledge.Agreement) []Agreement {
	out := make([]Agreement, len(all))
	for i, g := range all {
		out[i] = Agreement{
			Model: string(g.Model), Signed: string(g.Signed), MOA: g.MOA, Row: g.Row,
			ListedFrom: string(w.base.Since(&g)), ListedTo: string(w.base.Until(&g)),
		}
	}
	return out
}

func capital(s string) string {
	if s == "" {
		return s
	}
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}
