package fakediscord

import (
	"net/http"
	"time"
)

// channel is the one that the path names, where the bot has the permissions.
func (c *call) channel(needs uint64) (*channel, *failure) {
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	ch := c.s.channels[c.r.PathValue("channel_id")]
	switch {
	case ch == nil:
		return nil, refuse(http.StatusNotFound, 10003, "Unknown Channel")
	case ch.permissions&ViewChannel == 0:
		return nil, refuse(http.StatusForbidden, 50001, "Missing Access").hush()
	case ch.permissions&needs != needs:
		return nil, refuse(http.StatusForbidden, 50013, "Missing Permissions").hush()
	}
	return ch, nil
}

func (c *call) messageCreate() (int, any, *failure) {
	ch, failed := c.channel(0)
	if failed != nil {
		return 0, nil, failed
	}
	needs := SendMessages
	if ch.kind == 11 {
		needs = SendMessagesInThreads
	}
	if len(c.files) > 0 {
		needs |= AttachFiles
	}
	if _, failed := c.channel(needs); failed != nil {
		return 0, nil, failed
	}
	problems := c.s.checkMessage(c.body, c.files, nil)
	if number(c.body["flags"])&Ephemeral != 0 {
		problems = append(problems, problem{"flags", "MESSAGE_FLAGS_INVALID", "a message in a channel cannot be ephemeral"})
	}
	if failed := invalid(problems); failed != nil {
		return 0, nil, failed
	}
	if failed := c.refers(ch); failed != nil {
		return 0, nil, failed
	}
	m := c.s.build(ch.id, ch.guild, c.body, c.raw, c.files)
	if enforced, _ := c.body["enforce_nonce"].(bool); enforced {
		m.nonce = text(c.body["nonce"])
	}
	c.s.mu.Lock()
	if made := ch.messages[ch.nonces[m.nonce]]; made != nil {
		defer c.s.mu.Unlock()
		return http.StatusOK, made.raw, nil
	}
	c.s.keep(m)
	c.s.counts.Messages++
	copied := *m
	c.s.mu.Unlock()
	c.s.dispatchMessage("MESSAGE_CREATE", copied)
	return http.StatusOK, copied.raw, nil
}

// refers looks at what a message replies to.
func (c *call) refers(ch *channel) *failure {
	ref, ok := c.body["message_reference"].(object)
	if !ok {
		return nil
	}
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	if ch.permissions&ReadMessageHistory == 0 {
		return refuse(http.StatusBadRequest, 160002, "Cannot reply without permission to read message history").hush()
	}
	if m := ch.messages[text(ref["message_id"])]; m == nil || m.Deleted {
		if fail, there := ref["fail_if_not_exists"].(bool); !there || fail {
			return invalid([]problem{{"message_reference", "MESSAGE_REFERENCE_UNKNOWN_MESSAGE", "Unknown message"}}).hush()
		}
		delete(c.body, "message_reference")
	}
	return nil
}

// channelMessage is the message that the path names.
func (c *call) channelMessage(own bool) (*Message, *failure) {
	ch, failed := c.channel(0)
	if failed != nil {
		return nil, failed
	}
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	m := ch.messages[c.r.PathValue("message_id")]
	switch {
	case m == nil || m.Deleted || m.Ephemeral():
		return nil, refuse(http.StatusNotFound, 10008, "Unknown Message")
	case own && !m.bot:
		return nil, refuse(http.StatusForbidden, 50005, "Cannot edit a message authored by another user")
	}
	return m, nil
}

func (c *call) messageGet() (int, any, *failure) {
	m, failed := c.channelMessage(false)
	if failed != nil {
		return 0, nil, failed
	}
	return http.StatusOK, c.s.snapshot(m).raw, nil
}

func (c *call) messageEdit() (int, any, *failure) {
	m, failed := c.channelMessage(true)
	if failed != nil {
		return 0, nil, failed
	}
	if failed := invalid(c.s.checkMessage(c.body, c.files, c.s.snapshot(m))); failed != nil {
		return 0, nil, failed
	}
	c.s.mu.Lock()
	c.s.edit(m, c.body, c.raw, c.files)
	copied := *m
	c.s.mu.Unlock()
	c.s.dispatchMessage("MESSAGE_UPDATE", copied)
	return http.StatusOK, copied.raw, nil
}

func (c *call) messageDelete() (int, any, *failure) {
	m, failed := c.channelMessage(true)
	if failed != nil {
		return 0, nil, failed
	}
	c.s.mu.Lock()
	m.Deleted = true
	c.s.news.Tell()
	c.s.mu.Unlock()
	return http.StatusNoContent, nil, nil
}

// threadCreate opens a thread of a message; its id is the message's.
func (c *call) threadCreate() (int, any, *failure) {
	ch, failed := c.channel(CreatePublicThreads)
	if failed != nil {
		return 0, nil, failed
	}
	if ch.kind != 0 {
		return 0, nil, refuse(http.StatusBadRequest, 50024, "Cannot execute action on this channel type")
	}
	m, failed := c.channelMessage(false)
	if failed != nil {
		return 0, nil, failed
	}
	c.s.mu.Lock()
	if c.s.channels[m.ID] != nil {
		c.s.mu.Unlock()
		return 0, nil, refuse(http.StatusBadRequest, 160004, "A thread has already been created for this message")
	}
	thread := &channel{
		id: m.ID, guild: ch.guild, name: text(c.body["name"]), kind: 11, permissions: ch.permissions, messages: map[string]*Message{}, parent: ch.id,
	}
	c.s.channels[m.ID] = thread
	c.s.news.Tell()
	c.s.mu.Unlock()
	o := thread.object()
	if n := number(c.body["auto_archive_duration"]); n != 0 {
		o["thread_metadata"].(object)["auto_archive_duration"] = n
	}
	c.s.dispatch(ch.guild, "THREAD_CREATE", o, nil, intentGuilds)
	return http.StatusCreated, o, nil
}

func (c *call) channelGet() (int, any, *failure) {
	ch, failed := c.channel(0)
	if failed != nil {
		return 0, nil, failed
	}
	return http.StatusOK, ch.object(), nil
}

func (c *call) typing() (int, any, *failure) {
	if _, failed := c.channel(SendMessages); failed != nil {
		return 0, nil, failed
	}
	return http.StatusNoContent, nil, nil
}

// object is the channel as Discord gives it.
func (ch *channel) object() object {
	o := object{"id": ch.id, "type": ch.kind, "flags": 0, "last_message_id": nil}
	switch ch.kind {
	case 1:
		o["recipients"] = []object{userObject(ch.user, false)}
	case 11:
		o["guild_id"], o["name"], o["parent_id"], o["owner_id"] = ch.guild, ch.name, ch.parent, BotID
		o["message_count"], o["member_count"], o["total_message_sent"], o["rate_limit_per_user"] = 0, 1, 0, 0
		o["thread_metadata"] = object{
			"archived": false, "archive_timestamp": stamp(time.Now()), "auto_archive_duration": 1440, "locked": false,
			"create_timestamp": stamp(time.Now()),
		}
	default:
		o["guild_id"], o["name"], o["position"], o["permission_overwrites"], o["nsfw"] = ch.guild, ch.name, 0, []any{}, false
		o["parent_id"], o["topic"], o["rate_limit_per_user"] = nil, nil, 0
	}
	return o
}
