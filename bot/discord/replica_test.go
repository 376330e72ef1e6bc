package discord

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"ask287/bot"
	"ask287/bot/bottest"
	"ask287/bot/bottest/fakediscord"
)

// ledger is the leases of several replicas, in memory; each has them as a clerk of its own.
type ledger struct {
	mu       sync.Mutex
	held     map[string]*loan
	turns    map[string]time.Time
	known    map[string][]byte
	left     map[string][]byte
	replicas map[*clerk]time.Time
}

func newLedger() *ledger {
	return &ledger{held: map[string]*loan{}, turns: map[string]time.Time{}, known: map[string][]byte{}, left: map[string][]byte{}, replicas: map[*clerk]time.Time{}}
}

// clerk is what one replica has of the ledger.
type clerk struct {
	*ledger
	away time.Time // since when it cannot be reached
}

// lends is how long a lease lasts that is not renewed.
const lends = time.Second

var errUnreachable = errors.New("unreachable")

// cut makes the ledger unreachable, or reachable again.
func (c *clerk) cut(off bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.away = time.Time{}
	if off {
		c.away = time.Now()
	}
}

// reach locks the ledger, where it can be reached.
func (c *clerk) reach() error {
	c.mu.Lock()
	if c.away.IsZero() {
		return nil
	}
	c.mu.Unlock()
	return errUnreachable
}

// loan is a bot.Lease.
type loan struct {
	*clerk
	name string
	last []byte
}

func (c *clerk) Hold(ctx context.Context, name string, do func(context.Context, bot.Lease) error) (bool, error) {
	if c.reach() != nil {
		return false, errUnreachable
	}
	if other := c.held[name]; other != nil && (other.away.IsZero() || time.Since(other.away) < lends) {
		c.mu.Unlock()
		return false, nil
	}
	l := &loan{c, name, c.left[name]}
	c.held[name] = l
	c.mu.Unlock()
	ctx, cancel := context.WithCancel(ctx)
	var watch sync.WaitGroup
	watch.Go(func() {
		for bot.Sleep(ctx, 20*time.Millisecond) {
			if l.reach() == nil {
				lost := l.held[name] != l
				l.mu.Unlock()
				if lost {
					cancel()
				}
			}
		}
	})
	err := do(ctx, l)
	cancel()
	watch.Wait()
	if l.reach() == nil {
		defer l.mu.Unlock()
		if l.held[name] == l {
			delete(l.held, name)
		}
	}
	return true, err
}

func (l *loan) Sure() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.away.IsZero() && l.held[l.name] == l
}

func (l *loan) Left() []byte { return l.last }

func (l *loan) Leave(_ context.Context, value []byte) error {
	if l.reach() != nil {
		return errUnreachable
	}
	defer l.mu.Unlock()
	if l.held[l.name] != l {
		return errors.New("another has it")
	}
	l.left[l.name] = value
	return nil
}

func (c *clerk) Turn(_ context.Context, name string, every time.Duration) (bool, error) {
	if c.reach() != nil {
		return false, errUnreachable
	}
	defer c.mu.Unlock()
	if time.Since(c.turns[name]) < every {
		return false, nil
	}
	c.turns[name] = time.Now()
	return true, nil
}

func (c *clerk) Replicas(_ context.Context, _ string) (n int, err error) {
	if c.reach() != nil {
		return 0, errUnreachable
	}
	defer c.mu.Unlock()
	c.replicas[c] = time.Now()
	for _, at := range c.replicas {
		if time.Since(at) < 5*time.Second {
			n++
		}
	}
	return n, nil
}

func (c *clerk) Recall(_ context.Context, key string) ([]byte, error) {
	if c.reach() != nil {
		return nil, errUnreachable
	}
	defer c.mu.Unlock()
	return c.known[key], nil
}

func (c *clerk) Keep(_ context.Context, key string, value []byte) error {
	if c.reach() != nil {
		return errUnreachable
	}
	defer c.mu.Unlock()
	c.known[key] = value
	return nil
}

// member is one of several replicas.
type member struct {
	*Adapter
	clerk *clerk
	stop  func()
}

// join starts a replica.
func join(t *testing.T, s *fakediscord.Server, l *ledger) *member {
	t.Helper()
	m := &member{clerk: &clerk{ledger: l}}
	a, err := New(Config{Token: fakediscord.DefaultToken, API: s.URL, Bot: whole.Bot(t), Settings: bot.NewDesk(&bottest.Store{}), Leases: m.clerk})
	if err != nil {
		t.Fatal(err)
	}
	m.Adapter = a
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- a.Run(ctx, whole.Bot(t).Handle) }()
	m.stop = sync.OnceFunc(func() {
		cancel()
		select {
		case err := <-done:
			if err != nil {
				t.Errorf("a replica ends with %v", err)
			}
		case <-time.After(20 * time.Second):
			t.Error("a replica does not end")
		}
	})
	t.Cleanup(m.stop)
	return m
}

