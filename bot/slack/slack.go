package slack

import (
	"context"
	"log/slog"
	"net/http"
	"runtime/debug"
	"sync/atomic"
	"time"

	"ask287/bot"
)

// Platform is the name of the platform in messages and keys.
const Platform = "slack"

// grace is how long answers under way may take when the adapter ends.
const grace = 10 * time.Second

// Adapter is ask287 on Slack. It is a bot.Adapter.
type Adapter struct {
	config    Config
	web       *web
	log       *slog.Logger
	work      *bot.Work
	once      *once
	receipts  *receipts
	people    people
	tokens    *tokens
	installer *installer // nil where no workspaces install the app
	pace      pace
	begun     chan struct{} // closed when Run has set what is below
	ended     atomic.Bool   // nothing is taken any more
	handle    bot.Handler
	ctx       context.Context // of answers under way, which outlive Run's own for a while
	up        atomic.Int32    // connections of Socket Mode that work
	acks      atomic.Int64    // deliveries whose acknowledgement said something
}

// New returns an Adapter, or says what its Config lacks.
func New(c Config) (*Adapter, error) {
	if err := c.check(); err != nil {
		return nil, err
	}
	if c.Observer == nil {
		c.Observer = bot.Unobserved{}
	}
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	a := &Adapter{config: c, log: c.Log, work: bot.NewWork(), receipts: newReceipts(), pace: ordinary(), begun: make(chan struct{})}
	a.once = newOnce(func(ctx context.Context, id string) bool { return c.Bot.First(ctx, Platform, id) })
	a.people = newPeople()
	a.web = newWeb(c.api(), func() { a.count(bot.Limited) })
	return a, a.keepTokens()
}

// Name is "slack".
func (a *Adapter) Name() string { return Platform }

// Run may be called once. It answers what comes in through Socket Mode, if there is a token for it, and through Handler, until ctx is
// done; answers under way are finished then. The error says why Slack refuses the app for good, and what to do. A connection that is
// lost is none: it is made again.
func (a *Adapter) Run(ctx context.Context, handle bot.Handler) error {
	a.handle = handle
	answering, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	a.ctx = answering
	close(a.begun)
	err := a.known(ctx)
	switch {
	case err != nil:
	case a.config.AppToken != "":
		err = a.socket(ctx)
	default:
		<-ctx.Done()
	}
	a.end()
	stop := time.AfterFunc(grace, cancel)
	a.work.Wait()
	stop.Stop()
	a.web.close()
	return err
}

// end lets nothing more in, and acknowledges what is under way.
func (a *Adapter) end() {
	a.ended.Store(true)
	a.receipts.end()
}

// Ready reports whether Slack can deliver: with Socket Mode, whether a connection works.
func (a *Adapter) Ready() bool {
	return !a.ended.Load() && (a.config.AppToken == "" || a.up.Load() > 0)
}

// Waiting is how many deliveries are under way or waiting.
func (a *Adapter) Waiting() int { return a.work.Waiting() }

// Handler is what is reached over HTTP, below /slack/: what Slack posts, and the pages by which workspaces install the app. It is nil
// where there is neither.
func (a *Adapter) Handler() http.Handler {
	if a.config.SigningSecret == "" && a.config.ClientID == "" {
		return nil
	}
	mux := http.NewServeMux()
	if a.config.SigningSecret != "" {
		mux.HandleFunc("POST /"+Platform+"/", a.receive)
		mux.HandleFunc("GET /"+Platform+"/", checkCertificate)
	}
	a.installRoutes(mux)
	return mux
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
