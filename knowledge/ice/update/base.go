package update

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"runtime"
	"runtime/debug"
	"slices"
	"unique"

	"golang.org/x/sync/errgroup"

	"ask287/knowledge"
	"ask287/knowledge/county"
	"ask287/knowledge/ice"
	"ask287/knowledge/ice/store"
)

// Base loads data, laid out as [knowledge.Embedded], with the lists that are in use in the store. What is made of them is
// kept in the store where that can be written, so that it is made once.
func Base(data fs.FS, s *store.Store) (*knowledge.Base, error) {
	state, err := s.State()
	if err != nil {
		return nil, err
	}
	return baseOf(data, s, state.Lists)
}

// baseOf is Base with these lists, which are in the store.
func baseOf(data fs.FS, s *store.Store, lists []store.Entry) (*knowledge.Base, error) {
	if len(lists) == 0 {
		return knowledge.Load(data)
	}
	key, err := keyOf(data, lists)
	if err != nil {
		return nil, err
	}
	tables, err := s.Derived(key, func() (map[string][]byte, error) { return fold(data, s, lists) })
	if err != nil {
		return nil, err
	}
	base, err := knowledge.Load(overlay{tables, data})
	if err != nil {
		return nil, &loadError{err}
	}
	return base, nil
}

// loadError says that what was made of lists does not load.
type loadError struct{ cause error }

func (e *loadError) Error() string {
	return fmt.Sprintf("what was made of the store's lists does not load, take the last change back with ask287 list rollback: %v", e.cause)
}

// fold makes the tables of the data with the lists added.
func fold(data fs.FS, s *store.Store, lists []store.Entry) (map[string][]byte, error) {
	base, err := knowledge.Load(data)
	if err != nil {
		return nil, err
	}
	read := make([]*ice.Published, len(lists))
	var all errgroup.Group
	all.SetLimit(runtime.GOMAXPROCS(0))
	for i, e := range lists {
		all.Go(func() (err error) {
			read[i], err = s.Read(e)
			share(read[i])
			return err
		})
	}
	if err := all.Wait(); err != nil {
		return nil, err
	}
	record, _ := ice.Fold(base.Record, read, county.NewFinder(base.Counties), base.Errata)
	tables, err := record.Tables()
	if err != nil {
		return nil, err
	}
	tables["aliases.csv"], err = knowledge.AliasTable(stillKnown(base.Aliases, record.Agencies))
	return tables, err
}

// stillKnown returns the aliases of agencies that there still are. One that only lists know can turn out to be a misprint of
// another, and is no more then.
func stillKnown(aliases []knowledge.Alias, agencies []knowledge.Agency) []knowledge.Alias {
	ids := map[string]bool{}
	for i := range agencies {
		ids[agencies[i].ID] = true
	}
	return slices.DeleteFunc(slices.Clone(aliases), func(a knowledge.Alias) bool { return !ids[a.Agency] })
}

// share lets equal strings of the lists share their memory: from one list to the next few rows differ.
func share(p *ice.Published) {
	if p == nil {
		return
	}
	for i := range p.Rows {
		r := &p.Rows[i]
		for _, s := range []*string{&r.State, &r.Agency, &r.Type, &r.County, &r.Doubt, &r.MOA, &r.Addendum} {
			*s = unique.Make(*s).Value()
		}
	}
	p.Corrections, p.Doubts = nil, nil
}

// foldFormat changes whenever folding the same lists into the same data gives another result.
const foldFormat = "1"

// keyOf returns a name for what is made of the data and the lists by this version of the program.
func keyOf(data fs.FS, lists []store.Entry) (string, error) {
	h := sha256.New()
	fmt.Fprintln(h, foldFormat, version())
	for _, file := range []string{"agencies.csv", "agreements.csv", "lists.csv", "pending.csv", "prints.csv", "counties.csv", "errata.csv", "aliases.csv"} {
		f, err := data.Open(file)
		if err != nil {
			return "", err
		}
		_, err = io.Copy(h, f)
		if err = cmp.Or(err, f.Close()); err != nil {
			return "", err
		}
	}
	for _, e := range slices.SortedFunc(slices.Values(lists), func(a, b store.Entry) int { return cmp.Compare(a.SHA256, b.SHA256) }) {
		fmt.Fprintln(h, e.SHA256, e.Kind, e.Date, e.File)
	}
	return hex.EncodeToString(h.Sum(nil)[:16]), nil
}

// version returns the revision that the program was built from, as far as it knows.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	v := info.Main.Version
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" || s.Key == "vcs.modified" {
			v += " " + s.Value
		}
	}
	return v
}

// overlay has the files of over, and those of under that over has not.
type overlay struct{ over, under fs.FS }

// Open is part of fs.FS.
func (o overlay) Open(name string) (fs.File, error) {
	if f, err := o.over.Open(name); err == nil {
		info, err := f.Stat()
		if err == nil && !info.IsDir() {
			return f, nil
		}
		if err := f.Close(); err != nil {
			return nil, err
		}
	}
	return o.under.Open(name)
}
