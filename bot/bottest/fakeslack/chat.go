package fakeslack

import (
	"encoding/json"
	"strings"
)

// draft is a message before it is posted.
type draft struct {
	text   string
	blocks json.RawMessage
	thread string
}

// place is the channel that a call is about. The server is locked.
func (c *call) place(name string) (*channel, *refusal) {
	id := c.text(name)
	ch := c.s.channels[id]
	switch {
	case id == "":
		return nil, refuse("invalid_arguments", "[ERROR] missing required field: "+name)
	case ch == nil && (strings.HasPrefix(id, "U") || strings.HasPrefix(id, "W")):
		ch = c.s.dm(c.token.team, id)
	case ch == nil || !c.s.covers(c.token.team, ch.Team):
		return nil, refuse("channel_not_found")
	}
	if ch.Archived {
		return nil, refuse("is_archived")
	}
	if ch.Outside {
		return nil, refuse("not_in_channel")
	}
	return ch, nil
}

// draft takes the content of a message from the call and looks at it.
func (c *call) draft() (draft, *refusal) {
	d := draft{text: c.text("text"), thread: c.text("thread_ts")}
	if markdown := c.text("markdown_text"); markdown != "" {
		if c.has("text") && d.text != "" || c.has("blocks") {
			return d, refuse("markdown_text_conflict")
		}
		if length(markdown) > maxMarkdown {
			return d, refuse("msg_too_long")
		}
		d.text = markdown
	}
	if c.has("attachments") && !c.has("blocks") && d.text == "" {
		return d, refuse("no_text")
	}
	if d.thread != "" && !isTS(d.thread) {
		return d, refuse("invalid_thread_ts")
	}
	if c.s.opts.NoChecks && c.body == nil {
		d.blocks = json.RawMessage(c.form.Get("blocks"))
		return d, nil
	}
	blocks, ok := c.value("blocks")
	if !ok {
		return d, refuse("invalid_blocks_format")
	}
	return d.with(c.s, blocks)
}

// with gives the draft its blocks, and looks at both.
func (d draft) with(s *Server, blocks any) (draft, *refusal) {
	all, ok := blocks.([]any)
	if blocks != nil && !ok {
		return d, refuse("invalid_blocks_format")
	}
	if len(all) > 0 {
		d.blocks, _ = json.Marshal(all)
	}
	if d.text == "" && len(all) == 0 {
		return d, refuse("no_text")
	}
	return d, s.checkMessage(d, all)
}

func (c *call) postMessage() (any, *refusal) {
	c.s.mu.Lock()
	ch, refused := c.place("channel")
	if refused == nil {
		refused = c.s.rates.post(c.s, ch.ID, c.at)
	}
	c.s.mu.Unlock()
	if refused != nil {
		return nil, refused
	}
	d, refused := c.draft()
	if refused != nil {
		return nil, refused
	}
	c.checkUnfurl()
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	m := c.s.write(ch, d, c.method.name)
	if c.e = c.s.owner(m.places()...); c.e != nil {
		c.e.posted(m)
	}
	return object{"ok": true, "channel": m.Channel, "ts": m.TS, "message": m.object(c.s.team(m.Team))}, nil
}

// places are where an exchange may be that the message answers. One in a thread answers what is in the thread.
func (m *Message) places() []string {
	if m.Thread != "" {
		return []string{inThread(m.Channel, m.Thread)}
	}
	return []string{inChannel(m.Channel)}
}

// write puts a message of the app's into a channel. The server is locked.
func (s *Server) write(ch *channel, d draft, way string) *Message {
	team := s.team(ch.Team)
	m := &Message{
		Channel: ch.ID, TS: s.ts(), Thread: d.thread, User: team.BotUserID, App: true, Text: d.text, Blocks: d.blocks, Way: way,
		Team: team.ID,
	}
	s.counts.Messages++
	s.keep(m)
	return m
}

// posted notes that the message is part of what the app did. The server is locked.
func (e *Exchange) posted(m *Message) {
	m.e = e
	e.posts = append(e.posts, m)
	e.answered()
}

func (c *call) postEphemeral() (any, *refusal) {
	c.s.mu.Lock()
	ch, refused := c.place("channel")
	user := c.text("user")
	switch {
	case refused != nil:
	case user == "":
		refused = refuse("invalid_arguments", "[ERROR] missing required field: user")
	case ch.absent(user):
		refused = refuse("user_not_in_channel")
	}
	c.s.mu.Unlock()
	if refused != nil {
		return nil, refused
	}
	d, refused := c.draft()
	if refused != nil {
		return nil, refused
	}
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	m := c.s.write(ch, d, c.method.name)
	m.Ephemeral = user
	places := []string{forUser(ch.ID, user)}
	if d.thread != "" {
		places = []string{inThread(ch.ID, d.thread), places[0]}
	}
	if c.e = c.s.owner(places...); c.e != nil {
		c.e.posted(m)
	}
	return object{"ok": true, "message_ts": m.TS}, nil
}

// own is a message of the app's that everybody sees. The server is locked.
func (c *call) own(cannot string) (*Message, *refusal) {
	if refused := c.needs("channel", "ts"); refused != nil {
		return nil, refused
	}
	ch, refused := c.place("channel")
	if refused != nil {
		return nil, refused
	}
	m := ch.messages[c.text("ts")]
	switch {
	case m == nil || m.Deleted || m.Ephemeral != "":
		return nil, refuse("message_not_found")
	case !m.App:
		return nil, refuse(cannot)
	}
	return m, nil
}

func (c *call) chatUpdate() (any, *refusal) {
	d, refused := c.draft()
	if refused != nil {
		return nil, refused
	}
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	m, refused := c.own("cant_update_message")
	if refused != nil {
		return nil, refused
	}
	m.change(d)
	c.e = c.s.owner(ofMessage(m.Channel, m.TS))
	if c.e == nil {
		c.e = m.e
	}
	c.e.changed(m)
	c.s.news.Tell()
	return object{"ok": true, "channel": m.Channel, "ts": m.TS, "text": m.Text, "message": m.object(c.s.team(m.Team))}, nil
}

// change puts the draft in the place of what the message said. The server is locked.
func (m *Message) change(d draft) {
	before := *m
	before.Before = nil
	m.Before = append(m.Before, before)
	m.Text, m.Blocks = d.text, d.blocks
}

// changed notes that the app changed a message. The server is locked. Of its own exchange's message that is no further answer.
func (e *Exchange) changed(m *Message) {
	switch e {
	case nil:
	case m.e:
		e.news.Tell()
	default:
		e.posts = append(e.posts, m)
		e.answered()
	}
}

func (c *call) chatDelete() (any, *refusal) {
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	m, refused := c.own("cant_delete_message")
	if refused != nil {
		return nil, refused
	}
	m.Deleted = true
	c.s.news.Tell()
	if c.e = c.s.owner(ofMessage(m.Channel, m.TS)); c.e != nil {
		c.e.answered()
	}
	return object{"ok": true, "channel": m.Channel, "ts": m.TS}, nil
}

// isTS says whether the text has the form of a timestamp of a message.
func isTS(ts string) bool {
	seconds, micros, ok := strings.Cut(ts, ".")
	digits := func(t string) bool { return t != "" && strings.Trim(t, "0123456789") == "" }
	return ok && digits(seconds) && digits(micros) && len(micros) == 6
}
