package main

import (
	"net"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"ask287/bot/bottest/fakediscord"
	"ask287/bot/bottest/fakeslack"
)

// The operations listener says that the program lives before Discord lets it in, that it is ready while it is in, and what it has
// answered.
func TestOperations(t *testing.T) {
	t.Parallel()
	discord := fakediscord.New(t, fakediscord.Options{})
	discord.Fail(fakediscord.Matcher{Path: `/gateway/bot$`}, fakediscord.Fault{Status: 503}, -1)
	s := startServe(t, discord)
	s.has("/healthz", "alive")
	if status, text := s.get("/readyz"); status != http.StatusServiceUnavailable || text != "not ready\ndiscord: it is not connected\nindex: well\n" {
		t.Errorf("before it is connected: %d %q", status, text)
	}
	discord.Mend()
	s.isReady()
	if code, stdout, stderr := runHealth(t, s, "--ready"); code != answered || stdout != "ready\ndiscord: well\nindex: well\n" {
		t.Errorf("ask287 health --ready: %d %q %q", code, stdout, stderr)
	}
	if _, ok := slash(discord, "1499999999999999999", readmeQuestion).Answer(t.Context()); !ok {
		t.Fatal("there is no answer")
	}
	s.has("/metrics",
		`ask287_questions_total{intent="participation",platform="discord",verdict="listed"} 1`,
		`ask287_answer_seconds_count{platform="discord"} 1`,
		`ask287_acknowledgement_seconds_count{platform="discord"} 1`,
		`ask287_queue_depth{platform="discord"} 0`,
		`ask287_check_well{check="discord"} 1`,
		"ask287_list_date_seconds 1.7790624e+09",
		`ask287_list_updates_total{result="taken"} 0`,
		"go_goroutines ")
	if log := s.log.String(); strings.Count(log, "msg=answered platform=discord intent=participation verdict=listed") != 1 {
		t.Errorf("the log has not one line for one answer:\n%s", log)
	}
	discord.Cut()
	s.has("/metrics", `ask287_reconnects_total{platform="discord"} 1`)
	s.terminate()
	if err := s.ends(); err != nil {
		t.Error(err)
	}
	if code, _, stderr := runHealth(t, s); code != failed || !strings.Contains(stderr, "is ask287 serve running?") {
		t.Errorf("ask287 health after the end: %d %q", code, stderr)
	}
}

// runHealth asks as the HEALTHCHECK of an image does.
func runHealth(t *testing.T, s *serving, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	c := exec.CommandContext(t.Context(), plainProgram(t), append([]string{"health"}, args...)...)
	c.Env = append(os.Environ(), "ASK287_OPERATIONS_LISTEN="+strings.TrimPrefix(s.operations, "http://"))
	var out, errs strings.Builder
	c.Stdout, c.Stderr = &out, &errs
	_ = c.Run() // its exit code tells
	return c.ProcessState.ExitCode(), out.String(), errs.String()
}

// SIGTERM ends it when what is under way is answered: until then it lives, and is not ready.
func TestDrain(t *testing.T) {
	t.Parallel()
	discord := fakediscord.New(t, fakediscord.Options{})
	discord.Fail(fakediscord.Matcher{Path: `/callback$`}, fakediscord.Fault{Slow: 2 * time.Second}, 1)
	s := startServe(t, discord, "ASK287_DISCORD_PUBLIC_KEY="+discord.PublicKey(), "ASK287_DISCORD_LISTEN=127.0.0.1:0")
	s.isReady()
	e := slash(discord, "1499999999999999999", readmeQuestion)
	s.has("/metrics", `ask287_queue_depth{platform="discord"} 1`)
	s.terminate()
	s.until("unreadiness", func() bool {
		status, text := s.get("/readyz")
		return status == http.StatusServiceUnavailable && strings.HasPrefix(text, "not ready: it ends\n")
	})
	s.has("/healthz", "alive")
	if m, ok := e.Answer(t.Context()); !ok || !strings.Contains(string(m.Body), "Alachua County Sheriff's Office") {
		t.Errorf("what was under way is not answered: %v %s", ok, m.Body)
	}
	if err := s.ends(); err != nil {
		t.Errorf("it ends with %v", err)
	}
}

