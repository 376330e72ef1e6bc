package main

import (
	"context"
	"fmt"
	"runtime/debug"
	"slices"
	"sync"
	"testing"
	"time"

	"ask287/bot/bottest"
	"ask287/bot/bottest/fakediscord"
	"ask287/bot/bottest/fakeslack"
)

// whole asks a question by the i-th of three ways, waits for the answer, and returns how long that took.
func (c *cluster) whole(i int) time.Duration {
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	begin, ok := time.Now(), false
	slash := fakediscord.Slash{
		From: fakediscord.From{User: fmt.Sprint(1500000000000000000 + i%20_000)}, Name: "287g", Sub: "ask", Options: []fakediscord.Value{{Name: "question", Value: tampa}},
	}
	switch {
	case i%3 == 0 && c.in.shards > 0:
		_, ok = c.discord.Do(ctx, slash).Answer(ctx)
	case i%3 == 1:
		_, ok = c.slack.Command(ctx, fakeslack.Command{From: fakeslack.From{User: fmt.Sprintf("U%09d", i%20_000)}, Text: tampa}).Answer(ctx)
	default:
		e, _, err := c.discord.Post(ctx, c.door.URL+"/discord/interactions", slash, fakediscord.Signing{})
		if err == nil {
			_, ok = e.Answer(ctx)
		}
	}
	if !ok {
		c.t.Error("a question is not answered")
	}
	return time.Since(begin)
}

// most asks n questions, from the i-th on, as many at once as are answered.
func (c *cluster) most(i, n int) { bottest.Load(n, func(k int) { c.whole(i + k) }) }

// busyFor is how many seconds of processors all replicas have used.
func (c *cluster) busyFor() (seconds float64) {
	for _, m := range c.members {
		seconds += m.metrics()["process_cpu_seconds_total"]
	}
	return seconds
}

// share is how much of a core each replica has in BenchmarkReplicas: so little that the platforms, the load balancer and Redis, which run on the
// same cores, have enough, and the replicas alone bound how much is answered.
const share = 0.25

// BenchmarkReplicas asks one replica and two, each with the same share of a core of its own, as much as they answer. used-% is how much of
// their shares they take: where it is far from 100, something else is the bound, and answers/s says nothing of replicas.
func BenchmarkReplicas(b *testing.B) {
	defer debug.SetGCPercent(debug.SetGCPercent(800)) // the platforms' own collections are not what is measured
	for n := 1; n <= 2; n++ {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var with [][]string
			var all float64 // of cores, that the replicas have
			for core := range n {
				prefix, has := bounded(b, core, share)
				with, all = append(with, prefix), all+has
			}
			c := newCluster(b, around{keep: 1000, direct: true}, with...)
			c.most(0, 200)
			begin, busy := time.Now(), c.busyFor()
			b.ResetTimer()
			c.most(0, b.N)
			took := time.Since(begin).Seconds()
			b.ReportMetric(float64(b.N)/took, "answers/s")
			b.ReportMetric(float64(b.N)/(c.busyFor()-busy), "what-a-core-answers/s")
			b.ReportMetric(100*(c.busyFor()-busy)/took/all, "used-%")
		})
	}
}

// BenchmarkShared asks two replicas 200 questions a second each, one that is alone and one that has a Redis, in turn, so that what befalls the
// machine befalls both, and tells how long answers take.
func BenchmarkShared(b *testing.B) {
	defer debug.SetGCPercent(debug.SetGCPercent(800)) // the platforms' own collections are not what is measured
	names := [2]string{"alone", "redis"}
	var both [2]*cluster
	var times [2][]time.Duration
	for k, name := range names {
		both[k], times[k] = newCluster(b, around{keep: 1000, alone: name == "alone", direct: true}, nil), make([]time.Duration, b.N)
		both[k].most(0, 200)
	}
	b.ResetTimer()
	var all sync.WaitGroup
	begin := time.Now()
	for i := range 2 * b.N {
		time.Sleep(time.Until(begin.Add(time.Duration(i) * 2500 * time.Microsecond)))
		all.Go(func() { times[i%2][i/2] = both[i%2].whole(i / 2) })
	}
	all.Wait()
	for k, name := range names {
		b.ReportMetric(within(50, times[k]), name+"-p50-µs")
		b.ReportMetric(within(99, times[k]), name+"-p99-µs")
	}
}

// within is in how many µs so many of 100 things were done: the median of the figures of each thousand, for a machine that has other things to
// do at times.
func within(percent int, times []time.Duration) float64 {
	var all []time.Duration
	for some := range slices.Chunk(times, 1000) {
		some = slices.Sorted(slices.Values(some))
		all = append(all, some[len(some)*percent/100])
	}
	slices.Sort(all)
	return float64(all[len(all)/2].Microseconds())
}
