package fakediscord_test

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"
	"go.uber.org/goleak"

	"ask287/bot/bottest/fakediscord"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// recorder is a test that may be told of failures without failing, so that strictness can be seen to be strict.
type recorder struct {
	testing.TB
	mu       sync.Mutex
	failures []string
}

func (r *recorder) Errorf(format string, args ...any) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.failures = append(r.failures, fmt.Sprintf(format, args...))
}

// told says whether exactly one failure was reported, and forgets it; it has all of the words.
func (r *recorder) told(t *testing.T, words ...string) {
	t.Helper()
	r.mu.Lock()
	defer r.mu.Unlock()
	ok := len(r.failures) == 1
	for _, w := range words {
		ok = ok && strings.Contains(r.failures[0], w)
	}
	if !ok {
		t.Errorf("reported %q, want one with %q", r.failures, words)
	}
	r.failures = nil
}

type rewrite struct {
	to   *url.URL
	next *http.Transport
}

func (r rewrite) RoundTrip(q *http.Request) (*http.Response, error) {
	q = q.Clone(q.Context())
	q.URL.Scheme, q.URL.Host = r.to.Scheme, r.to.Host
	return r.next.RoundTrip(q)
}

// client is a discordgo session that talks to s; it is not open yet.
func client(t testing.TB, s *fakediscord.Server) *discordgo.Session {
	t.Helper()
	d, err := discordgo.New("Bot " + fakediscord.DefaultToken)
	if err != nil {
		t.Fatal(err)
	}
	to, err := url.Parse(s.URL)
	if err != nil {
		t.Fatal(err)
	}
	transport := &http.Transport{MaxIdleConnsPerHost: 100}
	t.Cleanup(transport.CloseIdleConnections)
	d.Client = &http.Client{Transport: rewrite{to, transport}}
	d.StateEnabled = false
	d.ShouldReconnectOnError = false // nothing stops its loop
	d.ShouldRetryOnRateLimit = false
	d.MaxRestRetries = 0
	d.Identify.Intents = discordgo.IntentGuilds | discordgo.IntentGuildMessages | discordgo.IntentDirectMessages
	return d
}

func opened(t testing.TB, s *fakediscord.Server, handlers ...any) *discordgo.Session {
	t.Helper()
	d := client(t, s)
	for _, h := range handlers {
		d.AddHandler(h)
	}
	if err := d.Open(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() })
	return d
}

func soon(t testing.TB) context.Context {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	t.Cleanup(cancel)
	return ctx
}

func noPings() *discordgo.MessageAllowedMentions {
	return &discordgo.MessageAllowedMentions{Parse: []discordgo.AllowedMentionType{}}
}

func say(text string, more ...func(*discordgo.InteractionResponseData)) *discordgo.InteractionResponse {
	data := &discordgo.InteractionResponseData{Content: text, Flags: discordgo.MessageFlagsEphemeral, AllowedMentions: noPings()}
	for _, m := range more {
		m(data)
	}
	return &discordgo.InteractionResponse{Type: discordgo.InteractionResponseChannelMessageWithSource, Data: data}
}

func share() []discordgo.MessageComponent {
	return []discordgo.MessageComponent{discordgo.ActionsRow{Components: []discordgo.MessageComponent{
		discordgo.Button{Label: "Share", Style: discordgo.PrimaryButton, CustomID: "share"},
	}}}
}

func TestQuestion(t *testing.T) {
	s := fakediscord.New(t, fakediscord.Options{})
	d := opened(t, s, func(d *discordgo.Session, i *discordgo.InteractionCreate) {
		switch i.Type {
		case discordgo.InteractionApplicationCommandAutocomplete:
			if err := d.InteractionRespond(i.Interaction, &discordgo.InteractionResponse{
				Type: discordgo.InteractionApplicationCommandAutocompleteResult,
				Data: &discordgo.InteractionResponseData{Choices: []*discordgo.ApplicationCommandOptionChoice{{Name: "Polk", Value: "polk"}}},
			}); err != nil {
				t.Error(err)
			}
		case discordgo.InteractionApplicationCommand:
			text := i.ApplicationCommandData().Options[0].Options[0].StringValue()
			if err := d.InteractionRespond(i.Interaction, say("You asked: "+text, func(r *discordgo.InteractionResponseData) { r.Components = share() })); err != nil {
				t.Error(err)
			}
			if _, err := d.FollowupMessageCreate(i.Interaction, true, &discordgo.WebhookParams{
				Content: "and a list", AllowedMentions: noPings(),
				Files: []*discordgo.File{{Name: "list.csv", ContentType: "text/csv", Reader: strings.NewReader("a,b\n")}},
			}); err != nil {
				t.Error(err)
			}
		case discordgo.InteractionMessageComponent:
			r := say("shared")
			r.Type = discordgo.InteractionResponseUpdateMessage
			if err := d.InteractionRespond(i.Interaction, r); err != nil {
				t.Error(err)
			}
		}
	})
	if !s.Connected(soon(t)) || d == nil {
		t.Fatal("the bot is not connected")
	}
	ask := fakediscord.Slash{Name: "287g", Sub: "ask", Options: []fakediscord.Value{{Name: "question", Value: "Polk?"}}}
	e := s.Do(soon(t), ask)
	m, ok := e.Answer(soon(t))
	if !ok || m.Text() != "You asked: Polk?" || !m.Ephemeral() {
		t.Fatalf("the answer is %q, %v", m.Text(), ok)
	}
	list, ok := e.FollowUp(soon(t), 0)
	if !ok || len(list.Files) != 1 || string(list.Files[0].Data) != "a,b\n" {
		t.Errorf("the follow-up is %+v", list)
	}
	pressed, _ := m.Button("Share")
	e = s.Do(soon(t), fakediscord.Click{Message: m, CustomID: pressed.CustomID})
	if m, ok = e.Answer(soon(t)); !ok || m.Text() != "shared" || len(m.Before) != 1 {
		t.Errorf("after the click it is %q", m.Text())
	}
	ask.Options[0].Focused = true
	e = s.Do(soon(t), fakediscord.Autocomplete(ask))
	if cb, _ := e.Callback(); len(cb.Choices) != 1 || cb.Choices[0].Name != "Polk" {
		t.Errorf("the choices are %+v", cb.Choices)
	}
	if c := s.Counts(); c.Delivered != 3 || c.Answered != 3 || c.Twice != 0 {
		t.Errorf("the counts are %+v", c)
	}
}

func TestMentionAndThread(t *testing.T) {
	s := fakediscord.New(t, fakediscord.Options{})
	seen := make(chan string, 10)
	opened(t, s, func(d *discordgo.Session, m *discordgo.MessageCreate) {
		seen <- m.Content
		if m.Author.Bot || len(m.Mentions) == 0 {
			return
		}
		thread, err := d.MessageThreadStart(m.ChannelID, m.ID, "287(g)", 60)
		if err != nil {
			t.Error(err)
			return
		}
		if _, err := d.ChannelMessageSendComplex(thread.ID, &discordgo.MessageSend{Content: "in the thread", AllowedMentions: noPings()}); err != nil {
			t.Error(err)
		}
	})
	s.Say(fakediscord.Say{Text: "nobody asked the bot"})
	q := s.Say(fakediscord.Say{Text: fakediscord.Mention + " Polk?"})
	m, ok := s.Reply(soon(t), q)
	if !ok || m.Text() != "in the thread" || m.Channel != q.ID {
		t.Fatalf("the reply is %+v", m)
	}
	for range 2 {
		if <-seen == "nobody asked the bot" {
			t.Error("the bot could read what it has no intent for")
		}
	}
}
