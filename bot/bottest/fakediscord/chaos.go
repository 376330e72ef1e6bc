package fakediscord

import (
	"math/rand/v2"
	"sync"
)

// Chaos breaks connections by itself. The same seed gives the same draws; which event meets which draw depends on timing.
type Chaos struct {
	Cut  float64 // the chance that the gateway's connection is cut right after an interaction or a message was sent
	Lost float64 // the chance that the response to a request other than GET is lost, though the request was done
	Seed uint64
}

type chaos struct {
	Chaos
	mu     sync.Mutex
	random *rand.Rand
	n      int // connections cut
}

func newChaos(c Chaos) *chaos {
	return &chaos{Chaos: c, random: rand.New(rand.NewPCG(c.Seed, 287))} //nolint:gosec // chaos that can be had again
}

func (c *chaos) hits(chance float64) bool {
	if chance <= 0 {
		return false
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.random.Float64() < chance
}

// after may cut the connection on which the session has just been sent something: now and then in the middle of a message.
func (c *chaos) after(n *session) {
	if !c.hits(c.Cut) {
		return
	}
	n.mu.Lock()
	conn := n.conn
	n.mu.Unlock()
	if conn == nil {
		return
	}
	if c.hits(0.3) {
		conn.cutMidFrame()
	} else {
		conn.cut()
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.n++
}

// loses draws the fate of a response.
func (c *chaos) loses() Fault { return Fault{Lost: c.hits(c.Lost)} }

func (c *chaos) cuts() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.n
}
