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
