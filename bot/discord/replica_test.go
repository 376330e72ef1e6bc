package discord

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"ask287/bot"
	"ask287/bot/bottest"
	"ask287/bot/bottest/fakediscord"
)

// member is one of several replicas.
type member struct {
	*Adapter
	clerk *clerk
	stop  func()
}

// join starts a replica.
func join(t *testing.T, s *fakediscord.Server, l *ledger) *member {
	t.Helper()
	return joinWith(t, s, l, whole.Bot(t).Handle)
}

func joinWith(t *testing.T, s *fakediscord.Server, l *ledger, handle bot.Handler) *member {
	t.Helper()
	m := &member{clerk: &clerk{ledger: l}}
	a, err := New(Config{Token: fakediscord.DefaultToken, API: s.URL, Bot: whole.Bot(t), Settings: bot.NewDesk(&bottest.Store{}), Leases: m.clerk})
	if err != nil {
		t.Fatal(err)
	}
	m.Adapter = a
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- a.Run(ctx, handle) }()
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

// What a dead replica had begun to answer another one answers, however far the session had come since.
func TestReplicaDiesAnswering(t *testing.T) {
	t.Parallel()
	s, l := fakediscord.New(t, fakediscord.Options{Shards: 1, Concurrency: 1}), newLedger()
	s.Allow(codeThreadExists) // the dead one has opened it
	dead, release := make(chan struct{}), make(chan struct{})
	a := joinWith(t, s, l, func(ctx context.Context, m bot.Message) (bot.Answer, error) {
		if strings.Contains(m.Text, "Orlando") {
			close(dead)
			<-release
			return bot.Answer{}, errors.New("it is dead")
		}
		return whole.Bot(t).Handle(ctx, m)
	})
	holds(t, s, 20*time.Second, map[*member]int{a: 1})
	begun := s.Say(fakediscord.Say{User: "1500000000000000000", Text: fakediscord.Mention + " Orlando police, Florida"})
	<-dead
	asks(t, s, s.Say(fakediscord.Say{User: "1500000000000000001", DM: true, Text: "Tampa police, Florida"}))
	time.Sleep(2 * savedEvery)
	a.clerk.cut(true)
	go a.stop()
	b := join(t, s, l)
	holds(t, s, 20*time.Second, map[*member]int{b: 1})
	asks(t, s, begun)
	close(release)
	a.stop()
	if n := len(s.Messages(begun.ID)); n != 1 {
		t.Errorf("it is answered %d times", n)
	}
}

// With nobody who can tell whose the shards are, all go on, also when connections are lost. Where one replica can tell, it takes those of the
// one that cannot, which leaves them to it.
func TestReplicaCutOff(t *testing.T) {
	t.Parallel()
	s, l := fakediscord.New(t, fakediscord.Options{Shards: 2, Concurrency: 2}), newLedger()
	a, b := join(t, s, l), join(t, s, l)
	s.Allow(codeThreadExists) // what comes again may be answered twice, and Discord takes it once
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
	for end := time.Now().Add(2 * unsureFor); time.Now().Before(end); time.Sleep(unsureFor / 8) {
		ask() // also while the one that cannot tell tries whether it is alone
	}
	for end := time.Now().Add(unsureFor); (b.up.Load() < 2 || a.up.Load() > 0) && time.Now().Before(end); {
		time.Sleep(10 * time.Millisecond)
	}
	if a.up.Load() != 0 || b.up.Load() != 2 || s.HeldTwice() != 0 {
		t.Errorf("who cannot tell has %d shards still, and the other %d; %d times one is held twice", a.up.Load(), b.up.Load(), s.HeldTwice())
	}
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
