package main

import (
	"context"

	"ask287/bot"
	"ask287/bot/discord"
)

type discordCommand struct {
	Register registerCommand `cmd:"" help:"Register the commands with Discord; doing it again changes nothing."`
	Invite   inviteCommand   `cmd:"" help:"Print the link that puts the bot on a server, with the permissions that it needs."`
}

type registerCommand struct {
	Guild  string `placeholder:"ID" help:"Register them on this server only, where they show at once."`
	DryRun bool   `help:"Print what would be registered, as JSON, and register nothing."`
}

// Run registers the commands.
func (c registerCommand) Run(ctx context.Context, p *program) error {
	speech := discord.Speech{}
	for _, lang := range []string{"en", "es"} {
		texts, err := bot.LoadTexts(lang)
		if err != nil {
			return err
		}
		speech[lang] = texts
	}
	if c.DryRun {
		text, err := discord.Commands(speech)
		if err != nil {
			return err
		}
		return p.text(string(text) + "\n")
	}
	settings, err := p.discord()
	if err != nil {
		return err
	}
	if err := discord.Register(ctx, settings.Token, settings.API, c.Guild, speech); err != nil {
		return err
	}
	return p.text("The commands are registered.\n")
}

type inviteCommand struct{}

// Run prints the link.
func (inviteCommand) Run(p *program) error {
	settings, err := p.discord()
	if err != nil {
		return err
	}
	link, err := discord.Invite(settings.Token)
	if err != nil {
		return err
	}
	return p.text(link + "\n")
}
