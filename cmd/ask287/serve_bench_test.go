package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"ask287/bot/bottest/fakediscord"
)

// BenchmarkServe asks the program questions of different people through the gateway: first as many at once as are answered, with the time
// of the processor that the program itself takes for each, then a thousand a second, of which it tells how long the answers take.
func BenchmarkServe(b *testing.B) {
	defer debug.SetGCPercent(debug.SetGCPercent(800)) // the fake's own collections are not what is measured
	s := fakediscord.New(b, fakediscord.Options{NoSchema: true, Keep: 1000})
	c := exec.CommandContext(b.Context(), plainProgram(b), "serve", "--update-every", "0", "--data", b.TempDir())
	c.Env = append(os.Environ(), "ASK287_DISCORD_TOKEN="+fakediscord.DefaultToken, "ASK287_DISCORD_API_URL="+s.URL,
		"ASK287_USER_LIMIT=0", "ASK287_WORKSPACE_LIMIT=0")
	if err := c.Start(); err != nil {
		b.Fatal(err)
	}
	defer func() {
		_ = c.Process.Signal(os.Interrupt)
		if err := c.Wait(); err != nil {
			b.Error(err)
		}
	}()
	if !s.Connected(b.Context()) {
		b.Fatal("it does not connect")
	}
	times := make([]time.Duration, b.N)
	one := func(i int) { times[i] = timed(b, s, i) }
	b.ResetTimer()
	begin, used := time.Now(), processor(c.Process.Pid)
	inTurns(b.N, one)
	b.ReportMetric(float64(b.N)/time.Since(begin).Seconds(), "most/s")
	b.ReportMetric(float64((processor(c.Process.Pid)-used).Microseconds())/float64(b.N), "cpu-µs")
	var all sync.WaitGroup
	begin = time.Now()
	for i := range b.N {
		time.Sleep(time.Until(begin.Add(time.Duration(i) * time.Millisecond)))
		all.Go(func() { one(i) })
	}
	all.Wait()
	slices.Sort(times)
	b.ReportMetric(float64(times[len(times)/2].Microseconds()), "p50-µs")
	b.ReportMetric(float64(times[len(times)*99/100].Microseconds()), "p99-µs")
}

// processor returns how much of the processor's time a process has taken, to a hundredth of a second, where the system tells (proc(5)).
func processor(pid int) time.Duration {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0
	}
	var user, system time.Duration
	_, behind, _ := strings.Cut(string(stat), ") ")
	if f := strings.Fields(behind); len(f) > 12 {
		_, _ = fmt.Sscan(f[11]+" "+f[12], &user, &system)
	}
	return (user + system) * 10 * time.Millisecond
}

// timed asks one question and returns how long its answer took.
func timed(b *testing.B, s *fakediscord.Server, i int) time.Duration {
	e := s.Do(context.Background(), fakediscord.Slash{
		From: fakediscord.From{User: fmt.Sprint(1500000000000000000 + i%5000)}, Name: "287g", Sub: "ask",
		Options: []fakediscord.Value{{Name: "question", Value: "Tampa police, FL"}},
	})
	answer, ok := e.Callback()
	if !ok {
		b.Error("a question is not answered")
	}
	return answer.At.Sub(e.Sent)
}

// inTurns does n things, some at once.
func inTurns(n int, do func(i int)) {
	var all sync.WaitGroup
	slots := make(chan struct{}, 64)
	for i := range n {
		slots <- struct{}{}
		all.Go(func() { do(i); <-slots })
	}
	all.Wait()
}
