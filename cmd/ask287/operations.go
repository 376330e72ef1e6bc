package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"

	"golang.org/x/sync/errgroup"

	"ask287/bot/ops"
	"ask287/knowledge/ice/update"
)

// defaultOperations is where the operations listener listens: nobody else's machine gets at it.
const defaultOperations = "127.0.0.1:9287"

// off is what a setting has that switches something off.
const off = "off"

// operations is what an operator sees of serve.
type operations struct {
	*ops.Metrics
	health ops.Health
	log    *slog.Logger
	looked func(update.Fate) // at ICE's page
}

// operate returns the operations of these platforms and of a bot.
func operate(log *slog.Logger, b *opened, platforms ...string) *operations {
	s := &operations{Metrics: ops.NewMetrics(log, platforms...), log: log}
	s.Build(built())
	s.List(b.bot.ListDate)
	s.Health(&s.health)
	s.Judged(b.bot.Judged)
	s.health.Need("index", func(context.Context) error {
		if b.bot.ListDate() == "" {
			return errors.New("it is closed")
		}
		return nil
	})
	updated := s.Updates()
	s.looked = func(f update.Fate) {
		updated(map[update.Fate]string{update.Taken: "taken", update.Known: "unchanged", update.SetAside: "set_aside", update.Refused: "failed"}[f])
	}
	return s
}

// watch looks at platforms.
func (s *operations) watch(platforms ...platform) {
	for _, p := range platforms {
		s.Queue(p.Name(), p.Waiting)
		s.health.Need(p.Name(), func(context.Context) error {
			if !p.Ready() {
				return errors.New("it is not connected")
			}
			return nil
		})
	}
}

// around runs serve with the listener open: from before it begins until it has ended. When ctx is done the program is not ready any
// more. An address that is taken is an error, but for the default one: several may run on a machine.
func (s *operations) around(ctx context.Context, address string, serve func(context.Context) error) error {
	stop := context.AfterFunc(ctx, s.health.End)
	defer stop()
	if address == off {
		return serve(ctx)
	}
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", cmp.Or(address, defaultOperations))
	switch {
	case err == nil:
	case address == "":
		s.log.Warn("there is no operations listener: its address is taken", "address", defaultOperations)
		return serve(ctx)
	default:
		return fmt.Errorf("the operations listener cannot listen at %s: %w", address, err)
	}
	s.log.Info("operations are at", "address", l.Addr().String())
	all, inner := errgroup.WithContext(ctx)
	open, end := context.WithCancel(context.WithoutCancel(ctx))
	all.Go(func() error { return serveAt(open, l, ops.Handler(&s.health, s.Registry())) })
	all.Go(func() error { defer end(); return serve(inner) })
	return all.Wait()
}

// tell logs what keeps lists from being up to date.
func (s *operations) tell(what string) { s.log.Warn("lists may not be up to date", "why", what) }
