package main

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ask287/knowledge"
)

// TestGenerate runs the whole generator on a copy of the data and wants the committed files, byte for byte. It needs the
// project's shared folder beside the checkout, and the npm tarballs in the folder that ASK287_PACKAGES names.
func TestGenerate(t *testing.T) {
	packages := os.Getenv("ASK287_PACKAGES")
	if packages == "" {
		t.Skip("ASK287_PACKAGES does not name the folder with the npm tarballs")
	}
	if _, err := os.Stat(filepath.Join(sharedDir, "ice")); err != nil {
		t.Skipf("the shared folder is not beside this checkout: %v", err)
	}
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(dataDir)); err != nil {
		t.Fatal(err)
	}
	for _, made := range []string{"states.csv", "counties.csv", "cities.csv", "zips.csv", "agencies.csv", "agreements.csv", "lists.csv", "prints.csv", "pending.csv", "review.csv", "inputs.csv"} {
		if err := os.Remove(filepath.Join(dir, made)); err != nil {
			t.Fatal(err)
		}
	}
	if err := run(context.Background(), sharedDir, packages, dir); err != nil {
		t.Fatal(err)
	}
	want, got := filesIn(t, dataDir), filesIn(t, dir)
	for name := range got {
		if want[name] == nil {
			t.Errorf("%s is made and not committed", name)
		}
	}
	for name, text := range want {
		if !bytes.Equal(got[name], text) {
			t.Errorf("%s is not as committed: %s", name, firstDifference(got[name], text))
		}
	}
}

// filesIn returns all files below a folder, none of them nil.
func filesIn(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(filepath.Join(dir, name))
		files[name] = append([]byte{}, text...)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func firstDifference(got, want []byte) string {
	g, w := strings.Split(string(got), "\n"), strings.Split(string(want), "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return "made    " + g[i] + "\ncommitted " + w[i]
		}
	}
	return "one is longer than the other"
}

// TestRunErrors wants to be told which input is missing, and nothing written.
func TestRunErrors(t *testing.T) {
	dir := t.TempDir()
	err := run(context.Background(), sharedDir, filepath.Join(dir, "nowhere"), dir)
	if err == nil || !strings.Contains(err.Error(), "us-atlas-3.0.1.tgz") {
		t.Errorf("without packages: %v", err)
	}
	if files := filesIn(t, dir); len(files) > 0 {
		t.Errorf("%d files were written all the same", len(files))
	}
}

// TestDirectoryJoins checks against the directory itself that a join names one agency of it, not one of several.
func TestDirectoryJoins(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(sharedDir, "agencies", "fbi_lee_2025.csv"))
	if err != nil {
		t.Skipf("the shared folder is not beside this checkout: %v", err)
	}
	known, err := readDirectory(text, committedPlaces(t))
	if err != nil {
		t.Fatal(err)
	}
	h, err := readHandFiles(dataDir)
	if err != nil {
		t.Fatal(err)
	}
	for _, j := range h.joins {
		n := 0
		for i := range known {
			if known[i].State == j.state && (known[i].Name == j.directory || slices.Contains(known[i].OtherNames, j.directory)) {
				n++
			}
		}
		if n != 1 {
			t.Errorf("the directory has %d agencies called %q in %s", n, j.directory, j.state)
		}
	}
}

func TestApplyJoins(t *testing.T) {
	known := func() []knowledge.Agency {
		return []knowledge.Agency{
			{State: "FL", Kind: knowledge.Police, Name: "Jacksonville Police Department"},
			{State: "FL", Kind: knowledge.Sheriff, Name: "Jacksonville Sheriff's Office"},
			{State: "IN", Kind: knowledge.Police, Name: "Waterloo Police Department"},
			{State: "AL", Kind: knowledge.Police, Name: "Jacksonville Police Department"},
		}
	}
	h := handFiles{joins: []join{
		{state: "FL", list: "Jacksonville Sheriff's Office", directory: "Jacksonville Police Department"},
		{state: "IN", list: "Waterloo Marshal's Office", directory: "Waterloo Police Department"},
	}}
	got, err := h.applyJoins(known())
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 3 || got[0].Name != "Jacksonville Sheriff's Office" || !slices.Equal(got[0].OtherNames, []string{"Jacksonville Police Department"}) {
		t.Errorf("two agencies that are one: %+v", got)
	}
	if got[1].Kind != knowledge.Marshal || !slices.Equal(got[1].OtherNames, []string{"Waterloo Marshal's Office"}) || got[2].State != "AL" {
		t.Errorf("an agency of another name: %+v", got)
	}
	h.joins = []join{{state: "GA", list: "A", directory: "Jacksonville Police Department"}}
	if _, err := h.applyJoins(known()); err == nil || !strings.Contains(err.Error(), `no agency "Jacksonville Police Department" of GA`) {
		t.Errorf("a join of what is not there: %v", err)
	}
}

func TestParts(t *testing.T) {
	agencies := []knowledge.Agency{{ID: "fl-dle", State: "FL", Kind: knowledge.Other, Name: "Florida Department of Law Enforcement", Statewide: true, Sources: []string{"ice-list"}}}
	h := handFiles{parts: []part{{name: "Florida Capitol Police", state: "FL", whole: "Florida Department of Law Enforcement", covered: true, source: "fl-fdle"}}}
	got, err := h.applyParts(agencies)
	if err != nil || len(got) != 2 || !got[1].Statewide || !slices.Equal(got[1].Sources, []string{"fl-fdle"}) {
		t.Fatalf("%+v, %v", got, err)
	}
	if err := h.linkParts(got); err != nil || got[1].PartOf != "fl-dle" || !got[1].Covered || !slices.Equal(got[1].Sources, []string{"fl-fdle"}) {
		t.Errorf("%+v, %v", got[1], err)
	}
	h.parts[0].state = "GA"
	if _, err := h.applyParts(agencies); err == nil || !strings.HasPrefix(err.Error(), "parts.csv: no agency") {
		t.Errorf("a part of nothing: %v", err)
	}
	h.parts[0] = part{name: agencies[0].Name, state: "FL", whole: agencies[0].Name, source: "fl-fdle"}
	if err := h.linkParts(got); err == nil || !strings.Contains(err.Error(), "are one agency") {
		t.Errorf("a part of itself: %v", err)
	}
}
