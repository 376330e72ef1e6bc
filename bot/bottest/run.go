package bottest

import (
	"context"
	"errors"
	"flag"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"ask287/bot"
)

// Main is the TestMain of a package whose tests share a bot: it closes that behind them, and fails where they leave a goroutine.
func Main(m *testing.M, s *Shared) {
	_ = flag.Set("test.parallel", "4") // most tests of an adapter wait, and compute little
	goleak.VerifyTestMain(closing{m, s}, goleak.IgnoreAnyFunction("github.com/blevesearch/bleve_index_api.AnalysisWorker"))
}

type closing struct {
	*testing.M
	shared *Shared
}

func (c closing) Run() int {
	defer c.shared.Close()
	return c.M.Run()
}

// Run runs an adapter. Ended waits for its end, but not for ever, and returns what its Run did; Stop tells it to end first. Both may be
// called more than once.
func Run(a bot.Adapter, handle bot.Handler) *Running {
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- a.Run(ctx, handle) }()
	return &Running{cancel: cancel, Ended: sync.OnceValue(func() error {
		select {
		case err := <-done:
			return err
		case <-time.After(longestEnd):
			return errors.New("it does not end")
		}
	})}
}

// Running is an adapter that runs.
type Running struct {
	Ended  func() error
	cancel context.CancelFunc
}

// Stop ends the adapter.
func (r *Running) Stop() error {
	r.cancel()
	return r.Ended()
}
