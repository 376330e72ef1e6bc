package main

import (
	"context"
	"math/rand/v2"
	"os"
	"slices"
	"sync"
	"testing"
	"time"

	"ask287/bot"
	"ask287/index"
	"ask287/knowledge"
	"ask287/knowledge/ice/update"
)

// BenchmarkUpdate takes a new list, from the file to the first answer: it is read, compared with the one in use, stored
// and folded in; the index is built, and put in place of the one in use. store-ms is how long it takes until the list is in
// the store, index-ms the rest.
//
//	go test -run '^$' -bench Update ./cmd/ask287
func BenchmarkUpdate(b *testing.B) {
	e := editionOf(builtIn())
	before := storeOf(b, e.publish(b, b.TempDir(), "2026-05-19"))
	file := e.with(dane...).publish(b, b.TempDir(), "2026-05-20")
	var stored, built time.Duration
	for b.Loop() {
		b.StopTimer()
		dir, cache := copyOf(b, before), b.TempDir()
		bot := botOf(b, builtIn(), os.Getenv("ASK287_CACHE"))
		b.StartTimer()
		start := time.Now()
		r, err := updaterIn(b, dir).Update(b.Context(), file, false)
		must(b, err)
		stored += time.Since(start)
		if r.Outcomes[0].Fate != update.Taken {
			b.Fatalf("%+v", r.Outcomes)
		}
		ix, err := index.Open(r.Base, cache, index.Options{})
		must(b, err)
		bot.Use(ix)
		ask(b, bot, "2026-05-20")
		built += time.Since(start)
		b.StopTimer()
		bot.Close()
		b.StartTimer()
	}
	b.ReportMetric(float64(stored.Milliseconds())/float64(b.N), "store-ms")
	b.ReportMetric(float64((built-stored).Milliseconds())/float64(b.N), "index-ms")
}

func ask(t testing.TB, b *bot.Bot, day knowledge.Date) {
	t.Helper()
	a, err := b.Handle(t.Context(), bot.Message{Text: readmeQuestion})
	must(t, err)
	if a.ListDate != string(day) {
		t.Errorf("the answer is from the list of %s", a.ListDate)
	}
}

// BenchmarkSwap puts one index in place of another while many ask, and tells how long the slowest of a hundred waits for its
// answer: p99-ms, and p99-alone-ms where nothing is swapped.
//
//	go test -run '^$' -bench Swap -benchtime 100x ./cmd/ask287
func BenchmarkSwap(b *testing.B) {
	cache := b.TempDir()
	before, after := builtIn(), known(b, storeOf(b, editionOf(builtIn()).with(dane...).publish(b, b.TempDir(), "2026-05-20")))
	asked := botOf(b, before, cache)
	defer asked.Close()
	must(b, botIndex(b, after, cache).Close())
	alone := waiting(b, asked, func() { time.Sleep(2 * time.Second) })
	n := 0
	swapped := waiting(b, asked, func() {
		for b.Loop() {
			n++
			asked.Use(botIndex(b, []*knowledge.Base{before, after}[n%2], cache))
		}
	})
	b.ReportMetric(percentile(alone, 99), "p99-alone-ms")
	b.ReportMetric(percentile(swapped, 50), "p50-ms")
	b.ReportMetric(percentile(swapped, 99), "p99-ms")
	b.ReportMetric(percentile(swapped, 100), "slowest-ms")
	b.ReportMetric(float64(len(swapped)), "answers")
}

func botIndex(t testing.TB, base *knowledge.Base, cache string) *index.Index {
	t.Helper()
	ix, err := index.Open(base, cache, index.Options{})
	must(t, err)
	return ix
}

// waiting returns how long each answer takes that 32 people get while f runs, each asking some twenty times a second.
func waiting(b *testing.B, asked *bot.Bot, f func()) []time.Duration {
	ctx, cancel := context.WithCancel(b.Context())
	var mu sync.Mutex
	var took []time.Duration
	var all sync.WaitGroup
	for range 32 {
		all.Go(func() {
			for ctx.Err() == nil {
				time.Sleep(rand.N(100 * time.Millisecond))
				start := time.Now()
				_, err := asked.Handle(context.Background(), bot.Message{Text: readmeQuestion})
				if err != nil {
					b.Error(err)
				}
				mu.Lock()
				took = append(took, time.Since(start))
				mu.Unlock()
			}
		})
	}
	f()
	cancel()
	all.Wait()
	return took
}

func percentile(took []time.Duration, p int) float64 {
	slices.Sort(took)
	return float64(took[(len(took)-1)*p/100]) / float64(time.Millisecond)
}
