package slack

import (
	"context"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// shared is what replicas share: who is first, for all of them.
type sharedFirst struct {
	mu   sync.Mutex
	seen map[string]bool
}

func (s *sharedFirst) first(_ context.Context, id string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	first := !s.seen[id]
	s.seen[id] = true
	return first
}

// However deliveries come to two replicas, and whichever tries fail before they say anything: a delivery is answered once at the most, and
// none is dropped that the replica could still answer.
func TestOnce(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		shared := &sharedFirst{seen: map[string]bool{}}
		replicas := []*once{newOnce(shared.first), newOnce(shared.first)}
		said, owner, settled := 0, -1, [2]bool{}
		for range rapid.IntRange(1, 8).Draw(t, "deliveries") {
			at := rapid.IntRange(0, 1).Draw(t, "replica")
			s, _ := replicas[at].begin("id", eventsAPI, time.Now(), nil)
			if (s == nil) != settled[at] {
				t.Fatalf("dropped: %v, though it was answered or left to another: %v", s == nil, settled[at])
			}
			if s == nil {
				continue
			}
			fate := rapid.SampledFrom([]string{"says", "panics before", "fails after the claim", "says and panics"}).Draw(t, "fate")
			panicked := fate == "panics before"
			if !panicked {
				ours := s.claim(t.Context())
				if ours != (owner < 0 || owner == at) {
					t.Fatalf("claimed: %v, by %d of %d", ours, at, owner)
				}
				if ours {
					owner = at
				}
				if ours && fate != "fails after the claim" {
					s.spoke()
					said++
				}
				settled[at] = !ours && fate != "says and panics" || ours && fate != "fails after the claim"
			}
			s.end(panicked || fate == "says and panics")
		}
		if said > 1 {
			t.Fatalf("answered %d times", said)
		}
	})
}

// A delivery that comes again while it is being answered is dropped, unless the first fails before it says anything: then it is tried again.
func TestOnceMeanwhile(t *testing.T) {
	t.Parallel()
	for _, says := range []bool{true, false} {
		o := newOnce((&sharedFirst{seen: map[string]bool{}}).first)
		s, _ := o.begin("id", eventsAPI, time.Now(), nil)
		if s, _ := o.begin("id", eventsAPI, time.Now(), nil); s != nil {
			t.Fatal("it is answered twice at once")
		}
		if !s.claim(t.Context()) {
			t.Fatal("it is not ours")
		}
		if says {
			s.spoke()
		}
		if again := s.end(!says); again == says {
			t.Errorf("said %v: again %v", says, again)
		}
		if !says {
			if !s.claim(t.Context()) {
				t.Error("what failed is not ours any more")
			}
			s.spoke()
			if s.end(false) {
				t.Error("it is tried for ever")
			}
		}
		if s, _ := o.begin("id", eventsAPI, time.Now(), nil); s != nil {
			t.Error("it is answered twice")
		}
	}
}

// Without an id every delivery is another one.
func TestOnceNameless(t *testing.T) {
	t.Parallel()
	var asked atomic.Int32
	o := newOnce(func(context.Context, string) bool { asked.Add(1); return false })
	for range 2 {
		s, _ := o.begin("", eventsAPI, time.Now(), nil)
		if s == nil || !s.claim(t.Context()) || s.end(false) {
			t.Error("it is dropped")
		}
	}
	if asked.Load() > 0 {
		t.Error("the bot is asked")
	}
}
