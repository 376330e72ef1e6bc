package main

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"ask287/bot/bottest/fakediscord"
)

// serving is ask287 serve as it runs.
type serving struct {
	t          *testing.T
	process    *os.Process
	log        *logged
	ended      chan error
	operations string // the URL of the operations listener
}

// logged is what a process has written, which may be read while it goes on.
type logged struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (l *logged) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(p)
}

func (l *logged) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

// startServe starts ask287 serve against a Discord, with more of the environment, and waits for its operations listener.
func startServe(t *testing.T, discord *fakediscord.Server, environ ...string) *serving {
	t.Helper()
	s := &serving{t: t, log: &logged{}, ended: make(chan error, 1)}
	c := exec.CommandContext(t.Context(), plainProgram(t), "serve", "--update-every", "0")
	c.Env = append(append(os.Environ(), "ASK287_DISCORD_TOKEN="+fakediscord.DefaultToken, "ASK287_DISCORD_API_URL="+discord.URL,
		"ASK287_DATA="+t.TempDir(), "ASK287_OPERATIONS_LISTEN=127.0.0.1:0"), environ...)
	c.Stdout, c.Stderr = s.log, s.log
	must(t, c.Start())
	s.process = c.Process
	go func() { s.ended <- c.Wait() }()
	address := regexp.MustCompile(`operations are at.*?(127\.0\.0\.1:\d+)`)
	s.until("the operations listener", func() bool {
		found := address.FindStringSubmatch(s.log.String())
		if found != nil {
			s.operations = "http://" + found[1]
		}
		return found != nil
	})
	return s
}

// until waits for something.
func (s *serving) until(what string, holds func() bool) {
	s.t.Helper()
	for end := time.Now().Add(patience); !holds(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			s.t.Fatalf("it has not come: %s\n%s", what, s.log)
		}
	}
}

// get asks the operations listener, 0 where it does not answer.
func (s *serving) get(path string) (status int, text string) {
	r, err := http.NewRequestWithContext(context.Background(), http.MethodGet, s.operations+path, nil)
	must(s.t, err)
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		return 0, ""
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	must(s.t, err)
	return resp.StatusCode, string(body)
}

// isReady waits until it is.
func (s *serving) isReady() {
	s.t.Helper()
	s.until("readiness", func() bool { status, _ := s.get("/readyz"); return status == http.StatusOK })
}

// terminate sends a SIGTERM.
func (s *serving) terminate() { must(s.t, s.process.Signal(syscall.SIGTERM)) }

// ends waits until it has ended, and returns how.
func (s *serving) ends() error {
	s.t.Helper()
	select {
	case err := <-s.ended:
		return err
	case <-time.After(20 * time.Second):
		s.t.Fatalf("it does not end\n%s", s.log)
		return nil
	}
}

// slash asks a question with /287g ask, without waiting for the answer.
func slash(discord *fakediscord.Server, user, question string) *fakediscord.Exchange {
	return discord.Start(fakediscord.Slash{
		From: fakediscord.From{User: user}, Name: "287g", Sub: "ask", Options: []fakediscord.Value{{Name: "question", Value: question}},
	})
}

// has fails unless a page of the operations listener has all that.
func (s *serving) has(path string, want ...string) {
	s.t.Helper()
	for _, line := range want {
		s.until(path+" with "+line, func() bool { _, text := s.get(path); return strings.Contains(text, line) })
	}
}
