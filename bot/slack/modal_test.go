package slack

import (
	"strings"
	"testing"

	"ask287/bot"
	"ask287/bot/bottest/fakeslack"
)

// form is the form that something opens.
func (r *running) form(e *fakeslack.Exchange) fakeslack.View {
	r.t.Helper()
	v, ok := e.View(r.soon(), 0)
	if !ok {
		r.t.Fatalf("no form: %+v\n%s", e.Requests(), r.logs)
	}
	return v
}

// typed is what an input offers while something is typed into it.
func (r *running) typed(v fakeslack.View, input, text string) []fakeslack.Option {
	return r.do(fakeslack.BlockSuggestion{View: &v, Action: input, Typed: text}).Options()
}

// The command alone opens a form; its answer goes to the one who asked, in the channel where they are.
func TestAskForm(t *testing.T) {
	t.Parallel()
	ways(t, func(t *testing.T, changes ...func(*Config)) {
		r := start(t, fakeslack.Options{}, nil, changes...)
		e := r.do(fakeslack.Command{})
		v := r.form(e)
		if v.Type != "modal" || v.Title != "Ask about 287(g)" || len(v.Actions()) != 3 {
			t.Errorf("the form: %+v", v)
		}
		offered := r.typed(v, agencyInput, "alach")
		if len(offered) == 0 || !strings.HasPrefix(offered[0].Text, "Alachua") {
			t.Fatalf("alach: %v", offered)
		}
		r.do(fakeslack.ViewSubmission{View: v, Values: map[string]string{agencyInput: offered[0].Value, languageInput: "es"}})
		m, ok := e.Post(r.soon(), 0)
		if !ok || m.Ephemeral != fakeslack.DefaultUser || m.Channel != fakeslack.DefaultChannel || !strings.Contains(m.Read(), "Alachua") || !strings.Contains(m.Read(), "lista") {
			t.Errorf("for %q in %q:\n%s", m.Ephemeral, m.Channel, m.Read())
		}
	})
}

func TestAskFormOptions(t *testing.T) {
	t.Parallel()
	r := start(t, fakeslack.Options{}, nil)
	v := r.form(r.do(fakeslack.Command{}))
	if all := r.typed(v, stateInput, ""); len(all) < 50 || len(all) > 100 {
		t.Errorf("%d states", len(all))
	}
	if some := r.typed(v, stateInput, "tex"); len(some) != 1 || some[0].Value != "TX" || some[0].Text != "Texas" {
		t.Errorf("tex: %v", some)
	}
	if some := r.typed(v, agencyInput, "33134"); len(some) == 0 || !strings.Contains(some[0].Text, "33134") {
		t.Errorf("33134: %v", some)
	}
	if some := r.typed(v, agencyInput, "xyzzy"); len(some) != 0 {
		t.Errorf("xyzzy: %v", some)
	}
	if err := r.desk.Set(t.Context(), Platform, fakeslack.TeamID, bot.Settings{State: "TX", Language: "es"}); err != nil {
		t.Fatal(err)
	}
	v = r.form(r.do(fakeslack.Command{}))
	if v.Title != "Preguntar por 287(g)" {
		t.Errorf("called %q", v.Title)
	}
	if some := r.typed(v, agencyInput, "harris"); len(some) < 2 || !strings.HasSuffix(some[0].Text, "Texas") || strings.HasSuffix(some[len(some)-1].Text, "Texas") {
		t.Errorf("those in Texas do not come first: %v", some)
	}
	if some := r.typed(v, agencyInput, "alachua"); len(some) == 0 || !strings.HasSuffix(some[0].Text, "Florida") {
		t.Errorf("Texas hides what lies elsewhere: %v", some)
	}
}

// A state alone is answered with its agencies; nothing at all is asked for again.
func TestAskFormOfState(t *testing.T) {
	t.Parallel()
	r := start(t, fakeslack.Options{}, nil)
	e := r.do(fakeslack.Command{})
	empty := r.do(fakeslack.ViewSubmission{View: r.form(e)})
	if said := empty.Errors(); !strings.Contains(said[agencyInput], "choose an agency") {
		t.Errorf("of nothing: %v", said)
	}
	r.do(fakeslack.ViewSubmission{View: r.form(e), Values: map[string]string{stateInput: "ID"}})
	if m, ok := e.Post(r.soon(), 0); !ok || !strings.Contains(m.Read(), "agencies in Idaho") {
		t.Errorf("Idaho:\n%s", m.Read())
	}
}

// The global shortcut opens the form too. It is in no channel, so the answer is a direct message.
func TestGlobalShortcut(t *testing.T) {
	t.Parallel()
	ways(t, func(t *testing.T, changes ...func(*Config)) {
		r := start(t, fakeslack.Options{}, nil, changes...)
		v := r.form(r.do(fakeslack.Shortcut{CallbackID: askShortcut}))
		offered := r.typed(v, agencyInput, "tampa police")
		if len(offered) == 0 {
			t.Fatal("tampa police: nothing")
		}
		e := r.do(fakeslack.ViewSubmission{View: v, Values: map[string]string{agencyInput: offered[0].Value}})
		m, ok := e.Post(r.soon(), 0)
		if !ok || m.Channel != r.slack.DMChannel(fakeslack.DefaultUser) || !strings.Contains(m.Read(), "Tampa Police Department") || has(m, bot.Share) {
			t.Errorf("in %q:\n%s", m.Channel, m.Read())
		}
	})
}

// The shortcut of a message answers about what the message names, to the one who asks alone.
func TestMessageShortcut(t *testing.T) {
	t.Parallel()
	ways(t, func(t *testing.T, changes ...func(*Config)) {
		r := start(t, fakeslack.Options{}, nil, changes...)
		r.command("does the Alachua County sheriff in Florida take part?")
		for text, want := range map[string]string{
			"I heard that Tampa PD, Florida does this now": "Tampa Police Department", "": "no text that can be read",
			"<@U0BOB00000> :wave:": "no text that can be read", "¿y la policía de Tampa, Florida?": "lista de ICE",
		} {
			m := r.answer(fakeslack.MessageShortcut{CallbackID: checkShortcut, Text: text})
			if m.Ephemeral != fakeslack.DefaultUser || !strings.Contains(m.Read(), want) || strings.Contains(m.Read(), "Alachua") {
				t.Errorf("%q, for %q:\n%s", text, m.Ephemeral, m.Read())
			}
		}
	})
}

// A form that cannot be opened any more is met with a word.
func TestLateForm(t *testing.T) {
	t.Parallel()
	r := start(t, fakeslack.Options{TriggerLife: 1}, nil)
	r.slack.Allow("expired_trigger_id")
	if m := r.command(""); m.Ephemeral == "" || !strings.Contains(m.Read(), "could not be opened") {
		t.Errorf("too late:\n%s", m.Read())
	}
}
