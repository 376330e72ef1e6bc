package fakeslack_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/slack-go/slack"

	"ask287/bot/bottest/fakeslack"
)

// quiet is what every message needs.
func quiet(words string) slack.MsgOption {
	return slack.MsgOptionCompose(slack.MsgOptionText(words, false), slack.MsgOptionDisableLinkUnfurl(), slack.MsgOptionDisableMediaUnfurl())
}

// silent is an app that acknowledges and does nothing else, for tests that do it in its place.
func silent(t *testing.T) (*fakeslack.Server, *app) {
	t.Helper()
	s := fakeslack.New(t, fakeslack.Options{})
	a := newApp(s)
	a.respond = func(*app, string, json.RawMessage) any { return nil }
	a.connect(t, 1)
	return s, a
}

// Messages are changed, deleted and shown to one person, and whose they are is known.
func TestMessages(t *testing.T) {
	t.Parallel()
	s, a := silent(t)
	e := s.Start(fakeslack.Mentioning{Text: "x"})
	thread := e.Thread()
	_, ts, err := a.api.PostMessage(thread.Channel, quiet("one"), slack.MsgOptionTS(thread.Thread))
	if err != nil {
		t.Fatal(err)
	}
	if _, _, _, err := a.api.UpdateMessage(thread.Channel, ts, slack.MsgOptionText("two", false)); err != nil {
		t.Error(err)
	}
	if _, err := a.api.PostEphemeral(thread.Channel, fakeslack.DefaultUser, quiet("three"), slack.MsgOptionTS(thread.Thread)); err != nil {
		t.Error(err)
	}
	posts := e.Posts()
	if len(posts) != 2 || posts[0].Text != "two" || posts[0].Before[0].Text != "one" || posts[1].Ephemeral != fakeslack.DefaultUser {
		t.Errorf("%+v", posts)
	}
	if _, _, err := a.api.DeleteMessage(thread.Channel, ts); err != nil || len(s.Messages(thread.Channel)) != 0 {
		t.Error("not deleted", err)
	}
	s.Allow("message_not_found", "cant_update_message", "user_not_in_channel", "not_in_channel")
	if _, _, err := a.api.DeleteMessage(thread.Channel, ts); errorText(err) != "message_not_found" {
		t.Error(err)
	}
	if _, _, _, err := a.api.UpdateMessage(thread.Channel, thread.Thread, slack.MsgOptionText("x", false)); errorText(err) != "cant_update_message" {
		t.Error(err)
	}
	s.AddChannel(fakeslack.Channel{ID: "C0AWAY0000", Absent: []string{"U0BOB00000"}})
	if _, err := a.api.PostEphemeral("C0AWAY0000", "U0BOB00000", quiet("x")); errorText(err) != "user_not_in_channel" {
		t.Error(err)
	}
	s.AddChannel(fakeslack.Channel{ID: "C0AWAY0000", Outside: true})
	if _, _, err := a.api.PostMessage("C0AWAY0000", quiet("x")); errorText(err) != "not_in_channel" {
		t.Error(err)
	}
}

// A file goes up in three steps and lands where it was asked for.
func TestFiles(t *testing.T) {
	t.Parallel()
	s, a := silent(t)
	e := s.Start(fakeslack.DM{Text: "roster as CSV"})
	const data = "agency,state\nPolk,FL\n"
	if _, err := a.api.UploadFile(slack.UploadFileParameters{
		Filename: "roster.csv", Title: "Roster", Content: data, FileSize: len(data), Channel: e.Message.Channel, InitialComment: "here",
	}); err != nil {
		t.Fatal(err)
	}
	if f, ok := e.File(t.Context(), 0); !ok || string(f.Data) != data || f.Name != "roster.csv" || f.Title != "Roster" {
		t.Errorf("%+v", f)
	}
	if m, ok := e.Answer(t.Context()); !ok || m.Text != "here" || len(m.Files) != 1 {
		t.Errorf("%+v", m)
	}
}

