package slack

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/slack-go/slack"
	"go.yaml.in/yaml/v4"

	"ask287/bot"
)

func testSpeech(t testing.TB) Speech {
	t.Helper()
	s := Speech{}
	for _, lang := range []string{"en", "es"} {
		texts, err := bot.LoadTexts(lang)
		if err != nil {
			t.Fatal(err)
		}
		s[lang] = texts
	}
	return s
}

// manifestOf reads a manifest as Slack would: a field that Slack does not have is an error.
func manifestOf(t *testing.T, m Manifest) (slack.Manifest, string) {
	t.Helper()
	text, err := m.YAML(testSpeech(t))
	if err != nil {
		t.Fatal(err)
	}
	var out slack.Manifest
	if err := yaml.Load([]byte(text), &out, yaml.WithKnownFields()); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return out, text
}

const testURL = "https://ask.example.org"

// Each way in has what it needs, and no more.
func TestManifestWays(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		m                        Manifest
		socket, posted, installs bool
	}{
		{Manifest{Socket: true}, true, false, false},
		{Manifest{URL: testURL}, false, true, true},
		{Manifest{URL: testURL + "/", Single: true}, false, true, false},
		{Manifest{URL: testURL, Socket: true}, true, false, true},
		{Manifest{URL: testURL, Assistant: true}, false, true, true},
	} {
		got, text := manifestOf(t, test.m)
		if s := got.Settings; s.SocketModeEnabled != test.socket || s.TokenRotationEnabled != test.installs || s.OrgDeployEnabled != test.installs {
			t.Errorf("%+v: %s", test.m, text)
		}
		want := func(path string) string {
			if !test.posted {
				return ""
			}
			return testURL + path
		}
		urls := []string{
			got.Settings.EventSubscriptions.RequestUrl, got.Settings.Interactivity.RequestUrl, got.Settings.Interactivity.MessageMenuOptionsUrl,
			got.Features.SlashCommands[0].Url,
		}
		if !slices.Equal(urls, []string{want("/slack/events"), want("/slack/interactivity"), want("/slack/interactivity"), want("/slack/commands")}) {
			t.Errorf("%+v: %q", test.m, urls)
		}
		if redirects := got.OAuthConfig.RedirectUrls; test.installs != slices.Equal(redirects, []string{testURL + CallbackPath}) || !test.installs && redirects != nil {
			t.Errorf("%+v: %q", test.m, redirects)
		}
		for _, key := range []string{"socket_mode_enabled: ", "token_rotation_enabled: ", "org_deploy_enabled: "} {
			if strings.Count(text, key) != 1 {
				t.Errorf("%+v does not say %s", test.m, key)
			}
		}
	}
	for _, bad := range []Manifest{{}, {Assistant: true}, {URL: "http://ask.example.org"}, {URL: "ask.example.org"}, {URL: "https://x y"}, {URL: "https://u:p@x.org"}, {URL: "https://x.org?a=b"}} {
		if text, err := bad.YAML(testSpeech(t)); err == nil || text != "" || !strings.Contains(err.Error(), "https://") {
			t.Errorf("%+v: %q, %v", bad, text, err)
		}
	}
}

// It asks for no more than its features need, and every scope and event has its reason in the README.
func TestManifestScopes(t *testing.T) {
	t.Parallel()
	readme, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	ordinary := []string{"app_mentions:read", "chat:write", "commands", "im:history", "files:write", "users:read"}
	for assistant, want := range map[bool][]string{false: ordinary, true: append(slices.Clone(ordinary), "assistant:write")} {
		got, _ := manifestOf(t, Manifest{Socket: true, Assistant: assistant})
		if scopes := got.OAuthConfig.Scopes; !slices.Equal(scopes.Bot, want) || !slices.Equal(scopes.BotOptional, []string{"files:write", "users:read"}) || scopes.User != nil {
			t.Errorf("with the pane %v: %+v", assistant, scopes)
		}
		if (got.Features.AgentView != nil) != assistant {
			t.Errorf("with the pane %v: %+v", assistant, got.Features)
		}
	}
	got, _ := manifestOf(t, Manifest{Socket: true})
	if e := got.Settings.EventSubscriptions.BotEvents; !slices.Equal(e, []string{"app_home_opened", "app_mention", "app_uninstalled", "message.im", "tokens_revoked"}) {
		t.Errorf("events: %q", e)
	}
	if got, _ = manifestOf(t, Manifest{URL: testURL}); len(got.Settings.EventSubscriptions.BotEvents) != len(events(true)) {
		t.Errorf("events where workspaces install it: %q", got.Settings.EventSubscriptions.BotEvents)
	}
	for _, p := range slices.Concat(scopes(true), events(true)) {
		if !strings.Contains(string(readme), "| `"+p.Name+"` | "+p.Why+" |") {
			t.Errorf("the README does not have %s with its reason: %s", p.Name, p.Why)
		}
	}
}

// The texts are no longer than Slack takes, as its schema has it (https://github.com/slackapi/manifest-schema), and in both languages.
func TestManifestTexts(t *testing.T) {
	t.Parallel()
	m, _ := manifestOf(t, Manifest{URL: testURL, Assistant: true})
	check := func(what, text string, least, most int, both bool) {
		t.Helper()
		if n := utf8.RuneCountInString(text); n < least || n > most || strings.Contains(text, "{") {
			t.Errorf("%s has %d characters: %s", what, n, text)
		}
		if en, es, two := strings.Cut(text, " · "); both && (!two || en == es) {
			t.Errorf("%s is not in both languages: %s", what, text)
		}
	}
	check("name", m.Display.Name, 1, 35, false)
	check("description", m.Display.Description, 1, 140, true)
	check("long_description", m.Display.LongDescription, 175, 4000, false)
	check("display_name", m.Features.BotUser.DisplayName, 1, 80, false)
	check("agent_description", m.Features.AgentView.AgentDescription, 1, 300, true)
	command := m.Features.SlashCommands[0]
	if command.Command != "/287g" || len(m.Features.SlashCommands) != 1 {
		t.Errorf("commands: %+v", m.Features.SlashCommands)
	}
	check("command's description", command.Description, 1, 2000, true)
	check("usage_hint", command.UsageHint, 1, 1000, true)
	var types []slack.ShortcutType
	for _, s := range m.Features.Shortcuts {
		types = append(types, s.Type)
		check("shortcut", s.Name, 1, 24, false)
		check("shortcut's description", s.Description, 1, 150, true)
	}
	if !slices.Equal(types, []slack.ShortcutType{slack.MessageShortcut, slack.GlobalShortcut}) {
		t.Errorf("shortcuts: %q", types)
	}
	if home := m.Features.AppHome; !home.HomeTabEnabled || !home.MessagesTabEnabled || home.MessagesTabReadOnlyEnabled {
		t.Errorf("home: %+v", home)
	}
}
