package fakeslack

import "context"

// Counts is what became of the exchanges so far. An answer is a message, a change of a message or of a view, a view, a file, or an
// acknowledgement that the person sees something of.
type Counts struct {
	Exchanges int // that people began
	Delivered int // of which the app read one, or should have: it was acknowledged or answered, or its connection did not break
	Acked     int
	Late      int // acknowledged after the deadline
	// AckedAgain is acknowledgements of what was acknowledged already.
	AckedAgain int
	Redone     int // delivered more than once
	Once       int // answered exactly once
	Twice      int // answered more than once
	Never      int // delivered and not answered
	Messages   int // that the app posted
	Refused    int // requests that were answered with an error, limited ones not counted
	Limited    int // requests answered with 429
	Disobeyed  int // requests that came although a 429 had said to wait
	Cuts       int // connections that Chaos broke
}

// Counts gives the counts as of now.
func (s *Server) Counts() Counts {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.countsNow()
}

// Until waits until holds, which is called again after each acknowledgement and each answer, or ctx is done; it says whether holds. holds
// must not call methods of the server or of an Exchange.
func (s *Server) Until(ctx context.Context, holds func(Counts) bool) bool {
	return s.await(ctx, &s.news, func() bool { return holds(s.countsNow()) })
}

func (s *Server) countsNow() Counts {
	counts := s.counts
	for _, e := range s.order {
		e.settle(&counts)
	}
	counts.Cuts = s.chaos.cuts
	return counts
}

// settle adds what became of the exchange. The server is locked.
func (e *Exchange) settle(counts *Counts) {
	delivered := e.ack != nil || e.answers > 0
	for _, a := range e.attempts {
		delivered = delivered || !a.Lost
	}
	if delivered {
		counts.Delivered++
	}
	if len(e.attempts) > 1 {
		counts.Redone++
	}
	switch {
	case e.answers == 1:
		counts.Once++
	case e.answers > 1:
		counts.Twice++
	case delivered:
		counts.Never++
	}
}
