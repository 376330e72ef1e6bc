package bot

import (
	"sync/atomic"

	"ask287/index"
)

// edition is an index in use. It is held by the bot and by each question that is being answered from it, and closed when
// none holds it any more.
type edition struct {
	index *index.Index
	held  atomic.Int64
}

func newEdition(ix *index.Index) *edition {
	e := &edition{index: ix}
	e.held.Store(1)
	return e
}

// hold takes the edition for a question, unless it is closed already.
func (e *edition) hold() bool {
	for {
		n := e.held.Load()
		if n == 0 {
			return false
		}
		if e.held.CompareAndSwap(n, n+1) {
			return true
		}
	}
}

// release gives the edition back. An index was only read, so nothing can be lost in closing it.
func (e *edition) release() {
	if e.held.Add(-1) == 0 {
		_ = e.index.Close()
	}
}

// current is the edition that questions are answered from.
type current struct{ p atomic.Pointer[edition] }

// take holds the current edition, nil if there is none. The caller releases it.
func (c *current) take() *edition {
	for {
		// One that was swapped out and closed between the two steps is not held: then there is a newer one.
		if e := c.p.Load(); e == nil || e.hold() {
			return e
		}
	}
}

// swap makes another edition the current one, or none for nil.
func (c *current) swap(next *edition) {
	if old := c.p.Swap(next); old != nil {
		old.release()
	}
}

// ListDate returns the day of the list that answers are from, as YYYY-MM-DD, or "" where the bot is closed.
func (b *Bot) ListDate() string {
	e := b.current.take()
	if e == nil {
		return ""
	}
	defer e.release()
	return string(e.index.Base().List.Date)
}
