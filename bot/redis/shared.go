package redis

import (
	"context"
	"crypto/rand"
	"errors"
	"math"
	"time"

	"github.com/redis/go-redis/v9"

	"ask287/bot"
)

const (
	seenFor    = time.Hour
	remembered = 15 * time.Minute
)

// claim notes that a delivery is seen, unless it is, and reports whether it was noted by this very claim: also where that was done before,
// and the reply was lost.
var claim = redis.NewScript(`
if redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2], 'NX') then return 1 end
if redis.call('GET', KEYS[1]) == ARGV[1] then return 1 end
return 0`)

// First reports whether no replica has seen the key within an hour, and notes that it is seen now. A server that was lost just now is waited
// for, no more than mayHeal, or until ctx is done: without it two replicas may be first.
func (s *Server) First(ctx context.Context, key string) (first bool, err error) {
	key = "ask287:seen:" + key
	mine, until := rand.Text(), time.Now().Add(patience+mayHeal)
	for again := true; again; again = err != nil && s.heals(ctx, until) {
		err = s.ask(ctx, func(ctx context.Context, c *redis.Client) error {
			first, err = claim.Run(ctx, c, []string{key}, mine, seenFor.Milliseconds()).Bool()
			return err
		})
	}
	if err != nil {
		s.owe(key, []byte(mine), seenFor)
	}
	return first, err
}

// Seen reports whether a replica has seen the key within an hour.
func (s *Server) Seen(ctx context.Context, key string) (seen bool, err error) {
	err = s.ask(ctx, func(ctx context.Context, c *redis.Client) error {
		n, err := c.Exists(ctx, "ask287:seen:"+key).Result()
		seen = n > 0
		return err
	})
	return seen, err
}

// allow keeps when a limit is at its full again, in microseconds: one more moves that by the time that one takes to come back, and is
// allowed if it is no further ahead then than all of them take. (It is the generic cell rate algorithm, a token bucket in one number.)
var allow = redis.NewScript(`
local t = redis.call('TIME')
local now = t[1] * 1000000 + t[2]
local each, all = tonumber(ARGV[1]), tonumber(ARGV[2])
local full = math.max(now, tonumber(redis.call('GET', KEYS[1]) or 0)) + each
if full - now > all then return 0 end
redis.call('SET', KEYS[1], string.format('%.0f', full), 'PX', math.ceil((full - now) / 1000))
return 1`)

// Allow reports whether one more is within the limit of the key, over all replicas, and counts it.
func (s *Server) Allow(ctx context.Context, key string, limit bot.Limit) (allowed bool, err error) {
	each := math.Ceil(1e6 / limit.PerSecond)
	err = s.ask(ctx, func(ctx context.Context, c *redis.Client) error {
		allowed, err = allow.Run(ctx, c, []string{"ask287:limit:" + key}, each, each*float64(limit.Burst)).Bool()
		return err
	})
	return allowed, err
}

// Recall returns what is kept under the key, nil where nothing is.
func (s *Server) Recall(ctx context.Context, key string) ([]byte, error) {
	return s.get(ctx, "ask287:talk:"+key)
}

// Keep keeps a value under the key for a quarter of an hour. A nil value is forgotten.
func (s *Server) Keep(ctx context.Context, key string, value []byte) error {
	key = "ask287:talk:" + key
	err := s.set(ctx, key, value, remembered)
	if err != nil {
		s.owe(key, value, remembered)
	}
	return err
}

// get returns a value, nil where there is none.
func (s *Server) get(ctx context.Context, key string) (value []byte, err error) {
	err = s.ask(ctx, func(ctx context.Context, c *redis.Client) error {
		value, err = c.Get(ctx, key).Bytes()
		return err
	})
	if errors.Is(err, redis.Nil) {
		return nil, nil
	}
	return value, err
}

// set sets a value for a time, 0 for ever, or deletes it where it is nil.
func (s *Server) set(ctx context.Context, key string, value []byte, d time.Duration) error {
	return s.ask(ctx, func(ctx context.Context, c *redis.Client) error {
		if value == nil {
			return c.Del(ctx, key).Err()
		}
		return c.Set(ctx, key, value, d).Err()
	})
}
