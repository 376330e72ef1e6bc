package redis

import (
	"context"
	"fmt"

	"github.com/jellydator/ttlcache/v3"
)

// mostLast is of how many keys the value is known while the server is gone.
const mostLast = 10_000

func newLast() *ttlcache.Cache[string, []byte] {
	return ttlcache.New(ttlcache.WithCapacity[string, []byte](mostLast))
}

// Read returns what is kept under the key, nil where nothing is. While the server is gone it is what was read or written here last,
// and of a key that was not an ErrGone.
func (s *Server) Read(ctx context.Context, key string) ([]byte, error) {
	value, err := s.get(ctx, "ask287:kept:"+key)
	if err == nil {
		s.last.Set(key, value, ttlcache.NoTTL)
		return value, nil
	}
	if last := s.last.Get(key); last != nil {
		return last.Value(), nil
	}
	return nil, err
}

// Write keeps a value under the key, for all replicas and for good. A nil value is deleted. After an error, which is an ErrGone, what was
// there is there still, or, where the server was lost just then, what was to be.
func (s *Server) Write(ctx context.Context, key string, value []byte) error {
	if err := s.set(ctx, "ask287:kept:"+key, value, 0); err != nil {
		return fmt.Errorf("nothing was changed: %w", err)
	}
	s.last.Set(key, value, ttlcache.NoTTL)
	return nil
}
