package main

import (
	"errors"
	"log/slog"

	"ask287/bot"
	"ask287/bot/discord"
	"ask287/bot/slack"
)

// settings are those of the platforms that are served; nil is one that is not.
type settings struct {
	discord *discord.Config
	slack   *slack.Config
}

// settings returns what the environment has. A platform is served if anything is set that only it needs.
func (p *program) settings() (s settings, err error) {
	if p.has("ASK287_DISCORD_TOKEN", "ASK287_DISCORD_PUBLIC_KEY") {
		c, err := p.discord()
		if err != nil {
			return s, err
		}
		s.discord = &c
	}
	if p.has("ASK287_SLACK_APP_TOKEN", "ASK287_SLACK_BOT_TOKEN", "ASK287_SLACK_SIGNING_SECRET", "ASK287_SLACK_CLIENT_ID", "ASK287_SLACK_CLIENT_SECRET", "ASK287_SLACK_URL") {
		c, err := p.slack()
		if err != nil {
			return s, err
		}
		s.slack = &c
	}
	if s.discord == nil && s.slack == nil {
		return s, errors.New("there is nothing to serve: set ASK287_DISCORD_TOKEN for Discord, or ASK287_SLACK_BOT_TOKEN and ASK287_SLACK_APP_TOKEN for Slack; ask287 serve --help has all settings, and the README where each is from")
	}
	return s, nil
}

// has reports whether one of the variables is set, itself or with _FILE.
func (p *program) has(names ...string) bool {
	for _, name := range names {
		if p.env(name) != "" || p.env(name+"_FILE") != "" {
			return true
		}
	}
	return false
}

// names are those of the platforms.
func (s settings) names() (all []string) {
	if s.discord != nil {
		all = append(all, discord.Platform)
	}
	if s.slack != nil {
		all = append(all, slack.Platform)
	}
	return all
}

// shared is what platforms share.
type shared struct {
	bot      *bot.Bot
	store    bot.Store
	observer bot.Observer
	log      *slog.Logger
}

// platforms returns the platforms that are served.
func (p *program) platforms(s settings, with shared) (all []platform, err error) {
	desk := bot.NewDesk(with.store)
	if c := s.discord; c != nil {
		c.Bot, c.Settings, c.Observer, c.Log = with.bot, desk, with.observer, with.log
		a, err := discord.New(*c)
		if err != nil {
			return nil, err
		}
		all = append(all, platform{a, p.listenAt("ASK287_DISCORD_LISTEN")})
	}
	if c := s.slack; c != nil {
		c.Bot, c.Settings, c.Store, c.Observer, c.Log = with.bot, desk, with.store, with.observer, with.log
		a, err := slack.New(*c)
		if err != nil {
			return nil, err
		}
		all = append(all, platform{a, p.listenAt("ASK287_SLACK_LISTEN")})
	}
	return all, nil
}
