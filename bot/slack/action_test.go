package slack

import (
	"slices"
	"strings"
	"testing"

	"ask287/bot"
	"ask287/bot/bottest/fakeslack"
)

func TestShareCopyLanguage(t *testing.T) {
	t.Parallel()
	ways(t, func(t *testing.T, changes ...func(*Config)) {
		r := start(t, fakeslack.Options{}, nil, changes...)
		m := r.command("does the Alachua County Sheriff, FL, take part?")
		shared := r.said(r.press(m, bot.Share, ""))
		if shared.Ephemeral != "" || shared.Read() != m.Read() || shared.Text != m.Text || has(shared, bot.Share) {
			t.Errorf("shared, seen by %q:\n%s\nof:\n%s", shared.Ephemeral, shared.Read(), m.Read())
		}
		if all := string(shared.Blocks) + shared.Text; strings.Contains(all, fakeslack.DefaultUser) || strings.Contains(all, "alice") {
			t.Errorf("it names who shared it:\n%s", all)
		}
		copied := r.said(r.press(m, "Copy as text", ""))
		if got := copied.Read(); copied.Ephemeral == "" || !strings.HasPrefix(got, "```\nYes. Alachua County Sheriff's Office (Florida) is on") || !strings.Contains(got, "https://") {
			t.Errorf("copied:\n%s", got)
		}
		spanish := r.said(r.press(m, "¿Español?", ""))
		if spanish.TS != m.TS || !strings.Contains(spanish.Read(), "está en la lista") || spanish.Ephemeral == "" {
			t.Errorf("in Spanish, in place %v:\n%s", spanish.TS == m.TS, spanish.Read())
		}
		if english := r.said(r.press(spanish, "English?", "")); english.Read() != m.Read() || english.TS != m.TS {
			t.Errorf("back in English:\n%s", english.Read())
		}
		if aside := r.said(r.press(shared, bot.OtherLanguage, "")); aside.TS == shared.TS || aside.Ephemeral != fakeslack.DefaultUser {
			t.Error("what all can read was changed for one")
		}
	})
}

// What was asked in a thread, and what is pressed there, stays in the thread.
func TestPressInThread(t *testing.T) {
	t.Parallel()
	r := start(t, fakeslack.Options{}, nil)
	e := r.do(fakeslack.Mentioning{Text: "Springfield police"})
	m := r.said(e)
	menu, _ := m.Action("Choose which one you mean")
	got := r.said(r.press(m, menu.ActionID, menu.Options[0].Value))
	if got.TS != m.TS || got.Thread != e.Message.TS || got.Ephemeral != "" || has(got, bot.Share) {
		t.Errorf("chosen in a thread (in place %v, in %q, for %q):\n%s", got.TS == m.TS, got.Thread, got.Ephemeral, got.Read())
	}
	if copied := r.said(r.press(got, bot.AsText, "")); copied.Thread != e.Message.TS || copied.Ephemeral == "" {
		t.Errorf("copied in %q, for %q", copied.Thread, copied.Ephemeral)
	}
}

func TestChoose(t *testing.T) {
	t.Parallel()
	r := start(t, fakeslack.Options{}, nil)
	m := r.command("Springfield police")
	menu, ok := m.Action("Choose which one you mean")
	if !ok || len(menu.Options) < 3 || len(menu.Options) > 100 {
		t.Fatalf("the menu has %d options:\n%s", len(menu.Options), m.Read())
	}
	picked := menu.Options[1]
	got := r.said(r.press(m, menu.ActionID, picked.Value))
	if name, _, _ := strings.Cut(picked.Text, ","); got.TS != m.TS || got.Ephemeral == "" || !strings.Contains(got.Read(), name) || has(got, bot.Choose) {
		t.Errorf("chose %q:\n%s", picked.Text, got.Read())
	}
}

