package redis

import (
	"context"
	"crypto/rand"
	"math"
	"time"

	"github.com/redis/go-redis/v9"
)

// leaseFor is how long a lease lasts that is not renewed. So long the server may be gone and nothing is given up; and
// what a dead replica held is free after it.
const leaseFor = 15 * time.Second

// take takes a lease. A server that has been up for less than a lease's time may have forgotten who has it, so that nobody takes
// one there yet; it knows the second only. One that does not tell is taken for old.
var take = redis.NewScript(`
local info = redis.pcall('INFO', 'server')
local up = type(info) == 'string' and tonumber(string.match(info, 'uptime_in_seconds:(%d+)'))
if up and up <= tonumber(ARGV[3]) then return 0 end
if redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2], 'NX') then return 1 end
return 0`)

// renew begins a lease's time again, also where the server has forgotten it.
var renew = redis.NewScript(`
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1`)

// release ends a lease that is still the holder's.
var release = redis.NewScript(`
if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end
return 1`)

// lease is one that this replica has.
type lease struct {
	server *Server
	key    string
	holder string    // of this lease alone, by which no other is renewed or released
	until  time.Time // by this process's clock, from before it was asked for
}

// Hold is bot.Leases's. A lease is renewed five times in its time. While the server is gone it is kept until four fifths of
// its time are over.
func (s *Server) Hold(ctx context.Context, name string, do func(context.Context) error) (bool, error) {
	l := &lease{server: s, key: "ask287:lease:" + name, holder: rand.Text()}
	if held, err := l.run(ctx, take, math.Ceil(s.leaseFor.Seconds())); !held || err != nil {
		return false, err
	}
	defer l.release()
	holding, lost := context.WithCancel(ctx)
	kept := make(chan struct{})
	go func() { defer close(kept); defer lost(); l.keep(holding) }()
	defer func() { lost(); <-kept }()
	return true, do(holding)
}

// keep renews the lease until ctx is done or it is lost, or may be soon.
func (l *lease) keep(ctx context.Context) {
	every := time.NewTicker(l.server.leaseFor / 5)
	defer every.Stop()
	for {
		end := time.NewTimer(time.Until(l.until) - l.server.leaseFor/5)
		select {
		case <-ctx.Done():
			end.Stop()
			return
		case <-end.C:
			return
		case <-every.C:
			end.Stop()
		}
		if held, err := l.run(ctx, renew); !held && err == nil {
			return
		}
	}
}

// run runs a script for the lease, and reports whether it is held then.
func (l *lease) run(ctx context.Context, script *redis.Script, args ...any) (held bool, err error) {
	until := time.Now().Add(l.server.leaseFor)
	err = l.server.ask(ctx, func(ctx context.Context, c *redis.Client) error {
		held, err = script.Run(ctx, c, []string{l.key}, append([]any{l.holder, l.server.leaseFor.Milliseconds()}, args...)...).Bool()
		return err
	})
	if held && err == nil {
		l.until = until
	}
	return held && err == nil, err
}

// release ends the lease. Where the server is gone it ends by itself.
func (l *lease) release() { _, _ = l.run(context.Background(), release) }

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
