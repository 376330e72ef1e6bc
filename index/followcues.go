package index

import (
	"slices"
	"strconv"
	"strings"

	"ask287/knowledge"
)

// says reports whether one of the phrases stands in the question as it was typed.
func (f *follower) says(cues []phrase[bool]) bool {
	return slices.ContainsFunc(cues, func(p phrase[bool]) bool { return p.in(f.q.Raw) >= 0 })
}

// begins reports whether the question begins with one of the phrases.
func (f *follower) begins(cues []phrase[bool]) bool {
	return slices.ContainsFunc(cues, func(p phrase[bool]) bool { return p.at(f.q.Raw, 0) })
}

// isClaim reports whether a Finding says something of one agency or place, or explains.
func (f *Finding) isClaim() bool {
	return f.Verdict != "" && f.Verdict != Ambiguous && f.Verdict != Unknown
}

// The ways in which a question leans on the one before it, in both languages, as [knowledge.Words] gives their words.
var (
	joinCues    = cues(`and | what about | how about | also | same for | y | e | que tal | que hay de | tambien | que me dice de`)
	meaningCues = cues(`what does that mean | what does this mean | what does it mean | what that means | meaning | mean | means | why | why is that | explain | explain that | what is that | so what
		what can they do | what are they allowed | is that bad | is that good | que significa | que significa eso | que quiere decir | por que | porque | explique | explicame | expliqueme
		que es eso | eso que es | que pueden hacer | es malo | es bueno | y eso que`)
	powerCues = cues(`can they do | can it do | they allowed | pueden hacer | puede hacer`)
	modelCues = cues(`which model | what model | which models | what models | what kind of agreement | that agency | that one | them | que modelo | cual modelo | que modelos | que tipo de acuerdo | esa agencia | ese | esa`)
)

func cues(text string) []phrase[bool] { return phrases([]saying[bool]{{true, text}}) }

// ordinals are the numbers that people say for a choice, besides those that knowledge.Words reads.
var ordinals = func() map[string]string {
	out := map[string]string{}
	for i, words := range []string{"primero primera primer uno", "two segundo segunda dos", "three tercero tercera tercer tres", "four cuarto cuarta cuatro", "five quinto quinta cinco"} {
		for w := range strings.FieldsSeq(words) {
			out[w] = strconv.Itoa(i + 1)
		}
	}
	return out
}()

// ordinalWords may stand beside them.
var ordinalWords = setOf(`the number option choice el la lo opcion numero por favor please`)

// yeses say yes.
var yeses = setOf(`yes yeah yep yup sure right correct exactly ok okay si claro correcto exacto eso sip ese esa`)

// meanings are the passages that say what an answer means, by its verdict.
var meanings = map[Verdict][]string{
	Listed: {"listed-meaning"}, NotListed: {"not-listed-meaning"}, Ended: {"last-listed-meaning"}, Pending: {"how-to-join"}, "": {"what-is-287g"},
}

// modelPassages are the passages that say what officers may do under a model.
var modelPassages = map[knowledge.Model]string{
	knowledge.TaskForce: "model-task-force", knowledge.WarrantService: "model-warrant-service", knowledge.JailEnforcement: "model-jail",
}
