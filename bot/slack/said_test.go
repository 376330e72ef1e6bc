package slack

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"ask287/bot"
	"ask287/bot/bottest/fakeslack"
)

// soon is a context that ends in ten seconds: nothing takes as long.
func (r *running) soon() context.Context {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	r.t.Cleanup(cancel)
	return ctx
}

// do is what somebody does. It waits for the answer, or for ten seconds.
func (r *running) do(a fakeslack.Act) *fakeslack.Exchange {
	return r.slack.Do(r.soon(), a)
}

// answer is what the app says about something that somebody does, as it stands when they have read it.
func (r *running) answer(a fakeslack.Act) fakeslack.Message {
	r.t.Helper()
	return r.said(r.do(a))
}

func (r *running) said(e *fakeslack.Exchange) fakeslack.Message {
	r.t.Helper()
	all := e.Posts()
	if len(all) == 0 {
		r.t.Fatalf("no answer to %s %s: %+v\n%s", e.Kind, e.Type, e.Requests(), r.logs)
	}
	return all[0]
}

// command gives the slash command.
func (r *running) command(text string) fakeslack.Message {
	r.t.Helper()
	return r.answer(fakeslack.Command{Text: text})
}

// press presses a button or chooses from a menu of a message, by label, or by the verb of what it does.
func (r *running) press(m fakeslack.Message, name, choice string) *fakeslack.Exchange {
	r.t.Helper()
	name = named287(m.Actions(), name)
	return r.do(fakeslack.BlockAction{Message: &m, Action: name, Choice: choice, From: fakeslack.From{User: fakeslack.DefaultUser}})
}

// named287 is the action_id of what a verb names, else the name.
func named287(all []fakeslack.Action, name string) string {
	for _, a := range all {
		if p, ok := bot.PressOf(a.ActionID); ok && p.Verb == name {
			return a.ActionID
		}
	}
	return name
}

func has(m fakeslack.Message, verb string) bool { return named287(m.Actions(), verb) != verb }

func TestCommands(t *testing.T) {
	t.Parallel()
	ways(t, func(t *testing.T, changes ...func(*Config)) {
		r := start(t, fakeslack.Options{}, nil, changes...)
		for _, test := range []struct{ text, want string }{
			{"Does the Alachua County sheriff in Florida take part in 287(g)?", "*Yes. Alachua County Sheriff's Office (Florida) is on ICE's list"},
			{"¿El sheriff del condado de Alachua, Florida tiene 287g?", "*Sí."},
			{"Chicago Police Department, IL", "is not on ICE's list"},
			{"33134", "33134"},
			{"Which agencies in Florida take part?", "agencies in Florida"},
			{"what is a detainer", "A request from ICE"},
			{"help", "Ask whether a sheriff"},
			{"ayuda", "Pregunte si"},
			{"about", "*Privacy:*"},
			{"Acerca", "*Privacidad:*"},
			{"forget", "is forgotten"},
			{"olvidar", "Se olvidó"},
			{"settings", "State in which names are read: not chosen"},
			{"ajustes", "Idioma: sin elegir"},
		} {
			m := r.command(test.text)
			if got := m.Read(); !strings.Contains(got, test.want) {
				t.Errorf("%q:\n%s\nwant %q in it", test.text, got, test.want)
			}
			if m.Ephemeral != fakeslack.DefaultUser || m.Text == "" {
				t.Errorf("%q: %q sees it, and as text it is %q", test.text, m.Ephemeral, m.Text)
			}
		}
	})
}

// What is typed by somebody is shown as it is, and pings nobody.
func TestEchoes(t *testing.T) {
	t.Parallel()
	r := start(t, fakeslack.Options{}, nil)
	m := r.command("Tampa PD, Xyzzy *PD* <!channel> & <@U0ALICE000> @here and Plugh PD")
	if got := m.Read() + m.Text; strings.Contains(got, "<!") || strings.Contains(got, "<@") || strings.Contains(got, "*PD*") || strings.Contains(got, "@here") {
		t.Errorf("echoed:\n%s", got)
	}
}

