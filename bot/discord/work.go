package discord

import "sync"

// mostWaiting is how many tasks may be under way or waiting. What comes beyond it is refused with a word.
const mostWaiting = 2048

// work runs tasks: those of a lane one after the other, those of different lanes at once.
type work struct {
	mu    sync.Mutex
	lanes map[string][]func()
	n     int
	all   sync.WaitGroup
}

func newWork() *work { return &work{lanes: map[string][]func(){}} }

// do takes a task, and reports whether there is room for it.
func (w *work) do(lane string, task func()) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.n >= mostWaiting {
		return false
	}
	w.n++
	w.all.Add(1)
	waiting, running := w.lanes[lane]
	w.lanes[lane] = append(waiting, task)
	if !running {
		go w.run(lane)
	}
	return true
}

// run runs the tasks of a lane until there are none.
func (w *work) run(lane string) {
	for {
		w.mu.Lock()
		waiting := w.lanes[lane]
		if len(waiting) == 0 {
			delete(w.lanes, lane)
			w.mu.Unlock()
			return
		}
		w.lanes[lane] = waiting[1:]
		w.mu.Unlock()
		waiting[0]()
		w.mu.Lock()
		w.n--
		w.mu.Unlock()
		w.all.Done()
	}
}

// wait waits until all tasks are done. None may be given meanwhile.
func (w *work) wait() { w.all.Wait() }
