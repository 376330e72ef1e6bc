package store

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"hash/crc32"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"time"
)

const (
	// maxDerived bounds the tables of one key. Those of ICE's lists so far have 4 MB.
	maxDerived = 256 << 20
	// derivedFor is how long the tables of another key stay.
	derivedFor = 7 * 24 * time.Hour
)

// Derived returns the files that were made from the lists under key: those that are kept, if they are whole, and otherwise
// those that build makes, by name. They are in memory, and stay what they are.
//
// What build made is kept for the next time where the store exists and can be written; where it cannot, nothing is lost but
// time. The key stands for all that the files depend on, the program's version too; it has letters, digits and hyphens
// only. Keys that were made a week ago or longer are removed when another is made. Several processes may do so at
// once. An error is build's own, or says that the key or the name of a file cannot be one.
func (s *Store) Derived(key string, build func() (map[string][]byte, error)) (fs.FS, error) {
	if strings.Trim(key, letters) != "" || key == "" {
		return nil, fmt.Errorf("%q cannot be a key of derived tables: use letters, digits and hyphens", key)
	}
	if data, err := readFile(s.derivedPath(key), maxDerived); err == nil {
		if tables, err := unpack(data); err == nil {
			return tables, nil
		}
	}
	files, err := build()
	if err != nil {
		return nil, err
	}
	data, err := pack(files)
	if err != nil {
		return nil, err
	}
	s.keepDerived(key, data)
	return unpack(data)
}

const (
	letters    = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
	derivedExt = ".tables"
)

func (s *Store) derivedPath(key string) string { return s.path(derivedDir, key+derivedExt) }

func (s *Store) keepDerived(key string, data []byte) {
	_ = os.Mkdir(s.path(derivedDir), 0o755) // where there is a store, and somebody deleted it
	if s.replace(s.derivedPath(key), data, false) != nil {
		return
	}
	removeOlder(s.path(derivedDir), derivedFor, func(name string) bool {
		return name == key+derivedExt || !strings.HasSuffix(name, derivedExt)
	})
}

// Derived tables are a line with the CRC-32C of the rest, and a zip archive that is not compressed.
const sumLine = "crc32c %08x\n"

func crcLine(data []byte) string {
	return fmt.Sprintf(sumLine, crc32.Checksum(data, crc32.MakeTable(crc32.Castagnoli)))
}

func pack(files map[string][]byte) ([]byte, error) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if !fs.ValidPath(name) || name == "." {
			return nil, fmt.Errorf("%q cannot be the name of a derived table", name)
		}
		f, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err != nil {
			return nil, err
		}
		if _, err := f.Write(files[name]); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return append([]byte(crcLine(b.Bytes())), b.Bytes()...), nil
}

// unpack returns the files in what pack made, or an error if it is anything else. No file claims to be larger than it is.
func unpack(data []byte) (fs.FS, error) {
	n := min(len(crcLine(nil)), len(data))
	archive := data[n:]
	if string(data[:n]) != crcLine(archive) {
		return nil, errors.New("is damaged")
	}
	r, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		return nil, fmt.Errorf("is damaged (%w)", err)
	}
	for _, f := range r.File {
		if f.Method != zip.Store || f.CompressedSize64 != f.UncompressedSize64 || f.UncompressedSize64 > uint64(len(archive)) {
			return nil, fmt.Errorf("is not what ask287 writes (%s)", f.Name)
		}
	}
	return r, nil
}
