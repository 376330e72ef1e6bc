package discord

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"ask287/bot/bottest"
	"ask287/bot/bottest/fakediscord"
)

// What every adapter does, over the gateway.
func TestSuite(t *testing.T) {
	bottest.Suite(t, &whole, func(t testing.TB, g bottest.Given) bottest.Platform {
		return &stage{running: startGiven(t, g)}
	})
}

// The same where Discord posts to the endpoint. Messages do not come there.
func TestSuiteHTTP(t *testing.T) {
	bottest.Suite(t, &whole, func(t testing.TB, g bottest.Given) bottest.Platform {
		if g.Crowd {
			t.Skip("a crowd comes over the gateway: over HTTP each has a connection of its own, and the test would be of these")
		}
		r := startGiven(t, g, func(c *Config) { c.NoGateway = true })
		s := &stage{running: r, server: httptest.NewServer(r.adapter.Handler())}
		t.Cleanup(s.close)
		return s
	})
}

func startGiven(t testing.TB, g bottest.Given, changes ...func(*Config)) *running {
	o := fakediscord.Options{NoSchema: g.Crowd, Reads: 50 * time.Millisecond, Deadline: time.Minute} // Late looks at what is late
	return start(t, o, g.Handle, append(changes, func(c *Config) {
		c.Bot, c.Settings, c.Observer, c.Log = g.Bot, g.Settings, g.Observer, g.Log
	})...)
}

// stage is a bottest.Platform: people on Discord, who are answered over the gateway or through the endpoint.
type stage struct {
	*running
	server *httptest.Server // of the endpoint; nil is the gateway
	posts  sync.WaitGroup

	mu  sync.Mutex
	all []*acted
}

func (s *stage) Ways() []bottest.Way {
	if s.server != nil {
		return []bottest.Way{bottest.Command}
	}
	return []bottest.Way{bottest.Command, bottest.Mention, bottest.Direct}
}

func (s *stage) Late() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	late := 0
	for _, a := range s.all {
		<-a.posted
		if c, ok := a.Callback(); !ok || c.At.Sub(a.Sent) > firstWord {
			late++
		}
	}
	return late
}

func (s *stage) Hidden() []string {
	return []string{
		fakediscord.DefaultToken, "aW50ZXJhY3Rpb246", // an interaction's token
		"14000000000000000", "16000000000000000", // people, and their channels of direct messages
	}
}

func (s *stage) Stop() error {
	s.close()
	return s.running.Stop()
}

// close ends the endpoint when what was posted to it is answered.
func (s *stage) close() {
	if s.server != nil {
		s.posts.Wait()
		s.server.Close()
	}
}

func personID(n int) string { return fmt.Sprint(1400000000000000001 + n) }

func (s *stage) Ask(q bottest.Asked) bottest.Exchange {
	if q.Way == bottest.Command {
		return s.act(fakediscord.Slash{
			From: fakediscord.From{User: personID(q.Person)}, Name: "287g", Sub: "ask", Options: []fakediscord.Value{{Name: "question", Value: q.Text}},
		}, q.Times, 0)
	}
	say := fakediscord.Say{User: personID(q.Person), Text: q.Text, Bot: q.Bot, DM: q.Way == bottest.Direct}
	if q.Way == bottest.Mention {
		say.Text = fakediscord.Mention + " " + q.Text
	}
	if m, ok := q.After.(*written); ok {
		say.Channel = m.ID // of the thread
	}
	m := &written{stage: s, Message: s.discord.Say(say)}
	for n := 1; n < q.Times; n++ {
		s.discord.SayAgain(m.Message)
	}
	return m
}

func (s *stage) Press(person int, on bottest.Seen, label string) bottest.Exchange {
	m, _ := on.On.(fakediscord.Message)
	from := fakediscord.From{User: personID(person), Channel: m.Channel}
	if m.Guild == "" {
		from.Context = 1
	}
	for c := range m.All() {
		if c.Label == label {
			return s.act(fakediscord.Click{From: from, Message: m, CustomID: c.CustomID}, 1, len(m.Before))
		}
		for _, o := range c.Options {
			if o.Label == label {
				return s.act(fakediscord.Click{From: from, Message: m, CustomID: c.CustomID, Values: []string{o.Value}}, 1, len(m.Before))
			}
		}
	}
	s.t.Fatalf("there is no %q on:\n%s", label, on.Text)
	return nil
}