// holds waits until each replica has as many shards as are said, and Discord has all on connections, each once.
func holds(t *testing.T, s *fakediscord.Server, within time.Duration, want map[*member]int) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), within)
	defer cancel()
	all := 0
	for m, n := range want {
		for ; int(m.up.Load()) != n || !m.Ready(); time.Sleep(5 * time.Millisecond) {
			if ctx.Err() != nil {
				t.Fatalf("a replica has %d shards, of %d that are up, want %d", m.wanted.Load(), m.up.Load(), n)
			}
		}
		all += n
	}
	if !s.Held(ctx, all) {
		t.Fatalf("%d shards are not held", all)
	}
	if n := s.HeldTwice(); n != 0 {
		t.Errorf("%d times a shard is held twice", n)
	}
}

// asks writes to the bot and waits for its answer.
func asks(t *testing.T, s *fakediscord.Server, m fakediscord.Message) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	if _, ok := s.Reply(ctx, m); !ok {
		t.Error("a question is not answered")
	}
}

func wrote(s *fakediscord.Server, i int) fakediscord.Message {
	return s.Say(fakediscord.Say{User: fmt.Sprint(1500000000000000000 + i), Text: fakediscord.Mention + " Tampa police, Florida"})
}

// Replicas share the shards evenly, each is one's alone, and who comes later gets its part. What is written while a shard passes from one to
// another is answered by the other: the one that ends leaves word of how far it has come.
func TestReplicasShareShards(t *testing.T) {
	t.Parallel()
	s, l := fakediscord.New(t, fakediscord.Options{Shards: 4, Concurrency: 4}), newLedger()
	a := join(t, s, l)
	holds(t, s, 20*time.Second, map[*member]int{a: 4})
	b := join(t, s, l)
	holds(t, s, 40*time.Second, map[*member]int{a: 2, b: 2})
	asks(t, s, wrote(s, 0))
	a.stop()
	if s.Held(t.Context(), 2); t.Failed() {
		return
	}
	var sent []fakediscord.Message
	for i := range 20 {
		sent = append(sent, wrote(s, i))
	}
	holds(t, s, 20*time.Second, map[*member]int{b: 4})
	for _, m := range sent {
		asks(t, s, m)
	}
}

// What a dead replica had is taken over, and what was written since is answered.
func TestReplicaDies(t *testing.T) {
	t.Parallel()
	s, l := fakediscord.New(t, fakediscord.Options{Shards: 2, Concurrency: 2}), newLedger()
	a, b := join(t, s, l), join(t, s, l)
	holds(t, s, 20*time.Second, map[*member]int{a: 1, b: 1})
	asks(t, s, wrote(s, 0))
	a.clerk.cut(true)
	a.stop()
	first := wrote(s, 1)
	holds(t, s, 20*time.Second, map[*member]int{b: 2})
	asks(t, s, first)
	asks(t, s, wrote(s, 2))
}

// With nobody who can tell whose the shards are, all go on, also when connections are lost. Where one replica can tell, it takes those of the
// one that cannot, which leaves them to it.
func TestReplicaCutOff(t *testing.T) {
	t.Parallel()
	s, l := fakediscord.New(t, fakediscord.Options{Shards: 2, Concurrency: 2}), newLedger()
	a, b := join(t, s, l), join(t, s, l)
	var sent []fakediscord.Message
	ask := func() {
		sent = append(sent, wrote(s, len(sent)))
		asks(t, s, sent[len(sent)-1])
	}
	holds(t, s, 20*time.Second, map[*member]int{a: 1, b: 1})
	a.clerk.cut(true)
	b.clerk.cut(true)
	for range 8 { // for longer than a lease lasts
		ask()
		time.Sleep(lends / 4)
	}
	holds(t, s, time.Second, map[*member]int{a: 1, b: 1})
	s.Cut()
	holds(t, s, 2*unsureFor, map[*member]int{a: 1, b: 1})
	ask()
	a.clerk.cut(false)
	b.clerk.cut(false)
	time.Sleep(2 * savedEvery)
	a.clerk.cut(true)
	for end := time.Now().Add(20 * time.Second); (b.up.Load() < 2 || a.up.Load() > 0) && time.Now().Before(end); {
		ask()
	}
	if n := a.up.Load(); n != 0 || !s.Held(t.Context(), 2) || s.HeldTwice() != 0 {
		t.Errorf("who cannot tell has %d shards still; %d times one is held twice", n, s.HeldTwice())
	}
	ask()
	a.clerk.cut(false)
	holds(t, s, 30*time.Second, map[*member]int{a: 1, b: 1})
	ask()
	for _, m := range sent {
		if n := len(s.Messages(m.ID)); n != 1 {
			t.Errorf("a message is answered %d times", n)
		}
	}
}

// Over all replicas no more identify at once than Discord allows: the fake says so where they do.
func TestReplicasIdentifyInTurns(t *testing.T) {
	t.Parallel()
	s, l := fakediscord.New(t, fakediscord.Options{Shards: 3, Concurrency: 1}), newLedger()
	began := time.Now()
	a, b, c := join(t, s, l), join(t, s, l), join(t, s, l)
	holds(t, s, 40*time.Second, map[*member]int{a: 1, b: 1, c: 1})
	if d := time.Since(began); d < 2*identifyEvery {
		t.Errorf("three identify within %v", d)
	}
}
