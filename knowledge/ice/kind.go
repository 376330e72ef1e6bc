package ice

import (
	"slices"
	"strings"

	"ask287/knowledge"
)

// KindOf tells the kind of an agency from its name. ICE's own TYPE column is often wrong: most
// constables are "Municipality" there. A name that says nothing known is of kind Other.
func KindOf(name string) knowledge.Kind {
	words := knowledge.Words(name)
	for i, w := range words {
		words[i] = knowledge.Singular(w)
	}
	name = " " + strings.Join(words, " ") + " "
	has := func(sign string) bool { return strings.Contains(name, " "+sign+" ") }
	for _, rule := range kindRules {
		if slices.ContainsFunc(rule.signs, has) {
			return rule.kind
		}
	}
	return knowledge.Other
}

// kindRules are tried in order: the first that has one of its signs, a word or a run of words in the
// singular, decides. A department of public safety is a state's police where the state's name is in it and a
// town's police elsewhere, so the states come first.
var kindRules = []struct {
	kind  knowledge.Kind
	signs []string
}{
	{knowledge.Other, []string{"crime information center", "task force", "fire marshal", "secretary of state", "training center"}},
	{knowledge.Prosecutor, []string{"attorney", "prosecutor"}},
	{knowledge.Constable, []string{"constable"}},
	{knowledge.Marshal, []string{"marshal"}},
	{knowledge.Military, []string{"national guard", "state guard", "military"}},
	{knowledge.Corrections, []string{"public safety correction", "public safety and correction"}},
	{knowledge.StatePolice, statePolice()},
	{knowledge.Corrections, []string{"correction", "jail", "prison", "detention", "criminal justice authority"}},
	{knowledge.Sheriff, []string{"sheriff"}},
	{knowledge.Campus, []string{"university", "college", "campus", "school", "schools", "board of education"}},
	{knowledge.Port, []string{"port authority", "airport", "seaport", "transit", "transportation authority", "transportation district", "aviation authority", "port of"}},
	{knowledge.Tribal, []string{"tribal", "tribe", "pueblo", "nation", "reservation"}},
	{knowledge.Police, []string{"police", "public safety"}},
}

// statePolice returns the signs of a state's own police: its patrol, its troopers, and the
// state departments that run them.
func statePolice() []string {
	signs := []string{"highway patrol", "highway safety", "state patrol", "state police", "state trooper", "alabama law enforcement agency", "cnmi department of public safety", "department of safety"}
	for _, state := range stateNames() {
		signs = append(signs, state+" department of public safety")
	}
	return signs
}
