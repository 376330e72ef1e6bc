package slack

import (
	"context"
	"flag"
	"fmt"
	"slices"
	"sync"
	"syscall"
	"testing"
	"time"

	"ask287/bot/bottest"
	"ask287/bot/bottest/fakeslack"
)

var long = flag.Bool("long", false, "run the long form of tests")

// one asks question i, in one of 15,000 places, and reports whether it was answered.
func (r *running) one(i int) bool {
	ctx, cancel := context.WithTimeout(context.Background(), tolerance)
	defer cancel()
	from := fakeslack.From{User: fmt.Sprintf("U%09d", i/3%5000)}
	var e *fakeslack.Exchange
	switch i % 3 {
	case 0:
		e = r.slack.Command(ctx, fakeslack.Command{From: from, Text: tampa})
	case 1:
		from.Channel = fmt.Sprintf("C%09d", i/3%5000)
		e = r.slack.Mention(ctx, fakeslack.Mentioning{From: from, Text: tampa})
	default:
		e = r.slack.DM(ctx, fakeslack.DM{From: from, Text: tampa})
	}
	return len(e.Posts()) > 0
}

// asking asks a question, and fails where it is not answered.
func (r *running) asking(t testing.TB) func(i int) {
	return func(i int) {
		if !r.one(i) {
			t.Errorf("question %d is not answered: %+v", i, r.slack.Counts())
		}
	}
}

// Memory does not grow with the questions.
func TestMemory(t *testing.T) {
	if !*long {
		t.Skip("the short form is the benchmark; -long asks 200,000 questions")
	}
	r := start(t, fakeslack.Options{NoChecks: true, Keep: 1000}, nil)
	bottest.Flat(t, r.asking(t))
}

// measured runs a benchmark over both ways in. cpu-µs is of the adapter, the bot and the fake Slack together.
func measured(b *testing.B, load func(*testing.B, *running)) {
	for name, changes := range map[string][]func(*Config){"socket": nil, "http": {byHTTP}} {
		b.Run(name, func(b *testing.B) {
			r := start(b, fakeslack.Options{NoChecks: true, Keep: 20_000}, nil, changes...)
			b.ResetTimer()
			cpu := used()
			load(b, r)
			b.ReportMetric(float64(used()-cpu)/float64(b.N)/1e3, "cpu-µs/op")
		})
	}
}

// BenchmarkMost asks as much as is answered: 1e9 / (ns/op) a second.
func BenchmarkMost(b *testing.B) {
	measured(b, func(b *testing.B, r *running) { bottest.Load(b.N, r.asking(b)) })
}

// BenchmarkThousand asks 1,000 questions a second, evenly: how long it takes from a question to its answer.
func BenchmarkThousand(b *testing.B) {
	measured(b, func(b *testing.B, r *running) {
		took := make([]time.Duration, b.N)
		var all sync.WaitGroup
		begun := time.Now()
		for i := range b.N {
			time.Sleep(time.Until(begun.Add(time.Duration(i) * time.Millisecond)))
			all.Go(func() {
				asked := time.Now()
				if !r.one(i) {
					b.Errorf("question %d is not answered", i)
				}
				took[i] = time.Since(asked)
			})
		}
		all.Wait()
		slices.Sort(took)
		b.ReportMetric(float64(took[len(took)/2].Microseconds()), "p50-µs")
		b.ReportMetric(float64(took[len(took)*99/100].Microseconds()), "p99-µs")
	})
}

// used is how much of the processors the process has used.
func used() time.Duration {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