// The App Home is published for who opened it, and changed where it is not stale.
func TestHome(t *testing.T) {
	t.Parallel()
	s, a := silent(t)
	home := func(words string) slack.HomeTabViewRequest {
		return slack.HomeTabViewRequest{Type: slack.VTHomeTab, Blocks: slack.Blocks{BlockSet: []slack.Block{
			slack.NewSectionBlock(slack.NewTextBlockObject("mrkdwn", words, false, false), nil, nil),
		}}}
	}
	e := s.Start(fakeslack.AppHomeOpened{})
	first, err := a.api.PublishView(fakeslack.DefaultUser, home("one"), "")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.api.PublishView(fakeslack.DefaultUser, home("two"), first.Hash); err != nil {
		t.Error(err)
	}
	s.Allow("hash_conflict")
	if _, err := a.api.PublishView(fakeslack.DefaultUser, home("three"), first.Hash); errorText(err) != "hash_conflict" {
		t.Error(err)
	}
	if v, ok := s.Home(fakeslack.DefaultUser); !ok || v.Read() != "two" || v.Before[0].Read() != "one" {
		t.Errorf("%+v", v)
	}
	if v, ok := e.View(t.Context(), 0); !ok || v.Type != "home" {
		t.Errorf("%+v", v)
	}
	if again := s.Start(fakeslack.AppHomeOpened{}); !strings.Contains(string(again.Payload()), `"two"`) {
		t.Errorf("what is there already is not said: %s", again.Payload())
	}
}

// The assistant's pane has suggestions, a status and a title, and goes on in its thread.
func TestAssistant(t *testing.T) {
	t.Parallel()
	s, a := silent(t)
	thread := s.Start(fakeslack.AssistantThreadStarted{}).Thread()
	prompts := slack.AssistantThreadsSetSuggestedPromptsParameters{ChannelID: thread.Channel, ThreadTS: thread.Thread}
	for range 4 {
		prompts.AddPrompt("Ask", "Does Polk County take part?")
	}
	if err := a.api.SetAssistantThreadsSuggestedPrompts(prompts); err != nil {
		t.Error(err)
	}
	e := s.Start(fakeslack.DM{From: thread, Text: "x"})
	if err := a.api.SetAssistantThreadsStatus(slack.AssistantThreadsSetStatusParameters{
		ChannelID: thread.Channel, ThreadTS: thread.Thread, Status: "is looking it up",
	}); err != nil {
		t.Error(err)
	}
	if _, _, err := a.api.PostMessage(thread.Channel, quiet("y"), slack.MsgOptionTS(thread.Thread)); err != nil {
		t.Error(err)
	}
	if m, ok := e.Answer(t.Context()); !ok || m.Thread != thread.Thread || len(e.Statuses()) != 1 {
		t.Errorf("%+v %q", m, e.Statuses())
	}
	if state, ok := s.Thread(thread.Channel, thread.Thread); !ok || len(state.Prompts) != 4 || state.Status != "is looking it up" {
		t.Errorf("%+v", state)
	}
	s.Allow("invalid_arguments")
	prompts.AddPrompt("One", "too many")
	if err := a.api.SetAssistantThreadsSuggestedPrompts(prompts); errorText(err) != "invalid_arguments" {
		t.Error(err)
	}
}

// People have a locale, workspaces a name, and a shortcut on a message brings the message.
func TestPeople(t *testing.T) {
	t.Parallel()
	s, a := silent(t)
	s.AddUser(fakeslack.User{ID: fakeslack.DefaultUser, Name: "alicia", Locale: "es-US"})
	if u, err := a.api.GetUserInfo(fakeslack.DefaultUser); err != nil || u.Locale != "es-US" {
		t.Errorf("%+v %v", u, err)
	}
	if team, err := a.api.GetTeamInfo(); err != nil || team.ID != fakeslack.TeamID {
		t.Errorf("%+v %v", team, err)
	}
	ch, _, _, err := a.api.OpenConversation(&slack.OpenConversationParameters{Users: []string{fakeslack.DefaultUser}})
	if err != nil || ch.ID != s.DMChannel(fakeslack.DefaultUser) {
		t.Errorf("%+v %v", ch, err)
	}
	e := s.Start(fakeslack.MessageShortcut{CallbackID: "check", Text: "Polk County joined"})
	if !strings.Contains(string(e.Payload()), "Polk County joined") || a.post(e.ResponseURL, map[string]any{"text": "listed"}) != 200 {
		t.Errorf("%s", e.Payload())
	}
	if m, ok := e.Answer(t.Context()); !ok || m.Ephemeral != fakeslack.DefaultUser {
		t.Errorf("%+v", m)
	}
}

