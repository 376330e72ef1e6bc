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
	lease bot.Lease
	mu    sync.Mutex // what is left later came later
	seq   int64      // what is left
}

// left is what is left, as JSON.
type left struct {
	Session session `json:"session"`
	Seq     int64   `json:"seq"`
	Self    string  `json:"self"` // the application's own user, which only READY says
}

// leave leaves how far a session has come, and returns how far that is. Where it fails, what was left before stands.
func (t *trail) leave(ctx context.Context, self *string, at *standing) int64 {
	t.mu.Lock()
	defer t.mu.Unlock()
	begun := at.session.Load()
	if begun == nil || self == nil {
		return t.seq
	}
	now := left{*begun, at.seq.Load(), *self}
	if value, err := json.Marshal(now); err == nil && t.lease.Leave(ctx, value) == nil {
		t.seq = now.Seq
	}
	return t.seq
}

// take puts what was left into at, and returns the application's own user; "" where there is nothing that can be resumed.
func (t *trail) take(at *standing) (self string) {
	var l left
	if json.Unmarshal(t.lease.Left(), &l) != nil || l.Session.ID == "" || l.Seq < 0 {
		return ""
	}
	at.session.Store(&l.Session)
	at.seq.Store(l.Seq)
	t.seq = l.Seq
	return l.Self
}