// act is an interaction, delivered so many times, on a message that has been edited so often.
func (s *stage) act(i fakediscord.Interaction, times, edits int) *acted {
	a := &acted{edits: edits, posted: make(chan struct{})}
	s.mu.Lock()
	s.all = append(s.all, a)
	s.mu.Unlock()
	if s.server == nil {
		a.Exchange = s.discord.Start(i)
		for n := 1; n < times; n++ {
			s.discord.Dispatch("INTERACTION_CREATE", a.Payload())
		}
		close(a.posted)
		return a
	}
	s.posts.Go(func() {
		defer close(a.posted)
		e, posted, err := s.discord.Post(context.Background(), s.server.URL+EndpointPath, i, fakediscord.Signing{})
		if a.Exchange = e; err != nil || posted.Status != http.StatusOK {
			s.t.Errorf("posted: %d %v", posted.Status, err)
		}
		for n := 1; n < times; n++ {
			if again, err := s.discord.PostRaw(context.Background(), s.server.URL+EndpointPath, e.Payload(), fakediscord.Signing{}); err != nil || again.Status != http.StatusBadRequest {
				s.t.Errorf("posted again: %d %v", again.Status, err)
			}
		}
	})
	return a
}

// acted is an interaction as a bottest.Exchange.
type acted struct {
	*fakediscord.Exchange
	edits  int           // of the message that it is on, before
	posted chan struct{} // closed when Exchange is there
}

func (a *acted) Seen(ctx context.Context, n int) (bottest.Seen, bool) {
	select {
	case <-a.posted:
	case <-ctx.Done():
		return bottest.Seen{}, false
	}
	if n > 0 {
		m, ok := a.FollowUp(ctx, n-1)
		return seen(m), ok
	}
	m, ok := a.Answer(ctx)
	if c, _ := a.Callback(); ok && c.Type == 6 { // deferred, in the place of the message
		m, ok = a.Edited(ctx, a.edits+1)
	}
	return seen(m), ok
}

func (a *acted) Count() int {
	select {
	case <-a.posted:
	default:
		return 0
	}
	n := len(a.FollowUps())
	if m, ok := a.Original(); ok && len(m.Before) >= a.edits {
		n++
	}
	return n
}

// written is a message as a bottest.Exchange.
type written struct {
	*stage
	fakediscord.Message
}

func (w *written) Seen(ctx context.Context, n int) (bottest.Seen, bool) {
	m, ok := w.discord.Reply(ctx, w.Message)
	return seen(m), ok && n == 0 // there is one at the most
}

func (w *written) Count() int {
	all := w.discord.Messages(w.ID) // in the thread that was opened of it
	for _, m := range w.discord.Messages(w.Channel) {
		if m.ReplyTo == w.ID {
			all = append(all, m)
		}
	}
	return len(all)
}

// read is what a person reads of a text with markup, and where its links lead.
func read(text string) (words string, links []string) {
	var b strings.Builder
	code := false
	for begins := true; text != ""; {
		skip := 0
		switch {
		case strings.HasPrefix(text, "```"):
			code, skip = !code, 3
		case code:
		case text[0] == '\\' && len(text) > 1:
			text = text[1:]
		case strings.HasPrefix(text, "**"):
			skip = 2
		case begins && strings.HasPrefix(text, "-# "):
			skip = 3
		case text[0] == '[': // the words of a link
			skip = 1
		case strings.HasPrefix(text, "](<"):
			link, _, _ := strings.Cut(text[3:], ">)")
			links, skip = append(links, link), 3+len(link)+2
		}
		if skip == 0 {
			begins, skip = text[0] == '\n', 1
			b.WriteByte(text[0])
		}
		text = text[skip:]
	}
	return strings.TrimSpace(b.String()), links
}

// seen is a message as a person reads it.
func seen(m fakediscord.Message) bottest.Seen {
	out := bottest.Seen{ID: m.ID, Private: m.Flags&fakediscord.Ephemeral != 0, At: m.At, On: m}
	out.Text, out.Links = read(m.Text())
	for c := range m.All() {
		if c.Label != "" {
			out.Buttons = append(out.Buttons, c.Label)
		}
		for _, o := range c.Options {
			out.Choices = append(out.Choices, o.Label)
		}
	}
	for _, f := range m.Files {
		out.Files = append(out.Files, string(f.Data))
	}
	return out
}