// Counties of one name in many states come in groups by state, or, where they are more than a menu takes, state by state.
func TestChooseAmongMany(t *testing.T) {
	t.Parallel()
	r := start(t, fakeslack.Options{}, nil)
	m := r.command("Washington County sheriff")
	menu, ok := m.Action("Choose which one you mean")
	if !ok || len(menu.Options) < 25 {
		t.Fatalf("%d options:\n%s", len(menu.Options), m.Read())
	}
	i := slices.IndexFunc(menu.Options, func(o fakeslack.Option) bool { return strings.HasSuffix(o.Text, "Maryland") })
	if i < 0 {
		t.Fatalf("there is no Maryland in %v", menu.Options)
	}
	if got := r.said(r.press(m, menu.ActionID, menu.Options[i].Value)); got.TS != m.TS || !strings.Contains(got.Read(), "Washington County Sheriff's Office (Maryland)") {
		t.Errorf("in Maryland:\n%s", got.Read())
	}
	answer, err := r.bot.Handle(t.Context(), bot.Message{Text: "Washington County sheriff"})
	if err != nil {
		t.Fatal(err)
	}
	id := bot.Press{Verb: bot.ChooseState, Language: "en", Again: answer.Again}.String()
	state := fakeslack.BlockAction{Message: &m, Action: id, Choice: "MD", Forged: true}
	if got := r.answer(state); got.TS == "" {
		t.Errorf("a state:\n%s", got.Read())
	}
}

// What is suggested comes as buttons.
func TestSuggestions(t *testing.T) {
	t.Parallel()
	r := start(t, fakeslack.Options{}, nil)
	m := r.command("Lakes Walles police, Florida")
	i := slices.IndexFunc(m.Actions(), func(a fakeslack.Action) bool { return strings.HasPrefix(a.ActionID, bot.Choose+":") })
	if i < 0 {
		t.Fatalf("no suggestions:\n%s", m.Read())
	}
	a := m.Actions()[i]
	name, _, _ := strings.Cut(a.Label, ",")
	if got := r.said(r.press(m, a.ActionID, "")); a.Type != "button" || got.TS != m.TS || !strings.Contains(got.Read(), name) {
		t.Errorf("%s %q:\n%s", a.Type, a.Label, got.Read())
	}
}

func TestPages(t *testing.T) {
	t.Parallel()
	r := start(t, fakeslack.Options{}, nil)
	m := r.command("which agencies in Florida take part")
	lead, _, _ := strings.Cut(m.Read(), "\n")
	seen, page := 0, m
	for n := 1; ; n++ {
		text := page.Read()
		if first, _, _ := strings.Cut(text, "\n"); first != lead || page.TS != m.TS {
			t.Fatalf("page %d (in place %v) begins with %q, not %q", n, page.TS == m.TS, first, lead)
		}
		seen += strings.Count(text, "\n- ")
		next, ok := page.Action("Next page")
		if !ok {
			break
		}
		page = r.said(r.press(page, next.ActionID, ""))
	}
	answer, err := r.bot.Handle(t.Context(), bot.Message{Text: "which agencies in Florida take part"})
	if err != nil || seen < len(answer.Agencies) {
		t.Errorf("%d agencies on all pages, of %d (%v)", seen, len(answer.Agencies), err)
	}
	if back := r.said(r.press(page, "Previous page", "")); !strings.Contains(back.Read(), lead) {
		t.Errorf("back:\n%s", back.Read())
	}
}

// A table comes as a file to the app's direct messages, where the workspace lets the app send files.
func TestFile(t *testing.T) {
	t.Parallel()
	const row = "Alachua County Sheriff's Office,FL,Alachua County,sheriff,listed,"
	r := start(t, fakeslack.Options{}, nil)
	m := r.command("which agencies in Florida take part")
	if told := r.said(r.press(m, "As a CSV file", "")); told.Ephemeral == "" || !strings.Contains(told.Read(), "in your messages") {
		t.Errorf("where it is: %s", told.Read())
	}
	sent := r.slack.Messages(r.slack.DMChannel(fakeslack.DefaultUser))
	if len(sent) != 2 || len(sent[1].Files) != 1 || sent[1].Files[0].Name != "ask287.csv" || !strings.Contains(string(sent[1].Files[0].Data), row) {
		t.Errorf("the file: %+v\n%s", sent, r.logs)
	}
	direct := r.answer(fakeslack.DM{Text: "which agencies in Idaho take part?"})
	if file, ok := r.press(direct, bot.AsFile, "").File(r.soon(), 0); !ok || file.Channel != direct.Channel {
		t.Errorf("in direct messages: %+v", file)
	}
}

