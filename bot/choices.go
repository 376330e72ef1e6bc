package bot

import (
	"strings"

	"ask287/index"
)

// ambiguous asks which of several is meant, and claims nothing.
func (w *composer) ambiguous() {
	w.add(Lead, w.about(w.say("ambiguous", nil)))
	w.choices()
}

// unknown says that nothing is known of what was asked about.
func (w *composer) unknown() {
	switch s := w.f.Subject; {
	case s != nil:
		w.placeUnknown()
	case w.f.NoZIP:
		w.add(Lead, w.say("zip.unknown", with{"ZIP": w.f.Question.ZIP}))
		w.add(Hint, w.say("unknown.place", nil))
	case w.f.Misnumbered:
		w.add(Lead, w.say("misnumbered", nil))
		w.add(Hint, w.say("unknown.place", nil))
	case w.f.Unnamed:
		w.add(Lead, w.say("unnamed", nil))
		w.add(Hint, w.say("unknown.place", nil))
	default:
		w.add(Lead, w.about(w.say("unknown", nil)))
		w.add(Hint, w.say("unknown.place", nil))
	}
	if len(w.f.Choices) > 0 {
		w.add(Hint, w.say("unknown.near", nil))
		w.choices()
	}
}

// about says of what a sentence is that does not name it, where several things were asked about.
func (w *composer) about(sentence string) string {
	if !w.among {
		return sentence
	}
	return w.say("each.about", with{"Name": printable(w.f.Named), "Sentence": sentence})
}

func (w *composer) choices() {
	for _, c := range w.f.Choices {
		out := w.choice(c)
		w.out.Choices = append(w.out.Choices, out)
		w.add(Option, out.Label)
	}
}

// choice names a choice, and a question that gets the answer for it.
func (w *composer) choice(c index.Choice) Choice {
	code := c.StateCode()
	state := w.state(code)
	if c.State != nil {
		return Choice{State: code, Label: state, Ask: c.Name()}
	}
	name, county := c.Name(), ""
	if c.Agency != nil && len(c.Agency.Counties) == 1 {
		county = w.base.County(c.Agency.Counties[0]).Name
	}
	out := Choice{State: code, Label: w.say("place.in", with{"Place": name, "State": state}), Ask: name + ", " + code}
	if county != "" && !strings.HasPrefix(name, county) {
		out.Label = w.say("place.in", with{"Place": w.names([]string{name, county}), "State": state})
		out.Ask = name + ", " + county + ", " + code
	}
	return out
}
