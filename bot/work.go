package bot

import "sync"

// mostWaiting is how many tasks may be under way or waiting. What comes beyond it is refused with a word, as long as no more
// than mostRefusals of these are on their way.
const (
	mostWaiting  = 2048
	mostRefusals = 256
)

// mostResting is how many goroutines without work wait for more, rather than end: their stacks have grown to what an answer takes.
const mostResting = 64

// Work runs tasks: those of a lane one after the other, those of different lanes at once.
type Work struct {
	mu    sync.Mutex
	lanes map[string][]func()
	n     int           // tasks under way or waiting
	no    int           // refusals on their way
	rest  int           // goroutines without work
	next  chan string   // a lane for one of those
	done  chan struct{} // closed to end those
	all   sync.WaitGroup
}

// NewWork returns a Work that has nothing to do.
func NewWork() *Work {
	return &Work{lanes: map[string][]func(){}, next: make(chan string), done: make(chan struct{})}
}

// Do takes a task, and reports whether there is room for it.
func (w *Work) Do(lane string, task func()) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.n >= mostWaiting {
		return false
	}
	w.n++
	w.all.Add(1)
	waiting, running := w.lanes[lane]
	w.lanes[lane] = append(waiting, task)
	if running {
		return true
	}
	select {
	case w.next <- lane:
	default:
		go w.run(lane)
	}
	return true
}

// Refuse runs what says that there was no room for a task, and reports whether there is room for that at least.
func (w *Work) Refuse(say func()) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.no >= mostRefusals {
		return false
	}
	w.no++
	w.all.Go(func() {
		say()
		w.mu.Lock()
		w.no--
		w.mu.Unlock()
	})
	return true
}

// run runs the tasks of a lane until there are none, and then those of others.
func (w *Work) run(lane string) {
	for more := true; more; lane, more = w.another() {
		for w.task(lane) {
		}
	}
}

// task runs the next task of a lane, and reports whether there was one.
func (w *Work) task(lane string) bool {
	w.mu.Lock()
	waiting := w.lanes[lane]
	if len(waiting) == 0 {
		delete(w.lanes, lane)
		w.mu.Unlock()
		return false
	}
	w.lanes[lane] = waiting[1:]
	w.mu.Unlock()
	waiting[0]()
	w.mu.Lock()
	w.n--
	w.mu.Unlock()
	w.all.Done()
	return true
}

// another waits for a lane to run, false where enough others do or there will be none.
func (w *Work) another() (lane string, ok bool) {
	w.mu.Lock()
	if ok = w.rest < mostResting; ok {
		w.rest++
	}
	w.mu.Unlock()
	if !ok {
		return "", false
	}
	select {
	case lane = <-w.next:
	case <-w.done:
		ok = false
	}
	w.mu.Lock()
	w.rest--
	w.mu.Unlock()
	return lane, ok
}

// Waiting returns how many tasks are under way or waiting.
func (w *Work) Waiting() int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.n
}

// Wait waits until all tasks are done. It is called once. None may be given meanwhile, nor afterwards.
func (w *Work) Wait() {
	w.all.Wait()
	close(w.done)
}
