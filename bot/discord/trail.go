package discord

import (
	"context"
	"encoding/json"
	"sync"

	"ask287/bot"
)

// trail is what a replica leaves of a shard for the next one that has it: how far its session has come. Discord sends the next what
// came after that, and what was answered by then comes twice.
type trail struct {
	memory bot.Memory
	key    string
	mu     sync.Mutex // what is left later came later
}

// left is what is left, as JSON.
type left struct {
	Session session `json:"session"`
	Seq     int64   `json:"seq"`
	Self    string  `json:"self"` // the application's own user, which only READY says
}

// leave leaves how far a session has come. Where that fails, what was left before stands.
func (t *trail) leave(ctx context.Context, self *string, at *standing) {
	t.mu.Lock()
	defer t.mu.Unlock()
	begun := at.session.Load()
	if begun == nil || self == nil {
		return
	}
	if value, err := json.Marshal(left{*begun, at.seq.Load(), *self}); err == nil {
		_ = t.memory.Keep(ctx, t.key, value)
	}
}

// take puts what was left into at, and returns the application's own user; "" where there is nothing that can be resumed.
func (t *trail) take(ctx context.Context, at *standing) (self string) {
	value, err := t.memory.Recall(ctx, t.key)
	var l left
	if err != nil || json.Unmarshal(value, &l) != nil || l.Session.ID == "" || l.Seq < 0 {
		return ""
	}
	at.session.Store(&l.Session)
	at.seq.Store(l.Seq)
	return l.Self
}
