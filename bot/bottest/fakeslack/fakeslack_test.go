package fakeslack_test

import (
	"context"
	"encoding/json"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/slack-go/slack"
	"go.uber.org/goleak"

	"ask287/bot/bottest/fakeslack"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// Over either way in, a person gets an answer, in its place.
func TestAnswers(t *testing.T) {
	t.Parallel()
	for _, way := range []string{"socket", "http"} {
		t.Run(way, func(t *testing.T) {
			t.Parallel()
			s := fakeslack.New(t, fakeslack.Options{})
			a := newApp(s)
			if way == "socket" {
				a.connect(t, 2)
			} else if err := s.VerifyURL(t.Context(), a.overHTTP(t)); err != nil {
				t.Fatal(err)
			}
			command := s.Command(t.Context(), fakeslack.Command{Text: "Polk County"})
			if m, ok := command.Answer(t.Context()); !ok || m.Text != "heard Polk County" || m.Ephemeral != fakeslack.DefaultUser || m.Way != "response_url" {
				t.Errorf("the command's answer is %+v", m)
			}
			mention := s.Mention(t.Context(), fakeslack.Mentioning{Text: "Polk County"})
			if m, ok := mention.Answer(t.Context()); !ok || m.Thread != mention.Message.TS || m.Channel != fakeslack.DefaultChannel || m.Ephemeral != "" {
				t.Errorf("the mention's answer is %+v", m)
			}
			dm := s.DM(t.Context(), fakeslack.DM{Text: "Polk County"})
			if m, ok := dm.Answer(t.Context()); !ok || m.Channel != s.DMChannel(fakeslack.DefaultUser) {
				t.Errorf("the answer to the direct message is %+v", m)
			}
			if ack, ok := dm.Ack(); !ok || ack.Late || ack.After <= 0 {
				t.Errorf("the acknowledgement is %+v", ack)
			}
			if c := s.Counts(); c.Exchanges != 3 || c.Delivered != 3 || c.Once != 3 || c.Twice != 0 || c.Never != 0 || c.Acked != 3 {
				t.Errorf("%+v", c)
			}
		})
	}
}

// What Slack refuses is refused with its word for it, and is a failure of the test unless that was allowed.
func TestRefusals(t *testing.T) {
	t.Parallel()
	text := slack.MsgOptionText("well", false)
	quiet := slack.MsgOptionCompose(slack.MsgOptionDisableLinkUnfurl(), slack.MsgOptionDisableMediaUnfurl())
	section := func(n int) slack.Block {
		return slack.NewSectionBlock(slack.NewTextBlockObject("mrkdwn", strings.Repeat("é", n), false, false), nil, nil)
	}
	button := func(id, label string) *slack.ButtonBlockElement {
		return slack.NewButtonBlockElement(id, "v", slack.NewTextBlockObject("plain_text", label, false, false))
	}
	actions := func(elements ...slack.BlockElement) slack.MsgOption {
		return slack.MsgOptionBlocks(slack.NewActionBlock("", elements...))
	}
	many := make([]slack.Block, 51)
	for i := range many {
		many[i] = slack.NewDividerBlock()
	}
	for _, test := range []struct {
		name    string
		channel string
		options slack.MsgOption
		refused string // "" is posted
		said    string // that was reported; "" is nothing
	}{
		{"posted", "", slack.MsgOptionCompose(text, quiet), "", ""},
		{"a section as long as may be", "", slack.MsgOptionCompose(text, quiet, slack.MsgOptionBlocks(section(3000))), "", ""},
		{"a section too long", "", slack.MsgOptionCompose(text, quiet, slack.MsgOptionBlocks(section(3001))), "invalid_blocks", "json-pointer:/blocks/0/text/text"},
		{"fifty-one blocks", "", slack.MsgOptionCompose(text, quiet, slack.MsgOptionBlocks(many...)), "invalid_blocks", "no more than 50 items"},
		{"fifty blocks", "", slack.MsgOptionCompose(text, quiet, slack.MsgOptionBlocks(many[:50]...)), "", ""},
		{"a label too long", "", slack.MsgOptionCompose(text, quiet, actions(button("a", strings.Repeat("x", 76)))), "invalid_blocks", "must be less than 76"},
		{"one action twice", "", slack.MsgOptionCompose(text, quiet, actions(button("a", "x"), button("a", "y"))), "invalid_blocks", "already exists"},
		{"nothing", "", quiet, "no_text", "no_text"},
		{"a channel that is not", "C0NONE0000", slack.MsgOptionCompose(text, quiet), "channel_not_found", "channel_not_found"},
		{"a text too long", "", slack.MsgOptionCompose(slack.MsgOptionText(strings.Repeat("x", 40001), false), quiet), "msg_too_long", "msg_too_long"},
		{"links that unfurl", "", text, "", "unfurl_links"},
		{"no text to fall back on", "", slack.MsgOptionCompose(quiet, slack.MsgOptionBlocks(section(1))), "", "no text to fall back on"},
		{"a ping", "", slack.MsgOptionCompose(slack.MsgOptionText("<!here> <@U123ABC>", false), quiet), "", "notify"},
		{"a ping in a block", "", slack.MsgOptionCompose(text, quiet, slack.MsgOptionBlocks(slack.NewMarkdownBlock("", "<!channel>"))), "", "notify"},
		{"what only looks like a ping", "", slack.MsgOptionCompose(slack.MsgOptionText("&lt;!here&gt; <https://ice.gov|ICE>", false), quiet), "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			s, r := recorded(t)
			if test.channel == "" {
				test.channel = fakeslack.DefaultChannel
			}
			_, _, err := newApp(s).api.PostMessageContext(t.Context(), test.channel, test.options)
			if got := errorText(err); got != test.refused {
				t.Errorf("refused with %q, not %q", got, test.refused)
			}
			if said := r.text(); (said == "") != (test.said == "") || !strings.Contains(said, test.said) {
				t.Errorf("reported %q, not %q", said, test.said)
			}
			if posted := len(s.Messages(test.channel)); (posted == 1) != (test.refused == "") {
				t.Errorf("%d messages", posted)
			}
		})
	}
}

