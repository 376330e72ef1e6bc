package fakediscord

import "time"

// Counts is what became of the interactions so far.
type Counts struct {
	Interactions int // that users began
	Delivered    int // of which the event left for a bot, or was posted to it
	Answered     int // with exactly one accepted first callback; Discord takes no second one
	Twice        int // callbacks that came after the first and were refused
	Never        int // delivered, unanswered and past the deadline
	Late         int // first callbacks that came after the deadline and were refused
	TokenDead    int // requests with a token that was past its life
	FollowUps    int
	Messages     int // that the bot wrote to channels
	Limited      int // requests answered with 429
	Disobeyed    int // requests that came although a 429 had said to wait
	Cuts         int // connections that Chaos broke
}

// Counts gives the counts as of now.
func (s *Server) Counts() Counts {
	s.mu.Lock()
	defer s.mu.Unlock()
	counts := s.counts
	for _, e := range s.order {
		s.settle(&counts, e)
	}
	counts.Limited, counts.Disobeyed = s.limits.counts()
	counts.Cuts = s.chaos.cuts()
	return counts
}

// settle counts an interaction that has not been answered.
func (s *Server) settle(counts *Counts, e *Exchange) {
	if e.callbacks == 0 && e.deliverd > 0 && time.Since(e.Sent) > s.opts.Deadline {
		counts.Never++
	}
}
