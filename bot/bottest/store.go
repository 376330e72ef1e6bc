package bottest

import (
	"context"
	"sync"
)

// Store is a bot.Store in memory.
type Store struct {
	mu sync.Mutex
	m  map[string][]byte
}

// Read is bot.Store's.
func (s *Store) Read(_ context.Context, key string) ([]byte, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.m[key], nil
}

// Write is bot.Store's.
func (s *Store) Write(_ context.Context, key string, value []byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.m == nil {
		s.m = map[string][]byte{}
	}
	s.m[key] = value
	return nil
}
