package discord

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/jellydator/ttlcache/v3"

	"ask287/bot"
)

// incoming is as much of a message as is looked at.
type incoming struct {
	ID        string `json:"id"`
	ChannelID string `json:"channel_id"`
	GuildID   string `json:"guild_id"`
	Content   string `json:"content"`
	WebhookID string `json:"webhook_id"`
	Author    *user  `json:"author"`
	Mentions  []user `json:"mentions"`
	Type      int    `json:"type"`

	came time.Time
}

// Types of messages that people write (https://discord.com/developers/docs/resources/message#message-object-message-types).
const (
	typeDefault = 0
	typeReply   = 19
)

// message takes a message that came in. done is called when it is dealt with.
func (a *Adapter) message(data []byte, done func()) {
	m := &incoming{came: time.Now()}
	if json.Unmarshal(data, m) != nil || !a.isAsked(m) {
		done()
		return
	}
	task := func() {
		defer done()
		defer a.guard(func() { a.sayIn(m, "platform.failed") })
		a.answerMessage(m)
	}
	if a.work.Do("channel "+m.ChannelID, task) {
		return
	}
	a.count(bot.Busy)
	if !a.work.Refuse(func() { defer done(); defer a.guard(nil); a.sayIn(m, "platform.busy") }) {
		done()
	}
}

// isAsked reports whether a message is for the application: one of people's that mentions it or is written to it.
func (a *Adapter) isAsked(m *incoming) bool {
	self := a.self.Load()
	if m.Author == nil || m.Author.ID == "" || m.Author.Bot || m.WebhookID != "" || self == nil || m.Author.ID == *self {
		return false
	}
	if m.Type != typeDefault && m.Type != typeReply {
		return false
	}
	return m.GuildID == "" || slices.ContainsFunc(m.Mentions, func(u user) bool { return u.ID == *self })
}

// messageTimeout bounds the answer to a message.
const messageTimeout = 2 * time.Minute

func (a *Adapter) answerMessage(m *incoming) {
	ctx, cancel := context.WithTimeout(a.ctx, messageTimeout)
	defer cancel()
	if a.answered(ctx, m.ID) {
		return
	}
	settings := a.settings(ctx, m.GuildID)
	question := bot.Message{
		Platform: Platform, Workspace: m.GuildID, Channel: m.ChannelID, User: m.Author.ID, Text: cleaned(m.Content),
		Language: settings.Language, State: settings.State,
	}
	if !a.config.Bot.Allow(ctx, question) {
		a.count(bot.TooMany)
		a.sayIn(m, "platform.limited")
		return
	}
	to := a.threadOf(ctx, m)
	if to != m.ChannelID || a.closed.Has(m.ChannelID) && m.GuildID != "" {
		question.Channel, question.Thread = "", to
	}
	answer, err := a.handle(ctx, question)
	if err != nil {
		a.log.Error("a question was not answered", "kind", bot.KindOf(err))
		a.sayIn(m, "platform.failed")
		return
	}
	v := view{texts: a.config.Bot.Texts(answer.Language), state: a.config.Bot.StateName}
	a.post(ctx, m, to, v.components(answer)...)
}

// threadOf returns where a message is answered: in a thread of it where one can be opened, else where it was written.
func (a *Adapter) threadOf(ctx context.Context, m *incoming) string {
	if m.GuildID == "" || a.closed.Has(m.ChannelID) {
		return m.ChannelID
	}
	var thread struct{ ID string }
	err := a.rest.ask(ctx, http.MethodPost, discordgo.EndpointChannelMessageThread(m.ChannelID, m.ID), threadStart{Name: "287(g)", Archive: 1440}, &thread)
	switch f := (failure{}); {
	case err == nil && thread.ID != "":
	case errors.As(err, &f) && f.code == codeThreadExists:
		thread.ID = m.ID // it has the message's number; another try, here or elsewhere, has begun it
	case errors.As(err, &f) && f.status < http.StatusInternalServerError && !f.broken:
		// It is a thread itself, or the application may open none there. The next message need not try.
		a.closed.Set(m.ChannelID, struct{}{}, ttlcache.DefaultTTL)
		fallthrough
	default:
		return m.ChannelID
	}
	a.closed.Set(thread.ID, struct{}{}, ttlcache.DefaultTTL)
	return thread.ID
}

type threadStart struct {
	Name    string `json:"name"`
	Archive int    `json:"auto_archive_duration"` // minutes
}

// posted is a message that Discord takes once, however often it is sent: it has the number of the one it answers.
type posted struct {
	content
	Reference    *reference `json:"message_reference,omitempty"`
	Nonce        string     `json:"nonce"`
	EnforceNonce bool       `json:"enforce_nonce"`
}

type reference struct {
	MessageID string `json:"message_id"`
	Must      bool   `json:"fail_if_not_exists"`
}

// post posts components in answer to a message.
func (a *Adapter) post(ctx context.Context, m *incoming, to string, components ...component) {
	p := posted{content: said(components...), Nonce: m.ID, EnforceNonce: true}
	if to == m.ChannelID {
		p.Reference = &reference{MessageID: m.ID}
	}
	if err := a.rest.ask(ctx, http.MethodPost, discordgo.EndpointChannelMessages(to), p, nil); err != nil {
		a.count(bot.Failed)
		a.log.Warn("an answer was not sent", "error", err)
		return
	}
	a.config.Observer.Sent(Platform, time.Since(m.came))
	a.note(ctx, m.ID)
}

// sayIn answers a message with a sentence, in the language that its server chose, or else its own.
func (a *Adapter) sayIn(m *incoming, id string) {
	ctx, cancel := context.WithTimeout(a.ctx, messageTimeout)
	defer cancel()
	lang := cmp.Or(a.settings(ctx, m.GuildID).Language, a.config.Bot.WrittenIn(cleaned(m.Content)))
	a.post(ctx, m, m.ChannelID, text(a.config.Bot.Texts(lang).Say(id, nil)))
}

// mostText is how much of a message is looked at, in bytes.
const mostText = 4000

var mention = regexp.MustCompile(`<(@[!&]?|#|a?:\w+:|t:)\d+(:\w)?>|@everyone|@here`)

// cleaned returns the text of a message without mentions and emoji.
func cleaned(content string) string {
	if len(content) > mostText {
		content = strings.ToValidUTF8(content[:mostText], "")
	}
	return strings.TrimSpace(mention.ReplaceAllString(content, " "))
}