// Where the workspace does not, it comes as text, on pages that lose nothing.
func TestTableAsText(t *testing.T) {
	t.Parallel()
	r := start(t, fakeslack.Options{Scopes: fewest}, nil)
	r.slack.Allow("missing_scope")
	m := r.command("which agencies in Florida take part")
	page := r.said(r.press(m, bot.AsFile, ""))
	first := page.TS
	if page.Ephemeral == "" {
		t.Error("all see the table")
	}
	var all strings.Builder
	for {
		if page.TS != first {
			t.Error("a page is not in the place of the one before")
		}
		all.WriteString(page.Read() + "\n")
		next, ok := page.Action("Next page")
		if !ok {
			break
		}
		page = r.said(r.press(page, next.ActionID, ""))
	}
	answer, err := r.bot.Handle(t.Context(), bot.Message{Text: "which agencies in Florida take part"})
	if err != nil {
		t.Fatal(err)
	}
	table, err := r.bot.Export(t.Context(), bot.Message{Again: answer.Again})
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(table)) {
		if !strings.Contains(all.String(), entities.Replace(strings.TrimSpace(line))) {
			t.Errorf("the pages lack %q", line)
		}
	}
}

func TestHelpful(t *testing.T) {
	t.Parallel()
	r := start(t, fakeslack.Options{}, nil)
	m := r.command("¿Tampa PD, Florida participa?")
	before := r.bot.Judged()[bot.Judgement{Platform: Platform, Intent: "participation", Verdict: "listed", Helpful: true}]
	if got := r.said(r.press(m, "Me sirvió", "")); got.Ephemeral == "" || !strings.HasPrefix(got.Read(), "Gracias") {
		t.Errorf("helpful:\n%s", got.Read())
	}
	if n := r.bot.Judged()[bot.Judgement{Platform: Platform, Intent: "participation", Verdict: "listed", Helpful: true}]; n <= before {
		t.Error("it is not counted")
	}
	if got := r.said(r.press(m, "Hay un error", "")); got.Ephemeral == "" || !strings.Contains(got.Read(), "queda contado") {
		t.Errorf("not right, with no channel for reports:\n%s", got.Read())
	}
}

func TestReport(t *testing.T) {
	t.Parallel()
	ways(t, func(t *testing.T, changes ...func(*Config)) {
		r := start(t, fakeslack.Options{}, nil, changes...)
		r.slack.AddChannel(fakeslack.Channel{ID: "C0REPORTS0", Name: "reports"})
		if err := r.desk.Set(t.Context(), Platform, fakeslack.TeamID, bot.Settings{Reports: "C0REPORTS0"}); err != nil {
			t.Fatal(err)
		}
		m := r.command("does Tampa PD, Florida, take part?")
		press := r.press(m, "Not right", "")
		form, ok := press.View(r.soon(), 0)
		if !ok || form.Title != "What is not right?" {
			t.Fatalf("the form: %+v", form)
		}
		sent := fakeslack.ViewSubmission{View: form, Values: map[string]string{reportInput: "it is *old* <!channel>"}}
		r.do(sent)
		thanks, ok := press.Post(r.soon(), 0)
		if !ok || thanks.Ephemeral != fakeslack.DefaultUser || !strings.Contains(thanks.Read(), "without your name") {
			t.Errorf("reported: %s", thanks.Read())
		}
		posted := r.slack.Messages("C0REPORTS0")
		if len(posted) != 1 {
			t.Fatalf("%d reports", len(posted))
		}
		if got := posted[0].Read(); !strings.Contains(got, "it is ∗old∗ &lt;!channel&gt;") || !strings.Contains(got, "Tampa Police Department") || strings.Contains(got, fakeslack.DefaultUser) {
			t.Errorf("the report:\n%s", got)
		}
		r.slack.AddChannel(fakeslack.Channel{ID: "C0REPORTS0", Name: "reports", Outside: true})
		r.slack.Allow("not_in_channel")
		press = r.press(m, "Not right", "")
		form, _ = press.View(r.soon(), 0)
		r.do(fakeslack.ViewSubmission{View: form, Values: map[string]string{reportInput: "old"}})
		if got, ok := press.Post(r.soon(), 0); !ok || !strings.Contains(got.Read(), "could not be posted") {
			t.Errorf("in a channel that the app is not in: %s", got.Read())
		}
	})
}

