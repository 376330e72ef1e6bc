package bottest

import (
	"sync"
	"time"

	"ask287/bot"
)

// Counts is a bot.Observer that tells what it was told.
type Counts struct {
	mu     sync.Mutex
	events map[bot.Event]int
	asked  int
	acks   int
	sent   int
}

// Asked counts an answer.
func (c *Counts) Asked(_, _, _ string) { c.with(func() { c.asked++ }) }

// Acknowledged counts a delivery that was acknowledged.
func (c *Counts) Acknowledged(_ string, _ time.Duration) {
	c.with(func() { c.acks++ })
}

// Sent counts an answer that was sent.
func (c *Counts) Sent(_ string, _ time.Duration) {
	c.with(func() { c.sent++ })
}

// Count counts an event.
func (c *Counts) Count(_ string, e bot.Event) {
	c.with(func() {
		if c.events == nil {
			c.events = map[bot.Event]int{}
		}
		c.events[e]++
	})
}

// Of returns how often an event was counted.
func (c *Counts) Of(e bot.Event) (n int) {
	c.with(func() { n = c.events[e] })
	return n
}

// Answers returns how many answers were counted as made and as sent, and how many deliveries as acknowledged.
func (c *Counts) Answers() (asked, sent, acknowledged int) {
	c.with(func() { asked, sent, acknowledged = c.asked, c.sent, c.acks })
	return asked, sent, acknowledged
}

func (c *Counts) with(do func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	do()
}
