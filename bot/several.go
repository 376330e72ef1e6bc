package bot

import (
	"slices"

	"ask287/index"
	"ask287/knowledge"
)

// longestRoster is how many agencies are named one by one where no state narrows them.
const longestRoster = 200

// roster answers which agencies are on the list, and how many, or were on the list of some time.
func (w *composer) roster() {
	if w.f.When != nil && w.f.When.To < 0 {
		w.add(Lead, w.tooOld())
		return
	}
	total := w.f.Total
	w.out.Count = &Count{Agreements: total.Agreements, Agencies: total.Agencies}
	w.add(Lead, w.rosterLead()+w.onRead())
	if total.Agencies == 0 {
		w.caveatNotListed()
		return
	}
	w.byModel()
	switch isLong := len(w.f.Agencies) > longestRoster && w.f.Filter.State == nil; {
	case w.f.ByState, isLong && w.f.Intent == index.Roster:
		w.byState()
		return
	case isLong:
		return
	}
	for _, a := range w.f.Agencies {
		w.out.Agencies = append(w.out.Agencies, w.agencyOf(a))
		if w.f.Intent == index.Roster {
			w.add(Item, w.say("roster.item", with{"Agency": a.Name, "Agreements": w.series(w.shown(a))})+w.onRead())
		}
	}
}

// rosterLead says how much the list has of what is asked for.
func (w *composer) rosterLead() string {
	facts := with{
		"Scope": w.scope(), "Date": w.read().Date, "Force": w.inForce(),
		"Agencies": w.agenciesOfKind(w.f.Total.Agencies), "Agreements": w.count("agreements", w.f.Total.Agreements, nil),
	}
	switch n := w.f.Total.Agencies; {
	case n == 0 && w.f.Filter.Kind != "":
		facts["Kind"] = w.plural("kind."+string(w.f.Filter.Kind), 1, nil)
		return w.say("roster.none.kind", facts)
	case n == 0:
		return w.say("roster.none", facts)
	case w.f.Filter == index.Filter{}:
		return w.say("roster.all", facts)
	default:
		return w.count("roster", n, facts)
	}
}

// byModel tells how many of the agreements are of each model, if that is known of all of them.
func (w *composer) byModel() {
	if w.f.Filter.Model != "" {
		return
	}
	counts := map[knowledge.Model]int{}
	for _, a := range w.f.Agencies {
		for _, g := range w.shown(a) {
			counts[g.Model]++
		}
	}
	var each []string
	all := 0
	for _, m := range knowledge.Models {
		if counts[m] > 0 {
			all += counts[m]
			each = append(each, w.say("roster.model", with{"N": w.number(counts[m]), "Model": w.say("model."+string(m), nil)}))
		}
	}
	if all != w.f.Total.Agreements {
		return // a list of the past that has a row twice, or under a name that was found to be another's since
	}
	w.add(Detail, w.say("roster.models", with{"Models": w.names(each)})+w.onRead())
}

// byState tells how many agencies each state has, where states were asked for those with the most agreements first, and which have none.
func (w *composer) byState() {
	agencies, agreements := map[string]int{}, map[string]int{}
	for _, a := range w.f.Agencies {
		agencies[a.State]++
		for _, g := range w.shown(a) {
			if w.f.Filter.Model == "" || g.Model == w.f.Filter.Model {
				agreements[a.State]++
			}
		}
	}
	states := slices.Clone(w.base.States)
	if w.f.ByState {
		slices.SortStableFunc(states, func(x, y knowledge.State) int { return agreements[y.Code] - agreements[x.Code] })
	}
	if w.f.ByState {
		w.add(Detail, w.count("roster.states", len(agencies), nil)+w.onRead())
	}
	var none []string
	for _, s := range states {
		switch {
		case agencies[s.Code] > 0:
			w.add(Item, w.say("roster.state", with{
				"State":      w.state(s.Code),
				"Agreements": w.count("agreements", agreements[s.Code], nil),
				"Agencies":   w.count("agencies", agencies[s.Code], nil),
			})+w.onRead())
		case !s.Territory:
			none = append(none, w.state(s.Code))
		}
	}
	if w.f.ByState && len(none) > 0 {
		w.add(Detail, w.say("roster.state.none", with{"States": w.names(none)})+w.onRead())
	}
	w.add(Hint, w.say("roster.narrow", nil))
}

// newest names the agencies that signed last.
func (w *composer) newest() {
	w.add(Lead, w.say("newest", with{"Scope": w.scope(), "Date": w.base.List.Date})+w.onList(nil))
	for _, a := range w.f.Agencies {
		w.out.Agencies = append(w.out.Agencies, w.agencyOf(a))
		w.add(Item, w.say("roster.item", with{"Agency": w.called(a), "Agreements": w.series(a.Agreements)})+w.onList(a))
	}
}

// agenciesOfKind counts agencies, by the kind that was asked for.
func (w *composer) agenciesOfKind(n int) string {
	if w.f.Filter.Kind == "" {
		return w.count("agencies", n, nil)
	}
	return w.say("agencies.kind", with{"N": w.number(n), "Kind": w.plural("kind."+string(w.f.Filter.Kind), n, nil)})
}

// scope says what part of the list is meant: "in Georgia under the task force model".
func (w *composer) scope() string {
	f := w.f.Filter
	s := w.say("scope.all", nil)
	switch {
	case f.County != nil:
		s = w.say("scope.county", with{"County": f.County.Name, "State": w.state(f.State.Code)})
	case f.State != nil:
		s = w.say("scope.state", with{"State": w.within(f.State.Code)})
	}
	if f.Model != "" {
		s = w.say("scope.model", with{"Scope": s, "Model": w.say("model."+string(f.Model), nil)})
	}
	return s
}