func TestMentions(t *testing.T) {
	t.Parallel()
	ways(t, func(t *testing.T, changes ...func(*Config)) {
		r := start(t, fakeslack.Options{}, nil, changes...)
		e := r.do(fakeslack.Mentioning{Text: "does the Alachua County sheriff in Florida take part?"})
		m := r.said(e)
		if m.Thread != e.Message.TS || m.Ephemeral != "" || !strings.Contains(m.Read(), "*Yes. Alachua") || has(m, bot.Share) {
			t.Fatalf("in the thread %q of %q:\n%s", m.Thread, e.Message.TS, m.Read())
		}
		follow := fakeslack.Mentioning{From: fakeslack.From{Thread: e.Message.TS, User: "U0BOB00000"}, Text: fakeslack.Mention + " when did they sign?"}
		if m := r.answer(follow); m.Thread != e.Message.TS || !strings.Contains(m.Read(), "Alachua") {
			t.Errorf("in its thread %q:\n%s", m.Thread, m.Read())
		}
		elsewhere := fakeslack.Mentioning{Text: "when did they sign?"}
		if m := r.answer(elsewhere); !strings.Contains(m.Read(), "Which agency or place do you mean?") {
			t.Errorf("in another thread:\n%s", m.Read())
		}
		if m := r.answer(fakeslack.Mentioning{Text: "¿Tampa PD, Florida participa?"}); !strings.Contains(m.Read(), "*Sí.") {
			t.Errorf("in Spanish:\n%s", m.Read())
		}
		if m := r.answer(fakeslack.Mentioning{Text: fakeslack.Mention}); !strings.Contains(m.Read(), "Ask whether") {
			t.Errorf("a mention alone:\n%s", m.Read())
		}
	})
}

func TestDirectMessages(t *testing.T) {
	t.Parallel()
	r := start(t, fakeslack.Options{}, nil)
	m := r.answer(fakeslack.DM{Text: "Tampa police, FL"})
	if m.Thread != "" || m.Ephemeral != "" || !strings.Contains(m.Read(), "Tampa Police Department") || has(m, bot.Share) {
		t.Errorf("in the thread %q:\n%s", m.Thread, m.Read())
	}
	if m := r.answer(fakeslack.DM{Text: "when did they sign?"}); !strings.Contains(m.Read(), "Tampa") {
		t.Errorf("a follow-up:\n%s", m.Read())
	}
	r.answer(fakeslack.DM{Text: "forget"})
	if m := r.answer(fakeslack.DM{Text: "when did they sign?"}); strings.Contains(m.Read(), "Tampa") {
		t.Errorf("a follow-up to what is forgotten:\n%s", m.Read())
	}
	for _, subtype := range []string{"file_share", "thread_broadcast"} { // with words beside the file, and for all besides
		if m, ok := r.slack.Start(fakeslack.DM{Text: tampa, Subtype: subtype}).Post(r.soon(), 0); !ok || !strings.Contains(m.Read(), tampaAnswer) {
			t.Errorf("%s: %v %s", subtype, ok, m.Read())
		}
	}
	const words = "when did Alachua County sheriff sign?"
	channel := r.slack.DMChannel(fakeslack.DefaultUser)
	r.do(fakeslack.Event{Type: "message", Inner: map[string]any{ // without a channel_type
		"type": "message", "user": fakeslack.DefaultUser, "text": words, "ts": "1700000000.000100", "channel": channel,
	}})
	for !slices.ContainsFunc(r.slack.Messages(channel), func(m fakeslack.Message) bool { return strings.Contains(m.Read(), "Alachua County Sheriff") }) {
		if r.within.Err() != nil {
			t.Fatal("no answer in a channel of direct messages that is not called one")
		}
		time.Sleep(10 * time.Millisecond)
	}
}

