package discord

import (
	"context"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"ask287/bot"
	"ask287/bot/bottest/fakediscord"
)

// A delivery that comes twice is answered once.
func TestTwice(t *testing.T) {
	r := start(t, fakediscord.Options{}, nil)
	data := json.RawMessage(`{"id":"1575000000000000001","type":0,"channel_id":"` + fakediscord.DefaultChannel + `","guild_id":"` + fakediscord.DefaultGuild +
		`","content":"<@` + fakediscord.BotID + `> help","author":{"id":"` + fakediscord.DefaultUser + `"},"mentions":[{"id":"` + fakediscord.BotID + `"}]}`)
	r.discord.Allow(10003, 10008, 50035)
	for range 5 {
		r.discord.Dispatch("MESSAGE_CREATE", data)
	}
	r.ask("help")
	for left := time.Now().Add(10 * time.Second); r.counts.Of(bot.Twice) < 4; time.Sleep(time.Millisecond) {
		if time.Now().After(left) {
			t.Fatalf("of 5 deliveries of one message %d were seen before", r.counts.Of(bot.Twice))
		}
	}
}

// Messages in a channel are answered in their order, whatever the first takes.
func TestOrder(t *testing.T) {
	var r *running
	n := 0
	r = start(t, fakediscord.Options{}, func(ctx context.Context, m bot.Message) (bot.Answer, error) {
		if n++; n == 1 { // one at a time, so no lock
			sleep(ctx, 300*time.Millisecond)
		}
		return r.bot.Handle(ctx, m)
	})
	var said []fakediscord.Message
	for range 5 {
		said = append(said, r.discord.Say(fakediscord.Say{DM: true, Text: "Tampa police, FL"}))
	}
	var before fakediscord.Message
	for _, m := range said {
		got, ok := r.discord.Reply(t.Context(), m)
		if !ok || got.At.Before(before.At) {
			t.Fatalf("out of order, or not answered (%v)", ok)
		}
		before = got
	}
}

// refusing is a bot over its limits.
type refusing struct{ *bot.Bot }

func (refusing) Allow(context.Context, bot.Message) bool { return false }

func TestLimited(t *testing.T) {
	r := start(t, fakediscord.Options{}, nil, func(c *Config) { c.Bot = refusing{whole.Bot(t)} })
	if m := r.ask("Tampa"); !strings.Contains(shown(m), "wait a moment") || m.Flags&fakediscord.Ephemeral == 0 {
		t.Errorf("over the limit: %s", shown(m))
	}
}

func TestMessageCommand(t *testing.T) {
	r := start(t, fakediscord.Options{}, nil)
	m := r.answered(fakediscord.MessageCommand{Name: "Check for 287(g)", Target: "my cousin was stopped by the Alachua County sheriff, Florida"})
	if got := shown(m); !strings.Contains(got, "Alachua County Sheriff's Office") || m.Flags&fakediscord.Ephemeral == 0 {
		t.Errorf("a message: %s", got)
	}
}

// What somebody typed is not markup, mentions nobody and links nowhere.
func TestEscape(t *testing.T) {
	for in, want := range map[string]string{
		"**a** _b_ ~~c~~ `d` ||e||":  `\*\*a\*\* \_b\_ \~\~c\~\~ \` + "`d\\`" + ` \|\|e\|\|`,
		"@everyone <@1> <#2> </a:3>": `\@everyone \<\@1\> \<\#2\> \</a:3\>`,
		"[x](http://evil.example)":   `\[x\](http\://evil.example)`,
		"- a\n# b":                   "\\- a\n\\# b",
		"Tampa, FL: 3 – 4":           "Tampa, FL: 3 – 4",
	} {
		if got := escape(in); got != want {
			t.Errorf("escape(%q) = %q, want %q", in, got, want)
		}
	}
}