func errorText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

// Tokens are looked at.
func TestTokens(t *testing.T) {
	t.Parallel()
	s := fakeslack.New(t, fakeslack.Options{Rotate: true})
	if _, err := newApp(s).api.AuthTestContext(t.Context()); err != nil {
		t.Error(err)
	}
	s.Allow("invalid_auth", "code_already_used", "invalid_refresh_token", "bad_client_secret")
	with := func(token string) error {
		_, err := slack.New(token, slack.OptionAPIURL(s.API)).AuthTestContext(t.Context())
		return err
	}
	if got := errorText(with("xoxb-none")); got != "invalid_auth" {
		t.Errorf("an unknown token: %q", got)
	}
	ours := slack.OAuthOptionAPIURL(s.API)
	code := s.Grant("T0OTHER000", "U0ADMIN000", "https://example.org/cb")
	if _, err := slack.GetOAuthV2ResponseContext(t.Context(), http.DefaultClient, fakeslack.ClientID, "wrong", code, "https://example.org/cb", ours); errorText(err) != "bad_client_secret" {
		t.Errorf("a wrong secret: %v", err)
	}
	got, err := slack.GetOAuthV2ResponseContext(t.Context(), http.DefaultClient, fakeslack.ClientID, fakeslack.ClientSecret, code, "https://example.org/cb", ours)
	if err != nil || got.Team.ID != "T0OTHER000" || got.ExpiresIn != 43200 || got.RefreshToken == "" || with(got.AccessToken) != nil {
		t.Fatalf("installed: %+v, %v", got, err)
	}
	if _, err := slack.GetOAuthV2ResponseContext(t.Context(), http.DefaultClient, fakeslack.ClientID, fakeslack.ClientSecret, code, "https://example.org/cb", ours); errorText(err) != "code_already_used" {
		t.Errorf("a code used twice: %v", err)
	}
	s.ExpireTokens("T0OTHER000")
	if got := errorText(with(got.AccessToken)); got != "token_expired" {
		t.Errorf("an expired token: %q", got)
	}
	next, err := slack.RefreshOAuthV2TokenContext(t.Context(), http.DefaultClient, fakeslack.ClientID, fakeslack.ClientSecret, got.RefreshToken, ours)
	if err != nil || with(next.AccessToken) != nil {
		t.Errorf("refreshed: %+v, %v", next, err)
	}
	if _, err := slack.RefreshOAuthV2TokenContext(t.Context(), http.DefaultClient, fakeslack.ClientID, fakeslack.ClientSecret, got.RefreshToken, ours); errorText(err) != "invalid_refresh_token" {
		t.Errorf("a refresh token used twice: %v", err)
	}
	s.TakeScopes("chat:write")
	if _, _, err := newApp(s).api.PostMessageContext(t.Context(), fakeslack.DefaultChannel, slack.MsgOptionText("x", false)); errorText(err) != "missing_scope" {
		t.Errorf("without the scope: %v", err)
	}
	s.RevokeTokens("T0OTHER000")
	if got := errorText(with(next.AccessToken)); got != "token_revoked" {
		t.Errorf("a revoked token: %q", got)
	}
	if got := errorText(with(fakeslack.BotToken)); got != "" {
		t.Errorf("another workspace's token: %q", got)
	}
}

