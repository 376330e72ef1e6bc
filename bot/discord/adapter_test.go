package discord

import (
	"slices"
	"strings"
	"testing"
	"time"

	"ask287/bot"
	"ask287/bot/bottest/fakediscord"
)

func TestCommands(t *testing.T) {
	r := start(t, fakediscord.Options{}, nil)
	for _, test := range []struct {
		sub, option, value, want string
	}{
		{"ask", "question", "Does the Alachua County sheriff in Florida take part in 287(g)?", "**Yes. Alachua County Sheriff's Office (Florida) is on ICE's list"},
		{"ask", "question", "¿El sheriff del condado de Alachua, Florida tiene 287g?", "**Sí."},
		{"agency", "name", "Chicago Police Department, IL", "is not on ICE's list"},
		{"place", "name", "33134", "33134"},
		{"place", "name", "Tampa, FL", "Tampa"},
		{"state", "name", "Florida", "agencies in Florida"},
		{"term", "word", "detainer", "A request from ICE"},
		{"help", "", "", "Ask whether a sheriff"},
		{"about", "", "", "Privacy"},
		{"forget", "", "", "forgotten"},
	} {
		var options []fakediscord.Value
		if test.option != "" {
			options = append(options, fakediscord.Value{Name: test.option, Value: test.value})
		}
		m := r.slash(test.sub, options...)
		if got := shown(m); !strings.Contains(got, test.want) {
			t.Errorf("%s %q:\n%s\nwant %q in it", test.sub, test.value, got, test.want)
		}
		if m.Flags&fakediscord.Ephemeral == 0 {
			t.Errorf("%s %q: all can see it", test.sub, test.value)
		}
	}
}

func TestAutocomplete(t *testing.T) {
	r := start(t, fakediscord.Options{}, nil)
	complete := func(sub string, options ...fakediscord.Value) []fakediscord.Choice {
		c, ok := r.discord.Do(t.Context(), fakediscord.Autocomplete{Name: "287g", Sub: sub, Options: options}).Callback()
		if !ok {
			t.Fatalf("%s %v: no choices:\n%s", sub, options, r.logs)
		}
		return c.Choices
	}
	all := complete("agency", fakediscord.Value{Name: "name", Value: "alach", Focused: true})
	if len(all) == 0 || !strings.HasPrefix(all[0].Name, "Alachua") {
		t.Fatalf("alach: %v", all)
	}
	if got := r.slash("agency", fakediscord.Value{Name: "name", Value: all[0].Value}); !strings.Contains(shown(got), "Alachua") {
		t.Errorf("the first choice:\n%s", shown(got))
	}
	for _, c := range complete("agency", fakediscord.Value{Name: "name", Value: "harris", Focused: true}, fakediscord.Value{Name: "state", Value: "TX"}) {
		if !strings.HasSuffix(c.Name, "Texas") {
			t.Errorf("within Texas: %v", c)
		}
	}
	if got := complete("agency", fakediscord.Value{Name: "name", Value: ""}, fakediscord.Value{Name: "state", Value: "tex", Focused: true}); len(got) != 1 || got[0].Value != "TX" {
		t.Errorf("tex: %v", got)
	}
	if got := complete("term", fakediscord.Value{Name: "word", Value: "det", Focused: true}); len(got) == 0 {
		t.Error("no term begins with det")
	}
	if got := complete("place", fakediscord.Value{Name: "name", Value: "", Focused: true}); len(got) != 25 {
		t.Errorf("%d choices for nothing typed", len(got))
	}
}

func TestMentions(t *testing.T) {
	r := start(t, fakediscord.Options{}, nil)
	mention := "<@" + fakediscord.BotID + "> "
	m := r.discord.Say(fakediscord.Say{Text: mention + "does the Alachua County sheriff in Florida take part?"})
	got, ok := r.discord.Reply(t.Context(), m)
	if !ok || got.Channel != m.ID || !strings.Contains(shown(got), "**Yes. Alachua") {
		t.Fatalf("a mention: in %s of %s:\n%s\n%s", got.Channel, m.ID, shown(got), r.logs)
	}
	for _, quiet := range []fakediscord.Say{
		{Text: "Tampa police, FL"}, {Text: mention + "Tampa", Webhook: true}, {Text: "@everyone Tampa", Everyone: true},
	} {
		before := r.discord.Counts().Messages
		said := r.discord.Say(quiet)
		last := r.discord.Say(fakediscord.Say{DM: true, Text: "help"})
		r.discord.Reply(t.Context(), last)
		if after := r.discord.Counts().Messages; after != before+1 {
			t.Errorf("%+v was answered (%s)", quiet, said.ID)
		}
	}
}

func TestSettings(t *testing.T) {
	r := start(t, fakediscord.Options{}, nil)
	set := func(permissions uint64, options ...fakediscord.Value) string {
		return shown(r.answered(fakediscord.Slash{From: fakediscord.From{Permissions: permissions}, Name: "287g", Sub: "settings", Options: options}))
	}
	if got := set(fakediscord.SendMessages, fakediscord.Value{Name: "state", Value: "MD"}); !strings.Contains(got, "Only those who may manage") {
		t.Errorf("anybody may: %s", got)
	}
	got := set(fakediscord.ManageGuild, fakediscord.Value{Name: "state", Value: "Maryland"}, fakediscord.Value{Name: "answers", Value: "public"}, fakediscord.Value{Name: "reports", Value: fakediscord.DefaultChannel})
	if !strings.Contains(got, "Maryland") || !strings.Contains(got, "for all") || !strings.Contains(got, fakediscord.DefaultChannel) {
		t.Errorf("settings: %s", got)
	}
	m := r.ask("Washington County sheriff")
	if !strings.Contains(shown(m), "Washington County Sheriff's Office") || !strings.Contains(shown(m), "Maryland") || m.Flags&fakediscord.Ephemeral != 0 {
		t.Errorf("in Maryland, for all (flags %d):\n%s", m.Flags, shown(m))
	}
	form, ok := r.press(m, bot.NotRight).Callback()
	if !ok || form.Modal == nil {
		t.Fatalf("no form: %+v", form)
	}
	said := r.answered(fakediscord.Submit{Message: &m, Modal: *form.Modal, Fields: map[string]string{"what": "it is **old** @everyone"}})
	if !strings.Contains(shown(said), "without your name") {
		t.Errorf("reported: %s", shown(said))
	}
	isReport := func(m fakediscord.Message) bool { return strings.Contains(shown(m), `it is \*\*old\*\* \@everyone`) }
	if !slices.ContainsFunc(r.discord.Messages(fakediscord.DefaultChannel), isReport) {
		t.Error("the report is not posted")
	}
	r.discord.Leave(fakediscord.DefaultGuild, false)
	for left := time.Now().Add(10 * time.Second); ; time.Sleep(5 * time.Millisecond) {
		s, err := r.desk.Settings(t.Context(), Platform, fakediscord.DefaultGuild)
		if err == nil && s == (bot.Settings{}) {
			break
		}
		if err != nil || time.Now().After(left) {
			t.Fatalf("after it left: %+v %v", s, err)
		}
	}
}
