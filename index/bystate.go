package index

import (
	"slices"

	"ask287/knowledge"
)

// byState answers a question about the states themselves: which have agreements, the most, or none. It names none of them, and no agency.
func (a *asking) byState() (Finding, bool) {
	if len(a.q.States) > 0 || a.q.ZIP != "" || a.q.Kinds > 1 || a.q.Asks(Signing, Duration, Leaving, Change, Growth, Newest, Forecast, Applying) {
		return Finding{}, false
	}
	var within []Token
	for _, p := range ofStates[a.q.Lang] {
		if i := p.in(a.q.Raw); i >= 0 {
			within = append(within, a.q.Raw[i:i+len(p.words)]...)
		}
	}
	isLaw := func(t Token) bool { return ofLaws[t.Word] && (t.Word != "force" || len(a.q.Models) == 0) }
	isMore := slices.ContainsFunc(a.q.Tokens, func(t Token) bool { return t.Role == Content && !stands(t, within) })
	if len(within) == 0 || isMore || !a.saysTakingPart() && !slices.ContainsFunc(a.q.Raw, func(t Token) bool { return ofRanks[t.Word] }) || slices.ContainsFunc(a.q.Raw, isLaw) {
		return Finding{}, false
	}
	f := Filter{Kind: a.q.Kind}
	if len(a.q.Models) == 1 {
		f.Model = a.q.Models[0]
	}
	found := a.roster(f)
	found.ByState = true
	return found, true
}

// ofStates are the ways to ask about states, by language.
var ofStates = map[knowledge.Lang][]phrase[bool]{
	knowledge.English: phrases([]saying[bool]{{true, `which state | what state | which states | what states | whats the state | how many states | top state | top states | rank the states | ranking of states | states ranked | by state
		per state | each state | every state | all states | all 50 states | states with | states without | states that | states have | states are`}}),
	knowledge.Spanish: phrases([]saying[bool]{{true, `que estado | que estados | cual estado | cuales estados | cual es el estado | cuantos estados | por estado | cada estado | todos los estados | estados con | estados sin | estados que | estados tienen`}}),
}

// ofRanks are words of questions about which states have how much, where they do not say of what.
var ofRanks = setOf(`most fewest least none top rank ranking ranked ninguno ninguna mas menos`)

// ofLaws are words of questions about what states decree, which the list does not tell.
var ofLaws = setOf(`force forces forced forcing require requires required mandate mandates mandatory ban bans banned law laws allow allows allowed sanctuary sanctuaries order
	obliga obligan exige exigen prohibe prohiben ley leyes santuario permite permiten`)
