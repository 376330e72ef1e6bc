package slack

import (
	"context"
	"fmt"
	"html"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"ask287/bot/bottest"
	"ask287/bot/bottest/fakeslack"
)

// What every adapter does, over Socket Mode and over HTTP.
func TestSuite(t *testing.T) {
	ways(t, func(t *testing.T, changes ...func(*Config)) {
		bottest.Suite(t, &whole, func(t testing.TB, g bottest.Given) bottest.Platform {
			o := fakeslack.Options{NoChecks: g.Crowd, Deadline: time.Minute} // Late looks at what is late
			return &stage{running: start(t, o, g.Handle, append(changes, func(c *Config) {
				c.Bot, c.Settings, c.Observer, c.Log = g.Bot, g.Settings, g.Observer, g.Log
			})...)}
		})
	})
}

// stage is a bottest.Platform: people in a workspace.
type stage struct {
	*running

	mu  sync.Mutex
	all []acted
}

func (s *stage) Ways() []bottest.Way {
	return []bottest.Way{bottest.Command, bottest.Mention, bottest.Direct}
}

func (s *stage) Late() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	late := 0
	for _, a := range s.all {
		if ack, ok := a.Acked(s.within); !ok || ack.After > ackWithin {
			late++
		}
	}
	return late
}

func (s *stage) Hidden() []string {
	return []string{
		fakeslack.BotToken, fakeslack.AppToken, fakeslack.SigningSecret, "/hooks/", "ticket=", // which is as good as a token
		fakeslack.DefaultUser, "U0PERSON", "D0ALICE", "D0PERSON", "alice",
	}
}

// someone is a person in the channel.
func someone(n int) fakeslack.From {
	if n == 0 {
		return fakeslack.From{User: fakeslack.DefaultUser}
	}
	return fakeslack.From{User: fmt.Sprintf("U0PERSON%04d", n)}
}

func (s *stage) Ask(q bottest.Asked) bottest.Exchange {
	from := someone(q.Person)
	switch q.Way {
	case bottest.Mention:
		if before, ok := q.After.(acted); ok {
			from.Thread = before.Message.TS
		}
		return s.act(fakeslack.Mentioning{From: from, Text: q.Text, Bot: q.Bot}, q.Times)
	case bottest.Direct:
		return s.act(fakeslack.DM{From: from, Text: q.Text, Bot: q.Bot}, q.Times)
	default:
		return s.act(fakeslack.Command{From: from, Text: q.Text}, q.Times)
	}
}

func (s *stage) Press(person int, on bottest.Seen, label string) bottest.Exchange {
	m, _ := on.On.(fakeslack.Message)
	for _, action := range m.Actions() {
		press := fakeslack.BlockAction{From: someone(person), Message: &m, Action: action.ActionID}
		if action.Type == "button" && action.Label == label {
			return s.act(press, 1)
		}
		for _, o := range action.Options {
			if o.Text == label {
				press.Choice = o.Value
				return s.act(press, 1)
			}
		}
	}
	s.t.Fatalf("there is no %q on:\n%s", label, on.Text)
	return nil
}

// act is what somebody does, delivered so many times.
func (s *stage) act(what fakeslack.Act, times int) acted {
	a := acted{stage: s}
	if press, ok := what.(fakeslack.BlockAction); ok {
		if to := s.slack.DMChannel(press.User); to != press.Message.Channel {
			a.aside, a.before = to, len(s.slack.Messages(to))
		}
	}
	a.Exchange = s.slack.Start(what)
	if times > 1 {
		s.slack.Flood(a.Exchange, times-1)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.all = append(s.all, a)
	return a
}

// acted is what somebody did as a bottest.Exchange.
type acted struct {
	*fakeslack.Exchange
	stage  *stage
	aside  string // their direct messages, where a file may come; "" where that is no other place
	before int    // how many there were
}

func (a acted) Seen(ctx context.Context, n int) (bottest.Seen, bool) {
	for {
		if all := a.things(); len(all) > n {
			return seen(all[n]), true
		}
		select {
		case <-time.After(5 * time.Millisecond):
		case <-ctx.Done():
			return bottest.Seen{}, false
		}
	}
}

func (a acted) Count() int { return len(a.things()) }

// things are what there is to read.
func (a acted) things() []fakeslack.Message {
	all := a.Posts()
	if a.aside != "" {
		all = append(all, a.stage.slack.Messages(a.aside)[a.before:]...)
	}
	return all
}

// seen is a message as a person reads it.
func seen(m fakeslack.Message) bottest.Seen {
	out := bottest.Seen{ID: m.Channel + " " + m.TS, Private: m.Ephemeral != "", On: m}
	if at, err := strconv.ParseFloat(m.TS, 64); err == nil { // no two are the same
		out.At = time.UnixMicro(int64(at * 1e6))
	}
	out.Text, out.Links = read(m.Read())
	for _, action := range m.Actions() {
		if action.Type == "button" {
			out.Buttons = append(out.Buttons, action.Label)
		}
		for _, o := range action.Options {
			out.Choices = append(out.Choices, o.Text)
		}
	}
	for _, f := range m.Files {
		out.Files = append(out.Files, string(f.Data))
	}
	return out
}

// unlike are the characters that those stand for which look like them.
var unlike = strings.NewReplacer("∗", "*", "ˍ", "_", "∼", "~", "ˋ", "`", "∶", ":", "›", ">", "\u200b", "")

// read is what a person reads of a text with markup, and where its links lead.
func read(text string) (words string, links []string) {
	var b strings.Builder
	code := false
	for text != "" {
		skip := 1
		switch {
		case strings.HasPrefix(text, "```"):
			code, skip = !code, 3
		case code:
			b.WriteByte(text[0])
		case text[0] == '*': // bold type
		case text[0] == '<':
			link, _, _ := strings.Cut(text[1:], ">")
			skip = len(link) + 2
			address, label, _ := strings.Cut(link, "|")
			links = append(links, html.UnescapeString(address))
			b.WriteString(label)
		default:
			b.WriteByte(text[0])
		}
		text = text[min(skip, len(text)):]
	}
	return strings.TrimSpace(html.UnescapeString(unlike.Replace(b.String()))), links
}
