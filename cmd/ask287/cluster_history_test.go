package main

import (
	"context"
	"regexp"
	"sync"
	"time"
)

// history is what has befallen a cluster, and when.
type history struct {
	mu  sync.Mutex
	all []spell
}

// spell is when something lasted.
type spell struct {
	what     trouble
	from, to time.Time
}

type trouble int

const (
	killed    trouble = iota // a replica was, in a moment
	alone                    // a replica could not ask Redis, by its own word, for longer than it waits for it
	shardAway                // a shard was nobody's, for longer than it takes to resume
)

func (h *history) note(what trouble, from, to time.Time) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.all = append(h.all, spell{what, from, to})
}

// had reports whether it was so at any time between two.
func (h *history) had(what trouble, from, to time.Time) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, s := range h.all {
		if s.what == what && s.from.Before(to) && s.to.After(from) {
			return true
		}
	}
	return false
}

// longest is how long something lasted at the most.
func (h *history) longest(what trouble) (d time.Duration) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, s := range h.all {
		if s.what == what {
			d = max(d, s.to.Sub(s.from))
		}
	}
	return d
}

func (h *history) count(what trouble) (n int) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, s := range h.all {
		if s.what == what {
			n++
		}
	}
	return n
}

// resumes is within what a shard that has a replica is on a connection again.
const resumes = 2 * time.Second

// heals is how long a replica waits for a Redis that it has just lost, before it answers by what it knows itself.
const heals = 3 * time.Second

// goneAndBack are the lines of a log that say that Redis is gone, and that it is back.
var goneAndBack = regexp.MustCompile(`(?m)^time=(\S+) level=\w+ msg="the shared server is (gone|back)`)

// noteAlone notes when replicas could not ask Redis, by their logs. One that was killed meanwhile cannot tell the others any more what it
// answered, which may come to them until its platform makes it no more.
func (c *cluster) noteAlone() {
	for _, m := range c.all {
		var gone time.Time
		for _, line := range goneAndBack.FindAllStringSubmatch(m.log.String(), -1) {
			at, err := time.Parse(time.RFC3339Nano, line[1])
			must(c.t, err)
			if line[2] == "gone" {
				gone = at
				continue
			}
			if at.Sub(gone) > heals {
				c.history.note(alone, gone, at)
			}
			gone = time.Time{}
		}
		if !gone.IsZero() && m.killed.Sub(gone) > heals {
			c.history.note(alone, gone, m.killed.Add(takenOver))
		}
	}
}

// watchShards notes when not all shards are held, until done is closed.
func (c *cluster) watchShards(done <-chan struct{}) {
	over, cancel := context.WithCancel(context.Background())
	cancel()
	last := time.Now()
	for !closed(done) {
		time.Sleep(20 * time.Millisecond)
		if c.discord.Held(over, c.in.shards) {
			if time.Since(last) > resumes {
				c.history.note(shardAway, last, time.Now())
			}
			last = time.Now()
		}
	}
	if time.Since(last) > resumes {
		c.history.note(shardAway, last, time.Now())
	}
}
