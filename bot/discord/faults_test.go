package discord

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"ask287/bot"
	"ask287/bot/bottest/fakediscord"
)

// quiet fails where the log has anything of a question, of who asked, or a token.
func quiet(t *testing.T, r *running) {
	t.Helper()
	for _, secret := range []string{"Tampa police", fakediscord.DefaultToken, fakediscord.DefaultUser, "aW50ZXJhY3Rpb246"} {
		if strings.Contains(r.logs.String(), secret) {
			t.Errorf("the log has %q:\n%s", secret, r.logs)
		}
	}
}

// slow answers after a while.
func slow(r **running, pause time.Duration) bot.Handler {
	return func(ctx context.Context, m bot.Message) (bot.Answer, error) {
		if !bot.Sleep(ctx, pause) {
			return bot.Answer{}, ctx.Err()
		}
		return (*r).bot.Handle(ctx, m)
	}
}

func TestSlow(t *testing.T) {
	var r *running
	r = start(t, fakediscord.Options{}, slow(&r, 2500*time.Millisecond))
	e := r.discord.Do(t.Context(), fakediscord.Slash{Name: "287g", Sub: "ask", Options: []fakediscord.Value{{Name: "question", Value: "Tampa police, FL"}}})
	first, ok := e.Callback()
	if !ok || first.Type != 5 || first.Flags&fakediscord.Ephemeral == 0 {
		t.Fatalf("the first word: %+v", first)
	}
	m, ok := e.Answer(t.Context())
	if !ok || !strings.Contains(shown(m), "Tampa Police Department") || m.Flags&fakediscord.Ephemeral == 0 {
		t.Fatalf("then: %s", shown(m))
	}
	e = r.press(m, bot.OtherLanguage)
	if first, ok := e.Callback(); !ok || first.Type != 6 {
		t.Fatalf("the first word to a button: %+v", first)
	}
	if m, ok := e.Edited(t.Context(), 2); !ok || !strings.Contains(shown(m), "está en la lista") {
		t.Errorf("then, in place: %s", shown(m))
	}
}

// Where Discord is limited, fails or loses its responses, the answer comes, and once.
func TestDiscordFails(t *testing.T) {
	for name, f := range map[string]fakediscord.Fault{
		"429": {Status: 429, After: 100 * time.Millisecond}, "500": {Status: 500}, "502": {Status: 502}, "503": {Status: 503}, "504": {Status: 504}, "lost": {Lost: true},
	} {
		t.Run(name, func(t *testing.T) {
			r := start(t, fakediscord.Options{}, nil)
			r.discord.Allow(codeAcknowledged)
			r.discord.Fail(fakediscord.Matcher{}, f, 2)
			if got := shown(r.ask("Tampa police, FL")); !strings.Contains(got, "Tampa Police Department") {
				t.Errorf("by command: %s", got)
			}
			r.discord.Fail(fakediscord.Matcher{}, f, 2)
			m := r.discord.Say(fakediscord.Say{DM: true, Text: "Tampa police, FL"})
			if got, ok := r.discord.Reply(t.Context(), m); !ok || !strings.Contains(shown(got), "Tampa Police Department") {
				t.Errorf("by message: %v %s", ok, shown(got))
			}
			if n := len(r.discord.Messages(m.Channel)); n != 1 {
				t.Errorf("by message: %d answers", n)
			}
			if c := r.discord.Counts(); c.Disobeyed > 0 {
				t.Errorf("a limit was not obeyed: %+v", c)
			}
			quiet(t, r)
		})
	}
}

