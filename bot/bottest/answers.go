package bottest

import (
	"slices"
	"strings"
	"testing"

	"ask287/bot"
)

// Whatever way a question comes in, all of the answer is to be read; a command's by who asked alone.
func answers(t *testing.T, s *suite) {
	a := s.open(t)
	for _, way := range a.Ways() {
		seen := a.sees(a.Ask(Asked{Way: way, Text: one}))
		a.reads(seen, a.answer(one))
		if seen.Private != (way == Command) {
			t.Errorf("by %s: private is %v", way, seen.Private)
		}
		for _, id := range []string{"platform.copy", "platform.other", "platform.helpful", "platform.wrong"} {
			if !a.offers(seen, "en", id) {
				t.Errorf("by %s: there is no %s among %q", way, id, seen.Buttons)
			}
		}
	}
	eventually(t, "each answer is counted as sent", func() bool {
		_, sent, _ := a.counts.Answers()
		return sent == len(a.Ways())
	})
	if n := a.Late(); n > 0 {
		t.Errorf("%d were late", n)
	}
}

// A question in Spanish is answered in Spanish, with Spanish buttons.
func answersInSpanish(t *testing.T, s *suite) {
	a := s.open(t)
	for _, way := range a.Ways() {
		seen := a.sees(a.Ask(Asked{Way: way, Text: spanish}))
		a.reads(seen, a.answer(spanish))
		a.has(seen, "Sí.")
		if !a.offers(seen, "es", "platform.copy") || !a.offers(seen, "es", "platform.other") {
			t.Errorf("by %s: the buttons are %q", way, seen.Buttons)
		}
	}
}

func doesNotKnow(t *testing.T, s *suite) {
	a := s.open(t)
	answer := a.answer(unknown)
	if answer.Verdict != "not_known" && answer.Verdict != "unknown" {
		t.Fatalf("%q is known: %+v", unknown, answer)
	}
	for _, way := range a.Ways() {
		a.reads(a.sees(a.Ask(Asked{Way: way, Text: unknown})), answer)
	}
}

// What may be one of several is asked back, and the choice answered in the same place.
func asksBack(t *testing.T, s *suite) {
	a := s.open(t)
	answer := a.answer(several)
	for _, way := range a.Ways() {
		seen := a.sees(a.Ask(Asked{Way: way, Text: several}))
		a.has(seen, answer.Parts[0].Text)
		if len(seen.Choices) != len(answer.Choices) || len(answer.Choices) < 3 {
			t.Errorf("by %s: the choices are %q", way, seen.Choices)
			continue
		}
		chosen := a.sees(a.Press(0, seen, seen.Choices[1]))
		a.reads(chosen, a.answer(answer.Choices[1].Ask))
		if chosen.ID != seen.ID || chosen.Private != seen.Private {
			t.Errorf("by %s: the choice is answered elsewhere", way)
		}
	}
}

// Where there are more choices than a menu has room for, the state may be asked for first. None is left out.
func asksOfMany(t *testing.T, s *suite) {
	a := s.open(t)
	answer := a.answer(many)
	for _, way := range a.Ways() {
		seen := a.sees(a.Ask(Asked{Way: way, Text: many}))
		maryland := ""
		for _, c := range answer.Choices {
			state := a.host.StateName(c.State, "en")
			i := slices.IndexFunc(seen.Choices, func(choice string) bool { return choice == c.Label || choice == state })
			if i < 0 {
				t.Errorf("by %s: there is no %q in %q", way, c.Label, seen.Choices)
			} else if c.State == "MD" {
				maryland = seen.Choices[i]
			}
		}
		chosen := a.sees(a.Press(0, seen, maryland))
		a.reads(chosen, a.answer("Washington County sheriff, Maryland"))
		if chosen.ID != seen.ID {
			t.Errorf("by %s: the choice is answered elsewhere", way)
		}
	}
}

// What one person sees can be shared as it is: with all, once, and without naming anybody.
func shares(t *testing.T, s *suite) {
	a := s.open(t)
	seen := a.sees(a.Ask(Asked{Way: Command, Text: one}))
	shared := a.press(seen, "en", "platform.share")
	if shared.Private || shared.ID == seen.ID {
		t.Errorf("it is not shared: private %v, in the place of the other %v", shared.Private, shared.ID == seen.ID)
	}
	if shared.Text != seen.Text || !slices.Equal(shared.Links, seen.Links) {
		t.Errorf("shared:\n%s\nof:\n%s", shared.Text, seen.Text)
	}
	if a.offers(shared, "en", "platform.share") {
		t.Error("what is shared can be shared again")
	}
	for _, hidden := range a.Hidden() {
		if strings.Contains(shared.Text, hidden) {
			t.Errorf("%q is to be read by all:\n%s", hidden, shared.Text)
		}
	}
	aside := a.sees(a.Press(1, shared, a.says("en", "platform.other", nil)))
	if aside.ID == shared.ID || !aside.Private {
		t.Error("what all can read was changed for one")
	}
	a.has(aside, "Sí.")
}

// An answer can be had as text without markup, for pasting elsewhere.
func copies(t *testing.T, s *suite) {
	a := s.open(t)
	for _, way := range a.Ways() {
		copied := a.press(a.sees(a.Ask(Asked{Way: way, Text: one})), "en", "platform.copy")
		answer := a.answer(one)
		a.has(copied, answer.Plain())
		if !copied.Private {
			t.Errorf("by %s: what was copied is for all", way)
		}
	}
}

// An answer that one person sees is turned into the other language, and back, where it stands.
func turns(t *testing.T, s *suite) {
	a := s.open(t)
	seen := a.sees(a.Ask(Asked{Way: Command, Text: one}))
	turned := a.press(seen, "en", "platform.other")
	a.reads(turned, a.answer(spanish))
	if turned.ID != seen.ID || !turned.Private {
		t.Error("it is turned elsewhere")
	}
	if back := a.press(turned, "es", "platform.other"); back.Text != seen.Text {
		t.Errorf("turned back:\n%s\nfrom:\n%s", back.Text, seen.Text)
	}
}

// Whether an answer helped is counted by its kind, and thanked for.
func hearsFound(t *testing.T, s *suite) {
	a := s.open(t)
	seen := a.sees(a.Ask(Asked{Way: Command, Text: one}))
	a.has(a.press(seen, "en", "platform.helpful"), a.says("en", "platform.thanks", nil))
	if said := a.press(seen, "en", "platform.wrong"); !said.Private || said.Text == "" {
		t.Errorf("what is not right is answered with %+v", said)
	}
	answer := a.answer(one)
	var found []bool
	for _, j := range a.host.judgements() {
		if (j != bot.Judgement{Platform: j.Platform, Intent: answer.Intent, Verdict: answer.Verdict, Helpful: j.Helpful}) {
			t.Errorf("%+v was counted", j)
		}
		found = append(found, j.Helpful)
	}
	if !slices.Equal(found, []bool{true, false}) {
		t.Errorf("counted %v", found)
	}
}

// What follows is understood by what went before: where it was asked, and by whom, or in a thread by all.
func followsUp(t *testing.T, s *suite) {
	a := s.open(t)
	for _, way := range a.Ways() {
		e := a.Ask(Asked{Way: way, Text: one})
		a.sees(e)
		then := Asked{Way: way, Text: "when did they sign?"}
		if way == Mention {
			then.After, then.Person = e, 1
		}
		a.has(a.sees(a.Ask(then)), "Alachua County")
	}
}
