package slack

import (
	"errors"
	"log/slog"
	"net/url"
	"strings"

	"ask287/bot"
)

// Config says how the app gets at Slack and at the bot. It has a way in, Socket Mode or HTTP or both, and a way to its tokens: that of the
// one workspace, or OAuth.
type Config struct {
	AppToken      bot.Secret   // xapp-…, of Socket Mode; "" for none
	BotToken      bot.Secret   // xoxb-…, of the one workspace; "" where workspaces install the app
	SigningSecret bot.Secret   // of the HTTP way in; "" for none
	ClientID      string       // with ClientSecret, Key and URL: workspaces install the app
	ClientSecret  bot.Secret   // of the app
	Key           bot.Secret   // 32 bytes, base64 or hex, with which the tokens in the store are encrypted
	URL           string       // https://… where the app is reached from outside
	API           string       // scheme://host:port in place of Slack's own, for tests, /api or not; "" is Slack's
	Assistant     bool         // the assistant pane is on
	Bot           bot.Host     // answers, with the Handler of Run
	Settings      bot.Keeper   // what workspaces chose
	Store         bot.Store    // where installations are kept; nil with a BotToken
	Observer      bot.Observer // nil counts nothing
	Log           *slog.Logger // nil logs nothing
}

// where a setting of an app is found.
const appsPage = "https://api.slack.com/apps, your app, "

// check returns what is wrong with a Config.
func (c Config) check() error {
	switch {
	case c.AppToken == "" && c.SigningSecret == "":
		return errors.New("slack: there is no way in: set ASK287_SLACK_APP_TOKEN (" + appsPage + "Basic Information, App-Level Tokens) for Socket Mode, or ASK287_SLACK_SIGNING_SECRET (there too) for HTTP")
	case c.AppToken != "" && !strings.HasPrefix(string(c.AppToken), "xapp-"):
		return errors.New("slack: ASK287_SLACK_APP_TOKEN does not begin with xapp-: copy it from " + appsPage + "Basic Information, App-Level Tokens")
	}
	if c.API != "" {
		if u, err := url.Parse(c.API); err != nil || u.Scheme == "" || u.Host == "" || strings.Trim(u.Path, "/") != "" && strings.Trim(u.Path, "/") != "api" {
			return errors.New("slack: ASK287_SLACK_API_URL is not scheme://host:port")
		}
	}
	return c.checkTokens()
}

// checkTokens returns what is wrong with the way to tokens.
func (c Config) checkTokens() error {
	const (
		credentials = "Basic Information, App Credentials"
		botToken    = "OAuth & Permissions, Bot User OAuth Token"
	)
	switch {
	case c.BotToken == "" && c.ClientID == "" && c.ClientSecret == "":
		return errors.New("slack: there is no token: set ASK287_SLACK_BOT_TOKEN (" + appsPage + botToken + "), or ASK287_SLACK_CLIENT_ID and what goes with it where workspaces install the app")
	case c.ClientID == "" && c.ClientSecret != "":
		return errors.New("slack: ASK287_SLACK_CLIENT_ID is not set, but the client secret is: it is at " + appsPage + credentials)
	case c.BotToken != "" && c.ClientID != "":
		return errors.New("slack: ASK287_SLACK_BOT_TOKEN is for one workspace, ASK287_SLACK_CLIENT_ID for workspaces that install the app: set one of them")
	case strings.HasPrefix(string(c.BotToken), "xoxe"):
		return errors.New("slack: ASK287_SLACK_BOT_TOKEN ends after 12 hours, for the app has token rotation, which cannot be switched off: make another app of ask287 slack manifest with --socket or --single, or let the workspace install this one (ASK287_SLACK_CLIENT_ID)")
	case c.BotToken != "" && !strings.HasPrefix(string(c.BotToken), "xoxb-"):
		return errors.New("slack: ASK287_SLACK_BOT_TOKEN does not begin with xoxb-: copy it from " + appsPage + botToken)
	case c.BotToken != "":
		return nil
	case c.ClientSecret == "":
		return errors.New("slack: ASK287_SLACK_CLIENT_SECRET is not set: it is at " + appsPage + credentials)
	case c.URL == "":
		return errors.New("slack: ASK287_SLACK_URL is not set: it is the https address where people's browsers reach /slack/install")
	case c.Store == nil:
		return errors.New("slack: there is no store for what workspaces install")
	}
	return nil
}

// api is the address of the Web API, with the slash at its end that slack-go wants.
func (c Config) api() string {
	if c.API == "" {
		return "https://slack.com/api/"
	}
	return strings.TrimSuffix(strings.TrimRight(c.API, "/"), "/api") + "/api/"
}
