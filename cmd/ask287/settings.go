package main

import (
	"cmp"
	"net"
	"time"

	"ask287/bot"
)

// settings are those of serve. Each is an option, a variable and a key of a file (see sources.go); a secret is tagged as one. A platform's
// have its name in front.
type settings struct {
	UpdateEvery      time.Duration `default:"6h" placeholder:"6h" help:"Look up ICE's page about this often (an hour or more; 0 never)."`
	Log              string        `enum:"text,json" default:"text" help:"How to log to standard error: text or json."`
	OperationsListen string        `placeholder:"HOST:PORT" help:"Where /healthz, /readyz and /metrics are (default: 127.0.0.1:9287; off is nowhere)."`
	UserLimit        int           `default:"60" placeholder:"60" help:"How many questions a minute a person may ask (0 is no limit)."`
	WorkspaceLimit   int           `default:"120000" placeholder:"120000" help:"How many questions a minute a server or a workspace may (0 is no limit)."`

	SecretKey bot.Secret `secret:"" placeholder:"KEY" help:"32 bytes, base64 or hexadecimal, the same for all replicas, with which the tokens of workspaces are kept, and what replicas share tells nobody of whom it is: openssl rand -base64 32."`

	Discord discordSettings `embed:"" prefix:"discord-" group:"Discord:"`
	Slack   slackSettings   `embed:"" prefix:"slack-" group:"Slack:"`
	Redis   redisSettings   `embed:"" prefix:"redis-" group:"Several replicas:"`
}

// discordSettings are those of Discord.
type discordSettings struct {
	discordApp `embed:""`
	PublicKey  string `placeholder:"HEX" help:"Take commands over HTTP, at ${discordPath}: the public key of the application's General Information."`
	Listen     string `default:":8287" placeholder:"HOST:PORT" help:"Where that listens (default: :8287)."`
	Gateway    string `enum:"on,off" default:"on" help:"off takes commands over HTTP alone, for replicas behind a load balancer."`
}

// discordApp is what any command needs that speaks to Discord.
type discordApp struct {
	Token  bot.Secret `secret:"" placeholder:"TOKEN" help:"The bot's token: at https://discord.com/developers/applications, your application, Bot, Reset Token."`
	APIURL string     `name:"api-url" placeholder:"URL" help:"scheme://host:port in place of Discord's own, for tests."`
}

// slackSettings are those of Slack.
type slackSettings struct {
	BotToken      bot.Secret `secret:"" placeholder:"xoxb-…" help:"The app's token in the one workspace that uses it: at https://api.slack.com/apps, your app, OAuth & Permissions."`
	AppToken      bot.Secret `secret:"" placeholder:"xapp-…" help:"The app-level token, from Basic Information there: Socket Mode."`
	SigningSecret bot.Secret `secret:"" placeholder:"SECRET" help:"The signing secret, from there too: take what Slack posts below /slack/."`
	ClientID      string     `name:"client-id" placeholder:"ID" help:"In place of a token workspaces install the app, at /slack/install: the client ID, from there too."`
	ClientSecret  bot.Secret `secret:"" placeholder:"SECRET" help:"The client secret that goes with it; --secret-key and --slack-url do too."`
	URL           string     `name:"url" placeholder:"https://…" help:"Where Slack and people's browsers reach this."`
	Listen        string     `default:":8287" placeholder:"HOST:PORT" help:"Where what is below /slack/ listens (default: :8287); it may be Discord's address."`
	Assistant     string     `enum:"on,off" default:"off" help:"on where the app has the assistant's pane."`
	APIURL        string     `name:"api-url" placeholder:"URL" help:"scheme://host:port in place of Slack's own, for tests."`
}

// redisSettings say what several replicas share.
type redisSettings struct {
	URL bot.Secret `name:"url" secret:"" placeholder:"redis://…" help:"The Redis server that several replicas share: redis://user:password@host:port, or rediss:// for TLS."`
	CA  string     `name:"ca" placeholder:"FILE" help:"The file of certificates, in PEM, that its own is signed by (default: the system's)."`
}

// limits returns the limits that are set.
func (s settings) limits() bot.Limits {
	a := func(perMinute int) bot.Limit {
		return bot.Limit{Burst: max(1, perMinute/3), PerSecond: float64(perMinute) / 60}
	}
	return bot.Limits{User: a(s.UserLimit), Workspace: a(s.WorkspaceLimit)}
}

// wrong returns what is wrong with the values themselves.
func (s settings) wrong(w words) (all []error) {
	if s.UpdateEvery != 0 && s.UpdateEvery < oftenest {
		all = append(all, usageError(w.UpdateEvery))
	}
	limit := func(name string, n int) {
		if n < 0 {
			all = append(all, usageError(variableOf(name)+" is not a number of questions a minute, like 60"))
		}
	}
	limit("user-limit", s.UserLimit)
	limit("workspace-limit", s.WorkspaceLimit)
	listen := func(name, address string) {
		if _, _, err := net.SplitHostPort(address); err != nil {
			all = append(all, usageError(variableOf(name)+" is not host:port"))
		}
	}
	listen("discord-listen", s.Discord.Listen)
	listen("slack-listen", s.Slack.Listen)
	if s.OperationsListen != off {
		listen("operations-listen", cmp.Or(s.OperationsListen, defaultOperations))
	}
	if s.Redis.URL != "" {
		if err := s.Redis.config(nil).Check(); err != nil {
			all = append(all, usageError(err.Error()))
		}
	} else if s.Redis.CA != "" {
		all = append(all, usageError(variableOf("redis-ca")+" is of no use without "+variableOf("redis-url")))
	}
	return all
}
