package discord

import (
	"context"
	"crypto/ed25519"
	"log/slog"
	"runtime/debug"
	"sync/atomic"
	"time"

	"github.com/jellydator/ttlcache/v3"
	"golang.org/x/sync/errgroup"

	"ask287/bot"
)

// Platform is the name of the platform in messages and keys.
const Platform = "discord"

// grace is how long answers under way may take when the adapter ends.
const grace = 10 * time.Second

// Adapter is ask287 on Discord. It is a bot.Adapter.
type Adapter struct {
	config Config
	key    ed25519.PublicKey // nil where the HTTP endpoint is not used
	rest   *client
	log    *slog.Logger
	work   *work
	begun  chan struct{} // closed when Run has set what is below
	handle bot.Handler
	ctx    context.Context                   // of answers under way, which outlive Run's own for a while
	self   atomic.Pointer[string]            // the application's own user, nil until the gateway says so
	closed *ttlcache.Cache[string, struct{}] // channels where no thread can be opened
	counts counts
}

// counts are what an operator wants to know. They say nothing of anybody.
type counts struct {
	Limited  atomic.Int64 // 429s of Discord
	Twice    atomic.Int64 // deliveries seen before
	Dead     atomic.Int64 // interactions whose token died before they could be answered
	Failed   atomic.Int64 // answers that could not be sent
	Answered atomic.Int64
}

// New returns an Adapter, or says what its Config lacks.
func New(c Config) (*Adapter, error) {
	key, err := c.check()
	if err != nil {
		return nil, err
	}
	a := &Adapter{config: c, key: key, log: c.Log, work: newWork(), begun: make(chan struct{})}
	if a.log == nil {
		a.log = slog.New(slog.DiscardHandler)
	}
	a.closed = ttlcache.New(ttlcache.WithTTL[string, struct{}](time.Hour), ttlcache.WithCapacity[string, struct{}](10_000))
	a.rest, err = newClient(c.Token, c.API, func() { a.counts.Limited.Add(1) })
	return a, err
}

// Name is "discord".
func (a *Adapter) Name() string { return Platform }

// Run may be called once. It answers what comes in through the gateway and, where there is a public key, through the HTTP endpoint, until ctx is done;
// answers under way are finished then. The error says why Discord refuses the application for good, or why the endpoint
// cannot listen. A connection that is lost is none: it is made again.
func (a *Adapter) Run(ctx context.Context, handle bot.Handler) error {
	a.handle = handle
	answering, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	a.ctx = answering
	close(a.begun)
	ways, ctx := errgroup.WithContext(ctx)
	if !a.config.NoGateway {
		ways.Go(func() error { return a.gateway(ctx) })
	}
	if a.key != nil {
		ways.Go(func() error { return a.listen(ctx) })
	}
	err := ways.Wait()
	stop := time.AfterFunc(grace, cancel)
	a.work.wait()
	stop.Stop()
	a.rest.close()
	return err
}

// guard keeps a panic in a task from ending the process. What it panicked with is not logged: it may quote somebody.
func (a *Adapter) guard(then func()) {
	if r := recover(); r != nil {
		a.log.Error("a task panicked", "stack", string(debug.Stack()))
		if then != nil {
			then()
		}
	}
}

// left forgets a server that the application is not in any more.
func (a *Adapter) left(guild string) {
	remove := func() {
		defer a.guard(nil)
		if err := a.config.Settings.Remove(a.ctx, Platform, guild); err != nil {
			a.log.Error("the settings of a server that was left are not removed", "error", err)
		}
	}
	if !a.work.do("server "+guild, remove) {
		remove()
	}
}
