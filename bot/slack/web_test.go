package slack

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/slack-go/slack"

	"ask287/bot"
	"ask287/bot/bottest/fakeslack"
)

// Where Slack is limited, fails or breaks off, the answer comes, and once.
func TestSlackFails(t *testing.T) {
	t.Parallel()
	for name, f := range map[string]fakeslack.Fault{
		"429": fakeslack.Limit(100 * time.Millisecond), "500": fakeslack.Status(http.StatusInternalServerError), "502": fakeslack.Status(http.StatusBadGateway),
		"503": fakeslack.Status(http.StatusServiceUnavailable), "504": fakeslack.Status(http.StatusGatewayTimeout), "lost": fakeslack.Lose(),
		"200 ratelimited": fakeslack.Refuse("ratelimited"), "200 internal_error": fakeslack.Refuse("internal_error"),
	} {
		for method, act := range map[string]fakeslack.Act{"response_url": fakeslack.Command{Text: tampa}, "chat.postMessage": fakeslack.DM{Text: tampa}} {
			t.Run(method+" "+name, func(t *testing.T) {
				t.Parallel()
				r := start(t, fakeslack.Options{}, nil)
				r.slack.Fail(fakeslack.Match{Method: method}, f, 2)
				e := r.slack.Do(r.within, act)
				if m, ok := e.Answer(r.within); !ok || !strings.Contains(shown(m), tampaAnswer) {
					t.Errorf("answered: %v %s", ok, shown(m))
				}
				r.settle()
				if c := r.slack.Counts(); c.Once != 1 || c.Disobeyed > 0 {
					t.Errorf("%+v", c)
				}
				quiet(t, r)
			})
		}
	}
	// What is broken off before it is read is posted again where a second one would take the place of the first.
	r := start(t, fakeslack.Options{}, nil)
	r.slack.Fail(fakeslack.Match{Method: "response_url"}, fakeslack.Drop(), 2)
	if m, ok := r.slack.Command(r.within, fakeslack.Command{Text: tampa}).Answer(r.within); !ok || !strings.Contains(shown(m), tampaAnswer) {
		t.Errorf("dropped: %v %s", ok, shown(m))
	}
}

// A response that is lost to a press is no reason to answer it in another way.
func TestPressLost(t *testing.T) {
	t.Parallel()
	r := start(t, fakeslack.Options{}, nil)
	m := r.command(tampa)
	for _, verb := range []string{"Share in channel", "Copy as text"} {
		r.slack.Fail(fakeslack.Match{Method: "response_url"}, fakeslack.Lose(), 1)
		e := r.press(m, verb, "")
		e.Answer(r.within)
		r.settle()
		if posts := e.Posts(); len(posts) != 1 {
			t.Errorf("%s: %d messages", verb, len(posts))
		}
	}
}

// Where a response_url fails for good, the answer goes out as a message.
func TestHookFails(t *testing.T) {
	t.Parallel()
	r := start(t, fakeslack.Options{}, nil)
	r.slack.Fail(fakeslack.Match{Method: "response_url"}, fakeslack.Status(http.StatusInternalServerError), -1)
	e := r.slack.Command(r.within, fakeslack.Command{Text: tampa})
	if m, ok := e.Answer(r.within); !ok || !strings.Contains(shown(m), tampaAnswer) || m.Ephemeral == "" {
		t.Errorf("answered: %v %s", ok, shown(m))
	}
}

// What is taken is not posted in another way too, however that is said.
func TestHookSays(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		status int
		said   string
		taken  bool
	}{
		{http.StatusOK, "ok", true}, {http.StatusOK, `{"ok":true}`, true}, {http.StatusOK, "", true}, {http.StatusCreated, "{}", true}, {http.StatusAccepted, "accepted", true},
		{http.StatusNoContent, "", true}, {http.StatusOK, `{"ok":false,"error":"used_url"}`, false}, {http.StatusOK, "used_url", false},
		{http.StatusNotFound, "expired_url", false}, {http.StatusGone, "", false},
	} {
		s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(test.status)
			fmt.Fprint(w, test.said)
		}))
		err := workspace{http: s.Client()}.respond(t.Context(), s.URL+"/hook", &slack.WebhookMessage{Text: "x"})
		if s.Close(); (err == nil) != test.taken || !test.taken && !isNo(err) {
			t.Errorf("%d %s: %v", test.status, test.said, err)
		}
	}
}

// An acknowledgement that Slack would drop for its size is sent with fewer options.
func TestAckFits(t *testing.T) {
	t.Parallel()
	r := start(t, fakeslack.Options{}, nil)
	c := newConn(r.adapter, nil)
	o := offer{}
	for range mostOptions {
		o.Options = append(o.Options, optionOf(strings.Repeat("ñ", mostLabel), strings.Repeat("v", mostValue)))
	}
	text, err := c.fit("id", o)
	var got struct{ Payload offer }
	if err != nil || len(text) >= mostAck || json.Unmarshal(text, &got) != nil || len(got.Payload.Options) == 0 {
		t.Errorf("%d bytes, %d options, %v", len(text), len(got.Payload.Options), err)
	}
}

