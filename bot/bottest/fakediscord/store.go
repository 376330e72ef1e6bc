package fakediscord

import (
	"maps"

	"ask287/bot/bottest/fake"
)

// kept is what Options.Keep lets go of again, the oldest first.
type kept struct{ channel, id string }

// channel is a place for messages: a text channel (0), a user's direct messages (1) or a thread (11).
type channel struct {
	id, guild, name string
	kind            int
	permissions     uint64
	user            string // the other one of a direct message
	messages        map[string]*Message
	nonces          map[string]string // the ids of messages by their nonce, for those that Discord makes once
	parent          string            // of a thread
}

func (s *Server) addGuild(g Guild) {
	if g.Locale == "" {
		g.Locale = "en-US"
	}
	s.guilds[g.ID] = g
	for _, ch := range g.Channels {
		p := ch.Permissions
		switch p {
		case 0:
			p = Everything
		case NoPermissions:
			p = 0
		}
		s.channels[ch.ID] = &channel{id: ch.ID, guild: g.ID, name: ch.Name, permissions: p, messages: map[string]*Message{}}
	}
}

func (s *Server) guild(id string) Guild {
	s.mu.Lock()
	defer s.mu.Unlock()
	g := s.guilds[id]
	if g.Locale == "" {
		g.Locale = "en-US"
	}
	return g
}

func (s *Server) guildsOf(n *session) []Guild {
	s.mu.Lock()
	defer s.mu.Unlock()
	var all []Guild
	for g := range maps.Values(s.guilds) {
		if shardOf(g.ID, n.shard[1]) == n.shard[0] {
			all = append(all, g)
		}
	}
	return all
}

func (s *Server) permissions(channel string) uint64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	if ch := s.channels[channel]; ch != nil {
		return ch.permissions
	}
	return Everything
}

// DM is the id of the channel of direct messages between the bot and the user.
func (s *Server) DM(user string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	id := "16" + user[min(2, len(user)):]
	if s.channels[id] == nil {
		s.channels[id] = &channel{id: id, kind: 1, user: user, permissions: Everything, messages: map[string]*Message{}}
	}
	return id
}

// remember keeps the exchange, and forgets the oldest where there are too many.
func (s *Server) remember(e *Exchange) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.counts.Interactions++
	s.exchanges[e.Token] = e
	s.order = append(s.order, e)
	s.order = fake.Latest(s.order, s.opts.Keep, func(old *Exchange) {
		s.settle(&s.counts, old)
		delete(s.exchanges, old.Token)
	})
}

func (s *Server) exchange(token string) *Exchange {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.exchanges[token]
}

// keep puts a message into its channel. The server is locked.
func (s *Server) keep(m *Message) {
	ch := s.channels[m.Channel]
	if ch == nil {
		// An interaction can be answered where the bot has no access.
		ch = &channel{id: m.Channel, guild: m.Guild, messages: map[string]*Message{}}
		s.channels[m.Channel] = ch
	}
	ch.messages[m.ID] = m
	if m.nonce != "" {
		if ch.nonces == nil {
			ch.nonces = map[string]string{}
		}
		ch.nonces[m.nonce] = m.ID
	}
	s.messages = append(s.messages, kept{m.Channel, m.ID})
	s.messages = fake.Latest(s.messages, s.opts.Keep, func(old kept) {
		if ch := s.channels[old.channel]; ch != nil {
			if m := ch.messages[old.id]; m != nil {
				delete(ch.nonces, m.nonce)
			}
			delete(ch.messages, old.id)
		}
	})
	s.news.Tell()
}

// latest is the stored message that m is a copy of.
func (s *Server) latest(m Message) *Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	if ch := s.channels[m.Channel]; ch != nil {
		if found := ch.messages[m.ID]; found != nil {
			return found
		}
	}
	return &m
}

// snapshot is a copy that nobody changes.
func (s *Server) snapshot(m *Message) *Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	copied := *m
	return &copied
}

// commandID is the id under which the command was registered, or some id.
func (s *Server) commandID(name string, kind int) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, list := range s.commands {
		for _, c := range list {
			if c["name"] == name && max(number(c["type"]), 1) == kind {
				return text(c["id"])
			}
		}
	}
	return "1500000000000000001"
}
