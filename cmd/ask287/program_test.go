package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ask287/bot"
	"ask287/bot/terminal"
)

// patience is how long a run may take, with the race detector on a busy machine.
const patience = time.Minute

// runProgram runs the real program and returns its exit code, -1 where a signal ended it.
func runProgram(t *testing.T, stdin io.Reader, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	var out, errs bytes.Buffer
	c := exec.CommandContext(ctx, plainProgram(t), args...)
	c.Stdin, c.Stdout, c.Stderr = stdin, &out, &errs
	err := c.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) || ctx.Err() != nil {
		t.Fatalf("%v: %v", err, ctx.Err())
	}
	return c.ProcessState.ExitCode(), out.String(), errs.String()
}

const (
	readmeQuestion = "Does the Alachua County sheriff in Florida take part in 287(g)?"
	maxLine        = terminal.MaxLine
)

func TestExitCodes(t *testing.T) {
	for _, test := range []struct {
		want  int
		stdin string
		args  []string
	}{
		{want: answered, args: []string{"ask", readmeQuestion}},
		{want: answered, args: []string{"ask", ""}}, // help
		{want: failed, args: []string{"ask", "Does the Xyzzy County sheriff in Florida take part?"}},
		{want: failed, args: []string{"ask", "Does the Orange County sheriff take part?"}},
		{want: failed, args: []string{"ask", "What is the price of tea?"}},
		{want: answered, args: []string{"ask", "--json", "What is the price of tea?"}},
		{want: answered, args: []string{"ask"}, stdin: "What is the price of tea?\n"},
		{want: failed, args: []string{"index", "--cache", filepath.Join(os.DevNull, "no")}},
		{want: answered, args: []string{"--version"}},
		{want: answered, args: []string{"ask", "--help"}},
		{want: misused, args: []string{"Alachua"}},
		{want: misused, args: []string{"ask", "--no-such-option"}},
		{want: misused, args: []string{"ask", "--width", "7"}},
		{want: misused, args: []string{"--state", "XX"}},
	} {
		code, stdout, stderr := runProgram(t, strings.NewReader(test.stdin), test.args...)
		if code != test.want {
			t.Errorf("%q: exit code %d, want %d; %s%s", test.args, code, test.want, stdout, stderr)
		}
		if told := stderr != ""; told && code == answered || !told && stdout == "" {
			t.Errorf("%q: exit code %d, stdout %q, stderr %q", test.args, code, stdout, stderr)
		}
	}
}

// Answers come as their questions do, not at the end.
func TestAnswersAreFlushed(t *testing.T) {
	c := exec.CommandContext(t.Context(), plainProgram(t), "ask", "--json")
	in, err := c.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	answers := json.NewDecoder(out)
	for range 3 {
		if _, err := io.WriteString(in, readmeQuestion+"\n"); err != nil {
			t.Fatal(err)
		}
		var a bot.Answer
		if err := answers.Decode(&a); err != nil || a.Verdict != "listed" {
			t.Fatalf("%q, %v", a.Verdict, err)
		}
	}
	_ = in.Close()
	if err := c.Wait(); err != nil {
		t.Error(err)
	}
}

// Nobody reads the answers any more: the program ends without a word.
func TestClosedOutput(t *testing.T) {
	for _, args := range [][]string{{"ask", readmeQuestion}, {"ask", "--json"}, {"ask"}, {}, {"--help"}, {"--version"}} {
		r, w, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		_ = r.Close()
		var errs bytes.Buffer
		c := exec.CommandContext(t.Context(), plainProgram(t), args...)
		c.Stdin, c.Stdout, c.Stderr = strings.NewReader(strings.Repeat(readmeQuestion+"\n", 1000)), w, &errs
		err = c.Run()
		_ = w.Close()
		if err == nil || errs.Len() > 0 {
			t.Errorf("%q ended with %v, %q", args, err, errs.String())
		}
	}
}

// A disk that is full is told of, in a line.
func TestFullOutput(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("no full device here")
	}
	defer full.Close()
	var errs bytes.Buffer
	c := exec.CommandContext(t.Context(), plainProgram(t), "ask", readmeQuestion)
	c.Stdout, c.Stderr = full, &errs
	if err := c.Run(); err == nil || c.ProcessState.ExitCode() != failed {
		t.Errorf("ended with %v", err)
	}
	if got := errs.String(); !strings.HasPrefix(got, "ask287: the answer cannot be written") || strings.Count(got, "\n") != 1 {
		t.Errorf("stderr: %q", got)
	}
}
