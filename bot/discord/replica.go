package discord

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strconv"
	"sync"
	"time"

	"github.com/bwmarrin/discordgo"
	"golang.org/x/sync/errgroup"

	"ask287/bot"
)

// What replicas do how often, of a shard each:
const (
	soonEvery  = 500 * time.Millisecond // try for one, with less than a replica's share
	lateEvery  = time.Second            // and with more: what nobody else takes must be somebody's
	evenEvery  = 2 * time.Second        // see what their share is
	evenAfter  = 4                      // times that it was less than they have: give one up
	savedEvery = time.Second            // leave word how far it has come
	agreeEvery = time.Minute            // leave word how many shards there are
	unsureFor  = 5 * time.Second        // leave a connection alone that was lost while nobody can tell whose it is; the next time twice as long,
	unsureMost = time.Minute            // and no longer than this
)

// paceMargin is added to the time between two identifies: they come from different processes.
const paceMargin = 500 * time.Millisecond

// fleet are the shards of the gateway where several replicas share them: each is one replica's, who leaves word of how far it has come, so
// that the next resumes where it ended. A session is on one connection at a time: who resumes it takes it from who had it before. So
// one that cannot tell whether it still has a shard goes on with it until then, and leaves it alone then for longer and longer.
type fleet struct {
	*Adapter
	leases  bot.Leases
	address string
	of      int // shards
	pace    int // that may identify at once, by their number

	mu    sync.Mutex
	share int                        // how many of them are this replica's part
	held  map[int]context.CancelFunc // those that it has, or tries for
}

// together keeps up this replica's part of the connections.
func (a *Adapter) together(ctx context.Context, info *discordgo.GatewayBotResponse) error {
	f := &fleet{
		Adapter: a, leases: a.config.Leases, address: info.URL, of: max(1, info.Shards), pace: max(1, info.SessionStartLimit.MaxConcurrency),
		held: map[int]context.CancelFunc{},
	}
	for !f.agree(ctx) || !f.even(ctx) { // what the others do must be known first
		if !bot.Sleep(ctx, soonEvery) {
			return nil
		}
	}
	a.found.Store(true)
	all, ctx := errgroup.WithContext(ctx)
	all.Go(func() error { f.balance(ctx); return nil })
	for n := range f.of {
		all.Go(func() error { return f.keep(ctx, n) })
	}
	return all.Wait()
}

// keep has a shard whenever it is to be this replica's.
func (f *fleet) keep(ctx context.Context, n int) error {
	for bot.Sleep(ctx, time.Duration(rand.Int64N(int64(soonEvery)))) {
		if !f.claim(n, false) && (!bot.Sleep(ctx, lateEvery) || !f.claim(n, true)) {
			return nil
		}
		held, err := f.leases.Hold(ctx, fmt.Sprintf("discord/shard/%d/%d", n, f.of), func(ctx context.Context, l bot.Lease) error { return f.hold(ctx, l, n) })
		f.drop(n)
		if held && err != nil {
			return err
		}
	}
	return nil
}

// hold keeps up a shard until ctx is done or it is to be another's.
func (f *fleet) hold(ctx context.Context, l bot.Lease, n int) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	f.mu.Lock()
	f.held[n] = cancel
	f.mu.Unlock()
	f.wanted.Add(1)
	defer f.wanted.Add(-1)
	t := &trail{lease: l}
	s := &shard{n: n, of: f.of, farewell: closeForNext}
	s.identify = func(ctx context.Context) error { return f.identify(ctx, l, n) }
	patience := unsureFor
	s.resume = func(ctx context.Context) error { return f.resume(ctx, l, &patience) }
	s.progress = func() int64 { return t.leave(f.ctx, f.self.Load(), &s.at) }
	if self := t.take(&s.at); self != "" {
		f.self.CompareAndSwap(nil, &self)
	}
	saved := make(chan struct{})
	go func() {
		defer close(saved)
		for bot.Sleep(ctx, savedEvery) {
			s.progress()
		}
	}()
	err := f.shard(ctx, f.address, s)
	cancel()
	<-saved
	s.progress()
	return err
}

// identify waits until a shard may: one for each of pace numbers in identifyEvery, over all replicas, and only this one for the shard.
func (f *fleet) identify(ctx context.Context, l bot.Lease, n int) error {
	name := "discord/identify/" + strconv.Itoa(n%f.pace)
	for {
		if l.Sure() {
			if mine, err := f.leases.Turn(ctx, name, identifyEvery+paceMargin); mine && err == nil {
				return ctx.Err()
			}
		}
		if !bot.Sleep(ctx, soonEvery) {
			return ctx.Err()
		}
	}
}

// resume waits, where it is not sure that a shard is still this replica's, until it is, or its patience is over, which is twice as long the next
// time: another that has it now ended the connection, and one that is alone goes on.
func (f *fleet) resume(ctx context.Context, l bot.Lease, patience *time.Duration) error {
	for until := time.Now().Add(*patience); !l.Sure() && bot.Sleep(ctx, soonEvery); {
		if time.Now().After(until) {
			*patience = min(2**patience, unsureMost)
			return ctx.Err()
		}
	}
	if l.Sure() {
		*patience = unsureFor
	}
	return ctx.Err()
}

// claim notes that a shard is tried for, and reports false where this replica has its part already, unless it is late.
func (f *fleet) claim(n int, late bool) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	if len(f.held) >= f.share && !late {
		return false
	}
	f.held[n] = nil
	return true
}

func (f *fleet) drop(n int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	delete(f.held, n)
}

// even sees what this replica's part is. Where nobody can tell, it stays, and that is false.
func (f *fleet) even(ctx context.Context) bool {
	replicas, err := f.leases.Replicas(ctx, "discord")
	if err != nil || replicas < 1 {
		return false
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.share = (f.of + replicas - 1) / replicas
	return true
}

// balance keeps the part even: who has more than it for a while gives one up, and then another, unless nobody could take it now.
func (f *fleet) balance(ctx context.Context) {
	over, agreed := 0, time.Now()
	for bot.Sleep(ctx, evenEvery) {
		if time.Since(agreed) > agreeEvery {
			f.agree(ctx)
			agreed = time.Now()
		}
		known := f.even(ctx)
		if one := f.surplus(); one == nil || !known {
			over = 0
		} else if over++; over >= evenAfter {
			one()
		}
	}
}

// surplus returns what gives up one of the shards, nil where there are no more than are to be.
func (f *fleet) surplus() (one context.CancelFunc) {
	f.mu.Lock()
	defer f.mu.Unlock()
	n := 0
	for _, give := range f.held {
		if give != nil {
			n++
			one = give
		}
	}
	if n <= f.share {
		return nil
	}
	return one
}

// agree takes over how many shards there are from the other replicas, and leaves word of it: Discord may want more by now, but not
// of one replica alone. When all have been gone for a quarter of an hour it is what Discord says. Where nobody can tell, that is false.
func (f *fleet) agree(ctx context.Context) bool {
	const key = "discord/shards"
	value, err := f.leases.Recall(ctx, key)
	if n, _ := strconv.Atoi(string(value)); err == nil && n > 0 && !f.found.Load() {
		f.of = n
	}
	return err == nil && f.leases.Keep(ctx, key, []byte(strconv.Itoa(f.of))) == nil
}
