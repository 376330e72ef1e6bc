package bot

import (
	"context"
	"encoding/json"

	"ask287/index"
)

// key returns the key of the conversation that a message belongs to, "" where it belongs to none. What is said in a
// thread is said by all who are in it; elsewhere each user of a channel has a conversation of their own.
func (c *common) key(m Message) string {
	user := m.User
	if m.Thread != "" {
		user = ""
	}
	if m.Thread == "" && user == "" {
		return ""
	}
	return c.hash(m.Platform, m.Workspace, m.Channel, m.Thread, user)
}

// recall returns what the conversation was about, nil where nothing is known of it. A memory that fails is none: the question
// is then answered by itself.
func (c *common) recall(ctx context.Context, m Message) *index.Exchange {
	key := c.key(m)
	if key == "" {
		return nil
	}
	value, err := c.Recall(ctx, key)
	if err != nil || value == nil {
		return nil
	}
	var e index.Exchange
	if json.Unmarshal(value, &e) != nil {
		return nil
	}
	return &e
}

// keep keeps what a message was answered with, if the next one could lean on it; else what was kept before stays.
func (c *common) keep(ctx context.Context, m Message, f index.Finding) {
	key, e := c.key(m), f.Exchange()
	if key == "" || e == nil {
		return
	}
	if value, err := json.Marshal(e); err == nil {
		_ = c.Keep(ctx, key, value) // the answer does not wait for a memory that fails
	}
}

// forget forgets a conversation.
func (c *common) forget(ctx context.Context, m Message) error {
	if key := c.key(m); key != "" {
		return c.Keep(ctx, key, nil)
	}
	return nil
}
