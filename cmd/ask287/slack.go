package main

import (
	"strings"

	"ask287/bot"
	"ask287/bot/slack"
)

type slackCommand struct {
	Manifest manifestCommand `cmd:"" help:"Print the manifest that the app is made of, at https://api.slack.com/apps, Create New App, From a manifest."`
}

type manifestCommand struct {
	Socket    bool   `help:"Slack delivers through Socket Mode, so that nothing has to be reached from outside (without --url it does)."`
	URL       string `name:"url" placeholder:"https://…" help:"Slack posts to this address, and workspaces install the app there; with --socket they install it only."`
	Single    bool   `help:"One workspace uses the app, by its bot token, and nobody installs it at the address."`
	Assistant bool   `help:"With the assistant's pane, and the scope that it needs."`
}

// Run prints the manifest.
func (c manifestCommand) Run(p *program) error {
	speech := slack.Speech{}
	for _, lang := range []string{"en", "es"} {
		texts, err := bot.LoadTexts(lang)
		if err != nil {
			return err
		}
		speech[lang] = texts
	}
	m := slack.Manifest{Socket: c.Socket || c.URL == "", URL: c.URL, Single: c.Single, Assistant: c.Assistant}
	text, err := m.YAML(speech)
	if err != nil {
		return usageError(strings.TrimPrefix(err.Error(), "slack: "))
	}
	return p.text(text)
}

// slack returns what the environment has for Slack.
func (p *program) slack() (c slack.Config, err error) {
	for _, s := range []struct {
		name string
		to   *bot.Secret
	}{
		{"ASK287_SLACK_APP_TOKEN", &c.AppToken}, {"ASK287_SLACK_BOT_TOKEN", &c.BotToken}, {"ASK287_SLACK_SIGNING_SECRET", &c.SigningSecret},
		{"ASK287_SLACK_CLIENT_SECRET", &c.ClientSecret}, {"ASK287_SECRET_KEY", &c.Key},
	} {
		text, err := p.secret(s.name)
		if err != nil {
			return c, err
		}
		*s.to = bot.Secret(text)
	}
	c.ClientID, c.URL, c.API = p.env("ASK287_SLACK_CLIENT_ID"), p.env("ASK287_SLACK_URL"), p.env("ASK287_SLACK_API_URL")
	c.Assistant = p.env("ASK287_SLACK_ASSISTANT") == "on"
	return c, nil
}
