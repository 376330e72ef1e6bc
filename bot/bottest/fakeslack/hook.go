package fakeslack

import (
	"encoding/json"
	"time"
)

// hook is a response_url.
type hook struct {
	e       *Exchange
	channel string
	user    string
	on      *Message // that the interaction was with; what the command made first
	thread  string
	born    time.Time
	uses    int
}

// giveHook makes a response_url for the exchange. The server is locked.
func (s *Server) giveHook(e *Exchange, on *Message) string {
	key := s.id("R")
	h := &hook{e: e, channel: e.from.Channel, user: e.from.User, on: on, born: time.Now()}
	if on != nil {
		h.thread = on.Thread
	}
	s.hooks[key] = h
	e.hooks = append(e.hooks, key)
	e.ResponseURL = s.URL + "/hooks/" + key
	return e.ResponseURL
}

// hook takes a post to a response_url.
func (c *call) hook() (any, *refusal) {
	c.s.mu.Lock()
	h := c.s.hooks[c.r.PathValue("key")]
	var refused *refusal
	switch {
	case h == nil:
		refused = refuse("invalid_url")
	case time.Since(h.born) > c.s.opts.HookLife:
		refused = refuse("expired_url")
	case h.uses >= c.s.opts.HookUses:
		refused = refuse("used_url")
	default:
		c.e = h.e
		h.uses++
	}
	c.s.mu.Unlock()
	switch {
	case refused != nil:
		return nil, refused
	case c.body == nil:
		return nil, refuse("invalid_payload")
	}
	return object{"ok": true}, c.s.respond(h, c.body, responseURL)
}

// respond does what a post to a response_url, or the payload of an acknowledged command, asks for.
func (s *Server) respond(h *hook, body object, way string) *refusal {
	if body["delete_original"] == true {
		return s.deleteOriginal(h)
	}
	kind := text(body["response_type"])
	if kind != "" && kind != "ephemeral" && kind != "in_channel" {
		return refuse("invalid_arguments", "[ERROR] response_type "+kind)
	}
	d := draft{text: text(body["text"])}
	blocks := body["blocks"]
	if t, ok := blocks.(string); ok {
		if json.Unmarshal([]byte(t), &blocks) != nil {
			return refuse("invalid_blocks_format")
		}
	}
	d, refused := d.with(s, blocks)
	if refused != nil {
		return refused
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if body["replace_original"] == true && h.on != nil && !h.on.Deleted {
		h.on.change(d)
		h.e.changed(h.on)
		s.news.Tell()
		return nil
	}
	ch := s.channels[h.channel]
	if ch == nil {
		return refuse("channel_not_found")
	}
	if d.thread = text(body["thread_ts"]); d.thread == "" {
		d.thread = h.thread
	}
	m := s.write(ch, d, way)
	if kind != "in_channel" {
		m.Ephemeral = h.user
	}
	if h.on == nil {
		h.on = m
	}
	h.e.posted(m)
	return nil
}

func (s *Server) deleteOriginal(h *hook) *refusal {
	s.mu.Lock()
	defer s.mu.Unlock()
	if h.on == nil || h.on.Deleted {
		return refuse("message_not_found")
	}
	h.on.Deleted = true
	h.e.answered()
	s.news.Tell()
	return nil
}
