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

	"ask287/bot/bottest"
	"ask287/bot/bottest/fakediscord"
	"ask287/bot/bottest/fakeslack"
)

// BenchmarkServe asks the program questions of different people through Discord's gateway.
func BenchmarkServe(b *testing.B) {
	s := fakediscord.New(b, fakediscord.Options{NoSchema: true, Keep: 1000})
	pid := benchServe(b, "ASK287_DISCORD_TOKEN="+fakediscord.DefaultToken, "ASK287_DISCORD_API_URL="+s.URL)
	if !s.Connected(b.Context()) {
		b.Fatal("it does not connect")
	}
	measure(b, pid, func(i int) time.Duration { return timed(b, s, i) })
}

// BenchmarkServeSlack asks through Slack, by either way in: commands, mentions and direct messages in turn.
func BenchmarkServeSlack(b *testing.B) {
	for _, way := range []string{"socket", "http"} {
		b.Run(way, func(b *testing.B) {
			s := fakeslack.New(b, fakeslack.Options{NoChecks: true, Keep: 20_000})
			env := []string{"ASK287_SLACK_BOT_TOKEN=" + fakeslack.BotToken, "ASK287_SLACK_API_URL=" + s.URL}
			var pid int
			if way == "socket" {
				pid = benchServe(b, append(env, "ASK287_SLACK_APP_TOKEN="+fakeslack.AppToken)...)
				if !s.Connected(b.Context(), 2) {
					b.Fatal("it does not connect")
				}
			} else {
				address := freeAddress(b)
				pid = benchServe(b, append(env, "ASK287_SLACK_SIGNING_SECRET="+fakeslack.SigningSecret, "ASK287_SLACK_LISTEN="+address)...)
				for s.VerifyURL(b.Context(), "http://"+address+"/slack/events") != nil && b.Context().Err() == nil {
					time.Sleep(10 * time.Millisecond)
				}
				postTo(s, "http://"+address)
			}
			measure(b, pid, func(i int) time.Duration { return timedSlack(b, s, i) })
		})
	}
}

// benchServe starts the program for a benchmark, without limits, and returns its process.
func benchServe(b *testing.B, env ...string) (pid int) {
	b.Helper()
	c := exec.CommandContext(context.Background(), plainProgram(b), "serve", "--update-every", "0", "--data", b.TempDir()) // b's context ends before its Cleanup
	c.Env = append(append(os.Environ(), "ASK287_USER_LIMIT=0", "ASK287_WORKSPACE_LIMIT=0", "ASK287_OPERATIONS_LISTEN=off"), env...)
	must(b, c.Start())
	b.Cleanup(func() {
		_ = c.Process.Signal(os.Interrupt)
		if err := c.Wait(); err != nil {
			b.Error(err)
		}
	})
	return c.Process.Pid
}

// measure asks first as many questions at once as are answered, with the time of the processor that the program itself takes for each, then a
// thousand a second, of which it tells how long the answers take.
func measure(b *testing.B, pid int, one func(i int) time.Duration) {
	b.Helper()
	defer debug.SetGCPercent(debug.SetGCPercent(800)) // the fake's own collections are not what is measured
	b.ResetTimer()
	begin, used := time.Now(), processor(pid)
	bottest.Load(b.N, func(i int) { one(i) })
	b.ReportMetric(float64(b.N)/time.Since(begin).Seconds(), "most/s")
	b.ReportMetric(float64((processor(pid)-used).Microseconds())/float64(b.N), "cpu-µs")
	times := make([]time.Duration, b.N)
	var all sync.WaitGroup
	begin = time.Now()
	for i := range b.N {
		time.Sleep(time.Until(begin.Add(time.Duration(i) * time.Millisecond)))
		all.Go(func() { times[i] = one(i) })
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

// timedSlack asks one question in one of 15,000 places and returns how long it took until Slack had the answer.
func timedSlack(b *testing.B, s *fakeslack.Server, i int) time.Duration {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	from := fakeslack.From{User: fmt.Sprintf("U%09d", i/3%5000)}
	var e *fakeslack.Exchange
	switch i % 3 {
	case 0:
		e = s.Command(ctx, fakeslack.Command{From: from, Text: tampa})
	case 1:
		from.Channel = fmt.Sprintf("C%09d", i/3%5000)
		e = s.Mention(ctx, fakeslack.Mentioning{From: from, Text: tampa})
	default:
		e = s.DM(ctx, fakeslack.DM{From: from, Text: tampa})
	}
	for len(e.Requests()) == 0 && ctx.Err() == nil { // an answer is noted before the request that brought it
		time.Sleep(time.Millisecond)
	}
	requests := e.Requests()
	if len(requests) == 0 || len(e.Posts()) == 0 {
		b.Error("a question is not answered")
		return 0
	}
	return requests[0].At.Sub(e.Sent)
}
