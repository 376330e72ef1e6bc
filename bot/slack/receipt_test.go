package slack

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"ask287/bot"
	"ask287/bot/bottest/fakeslack"
)

// written are what people write to the app.
func written(i int) []fakeslack.Act {
	from := fakeslack.From{User: fmt.Sprintf("U%09d", i)}
	return []fakeslack.Act{fakeslack.DM{From: from, Text: tampa}, fakeslack.Mentioning{From: fakeslack.From{Channel: fmt.Sprintf("C%09d", i)}, Text: tampa}}
}

// acked fails where a delivery is not acknowledged in time, or is before it was answered though it need not be.
func (r *running) acked(t *testing.T, e *fakeslack.Exchange, atLeast time.Duration) {
	t.Helper()
	if ack, ok := e.Acked(r.within); !ok || ack.Late || ack.After < atLeast || len(e.Attempts()) != 1 {
		t.Errorf("%s %s: acknowledged %v, %+v; delivered %d times", e.Kind, e.Type, ok, ack, len(e.Attempts()))
	}
}

// What people write is acknowledged when it is answered, and what is not for the app at once.
func TestAcknowledgedAfterAnswer(t *testing.T) {
	t.Parallel()
	ways(t, func(t *testing.T, changes ...func(*Config)) {
		t.Parallel()
		r := start(t, fakeslack.Options{}, nil, changes...)
		n := 0
		for i := range 20 {
			for _, act := range written(i) {
				e := r.slack.Do(r.within, act)
				ack, ok := e.Acked(r.within)
				posts := e.Posts()
				if !ok || len(posts) != 1 || ack.After < ackBy && ack.At.Before(e.Requests()[0].At) {
					t.Errorf("acknowledged %v after %v, %d answers", ok, ack.After, len(posts))
				}
				n++
			}
		}
		r.slack.Fail(fakeslack.Match{Method: "chat.postMessage"}, fakeslack.Slow(2*ackBy), 1)
		stalled := r.slack.Start(fakeslack.DM{Text: tampa}) // nobody else waits for it
		for _, act := range []fakeslack.Act{fakeslack.DM{Text: "Tampa", Bot: true}, fakeslack.DM{Text: "Tampa", Subtype: "message_deleted"}} {
			if ack, ok := r.slack.Start(act).Acked(r.within); !ok || ack.After >= ackBy {
				t.Errorf("%+v: acknowledged %v, %+v", act, ok, ack)
			}
			n++
		}
		r.acked(t, stalled, ackBy)
		n++
		if err := r.Stop(); err != nil {
			t.Error(err)
		}
		if _, _, acks := r.counts.Answers(); acks != n {
			t.Errorf("of %d deliveries %d are counted as acknowledged: %+v", n, acks, r.slack.Counts())
		}
	})
}

// However long an answer takes, Slack is not kept waiting.
func TestAcknowledgedInTime(t *testing.T) {
	t.Parallel()
	for name, trouble := range map[string]func(s *fakeslack.Server){
		"stalled": func(s *fakeslack.Server) {
			s.Fail(fakeslack.Match{Method: "chat.postMessage"}, fakeslack.Slow(4*time.Second), -1)
		},
		"failing": func(s *fakeslack.Server) {
			s.Fail(fakeslack.Match{Method: "chat.postMessage"}, fakeslack.Status(503), -1)
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			ways(t, func(t *testing.T, changes ...func(*Config)) {
				t.Parallel()
				r := start(t, fakeslack.Options{}, nil, changes...)
				trouble(r.slack)
				var all []*fakeslack.Exchange
				for i := range 20 {
					for _, act := range written(i) {
						all = append(all, r.slack.Start(act))
					}
				}
				for _, e := range all {
					r.acked(t, e, 0)
				}
			})
		})
	}
}

// What is asked in one channel waits its turn to be answered, and not to be acknowledged.
func TestAcknowledgedInTurn(t *testing.T) {
	t.Parallel()
	ways(t, func(t *testing.T, changes ...func(*Config)) {
		t.Parallel()
		r := start(t, fakeslack.Options{PostRate: time.Second}, nil, changes...)
		var all []*fakeslack.Exchange
		for range 5 {
			all = append(all, r.slack.Start(fakeslack.Mentioning{Text: tampa}))
		}
		for _, e := range all {
			r.acked(t, e, 0)
		}
		for _, e := range all {
			if m, ok := e.Answer(r.within); !ok || !strings.Contains(shown(m), tampaAnswer) {
				t.Errorf("answered: %v %s", ok, shown(m))
			}
		}
	})
}

