package bottest

import (
	"context"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"ask287/bot"
)

// What is delivered several times is answered once, and the others are counted.
func answersOnce(t *testing.T, s *suite) {
	const times = 5
	a := s.open(t)
	for i, way := range a.Ways() {
		e := a.Ask(Asked{Way: way, Text: one, Times: times})
		a.reads(a.sees(e), a.answer(one))
		eventually(t, "all but the first are counted", func() bool { return a.counts.Of(bot.Twice) >= (i+1)*(times-1) })
		a.sees(a.Ask(Asked{Way: way, Text: other})) // behind which nothing of the others comes
		if n := e.Count(); n != 1 {
			t.Errorf("by %s: answered %d times", way, n)
		}
	}
}

// What is asked in one place is answered in its order, whatever the first takes.
func answersInOrder(t *testing.T, s *suite) {
	var n atomic.Int64
	a := s.open(t, answering(func(ctx context.Context, m bot.Message, next bot.Handler) (bot.Answer, error) {
		if n.Add(1) == 1 {
			if err := pause(ctx, 300*time.Millisecond); err != nil {
				return bot.Answer{}, err
			}
		}
		return next(ctx, m)
	}))
	for _, way := range []Way{Direct, Mention} {
		if !slices.Contains(a.Ways(), way) {
			continue
		}
		ask := Asked{Way: way, Text: other}
		if way == Mention { // each begins a thread, which is a place of its own
			ask.After = a.Ask(ask)
			a.sees(ask.After)
		}
		n.Store(0)
		var all []Exchange
		for range 5 {
			all = append(all, a.Ask(ask))
		}
		var last time.Time
		for i, e := range all {
			seen := a.sees(e)
			if seen.At.Before(last) {
				t.Errorf("by %s: the answer to question %d came before the one ahead of it", way, i+1)
			}
			last = seen.At
		}
	}
}

// Other bots are not answered, for two that answer each other never end.
func answersNoBot(t *testing.T, s *suite) {
	a := s.open(t)
	var all []Exchange
	for _, way := range a.Ways() {
		if way != Command { // no bot has these
			all = append(all, a.Ask(Asked{Way: way, Text: one, Bot: true}))
			a.sees(a.Ask(Asked{Way: way, Text: other, Person: 1})) // so that it has come in
		}
	}
	if err := a.Stop(); err != nil { // all is answered then
		t.Errorf("it ends with %v", err)
	}
	for _, e := range all {
		if e.Count() > 0 {
			t.Error("a bot is answered")
		}
	}
}

// Who asks too much is told so, politely, in their language.
func limits(t *testing.T, s *suite) {
	for _, lang := range []string{"en", "es"} {
		a := s.open(t, func(g *Given, h *host) { g.Settings, h.refuses = fixed{Language: lang}, true })
		for i, way := range a.Ways() {
			seen := a.sees(a.Ask(Asked{Way: way, Text: one}))
			a.has(seen, a.says(lang, "platform.limited", nil))
			if way == Command && !seen.Private {
				t.Error("all read of it")
			}
			eventually(t, "it is counted", func() bool { return a.counts.Of(bot.TooMany) > i })
		}
	}
}

// mostBusy is more than any adapter has under way.
const mostBusy = 10_000

// When there is too much to do, who asks is told so; what was taken on is answered.
func isBusy(t *testing.T, s *suite) {
	for _, way := range []Way{Command, Direct} {
		t.Run(string(way), func(t *testing.T) {
			begun, hold := make(chan struct{}), make(chan struct{})
			a := s.open(t, func(g *Given, _ *host) { g.Crowd = true }, answering(func(ctx context.Context, m bot.Message, next bot.Handler) (bot.Answer, error) {
				if m.Text != one {
					<-ctx.Done() // thousands of answers are not needed to see one
					return bot.Answer{}, ctx.Err()
				}
				close(begun)
				<-hold
				return next(ctx, m)
			}))
			release := sync.OnceFunc(func() { close(hold) })
			defer release()
			if !slices.Contains(a.Ways(), way) {
				t.Skip("nothing comes in so")
			}
			e := a.Ask(Asked{Way: way, Text: one})
			<-begun
			if way == Command { // the platform waits for a first word, which the others must not make late
				eventually(t, "it is acknowledged", func() bool { _, _, n := a.counts.Answers(); return n > 0 })
			}
			for n := 1; a.counts.Of(bot.Busy) == 0; n++ {
				a.Ask(Asked{Way: way, Text: other, Person: n})
				if n%100 == 0 {
					time.Sleep(10 * time.Millisecond) // for them to come in
				}
				if n == mostBusy {
					t.Fatalf("nobody is told, after %d questions", n)
				}
			}
			late := mostBusy
			eventually(t, "who asks now is told", func() bool { // some may not be, where very many ask
				late++
				ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
				defer cancel()
				seen, _ := a.Ask(Asked{Way: way, Text: other, Person: late}).Seen(ctx, 0)
				return strings.Contains(plain(seen.Text), a.says("en", "platform.busy", nil))
			})
			release()
			a.reads(a.sees(e), a.answer(one))
		})
	}
}

// What a server chose holds: names are read in its state, and answers are in its language.
func keepsSettings(t *testing.T, s *suite) {
	a := s.open(t, func(g *Given, _ *host) { g.Settings = fixed{State: "MD", Language: "es"} })
	seen := a.sees(a.Ask(Asked{Way: Command, Text: many}))
	answer, err := a.host.Bot.Handle(t.Context(), bot.Message{Text: many, State: "MD", Language: "es"})
	if err != nil {
		t.Fatal(err)
	}
	a.reads(seen, answer)
	if !a.offers(seen, "es", "platform.copy") {
		t.Errorf("the buttons are %q", seen.Buttons)
	}
}

// Where a server chose so, commands are answered for all to read.
func answersInPublic(t *testing.T, s *suite) {
	a := s.open(t, func(g *Given, _ *host) { g.Settings = fixed{Public: true} })
	seen := a.sees(a.Ask(Asked{Way: Command, Text: one}))
	a.reads(seen, a.answer(one))
	if seen.Private || a.offers(seen, "en", "platform.share") {
		t.Errorf("private %v, with the buttons %q", seen.Private, seen.Buttons)
	}
}
