package fakediscord

import (
	"context"
	"time"
)

// identifyEvery is how often as many shards may identify as Options.Concurrency says, one of each of their numbers modulo that.
const identifyEvery = 5 * time.Second

// shards is what the gateway knows of the shards that the bot identifies for. It is guarded by the gateway's mutex.
type shards struct {
	identified map[int]time.Time // when one of each number modulo the concurrency did last
	twice      int
}

// Held waits until each of n shards, and no other, is on a connection, and says whether that came about.
func (s *Server) Held(ctx context.Context, n int) bool {
	return s.awaitGateway(ctx, func() bool {
		held, twice := s.gateway.held()
		return held == n && !twice
	})
}

// HeldTwice is how often a shard came to a connection while it was on another of another session.
func (s *Server) HeldTwice() int {
	s.gateway.mu.Lock()
	defer s.gateway.mu.Unlock()
	return s.gateway.shards.twice
}

// held is how many shards are on a connection, and whether any of them is on two. The gateway is locked.
func (g *gateway) held() (n int, twice bool) {
	on := map[[2]int]int{}
	for _, session := range g.sessions {
		session.mu.Lock()
		if session.conn != nil {
			on[session.shard]++
		}
		session.mu.Unlock()
	}
	for _, times := range on {
		twice = twice || times > 1
	}
	return len(on), twice
}

// connected notes that a session has come to a connection.
func (g *gateway) connected() {
	g.mu.Lock()
	defer g.mu.Unlock()
	if _, twice := g.held(); twice {
		g.shards.twice++
	}
	g.news.Tell()
}

// paced says whether a shard may identify now. Without Options.Concurrency it always may.
func (c *conn) paced(shard int) bool {
	each := c.s.opts.Concurrency
	if each == 0 {
		return true
	}
	g := &c.s.gateway
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.shards.identified == nil {
		g.shards.identified = map[int]time.Time{}
	}
	last := g.shards.identified[shard%each]
	g.shards.identified[shard%each] = time.Now()
	return time.Since(last) >= identifyEvery
}
