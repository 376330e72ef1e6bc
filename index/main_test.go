package index

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"ask287/knowledge"
)

var update = flag.Bool("update", false, "record the figures that are measured in testdata/figures.txt")

// embedded is the base that the program is built with, loaded once for all tests.
var embedded = sync.OnceValues(func() (*knowledge.Base, error) { return knowledge.Load(knowledge.Embedded()) })

// opened is its index, in memory, built once for all tests. It lives as long as they do.
var opened = sync.OnceValues(func() (*Index, error) {
	base, err := embedded()
	if err != nil {
		return nil, err
	}
	return Open(base, "", Options{})
})

func testBase(t testing.TB) *knowledge.Base {
	t.Helper()
	base, err := embedded()
	if err != nil {
		t.Fatal(err)
	}
	return base
}

func testIndex(t testing.TB) *Index {
	t.Helper()
	ix, err := opened()
	if err != nil {
		t.Fatal(err)
	}
	return ix
}

// ask asks the index and fails the test on an error.
func ask(t testing.TB, ix *Index, question string) Finding {
	t.Helper()
	f, err := ix.Ask(context.Background(), Question{Text: question})
	if err != nil {
		t.Fatalf("%q: %v", question, err)
	}
	return f
}

// some returns all of them, and with the race detector every twentieth: it has as much to see in these as in all.
func some[T any](all []T) []T {
	if !withRace {
		return all
	}
	var few []T
	for i := 0; i < len(all); i += 20 {
		few = append(few, all[i])
	}
	return few
}

// each returns the Findings of the several things that a question asks about, or its one.
func each(f Finding) []Finding {
	if len(f.Parts) > 0 {
		return f.Parts
	}
	return []Finding{f}
}

// told says in a line what a Finding says, for the messages of tests.
func told(f Finding) string {
	s := string(f.Intent) + " " + string(f.Verdict)
	if f.Subject != nil {
		s += " of " + f.Subject.Name() + ", " + f.Subject.StateCode()
	}
	if f.Division != nil {
		s += ", a division"
	}
	for _, c := range f.Choices[:min(4, len(f.Choices))] {
		s += " | " + c.Name() + ", " + c.StateCode()
	}
	if f.Term != nil {
		s += " " + f.Term.ID
	}
	for _, p := range f.Passages {
		s += " " + p.ID
	}
	if f.Intent == Count || f.Intent == Roster {
		s += fmt.Sprintf(" %d/%d", f.Total.Agreements, f.Total.Agencies)
	}
	s += toldOf(f)
	for i, part := range f.Parts {
		s += fmt.Sprintf(" (%d: %s)", i+1, told(part))
	}
	return s
}

const figuresFile = "testdata/figures.txt"

// figures are what the tests measured when they were last told to record it: a name and a number a line.
type figures map[string]float64

func readFigures(t testing.TB) figures {
	t.Helper()
	file, err := os.Open(figuresFile)
	if err != nil {
		return figures{}
	}
	defer file.Close()
	all := figures{}
	for s := bufio.NewScanner(file); s.Scan(); {
		name, value, ok := strings.Cut(s.Text(), "\t")
		if !ok || strings.HasPrefix(name, "#") {
			continue
		}
		n, err := strconv.ParseFloat(value, 64)
		if err != nil {
			t.Fatalf("%s: %q is no figure", figuresFile, s.Text())
		}
		all[name] = n
	}
	return all
}

// record writes the figures over those of the same names, and leaves the others.
func record(t testing.TB, measured figures) {
	t.Helper()
	all := readFigures(t)
	maps.Copy(all, measured)
	var b strings.Builder
	b.WriteString("# What the tests measured; written by go test ./index -update. A run that does worse fails.\n")
	for _, name := range slices.Sorted(maps.Keys(all)) {
		fmt.Fprintf(&b, "%s\t%s\n", name, strconv.FormatFloat(all[name], 'f', -1, 64))
	}
	if err := os.WriteFile(figuresFile, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

// figureAtMost fails the test where the figure is above the recorded one.
func figureAtMost(t testing.TB, name string, measured float64) {
	t.Helper()
	if limit := figure(t, name, measured); measured > limit {
		t.Errorf("%s: %v, above the recorded %v", name, measured, limit)
	}
}

// figureAtLeast fails the test where the figure is below the recorded one.
func figureAtLeast(t testing.TB, name string, measured float64) {
	t.Helper()
	if limit := figure(t, name, measured); measured < limit {
		t.Errorf("%s: %v, below the recorded %v", name, measured, limit)
	}
}

// figure returns the recorded figure, which with -update is the measured one. With the race detector, where only some are asked, none is
// looked at.
func figure(t testing.TB, name string, measured float64) float64 {
	t.Helper()
	if withRace {
		return measured
	}
	if *update {
		record(t, figures{name: measured})
	}
	recorded, ok := readFigures(t)[name]
	if !ok {
		t.Fatalf("%s has no figure %q: run the test with -update", figuresFile, name)
	}
	return recorded
}
