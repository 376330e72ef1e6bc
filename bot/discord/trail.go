package discord

import (
	"context"
	"encoding/json"
	"sync"
	"time"

	"ask287/bot"
)

// trail is what a replica leaves of a shard for the next one that has it: how far its session has come, with all that was asked answered. Discord
// sends the next what came after that, and what was answered by then comes twice.
type trail struct {
	lease bot.Lease
	mu    sync.Mutex // what is left later came later
	last  mark
	at    time.Time // when it was left
}

// trailFor is how long Discord is told of no more than was left. Beyond that nobody else is likely to need it, and a session that was told of
// nothing for long cannot be resumed at all.
const trailFor = time.Minute

// mark is what is left, as JSON.
type mark struct {
	Session session `json:"session"`
	Seq     int64   `json:"seq"`
	Self    string  `json:"self"` // the application's own user, which only READY says
}

// leave leaves how far a session has come, and returns up to where Discord need not send its events again. Where it fails, what was left
// before stands.
func (t *trail) leave(ctx context.Context, self *string, at *standing) int64 {
	t.mu.Lock()
	defer t.mu.Unlock()
	begun, seq := at.session.Load(), at.settled()
	if begun == nil || self == nil {
		return seq
	}
	now := mark{*begun, seq, *self}
	if value, err := json.Marshal(now); err == nil && t.lease.Leave(ctx, value) == nil {
		t.last, t.at = now, time.Now()
	}
	if t.last.Session.ID != begun.ID || time.Since(t.at) > trailFor {
		return seq
	}
	return t.last.Seq
}

// take puts what was left into at, and returns the application's own user; "" where there is nothing that can be resumed.
func (t *trail) take(at *standing) (self string) {
	var m mark
	if json.Unmarshal(t.lease.Left(), &m) != nil || m.Session.ID == "" || m.Seq < 0 {
		return ""
	}
	at.session.Store(&m.Session)
	at.seq.Store(m.Seq)
	t.last, t.at = m, time.Now()
	return m.Self
}
