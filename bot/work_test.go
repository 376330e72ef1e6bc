package bot

import (
	"fmt"
	"runtime"
	"slices"
	"sync"
	"testing"
	"time"
)

// The tasks of a lane run in order, one at a time; all have run when Wait returns, and no goroutine is left then.
func TestWork(t *testing.T) {
	before := runtime.NumGoroutine()
	for range 50 {
		w := NewWork()
		var mu sync.Mutex
		ran := map[string][]int{}
		for i := range 1000 {
			lane := fmt.Sprint(i % 70)
			for !w.Do(lane, func() {
				mu.Lock()
				defer mu.Unlock()
				ran[lane] = append(ran[lane], i)
			}) {
				runtime.Gosched()
			}
		}
		w.Wait()
		n := 0
		for lane, tasks := range ran {
			if n += len(tasks); !slices.IsSorted(tasks) {
				t.Fatalf("lane %s ran %v", lane, tasks)
			}
		}
		if n != 1000 || w.Waiting() != 0 {
			t.Fatalf("%d ran, %d wait", n, w.Waiting())
		}
	}
	for end := time.Now().Add(5 * time.Second); runtime.NumGoroutine() > before; runtime.Gosched() {
		if time.Now().After(end) {
			t.Fatalf("%d goroutines, there were %d", runtime.NumGoroutine(), before)
		}
	}
}

// What there is no room for is refused, and so is the word about it when there are too many of these.
func TestWorkIsBounded(t *testing.T) {
	w, held := NewWork(), make(chan struct{})
	taken, refused := 0, 0
	for i := range 2 * mostWaiting {
		if w.Do(fmt.Sprint(i%3), func() { <-held }) {
			taken++
		} else if w.Refuse(func() { <-held }) {
			refused++
		}
	}
	if taken != mostWaiting || refused != mostRefusals || w.Waiting() != mostWaiting {
		t.Errorf("%d were taken, of %d it was said that they are not, %d wait", taken, refused, w.Waiting())
	}
	close(held)
	w.Wait()
}
