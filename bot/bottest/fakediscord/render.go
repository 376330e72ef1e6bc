package fakediscord

import (
	"encoding/json"
	"strconv"
	"strings"
	"time"
)

// Types of components.
const (
	actionRow    = 1
	button       = 2
	stringSelect = 3
	textInput    = 4
	section      = 9
	textDisplay  = 10
	thumbnail    = 11
	mediaGallery = 12
	fileShown    = 13
	separator    = 14
	container    = 17
	label        = 18
)

// build makes a message of the bot's of what it sent; nobody knows of it yet.
func (s *Server) build(channel, guild string, body object, raw json.RawMessage, files []File) *Message {
	m := &Message{ID: s.id(), Channel: channel, Guild: guild, Author: BotID, bot: true, At: time.Now()}
	m.fill(body, raw, files)
	if ref, ok := body["message_reference"].(object); ok {
		m.ReplyTo = text(ref["message_id"])
	}
	m.render(s)
	return m
}

// edit changes a message as the bot asked. The server is locked.
func (s *Server) edit(m *Message, body object, raw json.RawMessage, files []File) {
	before := *m
	before.Before = nil
	m.Before = append(m.Before, before)
	m.Flags &^= Loading
	m.fill(body, raw, files)
	m.render(s)
	m.raw["edited_timestamp"] = stamp(time.Now())
	s.news.Tell()
}

// fill takes over the fields that the body has.
func (m *Message) fill(body object, raw json.RawMessage, files []File) {
	m.Body = raw
	if content, ok := body["content"]; ok {
		m.Content = text(content)
	}
	if embeds, ok := body["embeds"]; ok {
		m.Embeds = nil
		list, _ := embeds.([]any)
		for _, e := range list {
			if e, ok := e.(object); ok {
				m.Embeds = append(m.Embeds, e)
			}
		}
	}
	if components, ok := body["components"]; ok {
		m.Components = componentsOf(components)
	}
	if flags, ok := body["flags"]; ok {
		m.Flags = m.Flags&Ephemeral | number(flags)
	}
	if kept, ok := body["attachments"].([]any); ok && len(kept) == 0 {
		m.Files = nil
	}
	m.Files = append(m.Files, files...)
}

// render makes the message as Discord gives it.
func (m *Message) render(s *Server) {
	ids := 0
	var sent struct {
		Components []any `json:"components"`
	}
	if m.Components != nil {
		_ = json.Unmarshal(m.Body, &sent)
	}
	raw := object{
		"id": m.ID, "channel_id": m.Channel, "type": 0, "content": m.Content, "flags": m.Flags, "author": userObject(m.Author, m.bot),
		"mentions": []any{}, "mention_roles": []any{}, "mention_everyone": false, "attachments": m.attachments(s), "pinned": false, "tts": false,
		"timestamp": stamp(m.At), "edited_timestamp": nil, "embeds": rendered(m.Embeds), "components": renderAll(sent.Components, &ids),
	}
	if sent.Components == nil && m.Components != nil && m.raw != nil { // an edit that left them as they were
		raw["components"] = m.raw["components"]
	}
	if m.ReplyTo != "" {
		raw["type"] = 19
		raw["message_reference"] = object{"type": 0, "channel_id": m.Channel, "message_id": m.ReplyTo}
	}
	if m.bot {
		raw["application_id"] = ApplicationID
	}
	m.raw = raw
}

func (m *Message) attachments(s *Server) []object {
	all := make([]object, 0, len(m.Files))
	for _, f := range m.Files {
		url := s.URL + "/attachments/" + m.Channel + "/" + m.ID + "/" + f.Name
		all = append(all, object{"id": s.id(), "filename": f.Name, "size": len(f.Data), "url": url, "proxy_url": url, "content_type": f.ContentType})
	}
	return all
}

func rendered(embeds []object) []object {
	all := make([]object, 0, len(embeds))
	for _, e := range embeds {
		out := object{"type": "rich"}
		for k, v := range e {
			if v != nil {
				out[k] = v
			}
		}
		all = append(all, out)
	}
	return all
}

// renderAll gives components as Discord does: with ids and with what was left out.
func renderAll(components []any, ids *int) []any {
	all := make([]any, 0, len(components))
	for _, c := range components {
		if c, ok := c.(object); ok {
			all = append(all, renderOne(c, ids))
		}
	}
	return all
}

func renderOne(c object, ids *int) object {
	*ids++
	out := object{"id": *ids}
	switch number(c["type"]) {
	case stringSelect:
		out["min_values"], out["max_values"] = 1, 1
	case separator:
		out["divider"], out["spacing"] = true, 1
	case container:
		out["accent_color"], out["spoiler"] = nil, false
	case fileShown:
		out["spoiler"] = false
	}
	for k, v := range c {
		switch inner := v.(type) {
		case nil:
		case []any:
			if k == "components" {
				out[k] = renderAll(inner, ids)
			} else {
				out[k] = inner
			}
		case object:
			if k == "accessory" {
				out[k] = renderOne(inner, ids)
			} else {
				out[k] = inner
			}
		default:
			if k != "id" || number(v) != 0 {
				out[k] = v
			}
		}
	}
	if number(c["type"]) == fileShown {
		sent, _ := c["file"].(object)
		url := text(sent["url"])
		out["file"] = object{"id": strconv.Itoa(*ids), "url": url, "proxy_url": url}
		out["name"], out["size"] = strings.TrimPrefix(url, "attachment://"), nil
	}
	return out
}

func componentsOf(v any) []Component {
	raw, err := json.Marshal(v)
	if err != nil {
		return nil
	}
	var all []Component
	_ = json.Unmarshal(raw, &all)
	return all
}

func botUser() object {
	u := userObject(BotID, true)
	u["username"], u["global_name"] = "ask287", nil
	u["mfa_enabled"], u["locale"], u["flags"], u["verified"] = false, "en-US", 0, true
	return u
}

func userObject(id string, bot bool) object {
	o := object{
		"id": id, "username": "user" + id[max(0, len(id)-4):], "global_name": "User", "avatar": nil, "discriminator": "0",
		"public_flags": 0, "flags": 0, "primary_guild": nil,
	}
	if bot {
		o["bot"] = true
	}
	return o
}

func stamp(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000000-07:00") }

// number is a JSON number as an int, and 0 for everything else.
func number(v any) int {
	switch n := v.(type) {
	case float64:
		return int(n)
	case int:
		return n
	}
	return 0
}

// text is a JSON string, and "" for everything else.
func text(v any) string {
	s, _ := v.(string)
	return s
}
