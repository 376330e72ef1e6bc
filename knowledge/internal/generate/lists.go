package main

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"runtime"

	"golang.org/x/sync/errgroup"

	"ask287/knowledge/ice"
)

// readLists reads every workbook in the folders of a folder. None may be unreadable.
func readLists(folder string) ([]*ice.Published, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*", "*.xlsx"))
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("no lists of ICE below %s: %w", folder, cmp.Or(err, os.ErrNotExist))
	}
	lists := make([]*ice.Published, len(files))
	var all errgroup.Group
	all.SetLimit(runtime.GOMAXPROCS(0))
	for i, file := range files {
		all.Go(func() error {
			data, err := os.ReadFile(file)
			if err == nil {
				lists[i], err = ice.Read(filepath.Base(file), data)
			}
			return err
		})
	}
	return lists, all.Wait()
}