// With more to do than there is room for, everything is acknowledged before it is answered, and answered or refused with a word once. So many
// questions at once take their time where the machine is busy, and leave none for other tests.
func TestAcknowledgedBusy(t *testing.T) {
	ways(t, func(t *testing.T, changes ...func(*Config)) {
		release := make(chan struct{})
		answer, err := whole.Bot(t).Handle(t.Context(), bot.Message{Text: tampa})
		if err != nil {
			t.Fatal(err)
		}
		r := start(t, fakeslack.Options{NoChecks: true, Deadline: tolerance}, func(context.Context, bot.Message) (bot.Answer, error) {
			<-release
			return answer, nil
		}, changes...)
		const n = 2200
		var all []*fakeslack.Exchange
		for i := range n {
			all = append(all, r.slack.Start(written(i)[i%2]))
		}
		for _, e := range all {
			e.Acked(r.within)
		}
		if c := r.slack.Counts(); c.Acked != n || r.adapter.Waiting() < 2000 {
			t.Errorf("%+v; %d are under way", c, r.adapter.Waiting())
		}
		close(release)
		for _, e := range all {
			e.Answer(r.within)
		}
		if c := r.slack.Counts(); c.Once != n || c.Redone > 0 {
			t.Errorf("%+v; refused %d", c, r.counts.Of(bot.Busy))
		}
	})
}

// What comes again while it is being answered is acknowledged with it, and in time.
func TestAcknowledgedAgain(t *testing.T) {
	t.Parallel()
	ways(t, func(t *testing.T, changes ...func(*Config)) {
		t.Parallel()
		var r *running
		r = start(t, fakeslack.Options{}, slow(&r, 400*time.Millisecond), changes...)
		e := r.slack.Start(fakeslack.DM{Text: tampa})
		time.Sleep(50 * time.Millisecond)
		r.slack.Flood(e, mostHeld+2)
		if !r.slack.Until(r.within, func(c fakeslack.Counts) bool { return c.Acked+c.AckedAgain == mostHeld+3 }) {
			t.Errorf("%+v", r.slack.Counts())
		}
		if ack, _ := e.Ack(); len(e.Posts()) != 1 || ack.Late {
			t.Errorf("%+v, %d answers", ack, len(e.Posts()))
		}
	})
}

// A question whose replica dies before it has answered is answered by another one, once.
func TestKilled(t *testing.T) {
	t.Parallel()
	ways(t, func(t *testing.T, changes ...func(*Config)) {
		t.Parallel()
		release := make(chan struct{})
		var asked atomic.Int32
		var one *running
		again := slices.Repeat([]time.Duration{500 * time.Millisecond}, 60) // until the other one is there
		one = start(t, fakeslack.Options{Deadline: 500 * time.Millisecond, Retries: again}, func(ctx context.Context, m bot.Message) (bot.Answer, error) {
			asked.Add(1)
			<-release
			return one.bot.Handle(ctx, m)
		}, changes...)
		e := one.slack.Start(fakeslack.DM{Text: tampa})
		for asked.Load() == 0 && one.within.Err() == nil {
			time.Sleep(time.Millisecond)
		}
		if one.door == nil { // it is cut off, and comes back no more
			one.slack.Cut()
		} else {
			one.door.CloseClientConnections()
		}
		stopped := make(chan error, 1)
		go func() { stopped <- one.Stop() }()
		two := launch(t, fakeslack.Options{}, nil, append(changes, func(c *Config) { c.API, c.Bot = one.slack.URL, one.adapter.config.Bot })...)
		if two.door != nil {
			one.slack.PostTo(fakeslack.Endpoint{Events: two.door.URL + "/slack/events"})
		}
		m, ok := e.Answer(one.within)
		if !ok || !strings.Contains(shown(m), tampaAnswer) {
			t.Errorf("answered: %v %s\n%s", ok, shown(m), two.logs)
		}
		close(release) // what was killed would be silent; this one is not to speak a second time
		if err := <-stopped; err != nil {
			t.Error(err)
		}
		if err := two.Stop(); err != nil {
			t.Error(err)
		}
		if ack, ok := e.Acked(one.within); !ok || ack.Retry == 0 || len(e.Posts()) != 1 {
			t.Errorf("acknowledged: %v, %+v; %d answers", ok, ack, len(e.Posts()))
		}
	})
}
