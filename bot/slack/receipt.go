package slack

import (
	"sync"
	"time"
)

// ackBy is how long after it came an event is acknowledged, answered or not. Slack makes no more what was acknowledged, so that it is lost with
// a process that dies before it has answered. An answer takes milliseconds, and longer only where something stalls or where its channel
// has more to be said; of the three seconds that Slack waits, two are left for a busy machine and the way.
const ackBy = time.Second

// mostHeld is how many deliveries of one event wait for its answer. Slack makes an event three times more
// (https://docs.slack.dev/apis/events-api/#retries).
const mostHeld = 4

// receipts are the events that are not acknowledged yet.
type receipts struct {
	mu    sync.Mutex
	held  map[*receipt]struct{}
	going sync.WaitGroup // acknowledgements on their way
	ended bool
	last  sync.Once
}

// receipt acknowledges an event once: when it is given, when its time has come, or at the end, whatever is first.
type receipt struct {
	of    *receipts
	ack   func()
	timer *time.Timer
}

func newReceipts() *receipts { return &receipts{held: map[*receipt]struct{}{}} }

// hold returns the receipt of an event.
func (h *receipts) hold(until time.Time, ack func()) *receipt {
	r := &receipt{of: h, ack: ack}
	if !h.keep(r, until) {
		ack()
	}
	return r
}

func (h *receipts) keep(r *receipt, until time.Time) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	if !h.ended {
		h.held[r] = struct{}{}
		r.timer = time.AfterFunc(time.Until(until), r.give)
	}
	return !h.ended
}

// give acknowledges, where that is not done yet. A nil receipt is of what was acknowledged at once.
func (r *receipt) give() {
	if r != nil && r.of.let(r) {
		defer r.of.going.Done()
		r.timer.Stop()
		r.ack()
	}
}

// let lets go of a receipt, and reports whether it is still to be given.
func (h *receipts) let(r *receipt) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	_, ok := h.held[r]
	if ok {
		delete(h.held, r)
		h.going.Add(1)
	}
	return ok
}

// end acknowledges all that is under way, and from now on what comes at once: who ends finishes what it has.
func (h *receipts) end() {
	h.last.Do(func() {
		h.mu.Lock()
		all := h.held
		h.held, h.ended = nil, true
		h.mu.Unlock()
		for r := range all {
			r.timer.Stop()
			r.ack()
		}
		h.going.Wait()
	})
}
