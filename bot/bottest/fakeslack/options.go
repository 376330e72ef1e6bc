package fakeslack

import (
	"cmp"
	"time"
)

// Options says what differs from an ordinary Slack. The zero value is one: a workspace with one public channel that the app is a
// member of, Socket Mode, strict about everything that is about content, without limits of rate.
type Options struct {
	Scopes    []string      // of the bot's token; nil is all that the methods here ask for
	Rotate    bool          // tokens that OAuth gives expire, and come with a refresh token
	TokenLife time.Duration // of such a token; 0 is Slack's 12 h
	// Deadline is the time in which a delivery must be acknowledged; 0 is Slack's 3 s.
	Deadline time.Duration
	// Retries are the waits before a delivery is made again that was not acknowledged; nil is Slack's: at once, after a minute,
	// after five. Slack makes only events again. A delivery for which there is no connection counts as one that was missed.
	Retries  []time.Duration
	RetryAll bool // commands and interactivity are made again too, which Slack does not do
	// TriggerLife is how long a trigger_id opens a view; 0 is Slack's 3 s.
	TriggerLife time.Duration
	// HookLife and HookUses are what a response_url is good for; 0 is Slack's 30 min and 5.
	HookLife time.Duration
	HookUses int
	Ping     time.Duration // between WebSocket pings; 0 is 10 s
	Warning  time.Duration // between a disconnect of reason "warning" and the end of the connection; 0 is 10 s
	PostRate time.Duration // the shortest time between two chat.postMessage to a channel; 0 does not limit, Slack's is 1 s
	Keep     int           // how many exchanges and messages are remembered, the latest; 0 is all
	NoChecks bool          // do not look at the content of messages and views: for measuring
	Mentions bool          // messages may ping people and channels
	Unfurl   bool          // messages need not say unfurl_links and unfurl_media false
	NoText   bool          // messages with blocks need no text to fall back on
	Chaos    Chaos         // connections that break by themselves
}

// What the app, its bot and its only workspace are called.
const (
	AppID          = "A0FAKE0000"
	TeamID         = "T0FAKE0000"
	BotID          = "B0FAKE0000"
	BotUserID      = "U0FAKEBOT0"
	DefaultChannel = "C0GENERAL0"
	DefaultUser    = "U0ALICE000"
)

// The secrets of the app, of this server and of no other.
const (
	BotToken          = "xoxb-fake-bot"
	AppToken          = "xapp-1-A0FAKE0000-fake"
	ClientID          = "1111.2222"
	ClientSecret      = "fake-client-secret"
	SigningSecret     = "fake-signing-secret"
	VerificationToken = "fake-verification-token"
)

// Mention is how the bot is mentioned in the text of a message.
const Mention = "<@" + BotUserID + ">"

func (o Options) withDefaults() Options {
	o.TokenLife = cmp.Or(o.TokenLife, 12*time.Hour)
	o.Deadline = cmp.Or(o.Deadline, 3*time.Second)
	o.TriggerLife = cmp.Or(o.TriggerLife, 3*time.Second)
	o.HookLife = cmp.Or(o.HookLife, 30*time.Minute)
	o.HookUses = cmp.Or(o.HookUses, 5)
	o.Ping = cmp.Or(o.Ping, 10*time.Second)
	o.Warning = cmp.Or(o.Warning, 10*time.Second)
	if o.Retries == nil {
		o.Retries = []time.Duration{0, time.Minute, 5 * time.Minute}
	}
	if o.Scopes == nil {
		o.Scopes = []string{
			"app_mentions:read", "assistant:write", "chat:write", "commands", "files:write", "im:history", "im:write", "team:read",
			"users:read",
		}
	}
	return o
}
