package redis

import (
	"context"
	"errors"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"ask287/bot"
)

// leasing opens a replica whose leases are short.
func leasing(t testing.TB, url bot.Secret, d time.Duration) *Server {
	t.Helper()
	s := open(t, Config{URL: url})
	s.leaseFor = d
	return s
}

// grown waits until the machine is old enough for leases of a second or less to be taken.
func (m *machine) grown() {
	m.t.Helper()
	time.Sleep(2100 * time.Millisecond)
}

// Of several replicas one holds a lease at a time, and what it gives up another takes.
func TestHoldAlone(t *testing.T) {
	t.Parallel()
	m := newMachine(t)
	m.grown()
	var holders, held atomic.Int32
	var all sync.WaitGroup
	end := time.Now().Add(2 * time.Second)
	for range 4 {
		s := leasing(t, bot.Secret(m.URL()), 500*time.Millisecond)
		all.Go(func() {
			for time.Now().Before(end) {
				ok, err := s.Hold(t.Context(), "it", func(context.Context, bot.Lease) error {
					if n := holders.Add(1); n != 1 {
						t.Errorf("%d hold it", n)
					}
					time.Sleep(time.Duration(rand.IntN(20)) * time.Millisecond)
					holders.Add(-1)
					held.Add(1)
					return nil
				})
				if err != nil {
					t.Error(err)
				}
				if !ok {
					time.Sleep(time.Millisecond)
				}
			}
		})
	}
	all.Wait()
	if n := held.Load(); n < 20 {
		t.Errorf("it is held %d times only", n)
	}
}

// A lease outlasts its time while its holder lives, and what do returns is returned.
func TestHoldOn(t *testing.T) {
	t.Parallel()
	m := newMachine(t)
	m.grown()
	a, b := leasing(t, bot.Secret(m.URL()), 200*time.Millisecond), leasing(t, bot.Secret(m.URL()), 200*time.Millisecond)
	failed := errors.New("failed")
	ok, err := a.Hold(t.Context(), "it", func(ctx context.Context, _ bot.Lease) error {
		for range 50 {
			time.Sleep(20 * time.Millisecond)
			if ok, err := b.Hold(ctx, "it", func(context.Context, bot.Lease) error { return nil }); ok || err != nil {
				t.Errorf("another has it too: %v", err)
			}
			if ctx.Err() != nil {
				t.Error("it is lost")
			}
		}
		return failed
	})
	if !ok || !errors.Is(err, failed) {
		t.Errorf("it ends with %v %v", ok, err)
	}
	if ok, err := b.Hold(t.Context(), "it", func(context.Context, bot.Lease) error { return nil }); !ok || err != nil {
		t.Errorf("what was given back is not free: %v", err)
	}
}

// A holder that cannot reach the server goes on, but is not sure before another may take over. When it can, it is told that another has, and
// leaves nothing to anybody.
func TestHoldCutOff(t *testing.T) {
	t.Parallel()
	m := newMachine(t)
	m.grown()
	r := m.Link()
	const lasts = time.Second
	cut, other := leasing(t, bot.Secret(r.URL()), lasts), leasing(t, bot.Secret(m.URL()), lasts)
	var all sync.WaitGroup
	began, took := make(chan struct{}), make(chan time.Time, 1)
	all.Go(func() {
		ok, err := cut.Hold(t.Context(), "it", func(ctx context.Context, l bot.Lease) error {
			if err := l.Leave(ctx, []byte("one")); err != nil || !l.Sure() {
				t.Errorf("it is not sure: %v", err)
			}
			r.Silence()
			close(began)
			for l.Sure() {
				time.Sleep(time.Millisecond)
			}
			unsure := time.Now()
			if taken := <-took; taken.Before(unsure) {
				t.Errorf("another has it %v before this one is not sure", unsure.Sub(taken))
			}
			if ctx.Err() != nil {
				t.Error("it ends while nobody can tell who has it")
			}
			r.Mend()
			<-ctx.Done()
			if err := l.Leave(t.Context(), []byte("a late word")); err == nil {
				t.Error("who has lost it leaves something")
			}
			return nil
		})
		if !ok || err != nil {
			t.Errorf("it ends with %v %v", ok, err)
		}
	})
	<-began
	for held := false; !held && t.Context().Err() == nil; time.Sleep(time.Millisecond) {
		held, _ = other.Hold(t.Context(), "it", func(ctx context.Context, l bot.Lease) error {
			took <- time.Now()
			if left := string(l.Left()); left != "one" {
				t.Errorf("what is left is %q", left)
			}
			all.Wait()
			if err := l.Leave(ctx, []byte("two")); err != nil || ctx.Err() != nil {
				t.Errorf("who has taken it has lost it: %v", err)
			}
			return nil
		})
	}
	_, _ = other.Hold(t.Context(), "it", func(_ context.Context, l bot.Lease) error {
		if left := string(l.Left()); left != "two" {
			t.Errorf("what is left is %q", left)
		}
		return nil
	})
}

