package bottest

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"ask287/bot"
)

// Whatever goes wrong with an answer, who asked hears of it in their language, as often as they ask.
func fails(t *testing.T, s *suite) {
	for name, handle := range map[string]func(context.Context, bot.Message, bot.Handler) (bot.Answer, error){
		"an error": func(_ context.Context, m bot.Message, _ bot.Handler) (bot.Answer, error) {
			return bot.Answer{}, fmt.Errorf("%s asked %q", m.User, m.Text)
		},
		"a panic": func(_ context.Context, m bot.Message, _ bot.Handler) (bot.Answer, error) {
			panic(fmt.Sprintf("%s asked %q", m.User, m.Text))
		},
		"a runtime error": func(_ context.Context, m bot.Message, _ bot.Handler) (bot.Answer, error) {
			return bot.Answer{}, errors.New(m.Text[:len(m.Text)+len(m.User)])
		},
		"cancelled": func(_ context.Context, m bot.Message, _ bot.Handler) (bot.Answer, error) {
			return bot.Answer{}, fmt.Errorf("%w: %s", context.Canceled, m.Text)
		},
		"closed": func(context.Context, bot.Message, bot.Handler) (bot.Answer, error) {
			return bot.Answer{}, bot.ErrClosed
		},
	} {
		for _, lang := range []string{"en", "es"} {
			t.Run(name+" in "+lang, func(t *testing.T) {
				a := s.open(t, answering(handle), func(g *Given, _ *host) { g.Settings = fixed{Language: lang} })
				for _, way := range a.Ways() {
					for range 2 {
						seen := a.sees(a.Ask(Asked{Way: way, Text: canary}))
						a.has(seen, a.says(lang, "platform.failed", nil))
						if way == Command && !seen.Private {
							t.Error("all read of it")
						}
					}
				}
			})
		}
	}
}

// What goes wrong with a question in Spanish is said in Spanish.
func failsInSpanish(t *testing.T, s *suite) {
	a := s.open(t, answering(func(context.Context, bot.Message, bot.Handler) (bot.Answer, error) { panic("it fails") }))
	for _, way := range a.Ways() {
		if way != Command { // where the person has a language
			a.has(a.sees(a.Ask(Asked{Way: way, Text: spanish})), a.says("es", "platform.failed", nil))
		}
	}
}

// slowly is longer than any platform waits for the first word.
const slowly = 3500 * time.Millisecond

// An answer that takes its time comes, and the platform has not waited for it; what was pressed is as good as what was asked.
func takesTime(t *testing.T, s *suite) {
	a := s.open(t, answering(func(ctx context.Context, m bot.Message, next bot.Handler) (bot.Answer, error) {
		if err := pause(ctx, slowly); err != nil {
			return bot.Answer{}, err
		}
		return next(ctx, m)
	}))
	var all []Exchange
	for _, way := range a.Ways() {
		all = append(all, a.Ask(Asked{Way: way, Text: one}))
	}
	command := Seen{}
	for i, e := range all {
		seen := a.sees(e)
		a.reads(seen, a.answer(one))
		if a.Ways()[i] == Command {
			command = seen
			if !seen.Private {
				t.Error("a slow answer to a command is for all")
			}
		}
	}
	turned := a.press(command, "en", "platform.other")
	a.reads(turned, a.answer(spanish))
	if turned.ID != command.ID {
		t.Error("what is pressed slowly is answered elsewhere")
	}
	if shared := a.press(turned, "es", "platform.share"); shared.Private || shared.Text != turned.Text {
		t.Errorf("what is shared slowly is private %v:\n%s", shared.Private, shared.Text)
	}
	if n := a.Late(); n > 0 {
		t.Errorf("%d were late", n)
	}
}

// One who waits for an answer holds up nobody else.
func holdsUpNobody(t *testing.T, s *suite) {
	hold := make(chan struct{})
	a := s.open(t, answering(func(ctx context.Context, m bot.Message, next bot.Handler) (bot.Answer, error) {
		if m.Text == canary {
			<-hold
			m.Text = other
		}
		return next(ctx, m)
	}))
	var held []Exchange
	for _, way := range a.Ways() {
		if way != Mention { // those of a channel wait for each other
			held = append(held, a.Ask(Asked{Way: way, Text: canary}))
		}
	}
	for _, way := range a.Ways() {
		a.reads(a.sees(a.Ask(Asked{Way: way, Text: one, Person: 1})), a.answer(one))
	}
	for _, e := range held {
		if e.Count() > 0 {
			t.Error("what is held was answered")
		}
	}
	close(hold)
	for _, e := range held {
		a.reads(a.sees(e), a.answer(other))
	}
}

// pause waits, as long as ctx lives.
func pause(ctx context.Context, d time.Duration) error {
	select {
	case <-time.After(d):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// eventually fails the test unless it comes to hold.
func eventually(t *testing.T, what string, holds func() bool) {
	t.Helper()
	for end := time.Now().Add(patience); !holds(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("not so, after %v: %s", patience, what)
		}
	}
}
