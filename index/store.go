package index

import (
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"

	"ask287/knowledge"
)

// openStore opens the bleve index of the base: the one kept in cacheDir, or one built there now, or,
// where nothing can be kept, one in memory. An index is only ever seen whole: it is built beside its place and
// renamed. One whose files are not what was written is built again.
func openStore(base *knowledge.Base, cacheDir string, o Options) (bleve.Index, error) {
	if cacheDir == "" {
		o.notice(InMemory, nil)
		return buildInMemory(base)
	}
	dir := filepath.Join(cacheDir, "index-"+format+"-"+base.Checksum[:16])
	ix, err := openKept(dir)
	if err == nil {
		return ix, nil
	}
	if errors.Is(err, fs.ErrNotExist) {
		o.notice(Building, nil)
	} else {
		o.notice(Rebuilding, err)
	}
	if err := build(base, cacheDir, dir); err != nil {
		o.notice(InMemoryOnly, err)
		return buildInMemory(base)
	}
	if ix, err = openKept(dir); err != nil {
		o.notice(InMemoryOnly, err)
		return buildInMemory(base)
	}
	return ix, nil
}

// openKept opens a kept index read-only, after checking that its files are those that were written.
func openKept(dir string) (ix bleve.Index, err error) {
	want, err := os.ReadFile(filepath.Join(dir, sumsFile))
	if err != nil {
		return nil, err
	}
	got, err := sums(dir)
	if err != nil {
		return nil, err
	}
	if got != string(want) {
		return nil, errors.New("its files have changed")
	}
	return bleve.OpenUsing(dir, map[string]any{"read_only": true, "bolt_timeout": "2s"})
}

// build builds the index into dir. Two processes may do so at once: one of them is first, and what
// both have built is the same.
func build(base *knowledge.Base, cacheDir, dir string) (err error) {
	defer func() {
		// bleve's builder panics where the disk is full.
		if r := recover(); r != nil {
			err = fmt.Errorf("bleve cannot build it here: %v", r)
		}
	}()
	if err := os.MkdirAll(cacheDir, 0o755); err != nil {
		return err
	}
	tmp, err := os.MkdirTemp(cacheDir, "building-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	made := filepath.Join(tmp, "index")
	b, err := bleve.NewBuilder(made, newMapping(), map[string]any{"batchSize": 20000, "buildPathPrefix": tmp})
	if err != nil {
		return err
	}
	if err := documents(base, func(id string, fields map[string]any) error { return b.Index(id, fields) }); err != nil {
		return err // a builder that has failed must not be closed: it panics
	}
	if err := b.Close(); err != nil {
		return err
	}
	written, err := sums(made)
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(made, sumsFile), []byte(written), 0o644); err != nil {
		return err
	}
	if err := replace(made, dir); err != nil {
		return err
	}
	tidy(cacheDir, filepath.Base(dir))
	return nil
}

// Every list makes an index of its own, of 7 MB.
const (
	keptIndexes = 3              // besides the one in use: for an older program, and for lists that are rolled back
	abandoned   = 24 * time.Hour // no build takes longer: what is older was left by one that was killed
)

// tidy removes from the cache directory what is not needed any more, as far as it can. A process that still has an
// index open goes on reading it.
func tidy(cacheDir, inUse string) {
	entries, err := os.ReadDir(cacheDir)
	if err != nil {
		return
	}
	type old struct {
		name string
		at   time.Time
	}
	var indexes []old
	for _, e := range entries {
		info, err := e.Info()
		switch {
		case err != nil || !e.IsDir() || e.Name() == inUse:
		case strings.HasPrefix(e.Name(), "index-"):
			indexes = append(indexes, old{e.Name(), info.ModTime()})
		case strings.HasPrefix(e.Name(), "building-") && time.Since(info.ModTime()) > abandoned:
			_ = os.RemoveAll(filepath.Join(cacheDir, e.Name()))
		}
	}
	slices.SortFunc(indexes, func(a, b old) int { return b.at.Compare(a.at) })
	for _, o := range indexes[min(keptIndexes, len(indexes)):] {
		_ = os.RemoveAll(filepath.Join(cacheDir, o.name))
	}
}

// replace puts made where dir is or shall be. A whole index that another process has put there
// meanwhile stays.
func replace(made, dir string) error {
	err := os.Rename(made, dir)
	if err == nil {
		return nil
	}
	if ix, openErr := openKept(dir); openErr == nil {
		return ix.Close()
	}
	if removeErr := os.RemoveAll(dir); removeErr != nil {
		return errors.Join(err, removeErr)
	}
	return os.Rename(made, dir)
}

// buildInMemory builds the index in memory. It takes the same documents as the kept one.
func buildInMemory(base *knowledge.Base) (bleve.Index, error) {
	ix, err := bleve.NewUsing("", newMapping(), scorch.Name, scorch.Name, nil)
	if err != nil {
		return nil, err
	}
	batch := ix.NewBatch()
	err = documents(base, func(id string, fields map[string]any) error { return batch.Index(id, fields) })
	if err == nil {
		err = ix.Batch(batch)
	}
	if err != nil {
		return nil, errors.Join(err, ix.Close())
	}
	return ix, nil
}

// sumsFile holds the sizes and checksums of an index's other files. It guards against a half-written or
// damaged disk, not against somebody who means to deceive.
const sumsFile = "ask287.sums"

func sums(dir string) (string, error) {
	var b strings.Builder
	table := crc32.MakeTable(crc32.Castagnoli)
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || d.Name() == sumsFile {
			return err
		}
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		h := crc32.New(table)
		n, err := io.Copy(h, f)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, path)
		fmt.Fprintf(&b, "%s %d %08x\n", rel, n, h.Sum32())
		return err
	})
	return b.String(), err
}
