package ice

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestBounds: no file takes a program that reads it to 100 MB, counted over the whole process.
func TestBounds(t *testing.T) {
	if testing.Short() || raced {
		t.Skip("it starts a process for each of some fifty files, and with the race detector each takes ten times as long and as much")
	}
	for _, tt := range slices.Concat(bombs(t), tooMany(t), swelling(t)) {
		t.Run(tt.name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), listName)
			if err := os.WriteFile(file, tt.data, 0o600); err != nil {
				t.Fatal(err)
			}
			if said := readAlone(t, file); !strings.Contains(said, tt.want) {
				t.Errorf("Read said %q, want %q", said, tt.want)
			}
		})
	}
}

// TestBoundsArchive: the largest of ICE's lists is far within the bounds.
func TestBoundsArchive(t *testing.T) {
	var largest string
	var size int64
	for _, file := range archive(t) {
		if info, err := os.Stat(file); err == nil && info.Size() > size {
			largest, size = file, info.Size()
		}
	}
	if said := readAlone(t, largest); !strings.HasPrefix(said, "read") {
		t.Error(said)
	}
}

// Cut off at any place, a workbook is refused.
func TestBoundsCut(t *testing.T) {
	good := workbook(t, [][]any{agreements, alachua})
	for n := range len(good) {
		if _, err := Read(listName, good[:n]); err == nil {
			t.Fatalf("read without its last %d bytes", len(good)-n)
		}
	}
}

// A part that claims to be smaller or larger than it is, is refused, whichever it is.
func TestBoundsClaim(t *testing.T) {
	good := workbook(t, [][]any{agreements, alachua})
	archive, err := zip.NewReader(bytes.NewReader(good), int64(len(good)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range archive.File {
		for _, size := range []uint32{0, 1, uint32(f.UncompressedSize64) - 1, uint32(f.UncompressedSize64) + 1, maxPart, maxPart + 1, 1<<32 - 1} {
			if _, err := Read(listName, claim(t, good, f.Name, size)); err == nil {
				t.Errorf("%s is read when it claims to have %d bytes", f.Name, size)
			}
		}
	}
}
