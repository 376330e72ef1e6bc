package redis

import (
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"pgregory.net/rapid"

	"ask287/bot"
)

// Of many who come with the same delivery to two replicas, one is first.
func TestFirst(t *testing.T) {
	t.Parallel()
	m := newMachine(t)
	both := []*Server{m.open(), m.open()}
	for round := range 50 {
		var first atomic.Int32
		var all sync.WaitGroup
		for i := range 20 {
			all.Go(func() {
				ok, err := both[i%2].First(t.Context(), strconv.Itoa(round))
				if err != nil {
					t.Error(err)
				}
				if ok {
					first.Add(1)
				}
			})
		}
		all.Wait()
		if n := first.Load(); n != 1 {
			t.Fatalf("%d are first", n)
		}
	}
}

func TestMemory(t *testing.T) {
	t.Parallel()
	m := newMachine(t)
	a, b := m.open(), m.open()
	if v, err := a.Recall(t.Context(), "k"); v != nil || err != nil {
		t.Errorf("of nothing %q is recalled, %v", v, err)
	}
	if err := a.Keep(t.Context(), "k", []byte("v")); err != nil {
		t.Fatal(err)
	}
	if v, err := b.Recall(t.Context(), "k"); string(v) != "v" || err != nil {
		t.Errorf("%q is recalled, %v", v, err)
	}
	if err := b.Keep(t.Context(), "k", nil); err != nil {
		t.Fatal(err)
	}
	if v, err := a.Recall(t.Context(), "k"); v != nil || err != nil {
		t.Errorf("what was forgotten is recalled as %q, %v", v, err)
	}
}

// Whatever the limit, two replicas together never let more through than it says, and as much as it says at once.
func TestAllowNeverMore(t *testing.T) {
	t.Parallel()
	m := newMachine(t)
	both := []*Server{m.open(), m.open()}
	var key atomic.Int64
	rapid.Check(t, func(r *rapid.T) {
		limit := bot.Limit{Burst: rapid.IntRange(1, 40).Draw(r, "burst"), PerSecond: rapid.Float64Range(0.01, 2000).Draw(r, "a second")}
		asked := rapid.IntRange(1, 120).Draw(r, "asked")
		of := strconv.FormatInt(key.Add(1), 10)
		var allowed atomic.Int64
		began := time.Now()
		var all sync.WaitGroup
		for i := range 4 {
			all.Go(func() {
				for range asked {
					ok, err := both[i%2].Allow(t.Context(), of, limit)
					if err != nil {
						t.Error(err)
					}
					if ok {
						allowed.Add(1)
					}
				}
			})
		}
		all.Wait()
		most := float64(limit.Burst) + limit.PerSecond*time.Since(began).Seconds()
		if n := allowed.Load(); float64(n) > most || n < int64(min(limit.Burst, 4*asked)) {
			r.Fatalf("of %d %d are allowed, with %+v in %v", 4*asked, n, limit, time.Since(began))
		}
	})
}

// A limit that is used up is there again after its time.
func TestAllowAgain(t *testing.T) {
	t.Parallel()
	s := newMachine(t).open()
	limit := bot.Limit{Burst: 2, PerSecond: 20}
	n := 0
	for began := time.Now(); time.Since(began) < time.Second; time.Sleep(5 * time.Millisecond) {
		if ok, err := s.Allow(t.Context(), "k", limit); err != nil {
			t.Fatal(err)
		} else if ok {
			n++
		}
	}
	if n < 15 || n > 23 {
		t.Errorf("in a second %d are allowed, want about 22", n)
	}
}

// Everything has its end but what is kept for good.
func TestExpiry(t *testing.T) {
	t.Parallel()
	m := newMachine(t)
	s := m.open()
	_, _ = s.First(t.Context(), "k")
	_, _ = s.Allow(t.Context(), "k", bot.Limit{Burst: 3, PerSecond: 1})
	_ = s.Keep(t.Context(), "k", []byte("v"))
	_ = s.Write(t.Context(), "k", []byte("v"))
	_, _ = s.Secret(t.Context())
	_, _ = s.Turn(t.Context(), "k", time.Minute)
	_, _ = s.Post(t.Context(), "k", "", "1", []byte("v"))
	c := m.direct()
	want := map[string]time.Duration{
		"seen:k": time.Hour, "limit:k": time.Second, "talk:k": 15 * time.Minute, "kept:k": -1, "secret": -1, "turn:k": time.Minute, "board:k": boardFor,
		"replicas:all": aliveFor,
	}
	keys, err := c.Keys(t.Context(), "*").Result()
	if err != nil || len(keys) != len(want) {
		t.Errorf("there are %q, %v", keys, err)
	}
	for key, d := range want {
		got, err := c.PTTL(t.Context(), "ask287:"+key).Result()
		if err != nil || got > d || d > 0 && got < d-5*time.Second-d/2 || d < 0 && got != -1 {
			t.Errorf("%s has %v left, want %v: %v", key, got, d, err)
		}
	}
}

func TestSecret(t *testing.T) {
	t.Parallel()
	m := newMachine(t)
	var secrets sync.Map
	var all sync.WaitGroup
	for range 8 {
		s := m.open()
		all.Go(func() {
			secret, err := s.Secret(t.Context())
			if err != nil || len(secret) != 32 {
				t.Errorf("the secret has %d bytes: %v", len(secret), err)
			}
			secrets.Store(string(secret), true)
		})
	}
	all.Wait()
	n := 0
	secrets.Range(func(any, any) bool { n++; return true })
	if n != 1 {
		t.Errorf("there are %d secrets", n)
	}
}
