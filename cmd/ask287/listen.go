package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"slices"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"ask287/bot"
)

// Bounds of the HTTP ways in. A platform waits for no more than a few seconds, and its handler bounds the body.
const (
	headerTimeout = 5 * time.Second
	readTimeout   = 10 * time.Second
	writeTimeout  = 30 * time.Second
	idleTimeout   = 2 * time.Minute
	requestGrace  = 10 * time.Second // for requests under way when it ends
)

// platform is an adapter with the address, host:port, where its HTTP way in listens, if it has one.
type platform struct {
	adapter
	listen string
}

// adapter is a bot.Adapter that may be reached over HTTP, below the path that has its name.
type adapter interface {
	bot.Adapter
	Handler() http.Handler // nil where it is not
	Ready() bool           // its platform is connected
	Waiting() int          // questions under way or waiting
}

// serveAll runs platforms until ctx is done or none is left. One that ends with an error, for it refuses the application for good, does not end
// the others; an address where nothing can listen ends all. Requests under way end before the adapters do.
func serveAll(ctx context.Context, handle bot.Handler, logger *slog.Logger, platforms ...platform) error {
	doors := map[string]*http.ServeMux{}
	for _, p := range platforms {
		h := p.Handler()
		if h == nil {
			continue
		}
		if doors[p.listen] == nil {
			doors[p.listen] = http.NewServeMux()
		}
		doors[p.listen].Handle("/"+p.Name()+"/", h)
	}
	all, ctx := errgroup.WithContext(ctx)
	answering, end := context.WithCancel(context.WithoutCancel(ctx))
	defer end()
	var open sync.WaitGroup
	for address, door := range doors {
		open.Add(1)
		all.Go(func() error {
			defer open.Done()
			return listen(ctx, address, door, logger)
		})
	}
	all.Go(func() error { return runAll(answering, handle, logger, platforms) })
	all.Go(func() error {
		<-ctx.Done()
		open.Wait()
		end()
		return nil
	})
	return all.Wait()
}

// runAll runs platforms until all have ended. The error is theirs, where each ended with one.
func runAll(ctx context.Context, handle bot.Handler, logger *slog.Logger, platforms []platform) error {
	errs := make([]error, len(platforms))
	var all sync.WaitGroup
	for i, p := range platforms {
		all.Go(func() {
			if errs[i] = p.Run(ctx, handle); errs[i] != nil && len(platforms) > 1 {
				logger.Error("a platform is not served any more", "platform", p.Name(), "error", errs[i])
			}
		})
	}
	all.Wait()
	if slices.Contains(errs, nil) {
		return nil
	}
	return errors.Join(errs...)
}

// listen serves a door until ctx is done and the requests under way are answered.
func listen(ctx context.Context, address string, door http.Handler, logger *slog.Logger) error {
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", address)
	if err != nil {
		return fmt.Errorf("nothing can listen at %s: %w", address, err)
	}
	logger.Info("listening", "address", l.Addr().String())
	return serveAt(ctx, l, door)
}

// serveAt serves a door at l until ctx is done and the requests under way are answered.
func serveAt(ctx context.Context, l net.Listener, door http.Handler) error {
	server := &http.Server{
		Handler: door, ReadHeaderTimeout: headerTimeout, ReadTimeout: readTimeout, WriteTimeout: writeTimeout, IdleTimeout: idleTimeout,
		ErrorLog: slog.NewLogLogger(slog.DiscardHandler, slog.LevelDebug), // it would quote what came in
	}
	done := make(chan error, 1)
	stop := context.AfterFunc(ctx, func() {
		quiet, cancel := context.WithTimeout(context.WithoutCancel(ctx), requestGrace)
		defer cancel()
		done <- server.Shutdown(quiet)
	})
	if err := server.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		stop()
		return fmt.Errorf("what listens at %s ended: %w", l.Addr(), err)
	}
	return <-done
}