// A connection that ends comes back, whatever ended it.
func TestReconnects(t *testing.T) {
	for name, end := range map[string]func(*fakediscord.Server){
		"op 7": func(s *fakediscord.Server) { s.Reconnect() }, "op 7 first": func(s *fakediscord.Server) { s.NextOp7(2); s.Cut() },
		"op 9": func(s *fakediscord.Server) { s.Invalidate(false) }, "op 9, resumable": func(s *fakediscord.Server) { s.Invalidate(true) },
		"cut": func(s *fakediscord.Server) { s.Cut() }, "cut within a frame": func(s *fakediscord.Server) { s.CutMidFrame() },
		"4000": func(s *fakediscord.Server) { s.CloseGateway(4000) }, "4009": func(s *fakediscord.Server) { s.CloseGateway(4009) },
		"expired": func(s *fakediscord.Server) { s.Expire(); s.Cut() },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := start(t, fakediscord.Options{}, nil)
			n := r.discord.Opened()
			end(r.discord)
			ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
			defer cancel()
			if !r.discord.OpenedSince(ctx, n) || !r.discord.Connected(ctx) {
				t.Fatalf("it does not come back:\n%s", r.logs)
			}
			// What is sent while a session ends that cannot be resumed is lost, at Discord too: so it may take a second question.
			for ctx.Err() == nil {
				e := r.discord.Do(ctx, fakediscord.Slash{Name: "287g", Sub: "ask", Options: []fakediscord.Value{{Name: "question", Value: "Tampa police, FL"}}})
				if c, ok := e.Callback(); ok {
					if !strings.Contains(shown(*c.Message), "Tampa Police Department") {
						t.Errorf("after it: %s", shown(*c.Message))
					}
					return
				}
			}
			t.Error("nothing is answered after it")
		})
	}
}

// A connection on which Discord acknowledges no heartbeat is given up for another.
func TestZombie(t *testing.T) {
	t.Parallel()
	r := start(t, fakediscord.Options{Heartbeat: 100 * time.Millisecond}, nil)
	n := r.discord.Opened()
	r.discord.Zombie()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	if !r.discord.OpenedSince(ctx, n) {
		t.Fatal("it stays on a dead connection")
	}
}

// What will never work ends the adapter, with what to do.
func TestRefused(t *testing.T) {
	for _, code := range []int{4004, 4010, 4011, 4012, 4013, 4014} {
		r := start(t, fakediscord.Options{}, nil)
		r.discord.CloseGateway(code)
		ended := make(chan error, 1)
		r.refused = true
		go func() { ended <- r.Ended() }()
		select {
		case err := <-ended:
			if err == nil || !strings.Contains(err.Error(), fmt.Sprint(code)) {
				t.Errorf("%d: ended with %v", code, err)
			}
		case <-time.After(10 * time.Second):
			t.Errorf("%d: it goes on", code)
		}
	}
}

// After a fifth of the questions the gateway's connection is cut, and some responses are lost: each question that Discord delivered is answered once.
func TestChaos(t *testing.T) {
	n := 2000
	if testing.Short() {
		n = 200
	}
	r := start(t, fakediscord.Options{Chaos: fakediscord.Chaos{Cut: 0.2, Lost: 0.05, Seed: 287}}, nil)
	r.discord.Allow(codeAcknowledged, codeUnknownInteraction, codeInvalidToken)
	var all sync.WaitGroup
	slots := make(chan struct{}, 20)
	var unanswered atomic.Int64
	for i := range n {
		slots <- struct{}{}
		all.Go(func() {
			defer func() { <-slots }()
			e := r.discord.Do(t.Context(), fakediscord.Slash{
				From: fakediscord.From{User: fmt.Sprint(1500000000000000000 + i)}, Name: "287g", Sub: "ask",
				Options: []fakediscord.Value{{Name: "question", Value: "Tampa police, FL"}},
			})
			if _, ok := e.Callback(); !ok {
				unanswered.Add(1)
			}
		})
	}
	all.Wait()
	c := r.discord.Counts()
	dead := int64(r.counts.Of(bot.Dead))
	t.Logf("%+v; unanswered %d, of which the bot counted %d whose token had died", c, unanswered.Load(), dead)
	if c.Cuts == 0 || int64(c.Delivered-c.Answered) > dead {
		t.Errorf("%d were delivered, %d answered", c.Delivered, c.Answered)
	}
}
