package slack

import (
	"strings"
	"testing"

	"ask287/bot"
	"ask287/bot/bottest/fakeslack"
)

func withPane(c *Config) { c.Assistant = true }

// The assistant's pane suggests what to ask, shows that an answer is on its way, and answers in its thread.
func TestAssistant(t *testing.T) {
	t.Parallel()
	ways(t, func(t *testing.T, changes ...func(*Config)) {
		r := start(t, fakeslack.Options{}, nil, append(changes, withPane)...)
		r.slack.AddUser(fakeslack.User{ID: fakeslack.DefaultUser, Name: "alice", Locale: "es-ES"})
		e := r.do(fakeslack.AssistantThreadStarted{})
		channel, ts := e.Message.Channel, e.Message.TS
		pane, ok := r.slack.Thread(channel, ts)
		if !ok || len(pane.Prompts) != 4 || pane.PromptTitle != "¿Qué le gustaría saber?" {
			t.Fatalf("the pane: %+v\n%s", pane, r.logs)
		}
		asked := r.do(fakeslack.DM{From: fakeslack.From{Thread: ts}, Text: pane.Prompts[0].Message})
		m := r.said(asked)
		if m.Thread != ts || !strings.Contains(m.Read(), "*Sí. Alachua") {
			t.Errorf("in %q of %q:\n%s", m.Thread, ts, m.Read())
		}
		if all := asked.Statuses(); len(all) == 0 || !strings.Contains(all[0], "listas de ICE") {
			t.Errorf("statuses: %q", all)
		}
		if m := r.answer(fakeslack.DM{From: fakeslack.From{Thread: ts}, Text: "¿cuándo firmaron?"}); m.Thread != ts || !strings.Contains(m.Read(), "Alachua") {
			t.Errorf("a follow-up in %q:\n%s", m.Thread, m.Read())
		}
		looked := r.do(fakeslack.AssistantContextChanged{From: fakeslack.From{Thread: ts}})
		if _, ok := looked.Acked(r.soon()); !ok || len(looked.Posts()) > 0 {
			t.Errorf("looking elsewhere: acknowledged %v, %d messages", ok, len(looked.Posts()))
		}
	})
}

// In the view of agents the prompts stand above all threads.
func TestAgentView(t *testing.T) {
	t.Parallel()
	r := start(t, fakeslack.Options{}, nil, withPane)
	e := r.do(fakeslack.AppHomeOpened{Tab: "messages"})
	e.Answered(r.soon())
	if pane, ok := r.slack.Thread(r.slack.DMChannel(fakeslack.DefaultUser), ""); !ok || len(pane.Prompts) != 4 || len(e.Views()) > 0 {
		t.Errorf("the pane: %+v, %d views", pane, len(e.Views()))
	}
}

// Every prompt is answered, in its language.
func TestPrompts(t *testing.T) {
	t.Parallel()
	b := whole.Bot(t)
	for _, lang := range []string{"en", "es"} {
		for _, what := range suggestions {
			a := ask(t, bot.Message{Text: b.Texts(lang).Say("slack.asked."+what, nil), Locale: lang})
			if a.Language != lang || a.Verdict == "unknown" || a.Verdict == "ambiguous" || a.Intent == "none" {
				t.Errorf("%s in %s: %s %s in %s", what, lang, a.Intent, a.Verdict, a.Language)
			}
		}
	}
}

// Where the pane is not on, nothing is said of it.
func TestNoAssistant(t *testing.T) {
	t.Parallel()
	r := start(t, fakeslack.Options{}, nil)
	e := r.slack.Start(fakeslack.AssistantThreadStarted{})
	if _, ok := e.Acked(r.soon()); !ok {
		t.Error("not acknowledged")
	}
	asked := r.do(fakeslack.DM{From: fakeslack.From{Thread: "1764000000.000100"}, Text: "does Tampa PD, Florida, take part?"})
	if m := r.said(asked); len(asked.Statuses()) > 0 || m.Thread != "1764000000.000100" {
		t.Errorf("statuses %q, in %q", asked.Statuses(), m.Thread)
	}
	if err := r.Stop(); err != nil || len(e.Requests()) > 0 {
		t.Errorf("%+v %v", e.Requests(), err)
	}
}
