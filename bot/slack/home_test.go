package slack

import (
	"strings"
	"testing"

	"ask287/bot"
	"ask287/bot/bottest/fakeslack"
)

const admin = "U0ADMIN000"

// home opens the App Home of a user.
func (r *running) home(user string) fakeslack.View {
	r.t.Helper()
	return r.form(r.do(fakeslack.AppHomeOpened{From: fakeslack.From{User: user}}))
}

// on does something on the home, and returns what it has become.
func (r *running) on(v fakeslack.View, verb, choice string) fakeslack.View {
	r.t.Helper()
	return r.form(r.do(fakeslack.BlockAction{View: &v, Action: named287(v.Actions(), verb), Choice: choice, From: fakeslack.From{User: v.User}}))
}

func TestHome(t *testing.T) {
	t.Parallel()
	ways(t, func(t *testing.T, changes ...func(*Config)) {
		r := start(t, fakeslack.Options{}, nil, changes...)
		v := r.home(fakeslack.DefaultUser)
		for _, want := range []string{"Who takes part in 287(g)?", "/287g", "Your question", "ICE's of 2026-", "days old", "https://www.ice.gov/", "*Privacy:*", "State in which names are read: not chosen", "Admins of the workspace can change this."} {
			if !strings.Contains(v.Read(), want) {
				t.Errorf("the home lacks %q:\n%s", want, v.Read())
			}
		}
		if _, ok := v.Action(named287(v.Actions(), setState)); ok {
			t.Error("anybody can change the settings")
		}
		spanish := r.on(v, bot.OtherLanguage, "")
		if !strings.Contains(spanish.Read(), "*Privacidad:*") || !strings.Contains(spanish.Read(), "¿Quién participa") {
			t.Errorf("in Spanish:\n%s", spanish.Read())
		}
		if english := r.on(spanish, bot.OtherLanguage, ""); english.Read() != v.Read() {
			t.Errorf("back in English:\n%s", english.Read())
		}
	})
}

// What is asked on the home is answered in direct messages.
func TestHomeQuestion(t *testing.T) {
	t.Parallel()
	r := start(t, fakeslack.Options{}, nil)
	v := r.home(fakeslack.DefaultUser)
	e := r.do(fakeslack.BlockAction{View: &v, Action: named287(v.Actions(), homeQuestion), Choice: "¿Tampa PD, Florida participa?"})
	m, ok := e.Post(r.soon(), 0)
	if !ok || m.Channel != r.slack.DMChannel(fakeslack.DefaultUser) || !strings.Contains(m.Read(), "*Sí. Tampa Police Department") {
		t.Errorf("in %q:\n%s", m.Channel, m.Read())
	}
	box := named287(v.Actions(), homeQuestion)
	asked := r.do(fakeslack.BlockAction{View: &v, Action: "Ask", Stands: map[string]string{box: "33134"}})
	if m, ok := asked.Post(r.soon(), 0); !ok || !strings.Contains(m.Read(), "33134") {
		t.Errorf("by the button:\n%s", m.Read())
	}
	if form := r.form(r.do(fakeslack.BlockAction{View: &v, Action: "Ask"})); !strings.Contains(form.Read(), "Agency or place") {
		t.Errorf("with nothing asked:\n%s", form.Read())
	}
	spanish := r.on(v, bot.OtherLanguage, "")
	box = named287(spanish.Actions(), homeQuestion)
	asked = r.do(fakeslack.BlockAction{View: &spanish, Action: "Preguntar", Stands: map[string]string{box: "Tampa PD, FL"}})
	if m, ok := asked.Post(r.soon(), 0); !ok || !strings.Contains(m.Read(), "*Sí.") {
		t.Errorf("in the language of the home:\n%s", m.Read())
	}
	if m, ok := r.do(fakeslack.BlockAction{View: &spanish, Action: "Todas las fuentes"}).Post(r.soon(), 0); !ok || !strings.Contains(m.Read(), "publicaciones") || m.Ephemeral != "" {
		t.Errorf("sources:\n%s", m.Read())
	}
}

