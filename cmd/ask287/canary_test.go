package main

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Nothing of a question reaches standard error or the disk, whatever way it takes.
func TestQuestionLeavesNoTrace(t *testing.T) {
	const canary = "zugunruhe"
	question := "Does the " + canary + " County sheriff take part?"
	plainProgram(t) // is built with what its builder keeps at home
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("TMPDIR", home)
	huge := canary + strings.Repeat(" "+canary, maxLine/len(canary))
	for _, test := range []struct {
		stdin string
		args  []string
	}{
		{args: []string{"ask", question}},
		{args: []string{"ask", "--json", question}},
		{args: []string{"ask", "--state", "FL", canary}},
		{args: []string{"ask", "--cache", filepath.Join(os.DevNull, "no"), question}},
		{args: []string{"ask", "--cache", filepath.Join(home, "new"), question}},
		{stdin: question + "\n" + huge + "\n\x1b[2J" + canary, args: []string{"ask", "--json"}},
		{stdin: question + "\n" + huge, args: []string{"ask"}},
		{stdin: question + "\n/" + canary + "\n/help " + canary + "\n" + huge},
		// Wrong usage.
		{args: []string{canary}},
		{args: []string{question, "--json"}},
		{args: []string{"--json", question}},
		{args: []string{"ask", "--" + canary, question}},
		{args: []string{"ask", "-" + canary}},
		{args: []string{"ask", question, "--jsn"}},
		{args: []string{"ask", "--json=" + canary}},
		{args: []string{"ask", "--width", canary}},
		{args: []string{"ask", "--width", "7", canary}},
		{args: []string{"ask", question, "--state"}},
		{args: []string{"ask", "--state", canary, question}},
		{args: []string{"index", canary}},
		{args: []string{"talk", canary}},
		{args: []string{"ask", question, "--cache"}},
		{args: []string{"--version", canary}},
		{args: []string{"--help", canary}},
	} {
		_, _, stderr := runProgram(t, strings.NewReader(test.stdin), test.args...)
		if strings.Contains(strings.ToLower(stderr), canary) {
			t.Errorf("%q: standard error has %q", test.args, stderr)
		}
		if n := strings.Count(stderr, "\n"); n > 1 {
			t.Errorf("%q: standard error has %d lines: %q", test.args, n, stderr)
		}
	}
	for _, dir := range []string{os.Getenv("ASK287_CACHE"), home} {
		lookFor(t, dir, canary)
	}
}

// lookFor fails if a file under dir is named after the word or has it in it.
func lookFor(t *testing.T, dir, word string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		if strings.Contains(strings.ToLower(path), word) || bytes.Contains(bytes.ToLower(content), []byte(word)) {
			t.Errorf("%s has a trace of the question", path)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}
