package update

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"ask287/knowledge"
)

// board is a Board in memory.
type board struct {
	mu      sync.Mutex
	gone    bool
	values  map[string][]byte
	version map[string]string
	turns   map[string]time.Time
	posts   int
}

func newBoard() *board {
	return &board{values: map[string][]byte{}, version: map[string]string{}, turns: map[string]time.Time{}}
}

var errGone = errors.New("gone")

// in lets f at the board.
func (b *board) in(f func()) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.gone {
		return errGone
	}
	f()
	return nil
}

func (b *board) Posted(_ context.Context, name string) (version string, err error) {
	err = b.in(func() { version = b.version[name] })
	return version, err
}

func (b *board) Fetch(_ context.Context, name string) (value []byte, version string, err error) {
	err = b.in(func() { value, version = b.values[name], b.version[name] })
	return value, version, err
}

func (b *board) Post(_ context.Context, name, over, version string, value []byte) (done bool, err error) {
	err = b.in(func() {
		if done = b.version[name] == over; done {
			b.values[name], b.version[name] = value, version
			b.posts++
		}
	})
	return done, err
}

func (b *board) Turn(_ context.Context, name string, every time.Duration) (mine bool, err error) {
	err = b.in(func() {
		if mine = time.Since(b.turns[name]) >= every; mine {
			b.turns[name] = time.Now()
		}
	})
	return mine, err
}

// has waits until a list of agreements is posted.
func (b *board) has(t *testing.T, l list) {
	t.Helper()
	for end := time.Now().Add(patience); ; time.Sleep(time.Millisecond) {
		if v, _ := b.Posted(t.Context(), "list:participating"); v == sumOf(l.data) {
			return
		}
		if time.Now().After(end) {
			t.Fatalf("%s is not posted", l.name)
		}
	}
}

// put posts a list of agreements, or something that is said to be one.
func (b *board) put(t *testing.T, version string, c card) {
	t.Helper()
	value, err := json.Marshal(c)
	must(t, err)
	must(t, b.in(func() { b.values["list:participating"], b.version["list:participating"] = value, version }))
}

// sharing returns updaters with a board and a store each.
func sharing(t *testing.T, n int) (*board, []updater) {
	b := newBoard()
	var all []updater
	for range n {
		u := newUpdater(t)
		u.Board = b
		all = append(all, u)
	}
	return b, all
}

// What one takes all take, byte for byte, lists of agreements and of applications.
func TestBoard(t *testing.T) {
	b, all := sharing(t, 3)
	lists := []list{participating(t, posted, newer(t)...), pending(t, posted, sheriffs(t, 101, 105)...)}
	all[0].update(t, newSite(t, lists...).URL, false, Taken, Taken)
	var keeps []*keeping
	for _, u := range all[1:] {
		keeps = append(keeps, u.keep(t, 0))
	}
	first := all[0].keep(t, 0)
	for i, k := range keeps {
		k.uses(posted)
		for all[i+1].base(t).Pending.Date != posted {
			time.Sleep(time.Millisecond)
		}
		k.stop()
		for _, l := range lists {
			s := all[i+1].state(t)
			e, ok := s.List(sumOf(l.data))
			if data, err := all[i+1].Store.Workbook(e); !ok || err != nil || !bytes.Equal(data, l.data) || e.File != l.name || s.Action != "replica" {
				t.Errorf("%s is not what was posted: %v", l.name, err)
			}
		}
	}
	first.isQuiet()
	if b.posts != 2 {
		t.Errorf("%d lists are posted", b.posts)
	}
	if want := all[0].base(t); all[1].base(t).Checksum != want.Checksum || all[2].base(t).Checksum != want.Checksum {
		t.Error("they do not know the same")
	}
}

// Whoever has the newer list, it is the one that is posted in the end.
func TestBoardNewest(t *testing.T) {
	b, all := sharing(t, 2)
	older, later := participating(t, "2026-05-15", newer(t)...), participating(t, posted, sheriffs(t, 0, 102)...)
	all[0].take(t, []string{later.in(t, t.TempDir())}, false, Taken)
	all[1].take(t, []string{older.in(t, t.TempDir())}, false, Taken)
	k := all[1].keep(t, 0)
	b.has(t, older)
	all[0].keep(t, 0)
	k.uses(posted)
	b.has(t, later)
}

