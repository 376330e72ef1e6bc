package main

import (
	"errors"
	"log/slog"
	"strings"

	"ask287/bot"
	"ask287/bot/discord"
	"ask287/bot/slack"
)

// shared is what all platforms get.
type shared struct {
	bot      bot.Host
	store    bot.Store
	leases   bot.Leases // nil where there are no other replicas
	observer bot.Observer
	log      *slog.Logger
}

// way is a platform that may be served.
type way struct {
	name, title string
	first       string                              // the setting to begin with
	isSet       bool                                // anything is set that only it needs: it is served
	open        func(with shared) (platform, error) // the error says what its settings lack and where that is from
}

// ways are all platforms, by these settings.
func (s settings) ways() []way {
	d, k := s.Discord, s.Slack
	return []way{
		{discord.Platform, "Discord", "discord-token", d.Token != "" || d.PublicKey != "", func(with shared) (platform, error) {
			a, err := discord.New(discord.Config{
				Token: d.Token, PublicKey: d.PublicKey, API: d.APIURL, NoGateway: d.Gateway == off,
				Bot: with.bot, Settings: bot.NewDesk(with.store), Leases: with.leases, Observer: with.observer, Log: with.log,
			})
			return platform{a, d.Listen}, err
		}},
		{slack.Platform, "Slack", "slack-bot-token", k.isSet(), func(with shared) (platform, error) {
			a, err := slack.New(slack.Config{
				AppToken: k.AppToken, BotToken: k.BotToken, SigningSecret: k.SigningSecret, ClientID: k.ClientID, ClientSecret: k.ClientSecret, Key: s.SecretKey,
				URL: k.URL, API: k.APIURL, Assistant: k.Assistant == "on",
				Bot: with.bot, Settings: bot.NewDesk(with.store), Store: with.store, Observer: with.observer, Log: with.log,
			})
			return platform{a, k.Listen}, err
		}},
	}
}

// isSet reports whether anything is set that only Slack needs.
func (k slackSettings) isSet() bool {
	return k.BotToken != "" || k.AppToken != "" || k.SigningSecret != "" || k.ClientID != "" || k.ClientSecret != "" || k.URL != ""
}

// untouched is a bot.Store for platforms that are opened only to see whether they can be.
type untouched struct{ bot.Store }

// errNothing says that no platform is set.
var errNothing = errors.New("there is nothing to serve: set ASK287_DISCORD_TOKEN for Discord, or ASK287_SLACK_BOT_TOKEN and ASK287_SLACK_APP_TOKEN for Slack; ask287 config check says where each is from")

// platforms returns those that are served.
func (s settings) platforms(with shared) (all []platform, err error) {
	for _, w := range s.ways() {
		if !w.isSet {
			continue
		}
		p, err := w.open(with)
		if err != nil {
			return nil, err
		}
		all = append(all, p)
	}
	if all == nil {
		return nil, errNothing
	}
	return all, nil
}

// served are the names of those that are served.
func (s settings) served() (all []string) {
	for _, w := range s.ways() {
		if w.isSet {
			all = append(all, w.name)
		}
	}
	return all
}

func names(platforms []platform) string {
	var all []string
	for _, p := range platforms {
		all = append(all, p.Name())
	}
	return strings.Join(all, ", ")
}
