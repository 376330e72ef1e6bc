package slack

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"ask287/bot"
	"ask287/bot/bottest/fakeslack"
)

// What people ask is answered, by either way in.
func TestDeliveries(t *testing.T) {
	ways(t, func(t *testing.T, changes ...func(*Config)) {
		r := start(t, fakeslack.Options{}, nil, changes...)
		for name, act := range map[string]fakeslack.Act{
			"command": fakeslack.Command{Text: "Tampa police, FL"}, "mention": fakeslack.Mentioning{Text: "Tampa police, FL"},
			"direct message": fakeslack.DM{Text: "Tampa police, FL"},
		} {
			e := r.slack.Do(r.within, act)
			if m, ok := e.Answer(r.within); !ok || !strings.Contains(shown(m), "Tampa Police Department") {
				t.Errorf("%s: %v %s\n%s", name, ok, shown(m), r.logs)
			}
		}
		quiet(t, r)
	})
}

// Whatever goes wrong with an answer, who asked hears of it, and nothing of the question is logged.
func TestHandlerFails(t *testing.T) {
	t.Parallel()
	for name, handle := range map[string]bot.Handler{
		"error": func(_ context.Context, m bot.Message) (bot.Answer, error) {
			return bot.Answer{}, errors.New("bad: " + m.Text)
		},
		"cancelled": func(_ context.Context, m bot.Message) (bot.Answer, error) {
			return bot.Answer{}, fmt.Errorf("%w: %s", context.Canceled, m.Text)
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := start(t, fakeslack.Options{}, handle)
			for _, act := range []fakeslack.Act{fakeslack.Command{Text: canary}, fakeslack.Mentioning{Text: canary}, fakeslack.DM{Text: canary}} {
				if m, ok := r.slack.Do(r.within, act).Answer(r.within); !ok || !strings.Contains(shown(m), "Something went wrong") {
					t.Errorf("%T: %v %s", act, ok, shown(m))
				}
			}
			quiet(t, r)
		})
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

// What takes long is finished when the adapter ends, and acknowledged at the latest then.
func TestSlowThenStop(t *testing.T) {
	t.Parallel()
	ways(t, func(t *testing.T, changes ...func(*Config)) {
		t.Parallel()
		var r *running
		r = start(t, fakeslack.Options{Retries: []time.Duration{}}, slow(&r, time.Second), changes...)
		var all []*fakeslack.Exchange
		for _, act := range []fakeslack.Act{fakeslack.Command{Text: tampa}, fakeslack.Mentioning{Text: tampa}, fakeslack.DM{Text: tampa}} {
			all = append(all, r.slack.Start(act))
		}
		for r.adapter.Waiting() < len(all) && r.within.Err() == nil {
			time.Sleep(time.Millisecond)
		}
		if err := r.Stop(); err != nil {
			t.Error(err)
		}
		for _, e := range all {
			if posts := e.Posts(); len(posts) != 1 || !strings.Contains(shown(posts[0]), tampaAnswer) {
				t.Errorf("%v", posts)
			}
			r.acked(t, e, 0)
		}
	})
}

// What the acknowledgement itself is to say does not wait for what the same person asked before.
func TestSlowThenTyped(t *testing.T) {
	t.Parallel()
	ways(t, func(t *testing.T, changes ...func(*Config)) {
		t.Parallel()
		var r *running
		r = start(t, fakeslack.Options{}, slow(&r, 5*time.Second), changes...)
		v := r.form(r.do(fakeslack.Command{}))
		e := r.slack.Start(fakeslack.Command{Text: tampa})
		for _, act := range []fakeslack.Act{
			fakeslack.BlockSuggestion{View: &v, Action: stateInput, Typed: "tex"}, fakeslack.ViewSubmission{View: v, Values: map[string]string{languageInput: "es"}},
		} {
			if ack, ok := r.slack.Start(act).Acked(r.within); !ok || ack.After > 2*time.Second || ack.Payload == nil {
				t.Errorf("%T: %v, %+v", act, ok, ack)
			}
		}
		if len(e.Posts()) > 0 {
			t.Error("the command was answered before: nothing is shown")
		}
	})
}

// With too much to do, who asks hears that, and everybody hears something.
func TestBusy(t *testing.T) {
	t.Parallel()
	release, held := make(chan struct{}), 0
	answer, err := whole.Bot(t).Handle(t.Context(), bot.Message{Text: tampa})
	if err != nil {
		t.Fatal(err)
	}
	r := start(t, fakeslack.Options{NoChecks: true}, func(context.Context, bot.Message) (bot.Answer, error) {
		<-release
		return answer, nil
	})
	const n = 2200
	var all []*fakeslack.Exchange
	for i := range n {
		e := r.slack.Start(fakeslack.Command{From: fakeslack.From{User: fmt.Sprintf("U%09d", i)}, Text: tampa})
		if _, ok := e.Acked(r.within); !ok {
			t.Fatal("it is not acknowledged")
		}
		all = append(all, e)
	}
	refused := []struct {
		act  fakeslack.Act
		word string
	}{
		{fakeslack.DM{Text: tampa}, "too much to do"}, {fakeslack.Mentioning{Text: "¿La policía de Tampa, Florida, participa?"}, "demasiado trabajo"},
		{fakeslack.MessageShortcut{CallbackID: checkShortcut, Text: tampa}, "too much to do"},
		{fakeslack.Command{Text: "¿La policía de Tampa, Florida, participa?"}, "demasiado trabajo"},
	}
	for _, no := range refused {
		if m, ok := r.slack.Do(r.within, no.act).Answer(r.within); !ok || !strings.Contains(shown(m), no.word) {
			t.Errorf("%T: %v %s", no.act, ok, shown(m))
		}
	}
	close(release)
	for _, e := range all {
		m, ok := e.Answer(r.within)
		switch {
		case !ok:
			t.Error("no answer")
		case strings.Contains(shown(m), "too much to do"):
		case strings.Contains(shown(m), tampaAnswer):
			held++
		default:
			t.Error(shown(m))
		}
	}
	if busy := r.counts.Of(bot.Busy); held == 0 || busy != n-held+len(refused) {
		t.Errorf("%d were answered, %d counted as refused", held, busy)
	}
}

// Every payload that Slack publishes is acknowledged, as it stands and filled in, and none ends anything.
func TestSamples(t *testing.T) {
	t.Parallel()
	samples, err := fakeslack.Samples("../../../shared/fixtures/slack")
	if err != nil || len(samples) == 0 {
		t.Skip("../shared is not there: the payloads that Slack publishes are not tried")
	}
	ways(t, func(t *testing.T, changes ...func(*Config)) {
		t.Parallel()
		r := start(t, fakeslack.Options{}, nil, changes...)
		for _, sample := range samples {
			for _, s := range []fakeslack.Sample{sample, r.slack.Filled(sample, tampa)} {
				e := r.slack.Start(s)
				if _, ok := e.Acked(r.within); !ok {
					t.Errorf("%s is not acknowledged", s.Name)
				}
			}
		}
		r.settle()
		if strings.Contains(r.logs.String(), "panicked") {
			t.Error(r.logs)
		}
		quiet(t, r)
	})
}

// What is asked in a channel is answered in its order, whichever threads it begins.
func TestOrder(t *testing.T) {
	t.Parallel()
	ways(t, func(t *testing.T, changes ...func(*Config)) {
		t.Parallel()
		var n atomic.Int64
		var r *running
		r = start(t, fakeslack.Options{}, func(ctx context.Context, m bot.Message) (bot.Answer, error) {
			if n.Add(1) == 1 && !bot.Sleep(ctx, 300*time.Millisecond) {
				return bot.Answer{}, ctx.Err()
			}
			return r.bot.Handle(ctx, m)
		}, changes...)
		var all []*fakeslack.Exchange
		for range 3 {
			e := r.slack.Start(fakeslack.Mentioning{Text: tampa})
			if _, ok := e.Acked(r.within); !ok {
				t.Fatal("it is not acknowledged")
			}
			all = append(all, e)
		}
		last := ""
		for i, e := range all {
			m, ok := e.Answer(r.within)
			if !ok || m.TS <= last {
				t.Errorf("question %d: %v, answered at %s, the one before at %s", i, ok, m.TS, last)
			}
			last = m.TS
		}
	})
}
