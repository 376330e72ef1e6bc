package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"
)

// TestUpdateKilled kills the program again and again while it updates, at any moment. Each time the store is whole, what is
// known is what was known before the update or what is known after it, and the next update goes on from there.
func TestUpdateKilled(t *testing.T) {
	kills, lanes := 200, 2
	switch {
	case testing.Short():
		kills = 20
	case withRace:
		kills = 40
	}
	k := newKilling(t)
	for n := range lanes {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			t.Parallel()
			l := &lane{killing: k, t: t, page: newChanging(t), turn: n, window: [...]time.Duration{k.whole, k.whole / 2, k.whole / 6}}
			l.renew()
			for i := range kills / lanes {
				l.kill(moment(i % len(l.window)))
				if i%20 == 0 {
					l.goOn()
				}
			}
			t.Logf("of %d kills, %d came before the change, %d after it, %d when all was done", kills/lanes, l.before, l.after, l.done)
		})
	}
}

// killing is what is killed: updates of a store in which a list is in use, to one of two newer ones.
type killing struct {
	store string
	old   string        // the checksum of what is known with the store
	newer [2]string     // with the store and one of the newer lists
	books [2][]byte     // these lists
	whole time.Duration // how long an update takes
	cache string
}

const (
	killedDay    = "2026-05-19" // of the list in use
	killedNewDay = "2026-05-20" // of the newer ones
)

func newKilling(t *testing.T) *killing {
	t.Helper()
	e := editionOf(builtIn())
	k := &killing{cache: t.TempDir()}
	k.store = storeOf(t, e.publish(t, t.TempDir(), killedDay))
	k.old = known(t, k.store).Checksum
	page := newChanging(t)
	for i, newer := range []edition{e.without("FLORIDA", "Alachua County Sheriff's Office"), e.with(dane...)} {
		k.books[i] = newer.of(t, killedNewDay)
		page.post(k.books[i])
		dir, start := copyOf(t, k.store), time.Now()
		if code, _, stderr := runPlain(t, "list", "update", "--data", dir, "--from", page.URL); code != answered {
			t.Fatalf("an update that nobody kills: exit code %d, %s", code, stderr)
		}
		k.whole = time.Since(start)
		k.newer[i] = known(t, dir).Checksum
	}
	return k
}

// lane is a row of kills, each of an update of the store that the last one left.
type lane struct {
	*killing
	t    *testing.T
	page *changing
	dir  string // of the store
	turn int    // which of the newer lists is posted, by its last bit
	// window is how much time passes at most from a moment until the kill. It follows how fast the machine is.
	window [3]time.Duration

	before, after, done int
}

// renew takes a new copy of the store, and posts the other list.
func (l *lane) renew() {
	l.t.Helper()
	l.turn++
	l.dir = copyOf(l.t, l.store)
	l.page.post(l.books[l.turn%2])
}

// moment is one from which a kill is timed.
type moment int

const (
	started moment = iota
	fetched        // the new list was
	made           // all is ready, and the store is about to be changed
)

// kill kills an update.
func (l *lane) kill(from moment) {
	l.t.Helper()
	if from == made && l.tables() > 1 {
		l.renew() // a killed update has made them already
	}
	select {
	case <-l.page.sent: // the last time
	default:
	}
	var errs bytes.Buffer
	c := exec.CommandContext(l.t.Context(), plainProgram(l.t), "list", "update", "--data", l.dir, "--from", l.page.URL)
	c.Env = append(os.Environ(), "GOGC=off") // a run is too short for more
	c.Stderr = &errs
	must(l.t, c.Start())
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	if from != started {
		select {
		case <-l.page.sent:
		case err := <-ended:
			ended <- err
		}
	}
	for from == made && l.tables() == 1 && len(ended) == 0 {
		time.Sleep(time.Millisecond)
	}
	wait := time.After(rand.N(l.window[from]))
	var err error
	select {
	case <-wait:
		_ = c.Process.Kill() // it may have ended meanwhile
		err = <-ended
	case err = <-ended:
	}
	isDone := err == nil
	if exit, ok := errors.AsType[*exec.ExitError](err); !isDone && (!ok || exit.ExitCode() >= 0) {
		l.t.Fatalf("an update after a kill fails: %v, %s", err, errs.String())
	}
	switch got := known(l.t, l.dir).Checksum; {
	case got == l.newer[l.turn%2]:
		if l.after++; isDone {
			l.done++
			l.window[from] = l.window[from] * 4 / 5
		}
		l.renew()
	case got == l.old && !isDone:
		l.before++
		l.window[from] = l.window[from] * 11 / 10
	default:
		l.t.Fatalf("the program ended with %v, and what is known is neither what was known before nor what is known after it", err)
	}
}

// tables returns how many files there are that were made of lists.
func (l *lane) tables() int {
	files, err := filepath.Glob(filepath.Join(l.dir, "derived", "*"))
	must(l.t, err)
	return len(files)
}

// goOn lets an update of the store be done, and answers from it.
func (l *lane) goOn() {
	l.t.Helper()
	if code, stdout, stderr := runPlain(l.t, "list", "update", "--data", l.dir, "--from", l.page.URL); code != answered {
		l.t.Errorf("an update after a kill: exit code %d, %s%s", code, stdout, stderr)
	}
	if got := known(l.t, l.dir).Checksum; got != l.newer[l.turn%2] {
		l.t.Error("after an update what is known is something else")
	}
	answersFrom(l.t, l.dir, l.cache, killedNewDay)
	l.renew()
}

// changing is a page that links one list, now this and now that.
type changing struct {
	*httptest.Server
	book atomic.Pointer[[]byte]
	sent chan struct{} // something comes when a list was sent
}

func newChanging(t *testing.T) *changing {
	t.Helper()
	p := &changing{sent: make(chan struct{}, 1)}
	p.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := iceName(killedNewDay)
		if filepath.Base(r.URL.Path) != name {
			_, _ = fmt.Fprintf(w, "<html><a href=%q>a list</a>", name)
			return
		}
		_, _ = io.Copy(w, bytes.NewReader(*p.book.Load()))
		select {
		case p.sent <- struct{}{}:
		default: // nobody has looked yet
		}
	}))
	t.Cleanup(p.Close)
	return p
}

func (p *changing) post(book []byte) { p.book.Store(&book) }
