package redis

import (
	"context"
	"time"

	"github.com/redis/go-redis/v9"
)

const (
	// mostOwed is how much is owed at the most. What comes then is owed no more.
	mostOwed = 50_000
	// payment is how much is paid at once.
	payment = 500
)

// debt is a value that the server could not be given, nil for one that is to be deleted.
type debt struct {
	key   string
	value []byte
	until time.Time // it is worth nothing from then on
}

// owe notes a debt that is worth something for a time from now.
func (s *Server) owe(key string, value []byte, d time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, again := s.owed[key]; !again && len(s.owed) >= mostOwed {
		s.forgive()
	}
	if len(s.owed) < mostOwed {
		s.owed[key] = debt{key, value, time.Now().Add(d)}
	}
	s.lose(ErrGone) // where it is back already, it is paid so
}

// forgive forgets what is worth nothing any more.
func (s *Server) forgive() {
	now := time.Now()
	for key, d := range s.owed {
		if d.until.Before(now) {
			delete(s.owed, key)
		}
	}
}

// pay gives the server what it is owed, and ends the loss when there is no more. It returns how much it gave.
func (s *Server) pay(ctx context.Context, c *redis.Client) (paid int, err error) {
	for {
		due := s.due()
		if len(due) == 0 {
			return paid, nil
		}
		_, err = c.Pipelined(ctx, func(p redis.Pipeliner) error {
			for _, d := range due {
				if d.value == nil {
					p.Del(ctx, d.key)
				} else {
					p.Set(ctx, d.key, d.value, max(time.Until(d.until), time.Millisecond))
				}
			}
			return nil
		})
		if err != nil {
			return paid, err
		}
		s.settle(due)
		paid += len(due)
	}
}

// due returns some of what is owed. With nothing owed the loss is over.
func (s *Server) due() (due []debt) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.forgive()
	for _, d := range s.owed {
		if due = append(due, d); len(due) == payment {
			break
		}
	}
	if l := s.loss.Load(); len(due) == 0 && l != nil {
		s.loss.Store(nil)
		close(l.over)
	}
	return due
}

// settle forgets what was paid, unless something else is owed under its key by now.
func (s *Server) settle(paid []debt) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, d := range paid {
		if s.owed[d.key].until.Equal(d.until) {
			delete(s.owed, d.key)
		}
	}
}
