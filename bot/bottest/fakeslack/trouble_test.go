package fakeslack_test

import (
	"encoding/json"
	"errors"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/slack-go/slack"

	"ask287/bot/bottest/fakeslack"
)

// What is not acknowledged comes again, over another connection, with the number of the retry.
func TestRetries(t *testing.T) {
	t.Parallel()
	for _, way := range []string{"socket", "http"} {
		t.Run(way, func(t *testing.T) {
			t.Parallel()
			retries := []time.Duration{0, 10 * time.Millisecond}
			s := fakeslack.New(t, fakeslack.Options{Deadline: 100 * time.Millisecond, Retries: retries})
			a := newApp(s)
			var mu sync.Mutex
			heard := 0
			a.respond = func(*app, string, json.RawMessage) any {
				mu.Lock()
				heard++
				slow := heard == 1
				mu.Unlock()
				if slow {
					time.Sleep(150 * time.Millisecond)
				}
				return nil
			}
			if way == "socket" {
				a.connect(t, 2)
			} else {
				a.overHTTP(t)
			}
			e := s.Start(fakeslack.Mentioning{Text: "x"})
			if ack, ok := e.Acked(t.Context()); !ok || ack.Retry != 1 || ack.Late {
				t.Errorf("%+v", ack)
			}
			attempts := e.Attempts()
			if len(attempts) != 2 || !strings.Contains(attempts[1].Reason, "timeout") {
				t.Errorf("%+v", attempts)
			}
			if c := s.Counts(); c.Redone != 1 || c.Never != 1 {
				t.Errorf("%+v", c)
			}
		})
	}
}

// A command is not delivered again, as with Slack, and waiting for it ends.
func TestCommandsAreNotRetried(t *testing.T) {
	t.Parallel()
	s := fakeslack.New(t, fakeslack.Options{Deadline: 10 * time.Millisecond, Retries: []time.Duration{0}})
	if _, ok := s.Command(t.Context(), fakeslack.Command{}).Ack(); ok {
		t.Error("acknowledged by nobody")
	}
	if c := s.Counts(); c.Delivered != 0 || c.Never != 0 {
		t.Errorf("%+v", c)
	}
}

// Connections are refreshed, warned, cut and cut within a frame, and the app is back each time.
func TestConnections(t *testing.T) {
	t.Parallel()
	s := fakeslack.New(t, fakeslack.Options{Ping: 5 * time.Millisecond, Warning: 10 * time.Millisecond})
	a := newApp(s)
	a.connect(t, 2)
	for _, trouble := range []func(){
		func() { s.Disconnect(fakeslack.RefreshRequested) }, func() { s.DisconnectOne(fakeslack.Warning) }, s.Cut, s.CutMidFrame,
		func() { s.Say("{") },
	} {
		before := s.Opened()
		trouble()
		if before < 8 && !s.OpenedSince(t.Context(), before) {
			t.Fatal("the app does not come back")
		}
		if !s.Connected(t.Context(), 2) {
			t.Fatal("not both connections come back")
		}
		if _, ok := s.Mention(t.Context(), fakeslack.Mentioning{Text: "x"}).Answer(t.Context()); !ok {
			t.Error("no answer")
		}
	}
}

// With connections that break at random each question that was delivered is answered once.
func TestChaos(t *testing.T) {
	t.Parallel()
	const n = 300
	s := fakeslack.New(t, fakeslack.Options{
		Deadline: 300 * time.Millisecond, Retries: slices.Repeat([]time.Duration{20 * time.Millisecond}, 9), RetryAll: true,
		Chaos: fakeslack.Chaos{Seed: 1, Cut: 0.2, Twice: 0.1},
	})
	a := newApp(s)
	a.connect(t, 2)
	var work sync.WaitGroup
	slots := make(chan bool, 16)
	for i := range n {
		slots <- true
		work.Go(func() {
			defer func() { <-slots }()
			if i%2 == 0 {
				s.Mention(t.Context(), fakeslack.Mentioning{Text: "x"})
			} else {
				s.Command(t.Context(), fakeslack.Command{Text: "x"})
			}
		})
	}
	work.Wait()
	if c := s.Counts(); c.Exchanges != n || c.Once != c.Delivered || c.Twice != 0 || c.Never != 0 || c.Cuts < n/10 || c.Once < n*9/10 {
		t.Errorf("%+v", c)
	}
}