// What is not what it is said to be is refused and told of, and the list in use is posted in its place.
func TestBoardRefuses(t *testing.T) {
	good := participating(t, posted, newer(t)...)
	for _, test := range []struct {
		name, version string
		card          card
		why           string
	}{
		{"another workbook", sumOf(participating(t, posted, sheriffs(t, 0, 101)...).data), card{File: good.name, Workbook: good.data}, "not what its checksum says"},
		{"cut short", sumOf(good.data), card{File: good.name, Workbook: good.data[:len(good.data)/2]}, "not what its checksum says"},
		{"no workbook", sumOf([]byte("x")), card{File: good.name, Workbook: []byte("x")}, "what is posted is refused"},
		{"applications", sumOf(pending(t, posted, sheriffs(t, 101, 105)...).data), card{File: "x.xlsx", Workbook: pending(t, posted, sheriffs(t, 101, 105)...).data}, "another kind"},
	} {
		t.Run(test.name, func(t *testing.T) {
			b, all := sharing(t, 1)
			mine := participating(t, "2026-05-12", newer(t)...)
			all[0].take(t, []string{mine.in(t, t.TempDir())}, false, Taken)
			b.put(t, test.version, test.card)
			k := all[0].keep(t, 0)
			k.tells(test.why)
			b.has(t, mine)
			k.isQuiet()
		})
	}
}

// What is no JSON at all too, where nothing can be posted in its place; it is told of and harms nobody.
func TestBoardGarbage(t *testing.T) {
	b, all := sharing(t, 1)
	must(t, b.in(func() { b.values["list:participating"], b.version["list:participating"] = []byte("{"), "x" }))
	k := all[0].keep(t, 0)
	k.tells("cannot be read")
}

// What is not believed from ICE is not believed from a replica, and told of once.
func TestBoardBelieves(t *testing.T) {
	b, all := sharing(t, 1)
	few := participating(t, posted, sheriffs(t, 50, 100)...)
	b.put(t, sumOf(few.data), card{File: few.name, Workbook: few.data})
	k := all[0].keep(t, 0)
	k.tells("is not taken, the old list goes on: it has 50 agreements")
	k.isQuiet()
	if s := all[0].state(t); len(s.Refused) != 1 || len(s.Lists) != 0 {
		t.Errorf("the state is %+v", s)
	}
}

// What was rolled back here is not taken again from the board.
func TestBoardRolledBack(t *testing.T) {
	b, all := sharing(t, 1)
	l := participating(t, posted, newer(t)...)
	all[0].take(t, []string{l.in(t, t.TempDir())}, false, Taken)
	k := all[0].keep(t, 0)
	b.has(t, l)
	all[0].rollback(t)
	k.uses(builtIn)
	k.tells("was rolled back")
	k.isQuiet()
}

// One looks up the page at a time; with the board gone each does.
func TestBoardTurns(t *testing.T) {
	b, all := sharing(t, 4)
	l := participating(t, posted, newer(t)...)
	page := newSite(t, l)
	for _, u := range all {
		u.Page = page.URL
		k := u.keep(t, 300*time.Millisecond)
		defer k.stop()
	}
	looked := func() int { return page.count(l.name, http.StatusOK) + page.count(l.name, http.StatusNotModified) }
	began := time.Now()
	time.Sleep(2 * time.Second)
	if n, most := looked(), int(time.Since(began)/(240*time.Millisecond))+1; n < 1 || n > most {
		t.Errorf("in two seconds it is looked up %d times, want at most %d", n, most)
	}
	b.mu.Lock()
	b.gone = true
	b.mu.Unlock()
	for before := looked(); looked() < before+12 && time.Since(began) < patience; {
		time.Sleep(time.Millisecond)
	}
	if time.Since(began) >= patience {
		t.Error("with the board gone it is looked up no more")
	}
}

// Whatever is posted, reading it ends with a list of that checksum and kind or an error.
func FuzzCard(f *testing.F) {
	for _, seed := range []string{"", "{", `{"file":"x.xlsx","workbook":"eA=="}`, `{"workbook":1}`, "null", "[]"} {
		f.Add([]byte(seed), "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881")
	}
	f.Fuzz(func(t *testing.T, value []byte, version string) {
		p, _, err := readCard(knowledge.Participating, version, value)
		if err == nil && (p.SHA256 != version || p.Kind != knowledge.Participating) {
			t.Errorf("%q is taken for %q", value, version)
		}
		if err != nil && strings.Contains(err.Error(), "\n") {
			t.Errorf("it is told as %q", err)
		}
	})
}
