package fakeslack

import "math/rand/v2"

// Chaos is how often connections break by themselves, and deliveries come twice. The same Seed gives the same mishaps, one after
// another.
type Chaos struct {
	Seed  uint64
	Cut   float64 // the probability with each delivery that its connection is cut: before it, within it or after it
	Twice float64 // the probability with each delivery that it is made twice
}

type mishap int

const (
	none mishap = iota
	cutBefore
	cutWithin
	cutAfter
	twice
)

// chaos is guarded by the server's mutex.
type chaos struct {
	Chaos
	random *rand.Rand
	cuts   int
}

func (c *chaos) begin(options Chaos) {
	c.Chaos = options
	c.random = rand.New(rand.NewPCG(options.Seed, 287))
}

func (c *chaos) next() mishap {
	if c.Cut == 0 && c.Twice == 0 {
		return none
	}
	switch p := c.random.Float64(); {
	case p < c.Cut:
		c.cuts++
		return cutBefore + mishap(c.random.IntN(3))
	case p < c.Cut+c.Twice:
		return twice
	}
	return none
}

// Calm ends the chaos.
func (s *Server) Calm() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.chaos.Chaos = Chaos{}
}
