package update

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"ask287/knowledge"
	"ask287/knowledge/ice"
	"ask287/knowledge/ice/fetch"
	"ask287/knowledge/ice/store"
)

// imported is a file on its way into the store.
type imported struct {
	path     string
	isFound  bool // in a folder, and not named
	isMended bool // it was in use, and damaged
	outcome  Outcome
	list     knowledge.List
	sum      summary
	entry    store.Entry
}

// Import reads workbooks and the workbooks in folders, at any depth, and takes the lists that are not known: older ones as
// history, and newer ones than the list in use if nothing speaks against them, or accept is set. Every file has its
// Outcome, in the order in which they were given and found. A file that was found in a folder and is not named as a
// workbook is passed over; one that was given is read, whatever its name. A list in use that is damaged in the store is put
// back. While it reads, progress is called after each file, by several goroutines at once. The error says why nothing
// was changed.
func (u *Updater) Import(ctx context.Context, paths []string, accept bool, progress func(done, of int)) (Result, error) {
	files, err := collect(paths)
	if err != nil {
		return Result{}, err
	}
	if err := u.mend(ctx, files); err != nil {
		return Result{}, err
	}
	var result Result
	err = u.change(ctx, loaded{}, accept, func(c *change) error {
		if err := c.readAll(ctx, files, progress); err != nil {
			return err
		}
		if err := c.judge(files); err != nil {
			return err
		}
		for _, f := range files {
			c.outcomes = append(c.outcomes, f.outcome)
			if f.outcome.Fate == Taken {
				c.entries = append(c.entries, f.entry)
			}
		}
		result, err = c.use(ctx, "import")
		return err
	})
	return result, err
}

// collect returns the files that were given and those in the folders that were given.
func collect(paths []string) ([]*imported, error) {
	var files []*imported
	for _, path := range paths {
		info, err := os.Stat(path)
		if errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("%s: there is no such file or folder: see how it is written", path)
		}
		if err != nil {
			return nil, err
		}
		if !info.IsDir() {
			files = append(files, &imported{path: path})
			continue
		}
		n := len(files)
		err = filepath.WalkDir(path, func(file string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() {
				files = append(files, &imported{path: file, isFound: true})
			}
			return err
		})
		if err != nil {
			return nil, err
		}
		if len(files) == n {
			return nil, fmt.Errorf("%s has no file in it: give the folder with the workbooks", path)
		}
	}
	return files, nil
}

// readAll reads every file, and puts the lists that are not known into the store, not yet in use.
func (c *change) readAll(ctx context.Context, files []*imported, progress func(done, of int)) error {
	all, ctx := errgroup.WithContext(ctx)
	all.SetLimit(runtime.GOMAXPROCS(0))
	var done atomic.Int64
	for _, f := range files {
		all.Go(func() error {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			err := c.readOne(f)
			progress(int(done.Add(1)), len(files))
			return err
		})
	}
	return all.Wait()
}

// readOne reads a file. What is no list of ICE is an outcome; that it cannot be put into the store is an error.
func (c *change) readOne(f *imported) error {
	if f.isFound && !isWorkbookName(filepath.Base(f.path)) {
		f.outcome = Outcome{Name: f.path, Fate: Passed, Why: "it is not named as a workbook is: give it by its name if it is one"}
		return nil
	}
	data, err := fetch.ReadFile(f.path)
	if err != nil {
		f.outcome = Outcome{Name: f.path, Fate: Refused, Why: err.Error()}
		return nil //nolint:nilerr // the outcome tells it
	}
	p, err := ice.Read(filepath.Base(f.path), data)
	if err != nil {
		f.outcome = Outcome{Name: f.path, Fate: Refused, Why: strings.TrimPrefix(err.Error(), filepath.Base(f.path)+": ")}
		return nil
	}
	f.outcome, f.list, f.sum = outcomeOf(p, Taken), listOf(p), summarize(p, c.today())
	f.outcome.Name = f.path
	if fate, why := c.known(p, true); fate != "" {
		f.outcome.Fate, f.outcome.Why = fate, why
		if f.isMended {
			f.outcome.Why = "it was damaged in the store, and is put back"
		}
		return nil
	}
	f.entry, err = c.w.Put(p, data, f.path)
	return err
}

// isWorkbookName reports whether a file in a folder may be a workbook by its name. Excel keeps a file named ~$ beside a
// workbook that is open, and macOS one named ._ beside every file on some disks.
func isWorkbookName(name string) bool {
	return strings.EqualFold(filepath.Ext(name), ".xlsx") && !strings.HasPrefix(name, "~$") && !strings.HasPrefix(name, ".")
}

// judge sets aside the lists that are not to be believed. Those of agreements that are newer than the one in use are looked at
// one after the other, from the oldest to the newest, each beside the one before it.
func (c *change) judge(files []*imported) error {
	newest, last, today := c.base.List, inUse(c.base), c.today()
	inOrder := slices.SortedFunc(slices.Values(files), func(a, b *imported) int { return ice.Older(a.list, b.list) })
	seen := map[string]string{}
	for _, f := range files {
		if first, ok := seen[f.outcome.SHA256]; ok && f.outcome.Fate == Taken {
			f.outcome.Fate, f.outcome.Why = Known, "the same workbook as "+first
		}
		seen[f.outcome.SHA256] = cmp.Or(seen[f.outcome.SHA256], f.path)
	}
	for _, f := range inOrder {
		if f.outcome.Fate != Taken {
			continue
		}
		isNewer := f.list.Kind == ice.Participating && ice.Older(newest, f.list) < 0
		var why []string
		if isNewer {
			why = speakingAgainst(f.sum, last, today)
		} else {
			why = pendingAgainst(f.outcome.Date, "", today)
		}
		switch {
		case len(why) > 0 && !c.accept:
			f.outcome.Fate, f.outcome.Why = SetAside, strings.Join(why, "; ")+acceptIt
			if err := c.keepAside(f, strings.Join(why, "; ")); err != nil {
				return err
			}
		case isNewer:
			newest, last = f.list, f.sum
		}
	}
	return nil
}

// keepAside keeps a file that was read and is not taken.
func (c *change) keepAside(f *imported, reason string) error {
	data, err := fetch.ReadFile(f.path)
	if err != nil {
		return err
	}
	return c.w.Refuse(filepath.Base(f.path), f.path, data, reason)
}
