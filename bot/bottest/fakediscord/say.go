package fakediscord

import (
	"context"
	"encoding/json"
	"strconv"
	"strings"
	"time"
)

// Say is a message that somebody writes.
type Say struct {
	User     string // "" is DefaultUser
	Channel  string // "" is DefaultChannel, or the user's direct messages where DM
	DM       bool
	Text     string
	ReplyTo  *Message // its author is mentioned, unless Silent
	Silent   bool     // the reply does not mention
	Everyone bool     // @everyone: no mention of the bot
	Bot      bool     // the author is another bot
	Webhook  bool     // the author is a webhook
}

// Mention is how the bot is mentioned in the text of a message.
const Mention = "<@" + BotID + ">"

// Say sends a message to the channel and its event to the bot, and gives the message.
func (s *Server) Say(m Say) Message {
	made := s.said(m)
	s.dispatchMessage("MESSAGE_CREATE", made)
	return made
}

// SayAgain sends the message's event once more.
func (s *Server) SayAgain(m Message) { s.dispatchMessage("MESSAGE_CREATE", m) }

// Edit changes a message that somebody wrote (MESSAGE_UPDATE).
func (s *Server) Edit(m Message, text string) Message {
	stored := s.latest(m)
	s.mu.Lock()
	stored.Content = text
	raw := object{}
	for k, v := range stored.raw {
		raw[k] = v
	}
	raw["content"], raw["edited_timestamp"] = text, stamp(time.Now())
	stored.raw = raw
	copied := *stored
	s.mu.Unlock()
	s.dispatchMessage("MESSAGE_UPDATE", copied)
	return copied
}

func (s *Server) said(m Say) Message {
	if m.User == "" {
		m.User = DefaultUser
	}
	if m.Channel == "" {
		m.Channel = DefaultChannel
		if m.DM {
			m.Channel = s.DM(m.User)
		}
	}
	made := s.newMessage(m.Channel, m.User, m.Text)
	s.mu.Lock()
	defer s.mu.Unlock()
	mentions := []object{}
	if strings.Contains(m.Text, Mention) || strings.Contains(m.Text, "<@!"+BotID+">") {
		mentions = append(mentions, userObject(BotID, true))
	}
	if m.ReplyTo != nil {
		made.ReplyTo = m.ReplyTo.ID
		made.raw["type"] = 19
		made.raw["message_reference"] = object{"type": 0, "channel_id": m.Channel, "message_id": m.ReplyTo.ID, "guild_id": made.Guild}
		made.raw["referenced_message"] = m.ReplyTo.raw
		if !m.Silent && len(mentions) == 0 {
			mentions = append(mentions, userObject(m.ReplyTo.Author, m.ReplyTo.Author == BotID))
		}
	}
	made.raw["mentions"], made.raw["mention_everyone"] = mentions, m.Everyone
	made.raw["author"] = userObject(m.User, m.Bot || m.Webhook)
	if m.Webhook {
		made.raw["webhook_id"] = m.User
	}
	return *made
}

// newMessage puts a user's message into a channel.
func (s *Server) newMessage(channel, user, text string) *Message {
	m := &Message{ID: s.id(), Channel: channel, Author: user, Content: text, At: time.Now()}
	s.mu.Lock()
	defer s.mu.Unlock()
	if ch := s.channels[channel]; ch != nil {
		m.Guild = ch.guild
	}
	m.render(s)
	s.keep(m)
	return m
}

// Messages are the bot's messages in the channel, from the oldest, those of interactions too.
func (s *Server) Messages(channel string) []Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.written(channel)
}

func (s *Server) written(channel string) []Message {
	var all []Message
	for _, k := range s.messages {
		if k.channel == channel {
			if m := s.channels[channel].messages[k.id]; m != nil && m.bot && !m.Deleted {
				all = append(all, *m)
			}
		}
	}
	return all
}

