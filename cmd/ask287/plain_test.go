package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
)

// plain finds the program, or builds it, once.
var plain = sync.OnceValues(func() (string, error) {
	if !withRace {
		return exec.LookPath("ask287")
	}
	path := filepath.Join(os.Getenv("ASK287_CACHE"), "plain", "ask287")
	build := exec.Command("go", "build", "-buildvcs=false", "-o", path, ".")
	if out, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("%w: %s", err, out)
	}
	// Here is the index, before anything with the race detector builds it.
	if out, err := exec.Command(path, "index").CombinedOutput(); err != nil {
		return "", fmt.Errorf("%w: %s", err, out)
	}
	return path, nil
})

// plainProgram returns the path of the real program without the race detector, with which each run would take ten times as
// long. What runs at the same time within the program is looked at by the tests of its packages.
func plainProgram(t testing.TB) string {
	t.Helper()
	path, err := plain()
	must(t, err)
	return path
}

// runPlain runs it, and returns its exit code, -1 where a signal ended it.
func runPlain(t *testing.T, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	var out, errs bytes.Buffer
	c := exec.CommandContext(ctx, plainProgram(t), args...)
	c.Stdout, c.Stderr = &out, &errs
	err := c.Run()
	if _, exited := errors.AsType[*exec.ExitError](err); err != nil && !exited || ctx.Err() != nil {
		t.Fatalf("%v: %v", err, ctx.Err())
	}
	return c.ProcessState.ExitCode(), out.String(), errs.String()
}