// A response_url is for five posts, in place of the first message or beside it.
func TestResponseURL(t *testing.T) {
	t.Parallel()
	s := fakeslack.New(t, fakeslack.Options{})
	a := newApp(s)
	a.connect(t, 1)
	s.Allow("used_url", "no_text")
	e := s.Command(t.Context(), fakeslack.Command{Text: "x"})
	for i, body := range []map[string]any{
		{"text": "changed", "replace_original": true}, {"text": "seen by all", "response_type": "in_channel"}, {}, {"delete_original": true},
	} {
		if status := a.post(e.ResponseURL, body); (status == 200) != (len(body) > 0) {
			t.Errorf("post %d: %d", i, status)
		}
	}
	if status := a.post(e.ResponseURL, map[string]any{"text": "one too many"}); status != http.StatusNotFound {
		t.Errorf("the sixth post: %d", status)
	}
	posts := e.Posts()
	if len(posts) != 2 || posts[0].Text != "changed" || posts[0].Before[0].Text != "heard x" || !posts[0].Deleted || posts[1].Ephemeral != "" {
		t.Errorf("%+v", posts)
	}
	if len(e.Ephemerals()) != 1 || len(s.Messages(fakeslack.DefaultChannel)) != 1 {
		t.Errorf("%+v in the channel", s.Messages(fakeslack.DefaultChannel))
	}
}

// A trigger opens one form, for a short time; the form comes back filled in, and menus ask for their options.
func TestForms(t *testing.T) {
	t.Parallel()
	s := fakeslack.New(t, fakeslack.Options{TriggerLife: time.Minute})
	a := newApp(s)
	form := func() slack.ModalViewRequest {
		word := func(t string) *slack.TextBlockObject { return slack.NewTextBlockObject("plain_text", t, false, false) }
		menu := slack.NewOptionsSelectBlockElement("external_select", word("pick"), "state")
		input := slack.NewPlainTextInputBlockElement(word("name"), "agency")
		return slack.ModalViewRequest{Type: slack.VTModal, Title: word("Ask"), Submit: word("Go"), Blocks: slack.Blocks{BlockSet: []slack.Block{
			slack.NewInputBlock("b1", word("Agency"), nil, input), slack.NewInputBlock("b2", word("State"), nil, menu).WithOptional(true),
		}}}
	}
	a.respond = func(a *app, _ string, payload json.RawMessage) any {
		var p slack.InteractionCallback
		_ = json.Unmarshal(payload, &p)
		switch p.Type {
		case slack.InteractionTypeShortcut:
			a.work.Go(func() { _, _ = a.api.OpenView(p.TriggerID, form()) })
		case slack.InteractionTypeBlockSuggestion:
			return slack.OptionsResponse{Options: []*slack.OptionBlockObject{
				slack.NewOptionBlockObject("FL", slack.NewTextBlockObject("plain_text", "Florida for "+p.Value, false, false), nil),
			}}
		case slack.InteractionTypeViewSubmission:
			if p.View.State.Values["b1"]["agency"].Value == "?" {
				return slack.NewErrorsViewSubmissionResponse(map[string]string{"b1": "which?"})
			}
			return slack.NewClearViewSubmissionResponse()
		}
		return nil
	}
	a.connect(t, 1)
	e := s.Shortcut(t.Context(), fakeslack.Shortcut{CallbackID: "ask"})
	v, ok := e.View(t.Context(), 0)
	if !ok || v.Title != "Ask" || len(v.Actions()) != 2 {
		t.Fatalf("%+v", v)
	}
	s.Allow("exchanged_trigger_id", "invalid_trigger_id")
	if _, err := a.api.OpenView(e.TriggerID, form()); errorText(err) != "exchanged_trigger_id" {
		t.Errorf("a trigger used twice: %v", err)
	}
	if o := s.BlockSuggestion(t.Context(), fakeslack.BlockSuggestion{View: &v, Action: "state", Typed: "fl"}).Options(); len(o) != 1 || o[0].Text != "Florida for fl" {
		t.Errorf("%+v", o)
	}
	if errors := s.ViewSubmission(t.Context(), fakeslack.ViewSubmission{View: v, Values: map[string]string{"Agency": "?"}}).Errors(); errors["b1"] != "which?" {
		t.Errorf("%+v", errors)
	}
	done := s.ViewSubmission(t.Context(), fakeslack.ViewSubmission{View: v, Values: map[string]string{"agency": "Polk", "state": "FL"}})
	if ack, ok := done.Ack(); !ok || !strings.Contains(string(ack.Payload), "clear") {
		t.Errorf("%s", ack.Payload)
	}
}