func TestHomeSettings(t *testing.T) {
	t.Parallel()
	ways(t, func(t *testing.T, changes ...func(*Config)) {
		r := start(t, fakeslack.Options{}, nil, changes...)
		r.slack.AddUser(fakeslack.User{ID: admin, Name: "ann", Admin: true})
		v := r.on(r.home(admin), setState, "MD")
		v = r.on(v, setAnswers, isPublic)
		v = r.on(v, setReports, fakeslack.DefaultChannel)
		v = r.on(v, setLanguage, "es")
		want := bot.Settings{State: "MD", Language: "es", Public: true, Reports: fakeslack.DefaultChannel}
		if s, err := r.desk.Settings(t.Context(), Platform, fakeslack.TeamID); err != nil || s != want {
			t.Errorf("kept: %+v %v", s, err)
		}
		for _, shown := range []string{"Maryland", "para todos", "español", "<#" + fakeslack.DefaultChannel + ">", "quedaron guardados"} {
			if !strings.Contains(v.Read(), shown) {
				t.Errorf("the home lacks %q:\n%s", shown, v.Read())
			}
		}
		v = r.on(v, setNone, "")
		v = r.on(v, setLanguage, none)
		v = r.on(v, setState, none)
		v = r.on(v, setAnswers, private)
		if s, err := r.desk.Settings(t.Context(), Platform, fakeslack.TeamID); err != nil || s != (bot.Settings{}) {
			t.Errorf("taken back: %+v %v\n%s", s, err, v.Read())
		}
	})
}

// Who is no admin changes nothing, whatever they send; nor does anybody where Slack does not say who is one.
func TestSettingsOfOthers(t *testing.T) {
	t.Parallel()
	id := bot.Press{Verb: setState, Language: "en"}.String()
	r := start(t, fakeslack.Options{}, nil)
	v := r.home(fakeslack.DefaultUser)
	r.form(r.do(fakeslack.BlockAction{View: &v, Action: id, Choice: "MD", Forged: true}))
	unknown := start(t, fakeslack.Options{Scopes: fewest}, nil)
	unknown.slack.AddUser(fakeslack.User{ID: admin, Name: "ann", Admin: true})
	unknown.slack.Allow("missing_scope")
	v = unknown.home(admin)
	if !strings.Contains(v.Read(), "users:read") {
		t.Errorf("the home:\n%s", v.Read())
	}
	unknown.form(unknown.do(fakeslack.BlockAction{View: &v, Action: id, Choice: "MD", Forged: true, From: fakeslack.From{User: admin}}))
	for _, r := range []*running{r, unknown} {
		if s, err := r.desk.Settings(t.Context(), Platform, fakeslack.TeamID); err != nil || s != (bot.Settings{}) {
			t.Errorf("changed: %+v %v", s, err)
		}
	}
}

// The settings can be had by the command too, and are changed there likewise.
func TestSettingsCommand(t *testing.T) {
	t.Parallel()
	r := start(t, fakeslack.Options{}, nil)
	r.slack.AddUser(fakeslack.User{ID: admin, Name: "ann", Admin: true})
	m := r.answer(fakeslack.Command{From: fakeslack.From{User: admin}, Text: "ajustes"})
	state := named287(m.Actions(), setState)
	m2 := r.answer(fakeslack.BlockAction{Message: &m, Action: state, Choice: "TX"})
	if m2.TS != m.TS || m2.Ephemeral != admin || !strings.Contains(m2.Read(), "Estado en el que se leen los nombres: Texas") {
		t.Errorf("in place %v:\n%s", m2.TS == m.TS, m2.Read())
	}
	if s, err := r.desk.Settings(t.Context(), Platform, fakeslack.TeamID); err != nil || s.State != "TX" {
		t.Errorf("kept: %+v %v", s, err)
	}
	if m := r.answer(fakeslack.Command{Text: "settings"}); has(m, setState) || !strings.Contains(m.Read(), "Texas") || !strings.Contains(m.Read(), "Admins") {
		t.Errorf("for anybody:\n%s", m.Read())
	}
}
