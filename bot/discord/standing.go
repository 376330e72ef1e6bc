package discord

import (
	"sync"
	"sync/atomic"
)

// standing is how far a session with the gateway has come, by which it can be resumed. It is safe for use by several goroutines at once.
type standing struct {
	session atomic.Pointer[session] // nil before READY
	seq     atomic.Int64

	mu   sync.Mutex
	open map[int64]struct{} // events of the session that are being dealt with, by their numbers
}

// begin notes that an event has come and is being dealt with, until done is called, and reports whether it is already: Discord sends again
// what is not settled.
func (s *standing) begin(seq int64) (done func(), already bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.seq.Store(seq)
	if s.open == nil {
		s.open = map[int64]struct{}{}
	}
	open := s.open
	_, already = open[seq]
	open[seq] = struct{}{}
	return func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		delete(open, seq)
	}, already
}

// settled returns up to where all events are dealt with.
func (s *standing) settled() int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	seq := s.seq.Load()
	for open := range s.open {
		seq = min(seq, open-1)
	}
	return seq
}

// session is what READY says of one.
type session struct {
	ID  string `json:"session_id"`
	URL string `json:"resume_gateway_url"` // "" where it is the gateway's own
}

// forget makes it that of a session that has not begun.
func (s *standing) forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.session.Store(nil)
	s.seq.Store(0)
	s.open = nil
}
