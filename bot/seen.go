package bot

import (
	"hash/maphash"
	"sync"
	"time"
)

// seen notes keys for an hour or two, and the last [mostSeen] of them at the most, in some 20 bytes each: by their hash, which two keys have
// in common as good as never.
type seen struct {
	seed maphash.Seed

	mu     sync.Mutex
	now    map[uint64]struct{}
	before map[uint64]struct{} // what now was until it was turned over
	turned time.Time
}

const (
	seenFor  = time.Hour
	mostSeen = 200_000 // deliveries of an hour in which there are 50 a second; half of them are known when all come at once
)

func newSeen() *seen { return &seen{seed: maphash.MakeSeed(), now: map[uint64]struct{}{}} }

// has reports whether the key has been noted.
func (s *seen) has(key string) bool {
	h := maphash.String(s.seed, key)
	s.mu.Lock()
	defer s.mu.Unlock()
	_, is := s.now[h]
	_, was := s.before[h]
	return is || was
}

// first reports whether the key has not been noted, and notes it.
func (s *seen) first(key string, at time.Time) bool {
	h := maphash.String(s.seed, key)
	s.mu.Lock()
	defer s.mu.Unlock()
	if at.Sub(s.turned) >= seenFor || len(s.now) >= mostSeen/2 {
		s.now, s.before, s.turned = map[uint64]struct{}{}, s.now, at
	}
	if _, was := s.before[h]; was {
		return false
	}
	_, is := s.now[h]
	s.now[h] = struct{}{}
	return !is
}
