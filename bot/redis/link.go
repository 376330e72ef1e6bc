package redis

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strings"
	"time"

	"github.com/cenkalti/backoff/v5"
	"github.com/redis/go-redis/v9"
)

// ErrGone is the error of every call while the server cannot be reached, or does not do what it is asked.
var ErrGone = errors.New("the server that replicas share does not answer")

// beat is how often a replica says that it is alive, and so finds out that the server is not.
const beat = 2 * time.Second

// loss is that the server is gone.
type loss struct {
	since time.Time
	why   string
	over  chan struct{} // closed when it is back
}

// Err returns nil while the server answers, and otherwise an ErrGone that says since when it does not, and what is less good meanwhile.
func (s *Server) Err() error {
	l := s.loss.Load()
	if l == nil {
		return nil
	}
	return fmt.Errorf("%w since %s (%s): what was seen, limits and conversations are of this replica alone, settings are as last read and cannot be changed",
		ErrGone, l.since.UTC().Format(time.RFC3339), l.why)
}

// Losses returns how often the server has been lost.
func (s *Server) Losses() int64 { return s.losses.Load() }

// ask makes an exchange, unless the server is known to be gone. It goes on where ctx is done meanwhile: a caller that goes away does
// not make the server gone. The error is ErrGone or redis.Nil.
func (s *Server) ask(ctx context.Context, exchange func(context.Context, *redis.Client) error) error {
	if s.loss.Load() != nil {
		return ErrGone
	}
	c := s.client.Load()
	err := exchange(context.WithoutCancel(ctx), c)
	if err == nil || errors.Is(err, redis.Nil) {
		return err
	}
	if s.client.Load() == c {
		s.lose(err)
	}
	return ErrGone
}

// lose makes the server gone.
func (s *Server) lose(err error) {
	if !s.loss.CompareAndSwap(nil, &loss{time.Now(), reason(err), make(chan struct{})}) {
		return
	}
	s.losses.Add(1)
	s.log.Warn("the shared server is gone, this replica goes on alone", "why", reason(err))
	select {
	case s.lost <- struct{}{}:
	default:
	}
}

// mayHeal is how long a loss is worth waiting for: a connection that is broken, or a server that is started anew, is back by then.
const mayHeal = 3 * time.Second

// heals waits, where the server was lost within mayHeal, until it is back, and reports whether it is; and no longer than ctx and until.
func (s *Server) heals(ctx context.Context, until time.Time) bool {
	l := s.loss.Load()
	if l == nil {
		return time.Now().Before(until)
	}
	if late := l.since.Add(mayHeal); late.Before(until) {
		until = late
	}
	ctx, cancel := context.WithDeadline(ctx, until)
	defer cancel()
	select {
	case <-l.over:
		return true
	case <-ctx.Done():
		return false
	}
}

// reason says in a few words what an error is. A server's own words may quote what it was sent, so its code is all that is said of them.
func reason(err error) string {
	var of redis.Error
	var op net.Error
	switch {
	case errors.As(err, &of):
		code, _, _ := strings.Cut(of.Error(), " ")
		return "it answers " + code
	case errors.As(err, &op) && op.Timeout(), errors.Is(err, redis.ErrPoolTimeout):
		return "it takes too long"
	}
	return "it cannot be reached"
}

// watch says every beat that this replica is alive, and when the server is gone tries, sooner, until it is not.
func (s *Server) watch() {
	defer close(s.ended)
	pause := &backoff.ExponentialBackOff{InitialInterval: 10 * time.Millisecond, RandomizationFactor: 0.2, Multiplier: 1.5, MaxInterval: 200 * time.Millisecond}
	next := time.NewTimer(0)
	defer next.Stop()
	for {
		select {
		case <-s.done:
			return
		case <-s.lost:
			pause.Reset()
		case <-next.C:
			if s.loss.Load() == nil {
				_ = s.ask(context.Background(), s.live)
			} else {
				s.heal()
			}
		}
		if s.loss.Load() == nil {
			next.Reset(beat)
		} else {
			next.Reset(pause.NextBackOff())
		}
	}
}

// heal asks with new connections, for the old ones may be half open, and ends the loss when the server takes what it is owed.
func (s *Server) heal() {
	ctx := context.Background()
	c := redis.NewClient(s.options)
	if s.live(ctx, c) != nil {
		_ = c.Close()
		return
	}
	_ = s.client.Swap(c).Close()
	paid, err := s.pay(ctx, c)
	if err == nil {
		s.log.Info("the shared server is back", "owed", paid)
	}
}
