package index

import (
	"slices"

	"ask287/knowledge"
)

// Limit is what a question wants that the data does not tell, or that is not for a bot to tell; "" for every other question.
type Limit string

// The limits.
const (
	Personal    Limit = "personal"    // what somebody should do, or what will become of them
	Cooperation Limit = "cooperation" // detainers, sanctuary policy, what is done without an agreement
	Opinion     Limit = "opinion"
	Orders      Limit = "orders" // to a machine that would obey whatever it is told
	Self        Limit = "self"   // who it is that answers
	Play        Limit = "play"   // a joke, a song
	Spam        Limit = "spam"
	Insult      Limit = "insult"
	Thanks      Limit = "thanks"
	Greeting    Limit = "greeting"
	Farewell    Limit = "farewell"
)

// isManner reports whether a limit is a manner of speaking: with a question beside it, it is none.
func (l Limit) isManner() bool {
	return l == Insult || l == Thanks || l == Greeting || l == Farewell
}

// limits are the ways in which people say what is not told, by language, and the words that may stand beside manners of speaking.
type limits struct {
	cues    map[knowledge.Lang]book[Limit]
	persons map[knowledge.Lang]persons
	beside  map[string]bool
}

func newLimits() *limits {
	return &limits{
		cues: map[knowledge.Lang]book[Limit]{knowledge.English: newBook(phrases(englishLimits())), knowledge.Spanish: newBook(phrases(spanishLimits()))},
		persons: map[knowledge.Lang]persons{
			knowledge.English: newPersons(englishPersons, 3),
			knowledge.Spanish: newPersons(spanishPersons, 2),
		},
		beside: setOf(englishBeside + spanishBeside),
	}
}

// limit tells which limit a question's words reach, and takes those words out of what may be a name. Words of the one language
// stand in questions of the other, too. What a manner of speaking leaves untold of the language, it tells.
func (p *parser) limit(q *Question) {
	words := wordSet(q.Raw)
	for _, lang := range []knowledge.Lang{q.Lang, other(q.Lang)} {
		var within []Token
		for _, cue := range p.limits.cues[lang].likely(words) {
			i := cue.in(q.Raw)
			if i < 0 || q.Limit != "" && cue.means != q.Limit {
				continue
			}
			q.Limit = cue.means
			within = append(within, q.Raw[i:i+len(cue.words)]...)
		}
		if q.Limit.isManner() && !p.limits.isAll(q.Raw, within) {
			if q.Limit == Insult {
				q.mask(within) // which is part of no name
			}
			q.Limit = ""
		}
		if q.Limit != "" {
			q.mask(within)
			if q.Limit.isManner() {
				q.Lang = lang
			}
			break
		}
	}
	if q.Intent == Advice || p.limits.persons[q.Lang].isCase(q.Raw) {
		q.Limit = Personal
	}
}

func other(lang knowledge.Lang) knowledge.Lang {
	if lang == knowledge.Spanish {
		return knowledge.English
	}
	return knowledge.Spanish
}

// isAll reports whether the words within are all that is said, but for words that may stand beside them.
func (l *limits) isAll(words, within []Token) bool {
	return !slices.ContainsFunc(words, func(t Token) bool { return !l.beside[t.Word] && !stands(t, within) })
}

// stands reports whether a token stands where one of the others does.
func stands(t Token, others []Token) bool {
	return slices.ContainsFunc(others, func(o Token) bool { return t.Start < o.End && o.Start < t.End })
}

// mask makes the words that stand where the given ones do say nothing of what is asked about.
func (q *Question) mask(within []Token) {
	q.Tokens = slices.Clone(q.Tokens)
	for i, t := range q.Tokens {
		if stands(t, within) {
			q.Tokens[i].Role = Filler
		}
	}
}

// withinLimits answers what is told of a question that reaches a limit. Of an agency or place that it names the list's fact is told
// as well.
func (a *asking) withinLimits() Finding {
	limit := a.q.Limit
	if limit.isManner() {
		return a.beyond(limit)
	}
	if limit == Personal {
		return a.ofCase()
	}
	f := a.answer()
	isFact := f.isFact()
	switch limit {
	case Cooperation:
		return a.ofCooperation(f)
	case Opinion:
		if !isFact && a.namesProgram() {
			if found, ok := a.passages(bothSides); ok {
				return found
			}
		}
	case Self, Play, Spam:
		if isFact && a.saysTakingPart() {
			return f
		}
		isFact = false
	}
	if isFact {
		f.Limit = limit
		return f
	}
	return a.beyond(limit)
}

// ofCooperation says with an answer from the list that the list does not tell of cooperation without an agreement. Where none is
// named the texts may say something of it.
func (a *asking) ofCooperation(f Finding) Finding {
	if f.Intent == Definition || f.Intent == Explanation {
		return f
	}
	if !f.isFact() && f.Verdict != Ambiguous && f.Filter.State == nil {
		if found, ok := a.explanation(); ok {
			return found
		}
	}
	f.Limit = Cooperation
	return f
}

// bothSides is the passage that tells what is said for and against the program.
const bothSides = "good-or-bad"

// namesProgram reports whether the question has a word that names the program.
func (a *asking) namesProgram() bool {
	return slices.ContainsFunc(a.q.Tokens, func(t Token) bool { return everywhere[t.Word] })
}

// beyond answers with what is not told.
func (a *asking) beyond(limit Limit) Finding {
	f := a.finding(None)
	if limit == Thanks || limit == Greeting || limit == Self {
		f.Intent = Help
	}
	f.Limit = limit
	return f
}

// ofCase answers a question about somebody's own case, with what the list says of the agency or place of the named state.
func (a *asking) ofCase() Finding {
	advice := a.finding(Advice)
	advice.Limit = Personal
	if len(a.q.States) == 0 || a.isBareOfAgency() {
		return advice
	}
	a.q.Intent, a.q.Aspects, a.q.Period, a.q.Unclear = Participation, nil, Period{}, false
	f, ok := a.named()
	if !ok || !f.isFact() || len(f.Parts) > 0 || f.Reading != nil {
		return advice
	}
	f.Intent, f.Limit = Advice, Personal
	return f
}

// IsBeyond reports whether a Finding says no more than that something is not told.
func (f *Finding) IsBeyond() bool { return f.Limit != "" && (f.Intent == None || f.Intent == Help) }

// isFact reports whether a Finding says something of an agency or a place, or of each of several.
func (f *Finding) isFact() bool {
	return f.isClaim() && f.Subject != nil || slices.ContainsFunc(f.Parts, func(p Finding) bool { return p.isFact() })
}
