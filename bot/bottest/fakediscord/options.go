package fakediscord

import (
	"cmp"
	"time"
)

// Options says what differs from an ordinary Discord. The zero value is one: a server with one text channel in which the
// bot may do all that it could ask for, strict about everything.
type Options struct {
	Token       string        // the bot's, without "Bot "; "" is DefaultToken
	Guilds      []Guild       // the servers that the bot is in; nil is DefaultGuild alone
	Privileged  int           // the privileged intents that the application was granted
	Heartbeat   time.Duration // asked for in hello; 0 is Discord's 41.25 s
	Deadline    time.Duration // in which an interaction must be answered first; 0 is Discord's 3 s
	TokenLife   time.Duration // of an interaction's token; 0 is Discord's 15 min
	Reads       time.Duration // how long it takes to read what the bot's endpoint responds; 0 is no time
	Keep        int           // how many interactions and messages are remembered, the latest; 0 is all
	NoSchema    bool          // do not validate against openapi.json: for measuring
	AnyMentions bool          // do not insist on allowed_mentions with an empty parse in every message
	Shards      int           // that Discord wants; 0 is one
	Concurrency int           // of identifies, which are paced then; 0 lets the bot identify at any time, and says one
	Chaos       Chaos         // connections that break by themselves
}

// What an application, its bot and its only server are called unless Options says otherwise.
const (
	DefaultToken   = "MTIz.fake.c2VjcmV0" //nolint:gosec // a token of this server and of no other
	ApplicationID  = "1100000000000000001"
	BotID          = ApplicationID // as with every application made since 2016
	DefaultGuild   = "1200000000000000001"
	DefaultChannel = "1300000000000000001"
	DefaultUser    = "1400000000000000001"
)

// Permissions that matter to a bot which answers, as Discord numbers them.
const (
	ManageGuild           uint64 = 1 << 5
	ViewChannel           uint64 = 1 << 10
	SendMessages          uint64 = 1 << 11
	EmbedLinks            uint64 = 1 << 14
	AttachFiles           uint64 = 1 << 15
	ReadMessageHistory    uint64 = 1 << 16
	CreatePublicThreads   uint64 = 1 << 35
	SendMessagesInThreads uint64 = 1 << 38
	// Everything is what the bot has where nothing else is said.
	Everything = ViewChannel | SendMessages | EmbedLinks | AttachFiles | ReadMessageHistory | CreatePublicThreads | SendMessagesInThreads
)

// Guild is a Discord server.
type Guild struct {
	ID       string
	Name     string
	Locale   string // preferred_locale; "" is en-US
	Channels []Channel
}

// Channel is a text channel of a server.
type Channel struct {
	ID          string
	Name        string
	Permissions uint64 // the bot's in it; 0 is Everything, NoPermissions is none at all
}

// NoPermissions is for a channel in which the bot may do nothing.
const NoPermissions uint64 = 1 << 63

func (o Options) withDefaults() Options {
	o.Heartbeat = cmp.Or(o.Heartbeat, 41250*time.Millisecond)
	o.Deadline = cmp.Or(o.Deadline, 3*time.Second)
	o.TokenLife = cmp.Or(o.TokenLife, 15*time.Minute)
	o.Token = cmp.Or(o.Token, DefaultToken)
	if o.Guilds == nil {
		o.Guilds = []Guild{{ID: DefaultGuild, Name: "Test", Channels: []Channel{{ID: DefaultChannel, Name: "general"}}}}
	}
	return o
}
