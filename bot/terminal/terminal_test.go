package terminal

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"

	"ask287/bot"
)

var _ bot.Adapter = (*Terminal)(nil)

// echo answers with the question and the state.
func echo(_ context.Context, m bot.Message) (bot.Answer, error) {
	if strings.Contains(m.Text, "fail") {
		return bot.Answer{}, errors.New("secret " + m.Text)
	}
	return bot.Answer{Parts: []bot.Part{{Text: "Asked: " + m.Text + "|" + m.State + "|" + m.Platform}}}, nil
}

func TestRunLineByLine(t *testing.T) {
	in := strings.Join([]string{
		"one", "", "/HELP ", "/what", "fail", strings.Repeat("y", MaxLine+1), "\x1b[2Jtwo\xff", " /quit", "never read",
	}, "\n")
	var out bytes.Buffer
	long := func(_ context.Context, m bot.Message) (bot.Answer, error) {
		m.Text = m.Text[:min(len(m.Text), 20)]
		return echo(t.Context(), m)
	}
	if err := New(Config{In: strings.NewReader(in), Out: &out, State: "FL"}).Run(t.Context(), long); err != nil {
		t.Error(err)
	}
	golden(t, "conversation", out.String())
}

func TestRunEndsWithInput(t *testing.T) {
	null, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	defer null.Close()
	for _, in := range []io.Reader{strings.NewReader(""), null} {
		var out bytes.Buffer
		if err := New(Config{In: in, Out: &out}).Run(t.Context(), echo); err != nil || out.Len() > 0 {
			t.Errorf("%v, %q", err, out.String())
		}
	}
}

func TestRunReportsBrokenOutput(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	_ = r.Close()
	err = New(Config{In: strings.NewReader("canary\n"), Out: w}).Run(t.Context(), echo)
	if err == nil || strings.Contains(err.Error(), "canary") {
		t.Errorf("the error is %v", err)
	}
}

// Run ends with its context while it waits, and leaves no goroutine and no open file behind.
func TestRunEndsWithContext(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	defer w.Close()
	wait := func() {
		ctx, cancel := context.WithCancel(t.Context())
		ended := make(chan error, 1)
		go func() { ended <- New(Config{In: r, Out: io.Discard}).Run(ctx, echo) }()
		time.AfterFunc(10*time.Millisecond, cancel)
		select {
		case err := <-ended:
			if err != nil {
				t.Error(err)
			}
		case <-time.After(10 * time.Second):
			t.Fatal("Run still waits for input")
		}
	}
	wait() // what is started once is running now
	goroutines, files := runtime.NumGoroutine(), openFiles()
	for range 5 {
		wait()
	}
	for range 100 {
		if runtime.NumGoroutine() <= goroutines {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	if n := runtime.NumGoroutine(); n > goroutines {
		buf := make([]byte, 1<<16)
		t.Errorf("%d goroutines after, %d before:\n%s", n, goroutines, buf[:runtime.Stack(buf, true)])
	}
	if n := openFiles(); n > files {
		t.Errorf("%d open files after, %d before", n, files)
	}
	// What was not read is still there for who reads next.
	if _, err := io.WriteString(w, "x"); err != nil {
		t.Error(err)
	}
	if n, err := r.Read(make([]byte, 1)); n != 1 || err != nil {
		t.Errorf("%d, %v", n, err)
	}
}

// openFiles counts the process's open files, where the system tells.
func openFiles() int {
	entries, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		return 0
	}
	return len(entries)
}
