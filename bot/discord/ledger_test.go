package discord

import (
	"context"
	"errors"
	"sync"
	"time"

	"ask287/bot"
)

// ledger is the leases of several replicas, in memory; each has them as a clerk of its own.
type ledger struct {
	mu       sync.Mutex
	held     map[string]*loan
	turns    map[string]time.Time
	known    map[string][]byte
	left     map[string][]byte
	replicas map[*clerk]time.Time
}

func newLedger() *ledger {
	return &ledger{held: map[string]*loan{}, turns: map[string]time.Time{}, known: map[string][]byte{}, left: map[string][]byte{}, replicas: map[*clerk]time.Time{}}
}

// clerk is what one replica has of the ledger.
type clerk struct {
	*ledger
	away time.Time // since when it cannot be reached
}

// lends is how long a lease lasts that is not renewed.
const lends = time.Second

var errUnreachable = errors.New("unreachable")

// cut makes the ledger unreachable, or reachable again.
func (c *clerk) cut(off bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.away = time.Time{}
	if off {
		c.away = time.Now()
	}
}

// reach locks the ledger, where it can be reached.
func (c *clerk) reach() error {
	c.mu.Lock()
	if c.away.IsZero() {
		return nil
	}
	c.mu.Unlock()
	return errUnreachable
}

// loan is a bot.Lease.
type loan struct {
	*clerk
	name string
	last []byte
}

func (c *clerk) Hold(ctx context.Context, name string, do func(context.Context, bot.Lease) error) (bool, error) {
	if c.reach() != nil {
		return false, errUnreachable
	}
	if other := c.held[name]; other != nil && (other.away.IsZero() || time.Since(other.away) < lends) {
		c.mu.Unlock()
		return false, nil
	}
	l := &loan{c, name, c.left[name]}
	c.held[name] = l
	c.mu.Unlock()
	ctx, cancel := context.WithCancel(ctx)
	var watch sync.WaitGroup
	watch.Go(func() {
		for bot.Sleep(ctx, 20*time.Millisecond) {
			if l.reach() == nil {
				lost := l.held[name] != l
				l.mu.Unlock()
				if lost {
					cancel()
				}
			}
		}
	})
	err := do(ctx, l)
	cancel()
	watch.Wait()
	if l.reach() == nil {
		defer l.mu.Unlock()
		if l.held[name] == l {
			delete(l.held, name)
		}
	}
	return true, err
}

func (l *loan) Sure() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.away.IsZero() && l.held[l.name] == l
}

func (l *loan) Left() []byte { return l.last }

func (l *loan) Leave(_ context.Context, value []byte) error {
	if l.reach() != nil {
		return errUnreachable
	}
	defer l.mu.Unlock()
	if l.held[l.name] != l {
		return errors.New("another has it")
	}
	l.left[l.name] = value
	return nil
}

func (c *clerk) Turn(_ context.Context, name string, every time.Duration) (bool, error) {
	if c.reach() != nil {
		return false, errUnreachable
	}
	defer c.mu.Unlock()
	if time.Since(c.turns[name]) < every {
		return false, nil
	}
	c.turns[name] = time.Now()
	return true, nil
}

func (c *clerk) Replicas(_ context.Context, _ string) (n int, err error) {
	if c.reach() != nil {
		return 0, errUnreachable
	}
	defer c.mu.Unlock()
	c.replicas[c] = time.Now()
	for _, at := range c.replicas {
		if time.Since(at) < 5*time.Second {
			n++
		}
	}
	return n, nil
}

func (c *clerk) Recall(_ context.Context, key string) ([]byte, error) {
	if c.reach() != nil {
		return nil, errUnreachable
	}
	defer c.mu.Unlock()
	return c.known[key], nil
}

func (c *clerk) Keep(_ context.Context, key string, value []byte) error {
	if c.reach() != nil {
		return errUnreachable
	}
	defer c.mu.Unlock()
	c.known[key] = value
	return nil
}
