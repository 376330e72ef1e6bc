package slack

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"net/url"
	"strings"
	"text/template"

	"ask287/bot"
)

//go:embed manifest.yaml.tmpl
var manifestText string

// Manifest says what an app's manifest is to be like (https://docs.slack.dev/reference/app-manifest).
type Manifest struct {
	Socket    bool   // deliveries come through Socket Mode; else Slack posts them below URL
	URL       string // https://… where the app is reached from outside; "" only with Socket
	Single    bool   // one workspace uses the app, by its bot token; else workspaces install it at URL, if there is one
	Assistant bool   // with the pane
}

// Speech has the bot's sentences by language, "en" and "es".
type Speech map[string]bot.Texts

// permission is a scope of the app's bot, or an event that it is told of, with the reason.
type permission struct {
	Name, Why string
	Optional  bool // what it is for is lacking without it, and nothing else
}

// scopes returns what the app may do. The reasons are those of the README.
func scopes(assistant bool) []permission {
	all := []permission{
		{Name: "app_mentions:read", Why: "to be told when it is mentioned; it reads nothing else in channels"},
		{Name: "chat:write", Why: "to answer, and to post reports to the channel that an admin chose"},
		{Name: "commands", Why: "/287g and the shortcuts"},
		{Name: "im:history", Why: "to be told of direct messages to it"},
		{Name: "files:write", Why: "to send a roster as a CSV file, on request", Optional: true},
		{Name: "users:read", Why: "to know a user's language, and who is an admin and may change settings", Optional: true},
	}
	if assistant {
		all = append(all, permission{Name: "assistant:write", Why: "to suggest questions and show that it works, in the pane"})
	}
	return all
}

// events returns what the app is told of; some of it only where workspaces install it.
func events(several bool) []permission {
	all := []permission{
		{Name: "app_home_opened", Why: "to show its home, and suggest questions"},
		{Name: "app_mention", Why: "to answer where it is mentioned"},
		{Name: "app_uninstalled", Why: "to delete the workspace's token and settings at once"},
		{Name: "message.im", Why: "to answer direct messages"},
		{Name: "tokens_revoked", Why: "likewise, when its token is taken back"},
	}
	if several {
		all = append(all, permission{Name: "team_access_revoked", Why: "likewise, when an Enterprise Grid takes it out of one of its workspaces"})
	}
	return all
}

// scopeNames are the names that Slack is asked for.
func scopeNames(assistant bool) []string {
	var names []string
	for _, s := range scopes(assistant) {
		names = append(names, s.Name)
	}
	return names
}

// YAML returns the manifest. Slack has no names by language: where it leaves room, both languages stand beside each other.
func (m Manifest) YAML(s Speech) (string, error) {
	if m.URL == "" && !m.Socket {
		return "", errors.New("slack: there is no address that Slack could post to: say --url https://…, or --socket for Socket Mode")
	}
	base, err := baseURL(m.URL)
	if m.URL != "" && err != nil {
		return "", err
	}
	t, err := template.New("manifest").Funcs(template.FuncMap{
		"english": func(id string) string { return quoted(s.manifest("en", id)) },
		"text":    func(id string) string { return quoted(s.manifest("en", id) + " · " + s.manifest("es", id)) },
		"texts":   func(id string) string { return quoted(s.manifest("en", id) + "\n\n" + s.manifest("es", id)) },
		"address": func(what string) string { return quoted(base.JoinPath(Platform, what).String()) },
	}).Parse(manifestText)
	if err != nil {
		return "", err
	}
	var out bytes.Buffer
	several := m.URL != "" && !m.Single
	err = t.Execute(&out, struct {
		Manifest
		Posted, Several bool
		Scopes, Events  []permission
	}{m, !m.Socket, several, scopes(m.Assistant), events(several)})
	return out.String(), err
}

func (s Speech) manifest(lang, id string) string { return s[lang].Say("slack.manifest."+id, nil) }

// quoted writes a text as YAML, which takes what JSON writes.
func quoted(text string) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(text) // a string can always be written
	return strings.TrimSpace(b.String())
}

// baseURL reads the address where the app is reached from outside. Slack takes https only; http is for tests, on this machine.
func baseURL(text string) (*url.URL, error) {
	u, err := url.Parse(strings.TrimRight(text, "/"))
	local := err == nil && u.Scheme == "http" && (u.Hostname() == "localhost" || u.Hostname() == "127.0.0.1" || u.Hostname() == "::1")
	if err != nil || u.Host == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" || u.Scheme != "https" && !local {
		return nil, errors.New("slack: the app's address is not https://HOST: it is where Slack and people's browsers reach it, without /slack (ASK287_SLACK_URL, --url)")
	}
	return u, nil
}
