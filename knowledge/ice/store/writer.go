package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/gofrs/flock"

	"ask287/knowledge/ice"
)

// Writer changes a store. Each of its methods makes its change whole, or fails and leaves the store as it was. Put may be
// called by several goroutines at once; otherwise a Writer is for one.
type Writer struct {
	store *Store
	lock  *flock.Flock
	state State // in use, as the last change left it

	mu  sync.Mutex
	put map[string]bool // the sums of lists that may be put in use
}

// retryLock is how often a Writer that waits for another looks whether it is done.
const retryLock = 50 * time.Millisecond

// Lock makes the store's directory where there is none, and returns its only Writer. If there is one already, in this
// process or in another, Lock waits for it until ctx is done; the error then says that another ask287 is writing. A Writer
// must be closed; one whose process was killed is.
//
// Lock clears away what a killed Writer left behind, and what is not needed any more. It is an error if the State cannot be
// read. A directory that cannot be written is an error of Lock or, if it was once, of each change.
func (s *Store) Lock(ctx context.Context) (*Writer, error) {
	if err := s.create(); err != nil {
		return nil, unwritable(err)
	}
	lock := flock.New(s.path(lockFile), flock.SetPermissions(0o644))
	locked, err := lock.TryLock()
	if err == nil && !locked {
		_, err = lock.TryLockContext(ctx, retryLock)
	}
	if ctx.Err() != nil && errors.Is(err, ctx.Err()) {
		return nil, fmt.Errorf("another ask287 is writing to %s, try again when it is done: %w", s.dir, err)
	}
	if err != nil {
		return nil, unwritable(err)
	}
	state, err := s.State()
	if err != nil {
		return nil, errors.Join(err, lock.Close())
	}
	w := &Writer{store: s, lock: lock, state: state, put: map[string]bool{}}
	w.clean()
	return w, nil
}

// Close lets the next Writer in. Lists that were Put and not put in use are not in the store.
func (w *Writer) Close() error { return w.lock.Close() }

// Put writes a list beside those in use, and returns the Entry with which [Writer.Use] puts it in use. p is what was read
// from the workbook, and from says where that was taken from. It is an error if p.SHA256 is not the workbook's.
//
// A list that is in use already is left alone, and Put returns the Entry that it has; but if its workbook was
// damaged, it is mended.
func (w *Writer) Put(p *ice.Published, workbook []byte, from string) (Entry, error) {
	e := Entry{SHA256: sumOf(workbook), Kind: p.Kind, Date: p.Date, DateFrom: p.DateFrom, File: p.File, Rows: len(p.Rows), From: from}
	if p.SHA256 != e.SHA256 {
		return Entry{}, fmt.Errorf("%s: what was read has the SHA-256 %q, the workbook %s: read it again", p.File, p.SHA256, e.SHA256)
	}
	if err := e.check(); err != nil {
		return Entry{}, fmt.Errorf("the reading %w", err)
	}
	used, inUse := w.state.List(e.SHA256)
	if inUse {
		if _, err := w.store.workbook(used); err == nil {
			return used, nil
		}
		e = used
	}
	if err := w.held(); err != nil {
		return Entry{}, err
	}
	if err := w.store.replace(w.store.workbookPath(e), workbook, inUse); err != nil {
		return Entry{}, err
	}
	if err := w.store.keepReading(p); err != nil {
		return Entry{}, err
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.put[e.SHA256] = true
	return e, nil
}

// Use puts lists in use that this Writer has Put, all of them in one change. action says in a word what the change is.
// Lists that are in use already are left alone; if all are, nothing changes. A list that was set aside is so no
// longer.
func (w *Writer) Use(action string, entries ...Entry) error {
	next := w.next(action)
	var added []Entry
	for _, e := range entries {
		if _, ok := next.List(e.SHA256); ok {
			continue
		}
		if !w.put[e.SHA256] {
			return fmt.Errorf("%s is not in the store yet: Put it first", e.File)
		}
		e.Added, e.Change = next.Changed, next.Sequence
		added = append(added, e)
		next.Lists = append(next.Lists, e)
		next.RolledBack = slices.DeleteFunc(next.RolledBack, func(sum string) bool { return sum == e.SHA256 })
		next.Refused = slices.DeleteFunc(next.Refused, func(r Refusal) bool { return r.SHA256 == e.SHA256 })
	}
	if len(added) == 0 {
		return nil
	}
	if err := w.store.syncLists(added); err != nil {
		return unwritable(err)
	}
	return w.commit(next)
}

// Rollback takes the lists out of use that the last Use put in, and sets them aside. The next Rollback undoes the Use before
// that. It returns the lists. Where no list is in use there is nothing to undo, which is an error.
func (w *Writer) Rollback() (removed []Entry, err error) {
	last := 0
	for _, e := range w.state.Lists {
		last = max(last, e.Change)
	}
	if last == 0 {
		return nil, errors.New("there is nothing to roll back: no list is in use")
	}
	next := w.next("rollback")
	next.Lists = slices.DeleteFunc(next.Lists, func(e Entry) bool { return e.Change == last })
	for _, e := range w.state.Lists {
		if e.Change == last {
			removed = append(removed, e)
			next.RolledBack = append(next.RolledBack, e.SHA256)
		}
	}
	slices.Sort(next.RolledBack)
	if err := w.commit(next); err != nil {
		return nil, err
	}
	return removed, nil
}

// KeepCheck keeps what came of a look at ICE's page, in place of what came of the one before.
func (w *Writer) KeepCheck(c Check) error {
	if err := w.held(); err != nil {
		return err
	}
	record, err := seal(kindCheck, c)
	if err != nil {
		return err
	}
	return w.store.replace(w.store.path(checkFile), record, true)
}

// next returns the State that the next change is made in: a copy of the one in use, with its own number.
func (w *Writer) next(action string) State {
	return State{
		Sequence:   w.state.Sequence + 1,
		Changed:    time.Now().UTC().Truncate(time.Second),
		Action:     action,
		Lists:      slices.Clone(w.state.Lists),
		RolledBack: slices.Clone(w.state.RolledBack),
		Refused:    slices.Clone(w.state.Refused),
	}
}

// commit makes the change. All that it refers to must last already.
func (w *Writer) commit(next State) error {
	if err := w.held(); err != nil {
		return err
	}
	slices.SortFunc(next.Lists, compareEntries)
	data, err := formatManifest(&next)
	if err != nil {
		return err
	}
	if err := w.store.replace(w.store.path(manifestsDir, manifestName(next.Sequence)), data, true); err != nil {
		return err
	}
	w.state = next
	return nil
}

func (w *Writer) held() error {
	if !w.lock.Locked() {
		return errors.New("the writer is closed: lock the store again")
	}
	return nil
}
