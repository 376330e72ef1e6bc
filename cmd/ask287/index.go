package main

import (
	"errors"
	"fmt"
	"os"

	"ask287/index"
)

type indexCommand struct{}

// Run builds the index into the cache directory, unless it is there.
func (indexCommand) Run(p *program, o options) error {
	dir := p.cacheDir(o)
	if dir == "" {
		return usageError("there is no cache directory here: name one with --cache DIR")
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("the cache directory cannot be made, name another with --cache DIR: %w", err)
	}
	base, err := p.load(o)
	if err != nil {
		return err
	}
	// An index that cannot be kept is built in memory, which is no error to who only asks. The second opening
	// finds the kept one and has nothing to tell.
	var told string
	notice := func(what index.Notice, why error) { told = p.words.told(what, why) }
	for range 2 {
		told = ""
		ix, err := index.Open(base, dir, index.Options{Notice: notice})
		if err == nil {
			err = ix.Close()
		}
		if err != nil {
			return fmt.Errorf("the index cannot be built into the cache directory: %w", err)
		}
	}
	if told != "" {
		return errors.New("the index cannot be kept in the cache directory, name another with --cache DIR: " + told)
	}
	return p.text("The index is in " + dir + "\n")
}