// On Slack too what was acknowledged is answered before it ends.
func TestDrainSlack(t *testing.T) {
	t.Parallel()
	discord, slack := fakediscord.New(t, fakediscord.Options{}), fakeslack.New(t, fakeslack.Options{})
	s := startServe(t, discord, "ASK287_SLACK_BOT_TOKEN="+fakeslack.BotToken, "ASK287_SLACK_APP_TOKEN="+fakeslack.AppToken, "ASK287_SLACK_API_URL="+slack.URL)
	s.isReady()
	slack.Fail(fakeslack.Match{Method: "chat.postMessage"}, fakeslack.Slow(2*time.Second), 1)
	e := slack.Start(fakeslack.DM{Text: readmeQuestion})
	s.has("/metrics", `ask287_queue_depth{platform="slack"} 1`)
	s.terminate()
	if m, ok := e.Answer(t.Context()); !ok || !strings.Contains(m.Text+string(m.Blocks), "Alachua County Sheriff") {
		t.Errorf("what was under way is not answered: %v %s", ok, m.Text)
	}
	if err := s.ends(); err != nil {
		t.Errorf("it ends with %v", err)
	}
}

// A second SIGTERM ends it at once, whatever is under way.
func TestSecondSignal(t *testing.T) {
	t.Parallel()
	discord := fakediscord.New(t, fakediscord.Options{})
	s := startServe(t, discord, "ASK287_DISCORD_PUBLIC_KEY="+discord.PublicKey(), "ASK287_DISCORD_LISTEN=127.0.0.1:0")
	s.isReady()
	discord.Fail(fakediscord.Matcher{Path: `/callback$`}, fakediscord.Fault{Slow: 9 * time.Second}, -1)
	slash(discord, "1499999999999999999", readmeQuestion)
	s.has("/metrics", `ask287_queue_depth{platform="discord"} 1`)
	begin := time.Now()
	s.terminate()
	s.until("unreadiness", func() bool { status, _ := s.get("/readyz"); return status != http.StatusOK })
	s.terminate()
	err := s.ends()
	if took := time.Since(begin); err == nil || took > 2*time.Second {
		t.Errorf("it ends with %v after %v", err, took)
	}
}

// Where somebody else has the address that was asked for, it says so and does not serve.
func TestOperationsTaken(t *testing.T) {
	t.Parallel()
	taken, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	must(t, err)
	defer taken.Close()
	c := exec.CommandContext(t.Context(), plainProgram(t), "serve", "--update-every", "0")
	c.Env = append(os.Environ(), "ASK287_DISCORD_TOKEN=x", "ASK287_DISCORD_API_URL=http://127.0.0.1:1", "ASK287_DATA="+t.TempDir(),
		"ASK287_OPERATIONS_LISTEN="+taken.Addr().String())
	if out, err := c.CombinedOutput(); err == nil || !strings.Contains(string(out), "the operations listener cannot listen at "+taken.Addr().String()) {
		t.Errorf("%v %s", err, out)
	}
}

// Where somebody else has the address that is there by itself, it serves without a listener, and says so: several may run on a machine.
func TestOperationsTwice(t *testing.T) {
	t.Parallel()
	other, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", defaultOperations)
	for end := time.Now().Add(patience); err != nil; other, err = (&net.ListenConfig{}).Listen(t.Context(), "tcp", defaultOperations) {
		if time.Now().After(end) {
			t.Skip("another program has the address, and may let it go at any time")
		}
		time.Sleep(10 * time.Millisecond)
	}
	defer other.Close()
	discord := fakediscord.New(t, fakediscord.Options{})
	said := &logged{}
	c := exec.CommandContext(t.Context(), plainProgram(t), "serve", "--update-every", "0")
	c.Env = append(os.Environ(), "ASK287_DISCORD_TOKEN="+fakediscord.DefaultToken, "ASK287_DISCORD_API_URL="+discord.URL, "ASK287_DATA="+t.TempDir())
	c.Stderr = said
	must(t, c.Start())
	if !discord.Connected(t.Context()) || !strings.Contains(said.String(), "there is no operations listener: its address is taken") {
		t.Errorf("it does not go on, or does not say so: %s", said)
	}
	must(t, c.Process.Signal(syscall.SIGTERM))
	must(t, c.Wait())
}
