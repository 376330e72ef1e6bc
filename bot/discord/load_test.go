package discord

import (
	"context"
	"flag"
	"fmt"
	"runtime"
	"sync"
	"testing"

	"ask287/bot/bottest/fakediscord"
)

var long = flag.Bool("long", false, "run the long form of tests")

// Memory does not grow with the questions.
func TestMemory(t *testing.T) {
	if !*long {
		t.Skip("the short form is the benchmark; -long asks 200,000 questions")
	}
	r := start(t, fakediscord.Options{NoSchema: true, Keep: 1000}, nil)
	var after, end runtime.MemStats
	r.load(t, 20_000)
	runtime.GC()
	runtime.ReadMemStats(&after)
	r.load(t, 180_000)
	runtime.GC()
	runtime.ReadMemStats(&end)
	t.Logf("heap after 20,000: %d KB, after 200,000: %d KB", after.HeapAlloc>>10, end.HeapAlloc>>10)
	if end.HeapAlloc > after.HeapAlloc*5/4+(32<<20) {
		t.Error("the heap has grown")
	}
}

// load asks n questions of different people, as many at once as are answered.
func (r *running) load(t testing.TB, n int) {
	var all sync.WaitGroup
	slots := make(chan struct{}, 64)
	for i := range n {
		slots <- struct{}{}
		all.Go(func() {
			r.one(t, i)
			<-slots
		})
	}
	all.Wait()
}

func (r *running) one(t testing.TB, i int) {
	e := r.discord.Do(context.Background(), fakediscord.Slash{
		From: fakediscord.From{User: fmt.Sprint(1500000000000000000 + i%5000)}, Name: "287g", Sub: "ask",
		Options: []fakediscord.Value{{Name: "question", Value: "Tampa police, FL"}},
	})
	if _, ok := e.Callback(); !ok {
		t.Errorf("a question is not answered: %+v\n%s", r.discord.Counts(), r.logs)
	}
}

// BenchmarkMost asks as much as is answered: 1e9 / (ns/op) a second.
func BenchmarkMost(b *testing.B) {
	r := start(b, fakediscord.Options{NoSchema: true, Keep: 1000}, nil)
	b.ResetTimer()
	r.load(b, b.N)
}