// What is not said to the app by a person is not answered.
func TestQuiet(t *testing.T) {
	t.Parallel()
	r := start(t, fakeslack.Options{}, nil)
	quiet := []fakeslack.Act{
		fakeslack.DM{Text: "Tampa", Bot: true}, fakeslack.Mentioning{Text: "Tampa", Bot: true}, fakeslack.DM{Text: "Tampa", From: fakeslack.From{User: fakeslack.BotUserID}},
		fakeslack.DM{Text: "Tampa", Subtype: "message_changed"}, fakeslack.DM{Text: "Tampa", Subtype: "message_deleted"}, fakeslack.DM{Text: "Tampa", Subtype: "bot_message"},
		fakeslack.DM{Text: " ", Subtype: "file_share"}, fakeslack.DM{Text: "Tampa", Subtype: "channel_join"},
	}
	var all []*fakeslack.Exchange
	for _, a := range quiet {
		e := r.slack.Start(a)
		if _, ok := e.Acked(r.soon()); !ok {
			t.Fatalf("%+v is not acknowledged", a)
		}
		all = append(all, e)
	}
	r.answer(fakeslack.Command{Text: "help"})
	if err := r.Stop(); err != nil { // it has done all then
		t.Error(err)
	}
	for i, e := range all {
		if posts := e.Posts(); len(posts) > 0 {
			t.Errorf("%+v is answered:\n%s", quiet[i], posts[0].Read())
		}
	}
}

// The locale decides where the question does not show its language; what Slack tells is remembered, and what it does not tell is done
// without.
func TestLocale(t *testing.T) {
	t.Parallel()
	r := start(t, fakeslack.Options{}, nil)
	r.slack.AddUser(fakeslack.User{ID: fakeslack.DefaultUser, Name: "alice", Locale: "es-MX"})
	if m := r.command("Tampa PD, FL"); !strings.Contains(m.Read(), "*Sí.") {
		t.Errorf("in es-MX:\n%s", m.Read())
	}
	if m := r.command("does Tampa PD in Florida take part?"); !strings.Contains(m.Read(), "*Yes.") {
		t.Errorf("in English though the locale is es-MX:\n%s", m.Read())
	}
	r = start(t, fakeslack.Options{Scopes: fewest}, nil)
	r.slack.Allow("missing_scope")
	for range 2 {
		e := r.do(fakeslack.Command{Text: "Tampa PD, FL"})
		if m := r.said(e); !strings.Contains(m.Read(), "*Yes.") {
			t.Errorf("without users:read:\n%s", m.Read())
		}
	}
}

// fewest are the scopes that the app cannot do without.
var fewest = []string{"app_mentions:read", "chat:write", "commands", "im:history"}

func TestLimited(t *testing.T) {
	t.Parallel()
	b := *whole.Bot(t)
	b.Limit(bot.Limits{User: bot.Limit{Burst: 1, PerSecond: 0.001}})
	r := start(t, fakeslack.Options{}, nil, func(c *Config) { c.Bot = &b })
	m := r.command("Tampa PD, Florida")
	if got := r.command("Tampa PD, Florida"); !strings.Contains(got.Read(), "a lot of questions") || got.Ephemeral == "" {
		t.Errorf("the second:\n%s", got.Read())
	}
	for name, act := range map[string]fakeslack.Act{
		"mention": fakeslack.Mentioning{Text: "¿Miami PD, Florida participa?"}, "direct message": fakeslack.DM{Text: "¿Miami PD, Florida participa?"},
	} {
		if got := r.answer(act); !strings.Contains(got.Read(), "Son muchas preguntas") {
			t.Errorf("%s:\n%s", name, got.Read())
		}
	}
	for _, act := range []fakeslack.Act{
		fakeslack.MessageShortcut{CallbackID: checkShortcut, Text: "is Tampa PD in it?"}, fakeslack.BlockAction{Message: &m, Action: "Share in channel"},
	} {
		if got := r.answer(act); !strings.Contains(got.Read(), "a lot of questions") || got.Ephemeral == "" {
			t.Errorf("%T:\n%s", act, got.Read())
		}
	}
	if n := r.counts.Of(bot.TooMany); n != 5 {
		t.Errorf("%d counted as too many", n)
	}
}

