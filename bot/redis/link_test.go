package redis

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"ask287/bot"
	"ask287/bot/bottest/realredis"
)

// Of a server that is killed every call says so, and none waits once it is known; when it is back, all goes on by itself, and
// what was noted meanwhile is known to the other replica.
func TestKilledAndBack(t *testing.T) {
	t.Parallel()
	m := newMachine(t)
	var logs bytes.Buffer
	a, b := m.open(logTo(&logs)), m.open()
	if ok, err := a.First(t.Context(), "before"); !ok || err != nil {
		t.Fatal(ok, err)
	}
	if err := a.Keep(t.Context(), "forgotten", []byte("v")); err != nil {
		t.Fatal(err)
	}
	m.Kill()
	settles(t, a, true)
	settles(t, b, true)
	calls := map[string]func() error{
		"Seen":   func() error { _, err := a.Seen(t.Context(), "k"); return err },
		"First":  func() error { _, err := a.First(t.Context(), "meanwhile"); return err },
		"Allow":  func() error { _, err := a.Allow(t.Context(), "k", bot.Limit{Burst: 1, PerSecond: 1}); return err },
		"Recall": func() error { _, err := a.Recall(t.Context(), "k"); return err },
		"Keep":   func() error { return a.Keep(t.Context(), "talk", []byte("of")) },
		"Forget": func() error { return a.Keep(t.Context(), "forgotten", nil) },
		"Read":   func() error { _, err := a.Read(t.Context(), "never read"); return err },
		"Write":  func() error { return a.Write(t.Context(), "k", []byte("v")) },
		"Secret": func() error { _, err := a.Secret(t.Context()); return err },
		"Turn":   func() error { _, err := a.Turn(t.Context(), "k", time.Second); return err },
		"Posted": func() error { _, err := a.Posted(t.Context(), "k"); return err },
	}
	time.Sleep(mayHeal)
	for name, call := range calls {
		began := time.Now()
		for range 100 {
			if err := call(); !errors.Is(err, ErrGone) {
				t.Fatalf("%s: %v", name, err)
			}
		}
		if d := time.Since(began); d > 100*time.Millisecond {
			t.Errorf("100 calls of %s take %v", name, d)
		}
	}
	if err := a.Err(); !strings.Contains(err.Error(), "cannot be reached") || a.Losses() != 1 {
		t.Errorf("%d losses, %v", a.Losses(), err)
	}
	m.Start()
	settles(t, a, false)
	settles(t, b, false)
	if ok, err := b.First(t.Context(), "meanwhile"); ok || err != nil {
		t.Errorf("what one has seen meanwhile is first for the other: %v", err)
	}
	if v, err := b.Recall(t.Context(), "talk"); string(v) != "of" || err != nil {
		t.Errorf("what one has kept meanwhile is %q for the other: %v", v, err)
	}
	if ttl := m.direct().TTL(t.Context(), "ask287:talk:talk").Val(); ttl <= 0 || ttl > remembered {
		t.Errorf("what was owed lasts %v", ttl)
	}
	_ = a.Close()
	if text := logs.String(); !strings.Contains(text, "is gone") || !strings.Contains(text, "is back") {
		t.Errorf("it is told as %s", text)
	}
}

// Who is first is asked again of a server that was lost just then, and a claim whose reply was lost is known again.
func TestFirstWhileLost(t *testing.T) {
	t.Parallel()
	m := newMachine(t)
	r := m.Link()
	s, other := open(t, Config{URL: bot.Secret(r.URL())}), m.open()
	if ok, err := other.First(t.Context(), "before"); !ok || err != nil {
		t.Fatal(ok, err)
	}
	if ok, err := s.First(t.Context(), "early"); !ok || err != nil {
		t.Fatal(ok, err)
	}
	r.Deafen()
	time.AfterFunc(patience+mayHeal/3, r.Mend)
	for key, want := range map[string]bool{"before": false, "meanwhile": true} {
		if ok, err := s.First(t.Context(), key); ok != want || err != nil {
			t.Errorf("%s is first: %v, %v", key, ok, err)
		}
		if ok, err := other.First(t.Context(), key); ok || err != nil {
			t.Errorf("%s is first for the other: %v", key, err)
		}
	}
	if seen, err := other.Seen(t.Context(), "meanwhile"); !seen || err != nil {
		t.Errorf("it is not seen: %v", err)
	}
	if s.Losses() != 1 {
		t.Errorf("it was lost %d times", s.Losses())
	}
}

