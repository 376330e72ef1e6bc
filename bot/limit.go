package bot

import (
	"slices"

	"ask287/index"
)

// beyond says that what is asked for is not told here, and what can be asked instead.
func (w *composer) beyond() {
	w.add(Lead, w.untold())
	switch w.f.Limit {
	case index.Thanks, index.Farewell: // they say what can be asked themselves
	case index.Greeting:
		w.examples()
	default:
		w.add(Hint, w.say("help", nil))
	}
}

// untold says what is not told.
func (w *composer) untold() string { return w.say("limit."+string(w.f.Limit), nil) }

// beside says, ahead of an answer from the list, what the list does not tell.
func (w *composer) beside() {
	untold := ""
	switch {
	case w.f.Limit == "" || w.f.IsBeyond():
		return
	case w.f.Limit != index.Personal:
		untold = w.untold()
	case w.f.Verdict != "":
		untold = w.say("advice", nil)
		last := len(w.out.Parts)
		w.adviser()
		w.out.Parts = slices.Insert(w.out.Parts[:last:last], 1, w.out.Parts[last:]...)
	default:
		return
	}
	lead := &w.out.Parts[0]
	lead.Text = untold + " " + lead.Text
}