// An app that was taken out of a workspace has no token there any more, and hears of it.
func TestUninstalled(t *testing.T) {
	t.Parallel()
	s, a := silent(t)
	if _, ok := s.AppUninstalled(t.Context(), fakeslack.AppUninstalled{}).Ack(); !ok {
		t.Error("not acknowledged")
	}
	if _, err := a.api.AuthTest(); errorText(err) != "account_inactive" {
		t.Error(err)
	}
	e := s.TokensRevoked(t.Context(), fakeslack.TokensRevoked{})
	if _, ok := e.Ack(); !ok || !strings.Contains(string(e.Payload()), fakeslack.BotUserID) {
		t.Errorf("%s", e.Payload())
	}
}

// A token of an enterprise is good in each of its workspaces, a token of a workspace in no other.
func TestEnterprise(t *testing.T) {
	t.Parallel()
	s, a := silent(t)
	for _, id := range []string{"T0ONE00000", "T0TWO00000"} {
		s.AddTeam(fakeslack.Team{ID: id, Name: id, EnterpriseID: "E0ORG00000", EnterpriseName: "Org", OrgInstall: true})
	}
	e := s.Start(fakeslack.Command{From: fakeslack.From{Team: "T0TWO00000"}})
	m := s.Start(fakeslack.Mentioning{From: fakeslack.From{Team: "T0TWO00000"}, Text: "x"})
	if !strings.Contains(string(e.Payload()), `"enterprise_id":"E0ORG00000"`) {
		t.Errorf("%s", e.Payload())
	}
	code := s.Grant("T0ONE00000", "U0ADMIN000", "")
	got, err := slack.GetOAuthV2Response(a.http, fakeslack.ClientID, fakeslack.ClientSecret, code, "", slack.OAuthOptionAPIURL(s.API))
	if err != nil || !got.IsEnterpriseInstall || got.Enterprise.ID != "E0ORG00000" {
		t.Fatalf("%+v %v", got, err)
	}
	org := slack.New(got.AccessToken, slack.OptionAPIURL(s.API))
	if _, _, err := org.PostMessage(m.Message.Channel, quiet("x"), slack.MsgOptionTS(m.Message.TS)); err != nil {
		t.Error(err)
	}
	s.Allow("channel_not_found")
	if _, _, err := a.api.PostMessage(m.Message.Channel, quiet("x")); errorText(err) != "channel_not_found" {
		t.Error(err)
	}
}

// A delivery that comes again is counted, and an answer to it too.
func TestFlood(t *testing.T) {
	t.Parallel()
	s := fakeslack.New(t, fakeslack.Options{})
	a := newApp(s)
	a.connect(t, 2)
	e := s.Mention(t.Context(), fakeslack.Mentioning{Text: "x"})
	s.Flood(e, 5)
	s.Mention(t.Context(), fakeslack.Mentioning{Text: "x"})
	if !s.Until(t.Context(), func(c fakeslack.Counts) bool { return c.AckedAgain >= 5 }) {
		t.Error("not acknowledged again")
	}
	if c := s.Counts(); c.Once != 2 || c.Twice != 0 || c.Redone != 1 {
		t.Errorf("%+v", c)
	}
	if _, _, err := a.api.PostMessage(e.Message.Channel, quiet("once more"), slack.MsgOptionTS(e.Message.TS)); err != nil || s.Counts().Twice != 1 {
		t.Errorf("%+v, %v", s.Counts(), err)
	}
}