// What was to be forgotten while the server was out of reach is forgotten when it is not.
func TestForgottenLater(t *testing.T) {
	t.Parallel()
	m := newMachine(t)
	r := m.Link()
	s, other := open(t, Config{URL: bot.Secret(r.URL())}), m.open()
	if err := s.Keep(t.Context(), "k", []byte("v")); err != nil {
		t.Fatal(err)
	}
	r.Silence()
	began := time.Now()
	if err := s.Keep(t.Context(), "k", nil); !errors.Is(err, ErrGone) {
		t.Fatal(err)
	}
	if d := time.Since(began); d > 2*patience {
		t.Errorf("a silent server is waited for %v", d)
	}
	if err := s.Err(); err == nil || !strings.Contains(err.Error(), "too long") {
		t.Errorf("said of a silent server is %v", err)
	}
	if v, _ := other.Recall(t.Context(), "k"); string(v) != "v" {
		t.Errorf("the other one has %q", v)
	}
	r.Mend()
	settles(t, s, false)
	if v, err := other.Recall(t.Context(), "k"); v != nil || err != nil {
		t.Errorf("it is not forgotten: %q %v", v, err)
	}
}

// A server that answers but takes nothing is gone too, and what it says, which may be what it was sent, is not told.
func TestRefusing(t *testing.T) {
	t.Parallel()
	m := newMachine(t)
	s := m.open()
	c := m.direct()
	if err := c.ConfigSet(t.Context(), "maxmemory", "1").Err(); err != nil {
		t.Fatal(err)
	}
	if err := s.Write(t.Context(), "k", []byte("v")); !errors.Is(err, ErrGone) {
		t.Errorf("written: %v", err)
	}
	if err := s.Err(); err == nil || !strings.Contains(err.Error(), "it answers OOM") {
		t.Errorf("said is %v", err)
	}
	if err := c.ConfigSet(t.Context(), "maxmemory", "0").Err(); err != nil {
		t.Fatal(err)
	}
	settles(t, s, false)
}

// Many ask while it is killed and started again and again: each call ends soon, and in the end all is well and nothing owed.
func TestStorm(t *testing.T) {
	t.Parallel()
	m := newMachine(t)
	s := m.open()
	stop := make(chan struct{})
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			for n := 0; ; n++ {
				select {
				case <-stop:
					return
				default:
				}
				began := time.Now()
				key := fmt.Sprint(i, "/", n)
				_, _ = s.First(t.Context(), key)
				_ = s.Keep(t.Context(), key, []byte("v"))
				if d := time.Since(began); d > mayHeal+4*patience {
					t.Errorf("two calls take %v", d)
				}
				time.Sleep(time.Millisecond)
			}
		})
	}
	for range 5 {
		m.Kill()
		time.Sleep(50 * time.Millisecond)
		m.Start()
		settles(t, s, false)
	}
	close(stop)
	all.Wait()
	settles(t, s, false)
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.owed) > 0 {
		t.Errorf("%d are owed still", len(s.owed))
	}
}

// What is owed has a bound.
func TestMostOwed(t *testing.T) {
	t.Parallel()
	s := open(t, Config{URL: bot.Secret("redis://" + realredis.Free(t))})
	settles(t, s, true)
	for i := range mostOwed + 10 {
		s.owe(fmt.Sprint(i), nil, time.Hour)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.owed) != mostOwed {
		t.Errorf("%d are owed", len(s.owed))
	}
}

// What servers chose is as it was last read while the server is gone.
func TestStore(t *testing.T) {
	t.Parallel()
	m := newMachine(t)
	a, b := m.open(), m.open()
	desk, other := bot.NewDesk(a), bot.NewDesk(b)
	want := bot.Settings{State: "FL", Public: true}
	if err := desk.Set(t.Context(), "discord", "7", want); err != nil {
		t.Fatal(err)
	}
	for workspace, want := range map[string]bot.Settings{"7": want, "8": {}} {
		if got, err := other.Settings(t.Context(), "discord", workspace); got != want || err != nil {
			t.Errorf("of %s: %+v, %v", workspace, got, err)
		}
	}
	m.Kill()
	settles(t, b, true)
	for workspace, want := range map[string]bot.Settings{"7": want, "8": {}} {
		if got, err := other.Settings(t.Context(), "discord", workspace); got != want || err != nil {
			t.Errorf("of %s, with the server gone: %+v, %v", workspace, got, err)
		}
	}
	if _, err := other.Settings(t.Context(), "discord", "9"); !errors.Is(err, ErrGone) {
		t.Errorf("what was never read: %v", err)
	}
	if err := other.Set(t.Context(), "discord", "7", bot.Settings{}); !errors.Is(err, ErrGone) || !strings.Contains(err.Error(), "nothing was changed") {
		t.Errorf("changed with the server gone: %v", err)
	}
	if got, _ := other.Settings(t.Context(), "discord", "7"); got != want {
		t.Errorf("a change that failed is taken for one: %+v", got)
	}
	m.Start()
	settles(t, b, false)
	if err := other.Remove(t.Context(), "discord", "7"); err != nil {
		t.Errorf("after it is back: %v", err)
	}
}