// Reply waits for the bot's answer to a message: one that refers to it, one in the thread that was opened of it, or, in direct messages, the
// next one that refers to none. It says false when ctx is done before.
func (s *Server) Reply(ctx context.Context, to Message) (Message, bool) {
	var found Message
	ok := s.await(ctx, &s.news, func() bool {
		for _, m := range s.written(to.Channel) {
			if m.ReplyTo == to.ID || to.Guild == "" && m.ReplyTo == "" && m.ID > to.ID {
				found = m
				return true
			}
		}
		if thread := s.channels[to.ID]; thread != nil && thread.kind == 11 {
			if all := s.written(to.ID); len(all) > 0 {
				found = all[0]
				return true
			}
		}
		return false
	})
	return found, ok
}

// Join puts the bot into a server, Leave takes it out again, or says that the server is unavailable.
func (s *Server) Join(g Guild) {
	s.mu.Lock()
	s.addGuild(g)
	s.mu.Unlock()
	s.dispatch(g.ID, "GUILD_CREATE", s.guildCreate(g), nil, intentGuilds)
}

// Leave takes the bot out of a server. A server that is only unavailable comes back.
func (s *Server) Leave(guild string, unavailable bool) {
	d := object{"id": guild}
	if unavailable {
		d["unavailable"] = true
	} else {
		s.mu.Lock()
		delete(s.guilds, guild)
		s.mu.Unlock()
	}
	s.dispatch(guild, "GUILD_DELETE", d, nil, intentGuilds)
}

// Dispatch sends any event with any data, well formed or not as Discord would make it: data is written as it stands.
func (s *Server) Dispatch(event string, data json.RawMessage) {
	s.dispatch("", event, data, nil, 0)
}

func (s *Server) guildCreate(g Guild) object {
	channels := make([]object, 0, len(g.Channels))
	for _, ch := range g.Channels {
		channels = append(channels, object{"id": ch.ID, "type": 0, "name": ch.Name, "position": 0, "permission_overwrites": []any{}})
	}
	return object{
		"id": g.ID, "name": g.Name, "owner_id": DefaultUser, "preferred_locale": s.guild(g.ID).Locale, "channels": channels, "threads": []any{},
		"members": []any{}, "roles": []any{}, "emojis": []any{}, "features": []any{}, "unavailable": false, "member_count": 2, "large": false,
		"joined_at": "2025-01-01T00:00:00.000000+00:00", "voice_states": []any{}, "presences": []any{}, "stage_instances": []any{},
	}
}

// dispatchMessage sends an event of a message to the sessions that asked for such, without the content where they may not have it.
func (s *Server) dispatchMessage(event string, m Message) {
	intent := intentDirectMessages
	raw := object{}
	for k, v := range m.raw {
		raw[k] = v
	}
	if m.Guild != "" {
		intent = intentGuildMessages
		raw["guild_id"] = m.Guild
		raw["member"] = object{"roles": []any{}, "joined_at": "2020-01-01T00:00:00.000000+00:00", "deaf": false, "mute": false, "flags": 0}
		mentions, _ := raw["mentions"].([]object)
		mentioned := len(mentions) > 0 && mentions[0]["id"] == BotID
		if s.opts.Privileged&intentMessageContent == 0 && m.Author != BotID && !mentioned {
			raw["content"], raw["embeds"], raw["attachments"], raw["components"] = "", []any{}, []any{}, []any{}
		}
	}
	s.dispatch(m.Guild, event, raw, nil, intent)
}

// dispatch sends an event to the sessions of the server's shard that have the intent; 0 needs none.
func (s *Server) dispatch(guild, event string, data any, e *Exchange, intent int) {
	s.gateway.mu.Lock()
	sessions := make([]*session, 0, len(s.gateway.sessions))
	for _, n := range s.gateway.sessions {
		if shardOf(guild, n.shard[1]) == n.shard[0] && n.intents&intent == intent {
			sessions = append(sessions, n)
		}
	}
	s.gateway.mu.Unlock()
	for _, n := range sessions {
		n.dispatch(event, data, e)
		s.chaos.after(n)
	}
}

// shardOf is the shard that has a server; direct messages are the first one's.
func shardOf(guild string, shards int) int {
	id, _ := strconv.ParseUint(guild, 10, 64)
	return int((id >> 22) % uint64(max(shards, 1))) //nolint:gosec // smaller than shards
}
