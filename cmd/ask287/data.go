package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"time"

	"ask287/knowledge"
	"ask287/knowledge/ice/fetch"
	"ask287/knowledge/ice/store"
	"ask287/knowledge/ice/update"
)

// loadMemory is how much memory loading takes before garbage is looked for.
const loadMemory = 256 << 20

// load reads what is known: the built-in data with the lists of the store. Little that it makes is garbage, so none is
// looked for meanwhile: that would take a third of the time that a run takes for one answer. A store that cannot be
// read is told of, and answers are from the built-in list alone.
func (p *program) load(o options) (*knowledge.Base, error) {
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(loadMemory))
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	if s, err := p.openStore(o); err == nil && s != nil {
		base, err := update.Base(knowledge.Embedded(), s)
		if err == nil {
			return base, nil
		}
		p.warn(p.words.StoreUnread + ": " + err.Error())
	} else if err != nil {
		p.warn(p.words.StoreUnused + ": " + err.Error())
	}
	base, err := knowledge.Load(knowledge.Embedded())
	if err != nil {
		return nil, fmt.Errorf("%s: %w", p.words.Faulty, err)
	}
	return base, nil
}

// openStore opens the store of lists. It is nil where there is no place for one.
func (p *program) openStore(o options) (*store.Store, error) {
	dir := p.dataDir(o)
	if dir == "" {
		return nil, nil
	}
	return store.Open(dir)
}

// updater returns what brings new lists into the store.
func (p *program) updater(o options) (*update.Updater, error) {
	s, err := p.openStore(o)
	if err != nil {
		return nil, err
	}
	if s == nil {
		return nil, usageError(p.words.NoPlace)
	}
	return &update.Updater{Data: knowledge.Embedded(), Store: s, Client: fetch.New(version()), Now: time.Now}, nil
}

// version returns the version of the module, "(devel)" where it was not built from a release.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}

// dataDir returns the directory of the store: the one given, or else the place for a user's own data
// on the system (on Linux that of the XDG Base Directory Specification). Where there is none it is "".
func (p *program) dataDir(o options) string {
	if o.Data != "" {
		return o.Data
	}
	home, _ := os.UserHomeDir()
	var dir string
	switch runtime.GOOS {
	case "windows":
		dir = p.env("LocalAppData")
	case "darwin":
		dir = below(home, "Library", "Application Support")
	default:
		if dir = p.env("XDG_DATA_HOME"); dir == "" {
			dir = below(home, ".local", "share")
		}
	}
	return below(dir, "ask287")
}

// below joins a path, "" to stay "".
func below(dir string, path ...string) string {
	if dir == "" {
		return ""
	}
	return filepath.Join(append([]string{dir}, path...)...)
}
