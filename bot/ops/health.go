package ops

import (
	"cmp"
	"context"
	"slices"
	"sync"
	"time"
)

// checkTimeout is how long a check may take.
const checkTimeout = 2 * time.Second

// Health knows what must be well. It is safe for use by several goroutines at once.
type Health struct {
	mu     sync.Mutex
	checks []check
	ending bool
}

// Check returns what is not well, nil for nothing, in words that hold no secret and nothing that anybody typed or is. It ends when
// ctx does.
type Check func(ctx context.Context) error

type check struct {
	name   string
	needed bool
	run    Check
}

// Need adds what must be well for questions to be answered.
func (h *Health) Need(name string, run Check) { h.add(check{name, true, run}) }

// Want adds what may fail for a while: answers go on without it, less well.
func (h *Health) Want(name string, run Check) { h.add(check{name, false, run}) }

func (h *Health) add(c check) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.checks = append(h.checks, c)
	slices.SortFunc(h.checks, func(x, y check) int { return cmp.Compare(x.name, y.name) })
}

// End makes the program unready: it takes no more questions, and finishes those under way.
func (h *Health) End() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.ending = true
}

// Report is how the program is.
type Report struct {
	Ready  bool     `json:"ready"`
	Ending bool     `json:"ending"`
	Checks []Result `json:"checks"`
}

// Result is how one thing is.
type Result struct {
	Name   string `json:"name"`
	Needed bool   `json:"needed"`
	Well   bool   `json:"well"`
	Why    string `json:"why,omitempty"` // it is not
}

// Report makes every check, all at once.
func (h *Health) Report(ctx context.Context) Report {
	ctx, cancel := context.WithTimeout(ctx, checkTimeout)
	defer cancel()
	h.mu.Lock()
	checks, ending := slices.Clone(h.checks), h.ending
	h.mu.Unlock()
	r := Report{Ready: !ending, Ending: ending, Checks: make([]Result, len(checks))}
	var all sync.WaitGroup
	for i, c := range checks {
		all.Go(func() { r.Checks[i] = c.result(ctx) })
	}
	all.Wait()
	for _, c := range r.Checks {
		if c.Needed && !c.Well {
			r.Ready = false
		}
	}
	return r
}

// result makes the check.
func (c check) result(ctx context.Context) Result {
	if err := c.run(ctx); err != nil {
		return Result{Name: c.name, Needed: c.needed, Why: err.Error()}
	}
	return Result{Name: c.name, Needed: c.needed, Well: true}
}
