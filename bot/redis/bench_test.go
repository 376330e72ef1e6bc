package redis

import (
	"slices"
	"strconv"
	"testing"
	"time"

	"ask287/bot"
)

// BenchmarkShared makes the exchanges of one question after another: whether it is first, the limits of its user and of its server, what was
// talked of, what is talked of now. It tells how long they take together.
//
//	go test -run '^$' -bench Shared -benchtime 20000x ./bot/redis
func BenchmarkShared(b *testing.B) {
	s := newMachine(b).open()
	limit := bot.Limit{Burst: 1_000_000, PerSecond: 1_000_000}
	talk := []byte(`{"lang":"en","intent":"participation","verdict":"listed","subject":"agency:fl-tampa-police-department","kind":"police"}`)
	times := make([]time.Duration, 0, b.N)
	for i := 0; b.Loop(); i++ {
		began := time.Now()
		user := strconv.Itoa(i % 1000)
		_, first := s.First(b.Context(), strconv.Itoa(i))
		_, allowed := s.Allow(b.Context(), user, limit)
		_, all := s.Allow(b.Context(), "server", limit)
		_, recalled := s.Recall(b.Context(), user)
		kept := s.Keep(b.Context(), user, talk)
		for _, err := range []error{first, allowed, all, recalled, kept} {
			if err != nil {
				b.Fatal(err)
			}
		}
		times = append(times, time.Since(began))
	}
	slices.Sort(times)
	b.ReportMetric(float64(times[len(times)/2].Microseconds()), "p50-µs")
	b.ReportMetric(float64(times[len(times)*99/100].Microseconds()), "p99-µs")
}

// BenchmarkGone is how long a call takes while the server is known to be gone.
func BenchmarkGone(b *testing.B) {
	m := newMachine(b)
	s := m.open()
	m.Kill()
	settles(b, s, true)
	for b.Loop() {
		if _, err := s.Recall(b.Context(), "k"); err == nil {
			b.Fatal("it is not gone")
		}
	}
}
