package fake

import "sync"

// Plans are what is to befall requests. R says what a request is known by, F what befalls it. The zero value plans nothing.
type Plans[R, F any] struct {
	mu  sync.Mutex
	all []*plan[R, F]
}

type plan[R, F any] struct {
	matches func(R) bool
	fault   F
	times   int
}

// Add lets the fault befall the next requests that match, so many times; less than 0 is all from now on.
func (p *Plans[R, F]) Add(matches func(R) bool, fault F, times int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.all = append(p.all, &plan[R, F]{matches, fault, times})
}

// Next is what befalls a request: the first that was planned and is left. It says false where that is nothing.
func (p *Plans[R, F]) Next(request R) (fault F, ok bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, plan := range p.all {
		if plan.times != 0 && plan.matches(request) {
			plan.times--
			return plan.fault, true
		}
	}
	return fault, false
}

// Clear takes back all that was planned.
func (p *Plans[R, F]) Clear() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.all = nil
}
