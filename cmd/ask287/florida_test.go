package main

import (
	"bytes"
	"encoding/csv"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"ask287/knowledge"
)

// floridaBefore is what is built in, without what is not of Florida, so that its index is small.
func floridaBefore(t testing.TB) *knowledge.Base {
	t.Helper()
	b, err := knowledge.Load(florida(t))
	must(t, err)
	return b
}

// floridaAfter is the same with a newer list, without the sheriff of the question.
func floridaAfter(t testing.TB) *knowledge.Base {
	t.Helper()
	dir := t.TempDir()
	file := editionOf(floridaBefore(t)).without("FLORIDA", "Alachua County Sheriff's Office").publish(t, dir, "2026-05-20")
	u := updaterIn(t, filepath.Join(dir, "store"))
	u.Data = florida(t)
	r, err := u.Update(t.Context(), file, true) // of one state alone
	must(t, err)
	return r.Base
}

// florida is the built-in data without what is not of Florida.
func florida(t testing.TB) fs.FS {
	t.Helper()
	files := fstest.MapFS{}
	for file, isOfFlorida := range map[string]func([]string) bool{
		"agencies.csv":   func(row []string) bool { return row[4] == "FL" },
		"agreements.csv": func(row []string) bool { return strings.HasPrefix(row[0], "fl-") },
		"prints.csv":     func(row []string) bool { return strings.HasPrefix(row[0], "fl-") },
		"pending.csv":    func(row []string) bool { return strings.HasPrefix(row[0], "fl-") },
		"aliases.csv":    func(row []string) bool { return strings.HasPrefix(row[1], "fl-") },
		"counties.csv":   func(row []string) bool { return row[2] == "FL" },
		"cities.csv":     func(row []string) bool { return row[1] == "FL" },
		"zips.csv": func(row []string) bool {
			return row[2] == "FL" && !slices.ContainsFunc(strings.Fields(row[3]), notFlorida)
		},
	} {
		text, err := fs.ReadFile(knowledge.Embedded(), file)
		must(t, err)
		rows, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
		must(t, err)
		header := rows[0]
		rows = slices.DeleteFunc(rows[1:], func(row []string) bool { return !isOfFlorida(row) })
		var b bytes.Buffer
		must(t, csv.NewWriter(&b).WriteAll(slices.Concat([][]string{header}, rows)))
		files[file] = &fstest.MapFile{Data: b.Bytes()}
	}
	return over{files, knowledge.Embedded()}
}

func notFlorida(fips string) bool { return !strings.HasPrefix(fips, "12") }

// over has the files of the first, and those of the second that the first has not.
type over [2]fs.FS

// Open is part of fs.FS.
func (o over) Open(name string) (fs.File, error) {
	if f, err := o[0].Open(name); err == nil && strings.HasSuffix(name, ".csv") {
		return f, nil
	}
	return o[1].Open(name)
}
