package bottest

import (
	"runtime"
	"sync"
	"testing"
)

// atOnce is how many questions of a Load are under way at the most.
const atOnce = 64

// Load asks n questions, numbered from 0, as fast as they are answered.
func Load(n int, ask func(i int)) {
	var all sync.WaitGroup
	slots := make(chan struct{}, atOnce)
	for i := range n {
		slots <- struct{}{}
		all.Go(func() {
			defer func() { <-slots }()
			ask(i)
		})
	}
	all.Wait()
}

// Flat asks 200,000 questions and fails where the heap has grown since the first 20,000.
func Flat(t *testing.T, ask func(i int)) {
	t.Helper()
	heap := func(questions int) uint64 {
		Load(questions, ask)
		runtime.GC()
		var now runtime.MemStats
		runtime.ReadMemStats(&now)
		return now.HeapAlloc
	}
	after := heap(20_000)
	end := heap(180_000)
	t.Logf("heap after 20,000: %d KB, after 200,000: %d KB", after>>10, end>>10)
	if end > after*11/10+(4<<20) { // what was delivered lately is noted, in a few megabytes at the most
		t.Error("the heap has grown")
	}
}
