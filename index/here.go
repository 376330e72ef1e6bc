package index

import (
	"slices"

	"ask287/knowledge"
)

// isOfHere reports whether the question is about where the person who asks is, and does not say where that is: "near me",
// "my sheriff", "por aquí". Nobody's place is looked up.
func (a *asking) isOfHere() bool {
	if len(a.q.States) > 0 || a.q.ZIP != "" || a.q.Intent != Participation && a.q.Intent != Roster && a.q.Intent != Help {
		return false
	}
	return slices.ContainsFunc(a.parser.here, func(p phrase[bool]) bool {
		i := p.in(a.q.Raw)
		return i >= 0 && !a.namesBesides(a.q.Raw[i].Start, a.q.Raw[i+len(p.words)-1].End)
	})
}

// namesBesides reports whether the question has a word that names something outside text[from:to]: the "pueblo" of "mi pueblo" is
// no city of Colorado.
func (a *asking) namesBesides(from, to int) bool {
	return slices.ContainsFunc(a.q.Tokens, func(t Token) bool { return t.Role == Content && (t.End <= from || t.Start >= to) })
}

// hereCues are what people say for where they are, in both languages.
func hereCues() []phrase[bool] {
	return cues(`near me | close to me | around here | around me | nearby | where i live | where i am | where i stay | my area | my town | my city | my county | my village | my parish
		my neighborhood | my neighbourhood | my community | my hometown | my house | my home | my place | my block | my apartment | my zip | my sheriff | my police | my local police | my local sheriff | my cops | our sheriff | our police | our county | our town | our city | in this town | in this county | in this city
		cerca de mi | cerca de aqui | por aqui | por aca | donde vivo | donde yo vivo | donde estoy | mi area | mi zona | mi barrio | mi colonia | mi vecindario | mi comunidad | mi casa | mi cuadra | mi localidad | mi pueblo | mi ciudad | mi condado | mi sheriff | mi alguacil
		mi policia | nuestro sheriff | nuestro condado | nuestra ciudad | nuestro pueblo | nuestra policia | este pueblo | este condado | esta ciudad`)
}

// isMisnumbered reports whether the question has what looks like a slip for 287(g): "278g", "287h".
func (a *asking) isMisnumbered() bool {
	return slices.ContainsFunc(a.q.Raw, func(t Token) bool {
		n := len(t.Word)
		if n != 4 || t.Word == "287g" || t.Word[3] < 'a' || t.Word[3] > 'z' {
			return false
		}
		number := t.Word[:3]
		return number == digits(number) && knowledge.Edits(t.Word, "287g", 1) == 1
	})
}

// asksBack answers with the question which agency or place is meant.
func (a *asking) asksBack() Finding {
	f := a.finding(Participation)
	f.Verdict, f.Unnamed, f.Misnumbered = Unknown, true, a.isMisnumbered()
	return f
}