// An answer that is forgotten, and a button of another app's, are met with a word; what stands there stays.
func TestForgotten(t *testing.T) {
	t.Parallel()
	r := start(t, fakeslack.Options{}, nil)
	m := r.command("does Tampa PD, Florida, take part?")
	for _, id := range []string{
		bot.Press{Verb: bot.ToPage, Language: "en", Page: 7, Again: "@GONE"}.String(), bot.Press{Verb: bot.Choose, Language: "en", Again: "@GONE"}.String(),
		bot.Press{Verb: bot.AsText, Language: "en", Again: "@GONE"}.String(), bot.Press{Verb: bot.AsFile, Language: "en", Again: "@GONE"}.String(),
		bot.Press{Verb: bot.NotRight, Language: "en", Again: "@GONE"}.String(), "something", "nothing:en:0:x",
	} {
		got := r.answer(fakeslack.BlockAction{Message: &m, Action: id, Forged: true, From: fakeslack.From{User: fakeslack.DefaultUser}})
		if got.TS == m.TS || got.Ephemeral == "" || !strings.Contains(got.Read(), "not remembered any more") {
			t.Errorf("%s:\n%s", id, got.Read())
		}
	}
	page := bot.Press{Verb: bot.ToPage, Language: "en", Page: 700, Again: "sources"}.String()
	if got := r.answer(fakeslack.BlockAction{Message: &m, Action: page, Forged: true}); !strings.Contains(got.Read(), "publications") {
		t.Errorf("a page that there is not:\n%s", got.Read())
	}
}

// A response_url that is worn out is no reason not to answer.
func TestWornOut(t *testing.T) {
	t.Parallel()
	r := start(t, fakeslack.Options{HookUses: -1}, nil)
	r.slack.Allow("used_url")
	if m := r.command("does Tampa PD, Florida, take part?"); m.Ephemeral != fakeslack.DefaultUser || m.Channel != fakeslack.DefaultChannel || m.Way != "chat.postEphemeral" {
		t.Errorf("by %s, in %s for %q:\n%s", m.Way, m.Channel, m.Ephemeral, m.Read())
	}
	r.slack.AddChannel(fakeslack.Channel{ID: "C0ELSE0000", Outside: true})
	r.slack.Allow("not_in_channel")
	e := r.do(fakeslack.Command{From: fakeslack.From{Channel: "C0ELSE0000"}, Text: "does Tampa PD, Florida, take part?"})
	direct := r.slack.Messages(r.slack.DMChannel(fakeslack.DefaultUser))
	if len(direct) != 1 || !strings.Contains(direct[0].Read(), "Tampa Police Department") {
		t.Errorf("where the app is no member: %+v", e.Requests())
	}
}

// In direct messages with somebody else the app is no member: what is asked there is answered there, and can be shared there.
func TestCommandInDirectMessagesOfOthers(t *testing.T) {
	t.Parallel()
	r := start(t, fakeslack.Options{}, nil)
	r.slack.AddChannel(fakeslack.Channel{ID: "D0OTHERS00", Outside: true})
	m := r.answer(fakeslack.Command{From: fakeslack.From{Channel: "D0OTHERS00"}, Text: "which agencies in Idaho take part?"})
	if m.Channel != "D0OTHERS00" || m.Ephemeral == "" {
		t.Errorf("in %q for %q", m.Channel, m.Ephemeral)
	}
	if shared := r.said(r.press(m, bot.Share, "")); shared.Channel != "D0OTHERS00" || shared.Ephemeral != "" {
		t.Errorf("shared in %q for %q", shared.Channel, shared.Ephemeral)
	}
	r.said(r.press(m, bot.AsFile, ""))
	if sent := r.slack.Messages(r.slack.DMChannel(fakeslack.DefaultUser)); len(sent) != 2 || len(sent[1].Files) != 1 {
		t.Errorf("the file: %+v", sent)
	}
}
