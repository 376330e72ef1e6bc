package slack

import (
	"sync"
	"time"
)

// ackBy is how long after it came a delivery is acknowledged, answered or not. Neither Slack nor a load balancer makes again what was
// acknowledged, so that it is lost with a process that dies before it has answered. An answer takes milliseconds, and longer only where something stalls or where its channel
// has more to be said; of the three seconds that Slack waits, two are left for a busy machine and the way.
const ackBy = time.Second

// mostHeld is how many deliveries of one thing wait for its answer. Slack makes an event three times more
// (https://docs.slack.dev/apis/events-api/#retries).
const mostHeld = 4

// receipts are the deliveries that are not acknowledged yet.
type receipts struct {
	mu    sync.Mutex
	held  map[*receipt]struct{}
	going sync.WaitGroup // acknowledgements on their way
	ended bool
	last  sync.Once
}

// receipt acknowledges a delivery once: when it is given, when its time has come, or at the end, whatever is first.
type receipt struct {
	of    *receipts
	ack   func(response any)
	timer *time.Timer
}

func newReceipts() *receipts { return &receipts{held: map[*receipt]struct{}{}} }

// hold returns the receipt of a delivery.
func (h *receipts) hold(until time.Time, ack func(response any)) *receipt {
	r := &receipt{of: h, ack: ack}
	if !h.keep(r, until) {
		ack(nil)
	}
	return r
}

func (h *receipts) keep(r *receipt, until time.Time) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	if !h.ended {
		h.held[r] = struct{}{}
		r.timer = time.AfterFunc(time.Until(until), func() { r.give(nil) })
	}
	return !h.ended
}

// give acknowledges, where that is not done yet. A nil receipt is of what was acknowledged at once.
func (r *receipt) give(response any) {
	if r != nil && r.of.let(r) {
		defer r.of.going.Done()
		r.timer.Stop()
		r.ack(response)
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
			r.ack(nil)
		}
		h.going.Wait()
	})
}