// Where there is no answer, there is a word.
func TestFailed(t *testing.T) {
	t.Parallel()
	for name, handle := range map[string]bot.Handler{
		"error": func(context.Context, bot.Message) (bot.Answer, error) { return bot.Answer{}, bot.ErrClosed },
		"panic": func(context.Context, bot.Message) (bot.Answer, error) { panic(canary) },
	} {
		r := start(t, fakeslack.Options{}, handle)
		for _, act := range []fakeslack.Act{
			fakeslack.Command{Text: "Tampa " + canary}, fakeslack.Mentioning{Text: "Tampa " + canary}, fakeslack.DM{Text: "Tampa " + canary},
			fakeslack.MessageShortcut{CallbackID: checkShortcut, Text: "Tampa " + canary}, fakeslack.Command{Text: "about"},
		} {
			if m := r.answer(act); !strings.Contains(m.Read(), "there is no answer") {
				t.Errorf("%s, %T:\n%s", name, act, m.Read())
			}
		}
		if e := r.do(fakeslack.AppHomeOpened{}); !slices.ContainsFunc(e.Views(), func(v fakeslack.View) bool {
			return strings.Contains(v.Read(), "there is no answer") && strings.Contains(v.Read(), "Privacy")
		}) {
			t.Errorf("%s: the home has no word of it", name)
		}
		quiet(t, r)
	}
}

// In a workspace that wants it so, answers to commands are for all in the channel; words about the app are not.
func TestPublic(t *testing.T) {
	t.Parallel()
	r := start(t, fakeslack.Options{}, nil)
	if err := r.desk.Set(t.Context(), Platform, fakeslack.TeamID, bot.Settings{Public: true, State: "MD", Language: "es"}); err != nil {
		t.Fatal(err)
	}
	m := r.command("Washington County sheriff")
	if m.Ephemeral != "" || has(m, bot.Share) || !strings.Contains(m.Read(), "Washington County Sheriff's Office") || !strings.Contains(m.Read(), "Maryland") || !strings.Contains(m.Read(), "lista") {
		t.Errorf("seen by %q:\n%s", m.Ephemeral, m.Read())
	}
	if m := r.command("about"); m.Ephemeral == "" || !strings.Contains(m.Read(), "Privacidad") {
		t.Errorf("about, seen by %q:\n%s", m.Ephemeral, m.Read())
	}
}

// Where Slack is slow to tell of users, nobody waits for it in vain but the first.
func TestSlowLocale(t *testing.T) {
	t.Parallel()
	r := start(t, fakeslack.Options{}, nil)
	r.slack.Fail(fakeslack.Match{Method: "users.info"}, fakeslack.Slow(2*time.Second), 1)
	for range 3 {
		if m := r.command("Tampa PD, FL"); !strings.Contains(m.Read(), "*Yes.") {
			t.Errorf("without a locale:\n%s", m.Read())
		}
	}
	r.slack.AddUser(fakeslack.User{ID: fakeslack.DefaultUser, Name: "alice", Locale: "es-MX"})
	if m := r.command("Tampa PD, FL"); !strings.Contains(m.Read(), "*Yes.") {
		t.Errorf("it asked again at once:\n%s", m.Read())
	}
	r.adapter.people.DeleteAll()
	if m := r.command("Tampa PD, FL"); !strings.Contains(m.Read(), "*Sí.") {
		t.Errorf("it does not ask again:\n%s", m.Read())
	}
}
