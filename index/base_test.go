package index

import (
	"bytes"
	"encoding/csv"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"ask287/knowledge"
)

// florida is a base of one state, whose index is built in a moment.
var florida = sync.OnceValues(func() (*knowledge.Base, error) {
	columns := map[string]int{"agencies.csv": 4, "cities.csv": 1, "zips.csv": 2}
	out := fstest.MapFS{}
	err := fs.WalkDir(knowledge.Embedded(), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(knowledge.Embedded(), path)
		if err != nil {
			return err
		}
		if column, ok := columns[path]; ok {
			text, err = rowsOf(text, func(row []string) bool { return row[column] == "FL" })
		} else if isOfAgencies(path) || path == "aliases.csv" {
			text, err = rowsOf(text, func(row []string) bool { return strings.HasPrefix(row[0], "fl-") || strings.HasPrefix(row[1], "fl-") })
		}
		out[path] = &fstest.MapFile{Data: text}
		return err
	})
	if err != nil {
		return nil, err
	}
	return knowledge.Load(out)
})

// isOfAgencies reports whether the first column of a data file names agencies by their ids.
func isOfAgencies(path string) bool {
	return path == "agencies.csv" || path == "agreements.csv" || path == "prints.csv" || path == "pending.csv"
}

// rowsOf returns a CSV file with its header and the rows that keep reports true for.
func rowsOf(text []byte, keep func(row []string) bool) ([]byte, error) {
	rows, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		return nil, err
	}
	header := rows[0]
	rows = slices.DeleteFunc(rows[1:], func(row []string) bool { return !keep(row) })
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	err = w.WriteAll(append([][]string{header}, rows...))
	return b.Bytes(), err
}

func floridaBase(t testing.TB) *knowledge.Base {
	t.Helper()
	base, err := florida()
	if err != nil {
		t.Fatal(err)
	}
	return base
}
