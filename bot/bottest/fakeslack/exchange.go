package fakeslack

import (
	"context"
	"encoding/json"
	"slices"
	"time"

	"ask287/bot/bottest/fake"
)

// Exchange is one thing that somebody did and what the app did about it. Its methods give what is known at the time; Acked, Answer and
// Wait wait.
type Exchange struct {
	Kind        string   // "slash_commands", "interactive" or "events_api", as Socket Mode has it
	Type        string   // of the event or of the interaction; "" for a command
	EventID     string   // of an event
	TriggerID   string   // of a command or an interaction
	ResponseURL string   // where it has one
	Message     *Message // that the person wrote: of a mention or a direct message
	Sent        time.Time

	s       *Server
	from    From
	payload json.RawMessage // as the app gets it
	want    want
	view    *View // that was submitted, or in which something was done

	news      fake.News
	attempts  []Attempt
	taken     bool // the app acknowledged it
	ack       *Ack // told when all was done that came with it
	triggered bool // its trigger_id was used
	over      bool // nobody will deliver it any more
	posts     []*Message
	views     []*View
	files     []*File
	statuses  []string
	options   []Option          // of a BlockSuggestion
	errors    map[string]string // of a ViewSubmission
	requests  []Request
	answers   int // see Counts.Once
	forgotten bool
	timer     *time.Timer

	hooks     []string
	envelopes []uint64
	places    []string
}

// want is what a person waits for.
type want int

const (
	wantAck want = iota
	wantAnswer
)

// Attempt is one delivery to the app.
type Attempt struct {
	At     time.Time
	Retry  int    // 0 for the first
	Reason string // of a retry
	Lost   bool   // the connection broke before the app acknowledged: it may never have read it

	envelope uint64
	expired  bool
}

// Ack is the app's acknowledgement.
type Ack struct {
	At      time.Time
	After   time.Duration   // the attempt that it acknowledges
	Retry   int             // of that attempt
	Late    bool            // after the deadline
	Status  int             // over HTTP
	Payload json.RawMessage // what came with it; nil is nothing
}

// Request is a call of the Web API, or a post to a response_url, that was about the exchange, refused or not.
type Request struct {
	Method string // "response_url" for such a post
	Error  string // "" where it was ok
	At     time.Time
}

// Ack is the app's first acknowledgement, and whether there is one.
func (e *Exchange) Ack() (Ack, bool) {
	e.s.mu.Lock()
	defer e.s.mu.Unlock()
	if e.ack == nil {
		return Ack{}, false
	}
	return *e.ack, true
}

// Attempts are the deliveries so far.
func (e *Exchange) Attempts() []Attempt {
	e.s.mu.Lock()
	defer e.s.mu.Unlock()
	return slices.Clone(e.attempts)
}

// Posts are the messages that the app posted about it, ephemeral or not, by whatever way, in their order, as they stand now, those that
// were deleted too. Messages that the app only changed are not among them.
func (e *Exchange) Posts() []Message {
	e.s.mu.Lock()
	defer e.s.mu.Unlock()
	return fake.Copies(e.posts)
}

// Ephemerals are those of Posts that one person alone sees.
func (e *Exchange) Ephemerals() []Message {
	return slices.DeleteFunc(e.Posts(), func(m Message) bool { return m.Ephemeral == "" })
}

// Views are the views that the app opened, published or changed about it, as they stand now.
func (e *Exchange) Views() []View {
	e.s.mu.Lock()
	defer e.s.mu.Unlock()
	return fake.Copies(e.views)
}

// Files are the files that the app shared.
func (e *Exchange) Files() []File {
	e.s.mu.Lock()
	defer e.s.mu.Unlock()
	return fake.Copies(e.files)
}

// Statuses are what the app said it was doing (assistant.threads.setStatus), in their order; "" is that it stopped.
func (e *Exchange) Statuses() []string {
	e.s.mu.Lock()
	defer e.s.mu.Unlock()
	return slices.Clone(e.statuses)
}

// Requests are what the app asked of Slack about it, in their order.
func (e *Exchange) Requests() []Request {
	e.s.mu.Lock()
	defer e.s.mu.Unlock()
	return slices.Clone(e.requests)
}

// Payload is what the app got, as JSON, without its envelope.
func (e *Exchange) Payload() json.RawMessage { return e.payload }

// Acked waits for the acknowledgement. It says false when ctx is done before, and when there will be none.
func (e *Exchange) Acked(ctx context.Context) (Ack, bool) {
	e.Wait(ctx, func() bool { return e.ack != nil || e.over })
	return e.Ack()
}

// Answer waits for the first message that a person gets to read, or the message that was changed in place, and gives it as it stands. It
// says false when ctx is done before.
func (e *Exchange) Answer(ctx context.Context) (Message, bool) { return e.Post(ctx, 0) }

// Post waits for the nth message, from 0, as Answer does.
func (e *Exchange) Post(ctx context.Context, n int) (Message, bool) {
	if !e.Wait(ctx, func() bool { return len(e.posts) > n }) {
		return Message{}, false
	}
	return e.Posts()[n], true
}

// View waits for the nth view, from 0.
func (e *Exchange) View(ctx context.Context, n int) (View, bool) {
	if !e.Wait(ctx, func() bool { return len(e.views) > n }) {
		return View{}, false
	}
	return e.Views()[n], true
}

// File waits for the nth file, from 0.
func (e *Exchange) File(ctx context.Context, n int) (File, bool) {
	if !e.Wait(ctx, func() bool { return len(e.files) > n }) {
		return File{}, false
	}
	return e.Files()[n], true
}

// Answered waits until the app has answered in any way: a message, a change of one, a view, a file, or an acknowledgement that the person
// sees something of.
func (e *Exchange) Answered(ctx context.Context) bool {
	return e.Wait(ctx, func() bool { return e.answers > 0 })
}

// Wait waits until holds, which is called again after each thing that the app did, or ctx is done; it says whether holds. holds must not
// call methods of the server or of an Exchange.
func (e *Exchange) Wait(ctx context.Context, holds func() bool) bool {
	return e.s.await(ctx, &e.news, holds)
}

// answered notes an answer. The server is locked.
func (e *Exchange) answered() {
	e.answers++
	e.tell()
}

// tell wakes those who wait for the exchange, or for the counts. The server is locked.
func (e *Exchange) tell() {
	e.news.Tell()
	e.s.news.Tell()
}

func (e *Exchange) stop() {
	if e.timer != nil {
		e.timer.Stop()
	}
}
