package bottest

import (
	"context"
	"errors"
	"testing"
	"time"

	"ask287/bot"
)

// Stop is Platform's. What Run returns says nothing that is to be hidden.
func (a *scene) Stop() error {
	err := a.Platform.Stop()
	if err != nil {
		a.quiet(err.Error())
	}
	return err
}

// An adapter that is told to end finishes the answers under way.
func finishes(t *testing.T, s *suite) {
	hold, begun := make(chan struct{}), make(chan struct{}, 10)
	a := s.open(t, answering(func(ctx context.Context, m bot.Message, next bot.Handler) (bot.Answer, error) {
		begun <- struct{}{}
		select {
		case <-hold:
		case <-ctx.Done():
			return bot.Answer{}, ctx.Err()
		}
		return next(ctx, m)
	}))
	var all []Exchange
	for _, way := range a.Ways() {
		all = append(all, a.Ask(Asked{Way: way, Text: one}))
		<-begun
	}
	ended := make(chan error, 1)
	go func() { ended <- a.Stop() }()
	select {
	case err := <-ended:
		t.Errorf("it ends with %v before it has answered", err)
	case <-time.After(200 * time.Millisecond):
	}
	close(hold)
	for _, e := range all {
		a.reads(a.sees(e), a.answer(one))
	}
	if err := <-ended; err != nil {
		t.Errorf("it ends with %v", err)
	}
}

// longestEnd is how long an adapter may take to end, whatever is under way.
const longestEnd = 20 * time.Second

// An adapter that is told to end does so in time, though an answer takes for ever: then it is given up.
func givesUp(t *testing.T, s *suite) {
	begun, given := make(chan struct{}, 10), make(chan error, 10)
	a := s.open(t, answering(func(ctx context.Context, _ bot.Message, _ bot.Handler) (bot.Answer, error) {
		begun <- struct{}{}
		<-ctx.Done()
		given <- ctx.Err()
		return bot.Answer{}, ctx.Err()
	}))
	for _, way := range a.Ways() {
		a.Ask(Asked{Way: way, Text: one})
		<-begun
	}
	since := time.Now()
	if err := a.Stop(); err != nil || time.Since(since) > longestEnd {
		t.Errorf("it ends with %v after %v", err, time.Since(since))
	}
	for range a.Ways() {
		if err := <-given; !errors.Is(err, context.Canceled) {
			t.Errorf("an answer is given up with %v", err)
		}
	}
}
