package bot

import (
	"context"
	"time"

	"github.com/jellydator/ttlcache/v3"
	"golang.org/x/time/rate"
)

// Shared is what all replicas of a bot must agree on, each under a key that tells nobody who or what it is of. It is safe for use
// by several goroutines at once. One that fails must not keep questions from being answered: then what this process knows by
// itself decides (together.go).
type Shared interface {
	Memory
	// First reports whether the key has not been seen before, within an hour, and notes that it has now. It may wait some seconds to be
	// sure, until ctx is done at the longest.
	First(ctx context.Context, key string) (bool, error)
	// Seen reports whether the key has been seen within an hour.
	Seen(ctx context.Context, key string) (bool, error)
	// Allow reports whether one more is within the limit of the key, and counts it.
	Allow(ctx context.Context, key string, limit Limit) (bool, error)
}

// Limit is how many questions are answered: some at once, and then so many a second.
type Limit struct {
	Burst     int
	PerSecond float64
}

// Limits are those of a person, and of a server or workspace.
type Limits struct{ User, Workspace Limit }

// DefaultLimits leave room for anybody who reads the answers, and for a server with as many members as one machine can answer: what
// a single person can do is what has to be bounded.
func DefaultLimits() Limits {
	return Limits{User: Limit{Burst: 20, PerSecond: 1}, Workspace: Limit{Burst: 40_000, PerSecond: 2_000}}
}

const mostLimiters = 50_000

// local is a Shared of this process only.
type local struct {
	*memory
	seen     *seen
	limiters *ttlcache.Cache[string, *rate.Limiter]
}

func newLocal() *local {
	l := &local{
		seen:     newSeen(),
		limiters: ttlcache.New(ttlcache.WithTTL[string, *rate.Limiter](10*time.Minute), ttlcache.WithCapacity[string, *rate.Limiter](mostLimiters)),
	}
	l.memory = newMemory(remembered, l.limiters.DeleteExpired)
	return l
}

func (l *local) First(_ context.Context, key string) (bool, error) {
	return l.seen.first(key, time.Now()), nil
}

func (l *local) Seen(_ context.Context, key string) (bool, error) { return l.seen.has(key), nil }

func (l *local) Allow(_ context.Context, key string, limit Limit) (bool, error) {
	item, _ := l.limiters.GetOrSet(key, rate.NewLimiter(rate.Limit(limit.PerSecond), limit.Burst))
	return item.Value().Allow(), nil
}

// First reports whether a delivery, as its platform numbers it, comes for the first time, and notes that it has come.
func (b *Bot) First(ctx context.Context, platform, delivery string) bool {
	c := b.common.Load()
	first, err := c.First(ctx, c.hash("delivery", platform, delivery))
	return first || err != nil
}

// Seen reports whether a delivery, as its platform numbers it, has been noted by First.
func (b *Bot) Seen(ctx context.Context, platform, delivery string) bool {
	c := b.common.Load()
	seen, err := c.Seen(ctx, c.hash("delivery", platform, delivery))
	return seen && err == nil
}

// Allow reports whether the user and the workspace of a message may have one more answered now.
func (b *Bot) Allow(ctx context.Context, m Message) bool {
	c := b.common.Load()
	within := func(limit Limit, of ...string) bool {
		if of[len(of)-1] == "" || limit.PerSecond <= 0 {
			return true
		}
		ok, err := c.Allow(ctx, c.hash(of...), limit)
		return ok || err != nil
	}
	return within(b.limits.User, "user", m.Platform, m.User) && within(b.limits.Workspace, "workspace", m.Platform, m.Workspace)
}
