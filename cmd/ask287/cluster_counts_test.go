package main

import (
	"runtime"
	"strings"
	"time"
)

// note keeps what a replica counts, for when it has ended.
func (c *cluster) note(m *member) {
	if all := m.metrics(); len(all) > 0 {
		m.last = all
	}
}

// counted is how often something was counted, over all replicas that have been. What one counted in the moment before it was killed is
// not known.
func (c *cluster) counted(name string) (n float64) {
	for _, m := range c.all {
		c.note(m)
		n += m.last[name]
	}
	return n
}

// Goroutines beyond those of an idle replica: those that rest for more work (bot.Work's mostResting, on two platforms), and two for each
// connection that is kept for more (to a platform's API, to Redis, from the load balancer).
const mostMore = 2*64 + 2*200

// grown fails where a replica has come to have more goroutines than it needs, and tells of its memory.
func (c *cluster) grown() {
	c.t.Helper()
	for i, m := range c.members {
		now := m.vitals()
		for end := time.Now().Add(5 * time.Second); now.goroutines > m.idle.goroutines+mostMore && time.Now().Before(end); now = m.vitals() {
			time.Sleep(100 * time.Millisecond)
		}
		c.t.Logf("replica %d: before the first question %v, now %v", i, m.idle, now)
		if now.goroutines > m.idle.goroutines+mostMore {
			c.t.Errorf("replica %d has more goroutines than it needs", i)
		}
	}
	c.t.Logf("the test itself has %d goroutines", runtime.NumGoroutine())
}

// spare returns a replica that has no shard.
func (c *cluster) spare() int {
	for i, m := range c.members {
		if !strings.Contains(m.log.String(), "discord gateway is up") {
			return i
		}
	}
	c.t.Fatal("every replica has a shard")
	return 0
}
