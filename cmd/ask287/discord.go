package main

import (
	"context"
	"errors"

	"ask287/bot"
	"ask287/bot/discord"
)

type discordCommand struct {
	Register registerCommand `cmd:"" help:"Register the commands with Discord; doing it again changes nothing."`
	Invite   inviteCommand   `cmd:"" help:"Print the link that puts the bot on a server, with the permissions that it needs."`
}

type registerCommand struct {
	App discordApp `embed:"" prefix:"discord-"`

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
	if err := c.App.needToken(); err != nil {
		return err
	}
	if err := discord.Register(ctx, c.App.Token, c.App.APIURL, c.Guild, speech); err != nil {
		return err
	}
	return p.text("The commands are registered.\n")
}

type inviteCommand struct {
	App discordApp `embed:"" prefix:"discord-"`
}

// Run prints the link.
func (c inviteCommand) Run(p *program) error {
	if err := c.App.needToken(); err != nil {
		return err
	}
	link, err := discord.Invite(c.App.Token)
	if err != nil {
		return err
	}
	return p.text(link + "\n")
}

// needToken says that there is no token.
func (a discordApp) needToken() error {
	if a.Token == "" {
		return errors.New("there is no token of Discord's: set ASK287_DISCORD_TOKEN, or ASK287_DISCORD_TOKEN_FILE; ask287 discord register --help tells where it is from")
	}
	return nil
}
