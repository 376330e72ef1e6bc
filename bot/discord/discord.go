package discord

import (
	"context"
	"crypto/ed25519"
	"log/slog"
	"runtime/debug"
	"sync/atomic"
	"time"

	"github.com/jellydator/ttlcache/v3"

	"ask287/bot"
)

// Platform is the name of the platform in messages and keys.
const Platform = "discord"

// noteWithin bounds how long it takes to note that a delivery was answered.
const noteWithin = 500 * time.Millisecond

// grace is how long answers under way may take when the adapter ends.
const grace = 10 * time.Second

// Adapter is ask287 on Discord. It is a bot.Adapter.
type Adapter struct {
	config Config
	key    ed25519.PublicKey // nil where the HTTP endpoint is not used
	rest   *client
	log    *slog.Logger
	work   *bot.Work
	begun  chan struct{} // closed when Run has set what is below
	handle bot.Handler
	ctx    context.Context                   // of answers under way, which outlive Run's own for a while
	self   atomic.Pointer[string]            // the application's own user, nil until the gateway says so
	ended  atomic.Bool                       // nothing is taken any more
	found  atomic.Bool                       // Discord has said how many shards there are
	wanted atomic.Int32                      // those that are this process's
	up     atomic.Int32                      // those that are connected
	closed *ttlcache.Cache[string, struct{}] // channels where no thread can be opened
}

// New returns an Adapter, or says what its Config lacks.
func New(c Config) (*Adapter, error) {
	key, err := c.check()
	if err != nil {
		return nil, err
	}
	a := &Adapter{config: c, key: key, log: c.Log, work: bot.NewWork(), begun: make(chan struct{})}
	if a.log == nil {
		a.log = slog.New(slog.DiscardHandler)
	}
	if a.config.Observer == nil {
		a.config.Observer = bot.Unobserved{}
	}
	a.closed = ttlcache.New(ttlcache.WithTTL[string, struct{}](time.Hour), ttlcache.WithCapacity[string, struct{}](10_000))
	a.rest, err = newClient(c.Token, c.API, func() { a.count(bot.Limited) })
	return a, err
}

// Name is "discord".
func (a *Adapter) Name() string { return Platform }

// Run may be called once. It answers what comes in through the gateway, if that is used, and through Handler, until ctx is done;
// answers under way are finished then. The error says why Discord refuses the application for good. A connection that is lost is none: it is made again.
func (a *Adapter) Run(ctx context.Context, handle bot.Handler) error {
	a.handle = handle
	answering, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	a.ctx = answering
	close(a.begun)
	var err error
	if a.config.NoGateway {
		<-ctx.Done()
	} else {
		err = a.gateway(ctx)
	}
	a.ended.Store(true)
	stop := time.AfterFunc(grace, cancel)
	a.work.Wait()
	stop.Stop()
	a.rest.close()
	return err
}

// Ready reports whether Discord is connected, as far as the gateway is used; a replica that has no shard of it now is.
func (a *Adapter) Ready() bool {
	return !a.ended.Load() && (a.config.NoGateway || a.found.Load() && a.up.Load() == a.wanted.Load())
}

// Waiting is how many questions are under way or waiting.
func (a *Adapter) Waiting() int { return a.work.Waiting() }

// answered reports whether a delivery, by its number, has been answered.
func (a *Adapter) answered(ctx context.Context, id string) bool {
	if !a.config.Bot.Seen(ctx, Platform, id) {
		return false
	}
	a.count(bot.Twice)
	return true
}

// note notes that a delivery has been answered, and reports whether this is the first to say so: not before it was, so that one that a dead
// replica had begun is not lost. Of two that have begun Discord takes the first word, and the message of a nonce, of one. It does not wait for
// long to be sure.
func (a *Adapter) note(ctx context.Context, id string) (first bool) {
	ctx, cancel := context.WithTimeout(ctx, noteWithin)
	defer cancel()
	return a.config.Bot.First(ctx, Platform, id)
}

func (a *Adapter) count(e bot.Event) { a.config.Observer.Count(Platform, e) }

// guard keeps a panic in a task from ending the process. What it panicked with is not logged: it may quote somebody.
func (a *Adapter) guard(then func()) {
	if r := recover(); r != nil {
		a.log.Error("a task panicked", "stack", string(debug.Stack()))
		if then != nil {
			then()
		}
	}
}

// settings are what a server chose; nothing, where they cannot be read.
func (a *Adapter) settings(ctx context.Context, guild string) bot.Settings {
	s, err := a.config.Settings.Settings(ctx, Platform, guild)
	if err != nil {
		a.log.Error("the settings of a server cannot be read", "error", err)
	}
	return s
}

// left forgets a server that the application is not in any more.
func (a *Adapter) left(guild string) {
	remove := func() {
		defer a.guard(nil)
		if err := a.config.Settings.Remove(a.ctx, Platform, guild); err != nil {
			a.log.Error("the settings of a server that was left are not removed", "error", err)
		}
	}
	if !a.work.Do("server "+guild, remove) {
		remove()
	}
}
