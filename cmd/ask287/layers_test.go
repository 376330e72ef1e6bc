package main

import (
	"errors"
	"go/build"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A question comes in at a platform, is understood against the facts, is answered in words with its sources, and
// goes out where it came in: one way through, no way back. So the facts know nothing of finding, finding
// nothing of words, words nothing of platforms, and a platform nothing but words. Who breaks this makes two
// packages that can only be changed together; a new arrow is a decision, and is made here.
//
// The layers, from the bottom up: what each package may import of ours, in its code and in its tests besides.
func layers() []layer {
	return []layer{
		{of: "knowledge"},
		{of: "knowledge/county", imports: []string{"knowledge"}},
		{of: "knowledge/ice", imports: []string{"knowledge", "knowledge/county"}},
		// What keeps the lists and what fetches them know nothing of each other; update brings them together.
		{of: "knowledge/ice/icetest", imports: []string{"knowledge"}},
		{of: "knowledge/ice/store", imports: []string{"knowledge", "knowledge/ice"}, tests: []string{"knowledge/ice/icetest"}},
		{of: "knowledge/ice/fetch", imports: []string{"knowledge/ice"}, tests: []string{"knowledge/ice/icetest"}},
		{
			of:      "knowledge/ice/update",
			imports: []string{"knowledge", "knowledge/county", "knowledge/ice", "knowledge/ice/fetch", "knowledge/ice/store"},
			tests:   []string{"knowledge/ice/icetest"},
		},
		{of: "knowledge/internal/generate", imports: []string{"knowledge", "knowledge/county", "knowledge/ice", "knowledge/internal/generate/..."}},
		{of: "knowledge/internal/generate/place", imports: []string{"knowledge", "knowledge/county"}},
		// The benchmarks of index read the workbook again for each question, to compare.
		{of: "index", imports: []string{"knowledge"}, tests: []string{"knowledge/ice"}},
		{of: "bot", imports: []string{"index", "knowledge"}},
		{of: "bot/bottest", imports: []string{"bot", "index", "knowledge"}},
		// Discord and Slack as their documents have them, for what speaks to them: they know nothing of ours but what both stand on.
		{of: "bot/bottest/fake"},
		{of: "bot/bottest/fakediscord", imports: []string{"bot/bottest/fake"}},
		{of: "bot/bottest/fakeslack", imports: []string{"bot/bottest/fake"}},
		{of: "bot/bottest/realredis"},
		{of: "bot/bolt", tests: []string{"bot"}},
		{of: "bot/ops", imports: []string{"bot"}},
		{of: "bot/redis", imports: []string{"bot"}, tests: []string{"bot/bottest/realredis"}},
		{of: "bot/discord", imports: []string{"bot"}, tests: []string{"bot/bottest", "bot/bottest/fakediscord"}},
		{of: "bot/slack", imports: []string{"bot"}, tests: []string{"bot/bottest", "bot/bottest/fakeslack"}},
		{of: "bot/terminal", imports: []string{"bot"}, tests: []string{"bot/bottest"}},
		{of: "cmd/ask287", imports: []string{"..."}},
	}
}

// owners are the packages of others that one of ours keeps to itself, so that they can be changed for another
// there: the search engine, the reader of workbooks, what asks again, what locks, what draws.
func owners() map[string]layer {
	return map[string]layer{
		"github.com/blevesearch/":     {of: "index"},
		"github.com/xuri/":            {of: "knowledge/ice", tests: []string{"index"}},
		"github.com/gofrs/":           {of: "knowledge/ice/store"},
		"github.com/guptarohit/":      {of: "bot/terminal"},
		"github.com/bwmarrin/":        {of: "bot/discord", tests: []string{"bot/bottest/fakediscord"}},
		"go.etcd.io/bbolt":            {of: "bot/bolt"},
		"github.com/redis/":           {of: "bot/redis", tests: []string{"cmd/ask287"}},
		"github.com/santhosh-tekuri/": {of: "bot/bottest/fakediscord"},
		"github.com/prometheus/":      {of: "bot/ops"},
		"github.com/slack-go/":        {of: "bot/slack", tests: []string{"bot/bottest/fakeslack"}},
	}
}

// layer is a package with those of ours that it may import. A pattern that ends in "..." stands for every path
// that begins like it.
type layer struct {
	of      string
	imports []string
	tests   []string // may import besides, in tests
}

const module = "ask287/"

func TestLayers(t *testing.T) {
	for _, p := range ourPackages(t) {
		i := slices.IndexFunc(layers(), func(l layer) bool { return l.of == p.path })
		if i < 0 {
			t.Errorf("%s has no row in the table of layers: say there what it may import", p.path)
			continue
		}
		l := layers()[i]
		for _, imported := range p.imports {
			check(t, p.path, imported, l.imports)
		}
		for _, imported := range slices.Concat(p.tests, p.xtests) {
			check(t, p.path, imported, slices.Concat(l.imports, l.tests, []string{p.path}))
		}
	}
}

func TestOwners(t *testing.T) {
	for _, p := range ourPackages(t) {
		for prefix, owner := range owners() {
			theirs := func(path string) bool { return strings.HasPrefix(path, prefix) }
			if p.path != owner.of && slices.ContainsFunc(p.imports, theirs) {
				t.Errorf("%s imports %s..., which is for %s alone", p.path, prefix, owner.of)
			}
			tests := slices.Concat(p.tests, p.xtests)
			if p.path != owner.of && !slices.Contains(owner.tests, p.path) && slices.ContainsFunc(tests, theirs) {
				t.Errorf("the tests of %s import %s..., which is for %s alone", p.path, prefix, owner.of)
			}
		}
	}
}

// The table says what it seems to say.
func TestMatch(t *testing.T) {
	for _, test := range []struct {
		patterns []string
		path     string
		want     bool
	}{
		{nil, "knowledge", false},
		{[]string{"knowledge"}, "knowledge", true},
		{[]string{"knowledge"}, "knowledge/ice", false},
		{[]string{"knowledge/..."}, "knowledge/ice", true},
		{[]string{"index", "..."}, "bot", true},
	} {
		if got := match(test.patterns, test.path); got != test.want {
			t.Errorf("match(%q, %q) = %v", test.patterns, test.path, got)
		}
	}
}

func check(t *testing.T, of, imported string, allowed []string) {
	t.Helper()
	path, ours := strings.CutPrefix(imported, module)
	if ours && !match(allowed, path) {
		t.Errorf("%s imports %s, which the table of layers does not have", of, path)
	}
}

func match(patterns []string, path string) bool {
	return slices.ContainsFunc(patterns, func(pattern string) bool {
		prefix, wide := strings.CutSuffix(pattern, "...")
		return path == pattern || wide && strings.HasPrefix(path, prefix)
	})
}

// goPackage is a package and what its files import.
type goPackage struct {
	path                   string // below the module
	imports, tests, xtests []string
}

// ourPackages reads the packages of the module. It reads them itself, for go test to know when this test's
// result has become old.
func ourPackages(t *testing.T) []goPackage {
	t.Helper()
	root := filepath.Join("..", "..")
	var packages []goPackage
	err := filepath.WalkDir(root, func(dir string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		if name := d.Name(); dir != root && (name == "testdata" || strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_")) {
			return filepath.SkipDir
		}
		p, err := build.ImportDir(dir, 0)
		var none *build.NoGoError
		if errors.As(err, &none) {
			return nil
		}
		path, relErr := filepath.Rel(root, dir)
		packages = append(packages, goPackage{filepath.ToSlash(path), p.Imports, p.TestImports, p.XTestImports})
		return errors.Join(err, relErr)
	})
	if err != nil {
		t.Fatal(err)
	}
	return packages
}
