package store

import (
	"errors"
	"sync"
)

// syncers is how many files are made to last at once: a disk is faster when it is asked for several.
const syncers = 8

// syncLists makes the files of lists last that were Put. Doing so for each as it is Put takes several times as long.
func (s *Store) syncLists(entries []Entry) error {
	paths := make(chan string)
	errs := make([]error, syncers)
	var wg sync.WaitGroup
	for i := range errs {
		wg.Go(func() {
			for path := range paths {
				if errs[i] == nil {
					errs[i] = syncFile(path)
				}
			}
		})
	}
	for _, e := range entries {
		paths <- s.workbookPath(e)
		paths <- s.readingPath(e.SHA256)
	}
	close(paths)
	wg.Wait()
	return errors.Join(errors.Join(errs...), syncDir(s.path(listsDir)))
}