// A button is pressed on the message that has it, and the message changes in its place.
func TestButtons(t *testing.T) {
	t.Parallel()
	s := fakeslack.New(t, fakeslack.Options{})
	a := newApp(s)
	a.respond = func(a *app, kind string, payload json.RawMessage) any {
		if kind == "slash_commands" {
			return map[string]any{"text": "pick", "blocks": []any{map[string]any{"type": "actions", "elements": []any{
				map[string]any{"type": "button", "action_id": "one", "value": "1", "text": map[string]any{"type": "plain_text", "text": "One"}},
			}}}}
		}
		var p slack.InteractionCallback
		_ = json.Unmarshal(payload, &p)
		a.work.Go(func() {
			a.post(p.ResponseURL, map[string]any{"text": "picked " + p.ActionCallback.BlockActions[0].Value, "replace_original": true})
		})
		return nil
	}
	a.connect(t, 1)
	m, ok := s.Command(t.Context(), fakeslack.Command{}).Answer(t.Context())
	if button, there := m.Action("One"); !ok || !there || button.Value != "1" || m.Way != "ack" {
		t.Fatalf("%+v", m)
	}
	click := s.BlockAction(t.Context(), fakeslack.BlockAction{Message: &m, Action: "One"})
	if changed, ok := click.Answer(t.Context()); !ok || changed.Text != "picked 1" || changed.TS != m.TS {
		t.Errorf("%+v", changed)
	}
}

// Every sample can be sent as it stands, and is acknowledged by an app that does nothing about it.
func TestSamples(t *testing.T) {
	t.Parallel()
	const dir = "../../../../shared/fixtures/slack"
	if _, err := os.Stat(dir); err != nil {
		t.Skip("the samples are not there: " + dir)
	}
	samples, err := fakeslack.Samples(dir)
	if err != nil || len(samples) < 90 {
		t.Fatalf("%d samples, %v", len(samples), err)
	}
	for _, way := range []string{"socket", "http"} {
		s := fakeslack.New(t, fakeslack.Options{})
		a := newApp(s)
		a.respond = func(*app, string, json.RawMessage) any { return nil }
		if way == "socket" {
			a.connect(t, 1)
		} else {
			a.overHTTP(t)
		}
		for _, sample := range samples {
			ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
			if _, ok := s.Do(ctx, s.Filled(sample, "Polk County")).Ack(); !ok {
				t.Errorf("%s: %s filled is not acknowledged", way, sample.Name)
			}
			e := s.Do(ctx, sample)
			if _, ok := e.Ack(); !ok && (way == "socket" || sample.Kind == "events_api") { // a form without what it needs may be refused
				t.Errorf("%s: %s is not acknowledged", way, sample.Name)
			}
			cancel()
		}
	}
}
