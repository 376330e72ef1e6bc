package redis

import (
	"context"
	"crypto/rand"
	"errors"
	"math"
	"sync"
	"time"

	"github.com/redis/go-redis/v9"

	"ask287/bot"
)

// leaseFor is how long a lease lasts that is not renewed: what a dead replica held is free after it.
const leaseFor = 3 * time.Second

// take takes a lease, and returns what was left with it. A server that has been up for less than a lease's time may have forgotten who
// has it, so that nobody takes one there yet; it knows the second only. One that does not tell is taken for old.
var take = redis.NewScript(`
local info = redis.pcall('INFO', 'server')
local up = type(info) == 'string' and tonumber(string.match(info, 'uptime_in_seconds:(%d+)'))
if up and up <= tonumber(ARGV[3]) then return {0} end
if not redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2], 'NX') then return {0} end
return {1, redis.call('GET', KEYS[2])}`)

// renew begins a lease's time again, also where the server has forgotten it, and leaves what there is to leave.
var renew = redis.NewScript(`
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
if ARGV[3] then redis.call('SET', KEYS[2], ARGV[3], 'PX', ARGV[4]) end
return 1`)

// release ends a lease that is still the holder's.
var release = redis.NewScript(`
if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end
return 1`)

// lease is one that this replica has.
type lease struct {
	server *Server
	keys   []string // of who has it, and of what is left with it
	holder string   // of this lease alone, by which no other is renewed or released
	left   []byte
	lost   context.CancelFunc // another has it

	mu    sync.Mutex
	until time.Time // by this process's clock, from before it was asked for
}

// Hold is bot.Leases's. A lease is renewed five times in its time.
func (s *Server) Hold(ctx context.Context, name string, do func(context.Context, bot.Lease) error) (bool, error) {
	holding, lost := context.WithCancel(ctx)
	defer lost()
	l := &lease{server: s, keys: []string{"ask287:lease:" + name, "ask287:left:" + name}, holder: rand.Text(), lost: lost}
	if held, err := l.take(ctx); !held || err != nil {
		return false, err
	}
	defer l.release()
	kept := make(chan struct{})
	go func() { defer close(kept); l.keep(holding) }()
	defer func() { lost(); <-kept }()
	return true, do(holding, l)
}

func (l *lease) take(ctx context.Context) (held bool, err error) {
	until := time.Now().Add(l.server.leaseFor)
	var got []any
	err = l.server.ask(ctx, func(ctx context.Context, c *redis.Client) error {
		got, err = take.Run(ctx, c, l.keys, l.holder, l.server.leaseFor.Milliseconds(), math.Ceil(l.server.leaseFor.Seconds())).Slice()
		return err
	})
	if err != nil || len(got) < 2 {
		return false, err
	}
	if left, ok := got[1].(string); ok {
		l.left = []byte(left)
	}
	l.lasts(until)
	return true, nil
}

// keep renews the lease until ctx is done.
func (l *lease) keep(ctx context.Context) {
	every := time.NewTicker(l.server.leaseFor / 5)
	defer every.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-every.C:
			_ = l.renew(ctx) // it says itself where it is lost
		}
	}
}

// errLost is that another replica has a lease.
var errLost = errors.New("another replica has the lease")

// renew renews the lease, and leaves a value with it where there is one. An error other than ErrGone is that it is lost.
func (l *lease) renew(ctx context.Context, value ...any) (err error) {
	until, held := time.Now().Add(l.server.leaseFor), false
	args := append([]any{l.holder, l.server.leaseFor.Milliseconds()}, value...)
	err = l.server.ask(ctx, func(ctx context.Context, c *redis.Client) error {
		held, err = renew.Run(ctx, c, l.keys, args...).Bool()
		return err
	})
	switch {
	case err != nil:
		return err
	case !held:
		l.lost()
		return errLost
	}
	l.lasts(until)
	return nil
}

// Sure is bot.Lease's.
func (l *lease) Sure() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return time.Until(l.until) > l.server.leaseFor/5
}

// Left is bot.Lease's.
func (l *lease) Left() []byte { return l.left }

// Leave is bot.Lease's.
func (l *lease) Leave(ctx context.Context, value []byte) error {
	return l.renew(ctx, value, remembered.Milliseconds())
}

func (l *lease) lasts(until time.Time) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if until.After(l.until) {
		l.until = until
	}
}

// release ends the lease. Where the server is gone it ends by itself.
func (l *lease) release() {
	_ = l.server.ask(context.Background(), func(ctx context.Context, c *redis.Client) error {
		return release.Run(ctx, c, l.keys[:1], l.holder).Err()
	})
}

// Turn is bot.Leases's.
func (s *Server) Turn(ctx context.Context, name string, every time.Duration) (mine bool, err error) {
	err = s.ask(ctx, func(ctx context.Context, c *redis.Client) error {
		mine, err = c.SetNX(ctx, "ask287:turn:"+name, 1, every).Result()
		return err
	})
	return mine, err
}

// aliveFor is for how long a replica counts that has said that it is alive.
const aliveFor = 3 * beat

// alive notes that a replica is alive, and returns how many of its name are.
var alive = redis.NewScript(`
local now = redis.call('TIME')[1]
redis.call('ZADD', KEYS[1], now + ARGV[2], ARGV[1])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
redis.call('EXPIRE', KEYS[1], ARGV[2])
return redis.call('ZCARD', KEYS[1])`)

// live notes that this replica is alive. It is a write: a server that takes none is gone.
func (s *Server) live(ctx context.Context, c *redis.Client) error {
	return alive.Run(ctx, c, []string{"ask287:replicas:all"}, s.replica, int(aliveFor.Seconds())).Err()
}

// Replicas is bot.Leases's. Who has not asked for six seconds is none any more.
func (s *Server) Replicas(ctx context.Context, name string) (n int, err error) {
	err = s.ask(ctx, func(ctx context.Context, c *redis.Client) error {
		n, err = alive.Run(ctx, c, []string{"ask287:replicas:" + name}, s.replica, int(aliveFor.Seconds())).Int()
		return err
	})
	return n, err
}
