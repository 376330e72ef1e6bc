package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// Nothing of a question is in the store, whether it can be read or not, or in what is said about it.
func TestQuestionLeavesNoTraceInTheStore(t *testing.T) {
	const canary = "zugunruhe"
	question := "Does the " + canary + " County sheriff take part?"
	store := storeOf(t, editionOf(builtIn()).with(dane...).publish(t, t.TempDir(), "2026-05-20"))
	damaged := copyOf(t, store)
	damageAll(t, filepath.Join(damaged, "manifests"))
	for _, args := range [][]string{
		{"ask", "--data", store, question},
		{"ask", "--data", store, "--json", question},
		{"ask", "--data", damaged, question},
		{"list", "status", canary},
		{"list", canary},
		{"list", "changes", "--data", store, "--since", canary},
		{"list", "changes", "--data", store, "--since", "2026-05-01", "--state", canary},
		{"list", "export", "--data", store, canary},
	} {
		_, _, stderr := runPlain(t, args...)
		if strings.Contains(strings.ToLower(stderr), canary) || strings.Count(stderr, "\n") > 1 {
			t.Errorf("%q: standard error has %q", args, stderr)
		}
	}
	lookFor(t, store, canary)
	lookFor(t, damaged, canary)
}
