package store

import (
	"fmt"
	"hash/crc32"
	"io/fs"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// Whatever is in a manifest, it is an error or a State that is written and read again as it is. Each input is tried as
// the file and as its content, under the right checksum.
func FuzzManifest(f *testing.F) {
	s := filled(f, 2)
	w := lock(f, s)
	_, err := w.Rollback()
	must(f, err)
	must(f, w.Refuse("page.html", "", []byte("<html>"), "a page"))
	record, err := formatManifest(&w.state)
	must(f, err)
	f.Add(record)
	f.Add(record[len(head(kindManifest, sumOf(nil))) : len(record)-len(tail)])
	f.Add([]byte(`{"sequence":1}`))
	f.Add([]byte(`{"sequence":1e9,"lists":[{}],"rolled_back":["../.."],"refused":[{}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, record := range [][]byte{data, slices.Concat([]byte(head(kindManifest, sumOf(data))), data, []byte(tail))} {
			state, err := parseManifest(record)
			if err != nil {
				continue
			}
			again, err := formatManifest(&state)
			must(t, err)
			same, err := parseManifest(again)
			if err != nil || !cmp.Equal(state, same, cmpopts.EquateEmpty()) {
				t.Errorf("%+v is read again as %+v, %v", state, same, err)
			}
			for _, r := range state.Refused {
				if !fs.ValidPath(refusedName(r)) {
					t.Errorf("a refusal is kept as %q", refusedName(r))
				}
			}
		}
	})
}

// Whatever is in a file of derived tables, it is an error or files that can be read.
func FuzzDerived(f *testing.F) {
	files, err := (&tables{}).build()
	must(f, err)
	data, err := pack(files)
	must(f, err)
	f.Add(data)
	f.Add(data[len(crcLine(nil)):])
	f.Fuzz(func(t *testing.T, data []byte) {
		line := fmt.Appendf(nil, sumLine, crc32.Checksum(data, crc32.MakeTable(crc32.Castagnoli)))
		for _, data := range [][]byte{data, slices.Concat(line, data)} {
			fsys, err := unpack(data)
			if err != nil {
				continue
			}
			must(t, fs.WalkDir(fsys, ".", func(path string, d fs.DirEntry, err error) error {
				if err == nil && !d.IsDir() {
					_, _ = fs.ReadFile(fsys, path)
				}
				return nil
			}))
		}
	})
}