// A method that is limited is left alone, and the others are not.
func TestLimitedByMethod(t *testing.T) {
	t.Parallel()
	r := start(t, fakeslack.Options{}, nil)
	r.slack.Fail(fakeslack.Match{Method: "chat.postMessage"}, fakeslack.Limit(2*time.Second), 1)
	begun := time.Now()
	dm := r.slack.Start(fakeslack.DM{Text: tampa})
	if _, ok := r.slack.Command(r.within, fakeslack.Command{Text: tampa}).Answer(r.within); !ok {
		t.Error("the command is not answered")
	}
	for r.counts.Of(bot.Limited) == 0 && r.within.Err() == nil {
		time.Sleep(time.Millisecond)
	}
	other := r.slack.Start(fakeslack.DM{From: fakeslack.From{User: "U0OTHER000"}, Text: tampa})
	for _, e := range []*fakeslack.Exchange{dm, other} {
		if _, ok := e.Answer(r.within); !ok || time.Since(begun) < 2*time.Second {
			t.Errorf("answered: %v after %v", ok, time.Since(begun))
		}
	}
	if c := r.slack.Counts(); c.Disobeyed > 0 || c.Limited != 1 {
		t.Errorf("%+v", c)
	}
	if r.counts.Of(bot.Limited) != 1 {
		t.Error("it is not counted")
	}
}

// Messages to a channel are a second apart, those to different ones are not.
func TestPostRate(t *testing.T) {
	t.Parallel()
	r := start(t, fakeslack.Options{PostRate: time.Second}, nil)
	begun := time.Now()
	var all []*fakeslack.Exchange
	for i := range 3 {
		all = append(all, r.slack.Start(fakeslack.Mentioning{Text: tampa}))
		all = append(all, r.slack.Start(fakeslack.DM{From: fakeslack.From{User: fmt.Sprintf("U%09d", i)}, Text: tampa}))
	}
	for _, e := range all {
		if _, ok := e.Answer(r.within); !ok {
			t.Error("no answer")
		}
	}
	if took := time.Since(begun); took < 2*time.Second {
		t.Errorf("three messages to a channel took %v", took)
	}
	if c := r.slack.Counts(); c.Limited > 0 {
		t.Errorf("%+v", c)
	}
}

// What comes again while it is answered, or was, is not answered again, by either way in and at either of two replicas.
func TestTwice(t *testing.T) {
	t.Parallel()
	ways(t, func(t *testing.T, changes ...func(*Config)) {
		t.Parallel()
		r := start(t, fakeslack.Options{RetryAll: true}, nil, changes...)
		acts := []fakeslack.Act{fakeslack.Command{Text: tampa}, fakeslack.Mentioning{Text: tampa}, fakeslack.DM{Text: tampa}}
		for _, act := range acts {
			e := r.slack.Start(act)
			r.slack.Flood(e, 10)
			if _, ok := e.Answer(r.within); !ok {
				t.Error("no answer")
			}
			r.slack.Flood(e, 10)
		}
		r.slack.Until(r.within, func(c fakeslack.Counts) bool { return c.Acked+c.AckedAgain >= 21*len(acts) })
		r.settle()
		if c := r.slack.Counts(); c.Once != len(acts) || c.Twice > 0 {
			t.Errorf("%+v", c)
		}
		if n := r.counts.Of(bot.Twice); n != 20*len(acts) {
			t.Errorf("%d are counted", n)
		}
	})
}

// A delivery that comes to two replicas is answered by one.
func TestReplicas(t *testing.T) {
	t.Parallel()
	one := start(t, fakeslack.Options{}, nil, byHTTP)
	two := start(t, fakeslack.Options{}, nil, byHTTP, func(c *Config) { c.API, c.Bot = one.slack.URL, one.adapter.config.Bot })
	for i := range 20 {
		act := []fakeslack.Act{fakeslack.Command{Text: tampa}, fakeslack.DM{From: fakeslack.From{User: fmt.Sprintf("U%09d", i)}, Text: tampa}}[i%2]
		p := one.slack.Posting(one.door.URL+"/slack/", act)
		q := p
		q.URL = two.door.URL + "/slack/"
		replied := make(chan error, 2)
		for _, p := range []fakeslack.Post{p, q} {
			go func() { _, err := one.slack.Send(one.within, p); replied <- err }()
		}
		if err := errors.Join(<-replied, <-replied); err != nil {
			t.Error(err)
		}
	}
	one.settle()
	two.settle()
	if c := one.slack.Counts(); c.Once != 20 || c.Twice > 0 {
		t.Errorf("%+v", c)
	}
}

// An answer that could not be sent is sent when Slack delivers the question again.
func TestFailsThenAgain(t *testing.T) {
	t.Parallel()
	ways(t, func(t *testing.T, changes ...func(*Config)) {
		t.Parallel()
		r := start(t, fakeslack.Options{}, nil, changes...)
		r.slack.Fail(fakeslack.Match{Method: "chat.postMessage"}, fakeslack.Refuse("internal_error"), tries)
		e := r.slack.Start(fakeslack.DM{Text: tampa})
		e.Acked(r.within)
		r.settle()
		if n := r.counts.Of(bot.Failed); n != 1 {
			t.Errorf("%d failures are counted", n)
		}
		r.slack.Flood(e, 1)
		if m, ok := e.Answer(r.within); !ok || !strings.Contains(shown(m), tampaAnswer) {
			t.Errorf("answered: %v %s", ok, shown(m))
		}
		r.slack.Flood(e, 1)
		r.settle()
		if c := r.slack.Counts(); c.Once != 1 {
			t.Errorf("%+v", c)
		}
	})
}
