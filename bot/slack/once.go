package slack

import (
	"context"
	"sync"
	"time"

	"github.com/jellydator/ttlcache/v3"
)

// How long and how many deliveries are remembered that were answered here. Beyond that, and from one replica to another, it is the bot
// that knows (bot.Shared), for as long.
const (
	rememberFor    = time.Hour
	mostRemembered = 20_000
)

// once sees to it that a delivery is answered once, however often it comes. Slack makes it again where the acknowledgement was late or
// lost, over another connection or to another replica. So it is not the first to come that counts but the first to say something: who is about
// to claims the delivery of the bot, and who comes later says nothing. A try that failed before it said anything leaves
// the delivery to the next.
type once struct {
	first   func(ctx context.Context, id string) bool // claims a delivery, for all replicas
	mu      sync.Mutex
	running map[string]*answering
	past    *ttlcache.Cache[string, bool] // by id: whether it was answered, or only claimed
}

func newOnce(first func(context.Context, string) bool) *once {
	return &once{
		first: first, running: map[string]*answering{},
		past: ttlcache.New(ttlcache.WithTTL[string, bool](rememberFor), ttlcache.WithCapacity[string, bool](mostRemembered), ttlcache.WithDisableTouchOnHit[string, bool]()),
	}
}

// answering is a delivery that is being answered. What speaks to Slack finds it in its context.
type answering struct {
	once *once
	id   string // "" where Slack gives none: then every delivery is another one
	kind string
	came time.Time

	again    bool       // it came again meanwhile; guarded by once.mu, as is what follows, until it is over
	receipts []*receipt // of what came

	mu    sync.Mutex // of what is below
	asked bool       // whether it is ours to answer
	ours  bool
	said  bool // something was said, or may have been
}

// begin takes a delivery, nil where it is being answered or was. A receipt is given when that is over; where it was, or enough others wait for
// that, it is not held.
func (o *once) begin(id, kind string, came time.Time, r *receipt) (s *answering, held bool) {
	s = &answering{once: o, id: id, kind: kind, came: came}
	if r != nil {
		s.receipts = []*receipt{r}
	}
	if id == "" {
		return s, true
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	if other := o.running[id]; other != nil {
		other.again = true
		if held = len(other.receipts) < mostHeld; held {
			other.receipts = append(other.receipts, s.receipts...)
		}
		return nil, held
	}
	if item := o.past.Get(id); item != nil {
		if item.Value() {
			return nil, false
		}
		s.asked, s.ours = true, true
	}
	o.running[id] = s
	return s, true
}

// end is when a try is over, and reports whether there is to be another: where it failed, said nothing, and the delivery came again.
func (s *answering) end(failed bool) (again bool) {
	s.mu.Lock()
	claimed, said := s.ours, s.said
	s.mu.Unlock()
	failed = !said && (failed || claimed)
	if s.id == "" {
		return false
	}
	o := s.once
	o.mu.Lock()
	defer o.mu.Unlock()
	if failed && s.again {
		s.again = false
		return true
	}
	delete(o.running, s.id)
	if !failed || claimed {
		o.past.Set(s.id, !failed, ttlcache.DefaultTTL)
	}
	return false
}

// give gives the receipts of all deliveries that waited for it to be over.
func (s *answering) give(response any) {
	for _, r := range s.receipts {
		r.give(response)
	}
}

// claim reports whether the delivery is ours to answer. It is asked before anything is said.
func (s *answering) claim(ctx context.Context) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.asked {
		s.asked, s.ours = true, s.id == "" || s.once.first(ctx, s.id)
	}
	return s.ours
}

// spoke notes that something was said, or may have been.
func (s *answering) spoke() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.said = true
}

type answeringKey struct{}

func (s *answering) in(ctx context.Context) context.Context {
	return context.WithValue(ctx, answeringKey{}, s)
}

// answeringIn returns the delivery that is answered within ctx, nil where that is none.
func answeringIn(ctx context.Context) *answering {
	s, _ := ctx.Value(answeringKey{}).(*answering)
	return s
}
