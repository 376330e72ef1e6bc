package main

import (
	"context"
	"fmt"
	"os/exec"
	"runtime"
	"slices"
	"sync"
	"testing"
	"time"

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
func (c *cluster) most(i, n int) { inTurns(n, func(k int) { c.whole(i + k) }) }

// busyFor is how many seconds of processors all replicas have used.
func (c *cluster) busyFor() (seconds float64) {
	for _, m := range c.members {
		seconds += m.metrics()["process_cpu_seconds_total"]
	}
	return seconds
}

// pinned is the prefix of a command that runs on a core alone, nil where that cannot be told.
func pinned(core int) []string {
	if _, err := exec.LookPath("taskset"); err != nil || core >= runtime.NumCPU() {
		return nil
	}
	return []string{"taskset", "-c", fmt.Sprint(core)}
}

// BenchmarkReplicas asks one replica and two, each on a core of its own, as much as they answer. The platforms and the load balancer run on the same
// cores: what-a-core-answers/s is how much a second of a core is worth to the replicas alone, without them.
func BenchmarkReplicas(b *testing.B) {
	for n := 1; n <= 2; n++ {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var with [][]string
			for core := range n {
				with = append(with, pinned(core))
			}
			c := newCluster(b, around{keep: 1000, direct: true}, with...)
			c.most(0, 200)
			begin, busy := time.Now(), c.busyFor()
			b.ResetTimer()
			c.most(0, b.N)
			b.ReportMetric(float64(b.N)/time.Since(begin).Seconds(), "answers/s")
			b.ReportMetric(float64(b.N)/(c.busyFor()-busy), "what-a-core-answers/s")
		})
	}
}

// BenchmarkShared asks a replica 200 questions a second, alone and with a Redis, and tells how long answers take.
func BenchmarkShared(b *testing.B) {
	for _, alone := range []bool{true, false} {
		b.Run(map[bool]string{true: "alone", false: "redis"}[alone], func(b *testing.B) {
			c := newCluster(b, around{keep: 1000, alone: alone, direct: true}, nil)
			c.most(0, 200)
			times := make([]time.Duration, b.N)
			var all sync.WaitGroup
			begin := time.Now()
			for i := range b.N {
				time.Sleep(time.Until(begin.Add(time.Duration(i) * 5 * time.Millisecond)))
				all.Go(func() { times[i] = c.whole(i) })
			}
			all.Wait()
			slices.Sort(times)
			b.ReportMetric(float64(times[len(times)/2].Microseconds()), "p50-µs")
			b.ReportMetric(float64(times[len(times)*99/100].Microseconds()), "p99-µs")
		})
	}
}