// Faults come when they were asked for, and so many times.
func TestFaults(t *testing.T) {
	t.Parallel()
	s := fakeslack.New(t, fakeslack.Options{})
	api := newApp(s).api
	post := func(channel string) error {
		_, _, err := api.PostMessageContext(t.Context(), channel, slack.MsgOptionText("x", false),
			slack.MsgOptionDisableLinkUnfurl(), slack.MsgOptionDisableMediaUnfurl())
		return err
	}
	s.AddChannel(fakeslack.Channel{ID: "C0OTHER000", Name: "other"})
	s.Fail(fakeslack.Match{Method: "chat.postMessage", Channel: fakeslack.DefaultChannel}, fakeslack.Limit(time.Second), 1)
	var limited *slack.RateLimitedError
	if err := post(fakeslack.DefaultChannel); !errors.As(err, &limited) || limited.RetryAfter != time.Second {
		t.Errorf("limited: %v", err)
	}
	if err := post("C0OTHER000"); err != nil {
		t.Errorf("the other channel: %v", err)
	}
	if err := post(fakeslack.DefaultChannel); !errors.As(err, &limited) {
		t.Errorf("disobeyed: %v", err)
	}
	if c := s.Counts(); c.Limited != 2 || c.Disobeyed != 1 {
		t.Errorf("%+v", c)
	}
	s.Fail(fakeslack.Match{}, fakeslack.Status(http.StatusBadGateway), 1)
	var status slack.StatusCodeError
	if err := post("C0OTHER000"); !errors.As(err, &status) || status.Code != http.StatusBadGateway {
		t.Errorf("%v", err)
	}
	s.Fail(fakeslack.Match{}, fakeslack.Refuse("fatal_error"), 1)
	if err := post("C0OTHER000"); errorText(err) != "fatal_error" {
		t.Errorf("%v", err)
	}
	for fault, posted := range map[fakeslack.Fault]int{fakeslack.Lose(): 1, fakeslack.Drop(): 0} {
		before := len(s.Messages("C0OTHER000"))
		s.Fail(fakeslack.Match{}, fault, 1)
		if err := post("C0OTHER000"); err == nil || len(s.Messages("C0OTHER000"))-before != posted {
			t.Errorf("%v, and %d messages", err, len(s.Messages("C0OTHER000"))-before)
		}
	}
}

// One message a second a channel, where that is asked for.
func TestPostRate(t *testing.T) {
	t.Parallel()
	s := fakeslack.New(t, fakeslack.Options{PostRate: time.Minute, Unfurl: true})
	api := newApp(s).api
	s.AddChannel(fakeslack.Channel{ID: "C0OTHER000"})
	var limited *slack.RateLimitedError
	for _, test := range []struct {
		channel string
		limited bool
	}{{fakeslack.DefaultChannel, false}, {"C0OTHER000", false}, {"C0OTHER000", true}} {
		_, _, err := api.PostMessageContext(t.Context(), test.channel, slack.MsgOptionText("x", false))
		if errors.As(err, &limited) != test.limited {
			t.Errorf("%+v: %v", test, err)
		}
	}
}

// None of the forged requests passes a verifier that does what Slack says, and the true one does.
func TestMutate(t *testing.T) {
	t.Parallel()
	s := fakeslack.New(t, fakeslack.Options{})
	a := newApp(s)
	a.respond = func(*app, string, json.RawMessage) any { return nil }
	to := a.overHTTP(t)
	whats := map[string]bool{}
	for i, act := range []fakeslack.Act{fakeslack.Mentioning{Text: "x"}, fakeslack.Shortcut{CallbackID: "ask"}} {
		p := s.Posting(to, act)
		if reply, err := s.Send(t.Context(), p); err != nil || reply.Status != http.StatusOK {
			t.Fatalf("the true one: %d %v", reply.Status, err)
		}
		for seed := range uint64(400) {
			forged, what := fakeslack.Mutate(p, seed+uint64(i)*1000)
			whats[what] = true
			if reply, err := s.Send(t.Context(), forged); err == nil && reply.Status/100 != 4 {
				t.Errorf("%s: %d", what, reply.Status)
			}
		}
	}
	if len(whats) < 20 {
		t.Errorf("only %d kinds", len(whats))
	}
}

// What is forgotten leaves nothing behind, and stays counted.
func TestKeep(t *testing.T) {
	t.Parallel()
	s := fakeslack.New(t, fakeslack.Options{Keep: 5})
	newApp(s).connect(t, 1)
	for range 30 {
		s.Mention(t.Context(), fakeslack.Mentioning{Text: "x"})
	}
	if c := s.Counts(); c.Exchanges != 30 || c.Once != 30 {
		t.Errorf("%+v", c)
	}
	if n := len(s.Messages(fakeslack.DefaultChannel)); n > 10 {
		t.Errorf("%d messages are remembered", n)
	}
}
