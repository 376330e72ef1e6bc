package bottest

import (
	"context"
	"strings"
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

// String is all that is kept, a key and its value a line.
func (s *Store) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	var all strings.Builder
	for key, value := range s.m {
		if value != nil {
			all.WriteString(key + " " + string(value) + "\n")
		}
	}
	return all.String()
}
