package fakediscord

import (
	"context"
	"encoding/json"
	"slices"
	"time"

	"ask287/bot/bottest/fake"
)

// Exchange is an interaction and what the bot did with it. Its methods give what is known at the time; Answer, FollowUp,
// Edited and Requested wait.
type Exchange struct {
	ID    string
	Token string
	Sent  time.Time // when the user acted: what the deadline and the token's life count from

	s         *Server
	payload   json.RawMessage // of the event
	from      From
	kind      int      // 2 command, 3 component, 4 autocomplete, 5 modal
	on        *Message // the message that a component or a modal belongs to
	news      fake.News
	posted    bool // to the bot's endpoint
	deliverd  int  // how often the event left
	disturbed bool
	callbacks int // accepted: one at most
	refused   int // callbacks after the first
	callback  *Callback
	original  *Message
	loading   bool // deferred, and not yet filled in
	followUps []*Message
	requests  []Request
}

// Callback is the bot's first word to an interaction.
type Callback struct {
	Type    int // 4 message, 5 deferred, 6 deferred update, 7 update, 8 choices, 9 modal
	Flags   int
	Message *Message // of 4 and 7: as it was sent, before any edit
	Choices []Choice // of 8
	Modal   *Modal   // of 9
	Raw     json.RawMessage
	At      time.Time
}

// Choice is an autocomplete suggestion.
type Choice struct {
	Name  string `json:"name"`
	Value any    `json:"value"`
}

// Modal is a form that the bot opened.
type Modal struct {
	CustomID   string
	Title      string
	Components []Component
}

// Request is something that the bot asked of the REST API about an interaction, refused or not.
type Request struct {
	Method string
	Path   string // below /api/v10, without the token
	Status int    // that Discord decided on; the bot may not have learned it
	Code   int    // of the error, 0 where there is none
	At     time.Time
	Body   json.RawMessage
}

// Callback is the bot's first word, and whether there is one.
func (e *Exchange) Callback() (Callback, bool) {
	e.s.mu.Lock()
	defer e.s.mu.Unlock()
	if e.callback == nil {
		return Callback{}, false
	}
	return *e.callback, true
}

// Original is the message that the first callback made, as it stands now. There is none while the answer is deferred, after it
// was deleted, and where the callback makes none.
func (e *Exchange) Original() (Message, bool) {
	e.s.mu.Lock()
	defer e.s.mu.Unlock()
	if e.original == nil || e.loading || e.original.Deleted {
		return Message{}, false
	}
	return *e.original, true
}

// FollowUps are the messages after the first, in their order, as they stand now, those that were deleted too.
func (e *Exchange) FollowUps() []Message {
	e.s.mu.Lock()
	defer e.s.mu.Unlock()
	return fake.Copies(e.followUps)
}

// Requests are all requests of the bot about the interaction, in their order.
func (e *Exchange) Requests() []Request {
	e.s.mu.Lock()
	defer e.s.mu.Unlock()
	return slices.Clone(e.requests)
}

// Payload is the event's data, as the bot gets it.
func (e *Exchange) Payload() json.RawMessage { return e.payload }

// Deliveries is how often the event was sent: 0 when no bot was there to take it, more than once after a resume.
func (e *Exchange) Deliveries() int {
	e.s.mu.Lock()
	defer e.s.mu.Unlock()
	return e.deliverd
}

// Answer waits for the first message that the user gets to read: the original, filled in where it was deferred, or a follow-up. It says
// false when ctx is done before, and where the callback was one that no message follows (choices, a modal).
func (e *Exchange) Answer(ctx context.Context) (Message, bool) {
	e.wait(ctx, func() bool {
		return e.callback != nil && (e.callback.Type >= 8 || e.original != nil && !e.loading) || len(e.followUps) > 0
	})
	if m, ok := e.Original(); ok {
		return m, true
	}
	if f := e.FollowUps(); len(f) > 0 {
		return f[0], true
	}
	return Message{}, false
}

// FollowUp waits for the nth follow-up, from 0.
func (e *Exchange) FollowUp(ctx context.Context, n int) (Message, bool) {
	e.wait(ctx, func() bool { return len(e.followUps) > n })
	if f := e.FollowUps(); len(f) > n {
		return f[n], true
	}
	return Message{}, false
}

// Edited waits until the original has been edited n times, and gives it as it stands then.
func (e *Exchange) Edited(ctx context.Context, n int) (Message, bool) {
	ok := e.wait(ctx, func() bool { return e.original != nil && len(e.original.Before) >= n })
	m, there := e.Original()
	return m, ok && there
}

// Requested waits until the bot has made n requests about the interaction, or ctx is done; it says whether it has.
func (e *Exchange) Requested(ctx context.Context, n int) bool {
	return e.wait(ctx, func() bool { return len(e.requests) >= n })
}

// wait waits until holds, which is called with the server locked, or ctx is done; it says whether holds.
func (e *Exchange) wait(ctx context.Context, holds func() bool) bool {
	return e.s.await(ctx, &e.news, holds)
}

// delivered notes that the event left; again is after a resume.
func (e *Exchange) delivered(again bool) {
	e.s.mu.Lock()
	defer e.s.mu.Unlock()
	e.deliverd++
	if e.deliverd == 1 {
		e.s.counts.Delivered++
	}
	e.disturbed = e.disturbed || again
	e.news.Tell()
}