// A server that has begun anew has forgotten who holds what: who holds it goes on, and nobody else takes it.
func TestHoldForgotten(t *testing.T) {
	t.Parallel()
	m := newMachine(t)
	m.grown()
	const lasts = 2 * time.Second
	time.Sleep(lasts)
	a, b := leasing(t, bot.Secret(m.URL()), lasts), leasing(t, bot.Secret(m.URL()), lasts)
	var holders atomic.Int32
	one := func(ctx context.Context, _ bot.Lease) error {
		if n := holders.Add(1); n != 1 {
			t.Errorf("%d hold it", n)
		}
		defer holders.Add(-1)
		<-ctx.Done()
		return nil
	}
	ctx, cancel := context.WithTimeout(t.Context(), 6*time.Second)
	defer cancel()
	var lost atomic.Int32
	var all sync.WaitGroup
	for _, s := range []*Server{a, b} {
		all.Go(func() {
			for ctx.Err() == nil {
				ok, _ := s.Hold(ctx, "it", one)
				if ok && ctx.Err() == nil {
					lost.Add(1)
				}
				time.Sleep(5 * time.Millisecond)
			}
		})
	}
	for range 3 {
		time.Sleep(500 * time.Millisecond)
		m.Kill()
		m.Start()
	}
	all.Wait()
	if n := lost.Load(); n > 0 {
		t.Errorf("who held it lost it %d times", n)
	}
}

// What a holder left behind that died is free when its time is over.
func TestHoldDead(t *testing.T) {
	t.Parallel()
	m := newMachine(t)
	m.grown()
	if err := m.direct().Set(t.Context(), "ask287:lease:it", "somebody dead", 300*time.Millisecond).Err(); err != nil {
		t.Fatal(err)
	}
	s := leasing(t, bot.Secret(m.URL()), 300*time.Millisecond)
	began := time.Now()
	for {
		ok, err := s.Hold(t.Context(), "it", func(context.Context, bot.Lease) error { return nil })
		if err != nil {
			t.Fatal(err)
		}
		if ok {
			break
		}
		time.Sleep(time.Millisecond)
	}
	if d := time.Since(began); d > time.Second {
		t.Errorf("it takes %v", d)
	}
}

// A server that lets nobody know its age gives leases, and is not gone for that.
func TestHoldOfUnknownAge(t *testing.T) {
	t.Parallel()
	m := newMachine(t)
	if err := m.direct().Do(t.Context(), "ACL", "SETUSER", "default", "-info").Err(); err != nil {
		t.Fatal(err)
	}
	s := m.open()
	ok, err := s.Hold(t.Context(), "it", func(context.Context, bot.Lease) error { return nil })
	if !ok || err != nil || s.Losses() != 0 {
		t.Errorf("held: %v %v, %d losses", ok, err, s.Losses())
	}
}

func TestTurn(t *testing.T) {
	t.Parallel()
	m := newMachine(t)
	a, b := m.open(), m.open()
	for i, want := range []bool{true, false, false} {
		if got, err := []*Server{a, b}[i%2].Turn(t.Context(), "it", 300*time.Millisecond); got != want || err != nil {
			t.Errorf("turn %d: %v %v", i, got, err)
		}
	}
	time.Sleep(320 * time.Millisecond)
	if got, err := b.Turn(t.Context(), "it", time.Minute); !got || err != nil {
		t.Errorf("the next turn: %v %v", got, err)
	}
}

func TestReplicas(t *testing.T) {
	t.Parallel()
	m := newMachine(t)
	a, b := m.open(), m.open()
	for _, s := range []*Server{a, b, a} {
		if _, err := s.Replicas(t.Context(), "it"); err != nil {
			t.Fatal(err)
		}
	}
	if n, err := a.Replicas(t.Context(), "it"); n != 2 || err != nil {
		t.Errorf("there are %d, %v", n, err)
	}
	_ = b.Close()
	for end := time.Now().Add(2 * aliveFor); ; time.Sleep(50 * time.Millisecond) {
		if n, err := a.Replicas(t.Context(), "it"); n == 1 && err == nil {
			break
		}
		if time.Now().After(end) {
			t.Fatal("one that ended is counted still")
		}
	}
}

// What is posted replaces only what its poster knew.
func TestBoard(t *testing.T) {
	t.Parallel()
	m := newMachine(t)
	a, b := m.open(), m.open()
	if value, version, err := b.Fetch(t.Context(), "it"); value != nil || version != "" || err != nil {
		t.Errorf("nothing is %q %q %v", value, version, err)
	}
	for _, step := range []struct {
		by            *Server
		over, version string
		want          bool
	}{{a, "", "1", true}, {b, "", "2", false}, {b, "1", "2", true}, {a, "1", "3", false}} {
		if got, err := step.by.Post(t.Context(), "it", step.over, step.version, []byte("value "+step.version)); got != step.want || err != nil {
			t.Errorf("%s over %s: %v %v", step.version, step.over, got, err)
		}
	}
	value, version, err := a.Fetch(t.Context(), "it")
	if string(value) != "value 2" || version != "2" || err != nil {
		t.Errorf("posted is %q %q %v", value, version, err)
	}
	if version, err := b.Posted(t.Context(), "it"); version != "2" || err != nil {
		t.Errorf("posted is %q %v", version, err)
	}
}
