package fakediscord_test

import (
	"context"
	"errors"
	"net/http"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

	"ask287/bot/bottest/fakediscord"
)

func TestFaults(t *testing.T) {
	s := fakediscord.New(t, fakediscord.Options{})
	d := client(t, s)
	write := func() error {
		_, err := d.ChannelMessageSendComplex(fakediscord.DefaultChannel, &discordgo.MessageSend{Content: "x", AllowedMentions: noPings()})
		return err
	}
	messages := fakediscord.Matcher{Method: "POST", Path: "/messages$"}
	status := func(err error) int {
		var rest *discordgo.RESTError
		if errors.As(err, &rest) {
			return rest.Response.StatusCode
		}
		return 0
	}
	for _, code := range []int{500, 503, 504} {
		s.Fail(messages, fakediscord.Fault{Status: code}, 1)
		if got := status(write()); got != code {
			t.Errorf("got %d, want %d", got, code)
		}
	}
	s.Fail(messages, fakediscord.Fault{Cut: true}, 1)
	if write() == nil {
		t.Error("a cut connection gave no error")
	}
	if n := len(s.Messages(fakediscord.DefaultChannel)); n != 0 {
		t.Errorf("%d messages of requests that were not done", n)
	}
	s.Fail(messages, fakediscord.Fault{Lost: true}, 1)
	if write() == nil {
		t.Error("a lost response gave no error")
	}
	if n := len(s.Messages(fakediscord.DefaultChannel)); n != 1 {
		t.Errorf("%d messages after a lost response, want 1", n)
	}
	s.Fail(messages, fakediscord.Fault{Status: 429, After: 20 * time.Millisecond}, 1)
	var limited *discordgo.RateLimitError
	if err := write(); !errors.As(err, &limited) || limited.RetryAfter != 20*time.Millisecond {
		t.Errorf("the error of a 429 is %v", err)
	}
	s.Fail(messages, fakediscord.Fault{Slow: time.Minute}, -1)
	ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	if _, err := d.ChannelMessageSend(fakediscord.DefaultChannel, "x", discordgo.WithContext(ctx)); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("the error of a slow answer is %v", err)
	}
	s.Mend()
	if err := write(); err != nil {
		t.Error(err)
	}
}

// Limits are told before they are reached, and who goes on meets 429.
func TestLimit(t *testing.T) {
	s := fakediscord.New(t, fakediscord.Options{})
	s.Limit(fakediscord.Matcher{Path: "/users/@me$"}, 2, time.Hour)
	s.LimitGlobally(4, time.Hour)
	get := func(path string) (int, http.Header) {
		r, err := http.NewRequestWithContext(soon(t), http.MethodGet, s.URL+"/api/v9"+path, nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Authorization", "Bot "+fakediscord.DefaultToken)
		r.Header.Set("User-Agent", "DiscordBot (https://example.org, 1)")
		response, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
		http.DefaultClient.CloseIdleConnections()
		return response.StatusCode, response.Header
	}
	for i, want := range []struct {
		path, left, scope string
		status            int
	}{
		{"/users/@me", "1", "", 200}, {"/users/@me", "0", "", 200}, {"/users/@me", "0", "user", 429},
		{"/gateway", "", "", 200}, {"/gateway", "", "", 200}, {"/gateway", "", "global", 429},
	} {
		status, h := get(want.path)
		if status != want.status || h.Get("X-RateLimit-Remaining") != want.left || h.Get("X-RateLimit-Scope") != want.scope {
			t.Errorf("%d: %d, %v", i, status, h)
		}
	}
	if c := s.Counts(); c.Limited != 2 || c.Disobeyed != 0 {
		t.Errorf("the counts are %+v", c)
	}
	if get("/users/@me"); s.Counts().Disobeyed == 0 {
		t.Error("nobody saw that the bot did not wait")
	}
}

// A bot that tries again because the response was lost is refused, and it is not its fault.
func TestLostCallback(t *testing.T) {
	_, d, begin := bare(t, fakediscord.Options{Chaos: fakediscord.Chaos{Lost: 1}})
	e, i := begin(fakediscord.Slash{Name: "287g"})
	for range 2 {
		if d.InteractionRespond(i, say("x")) == nil {
			t.Error("a lost response gave no error")
		}
	}
	if !e.Requested(soon(t), 2) {
		t.Fatal("the requests were not seen")
	}
	requests := e.Requests()
	if requests[0].Status != http.StatusNoContent || requests[1].Code != 40060 {
		t.Errorf("the requests are %+v", requests)
	}
	if m, ok := e.Original(); !ok || m.Text() != "x" {
		t.Errorf("the answer is %+v", m)
	}
}

// A message with a nonce that is to be enforced is made once, however often it is sent.
func TestNonce(t *testing.T) {
	s := fakediscord.New(t, fakediscord.Options{})
	d := client(t, s)
	address := discordgo.EndpointChannelMessages(fakediscord.DefaultChannel)
	for _, enforced := range []bool{true, false, true} {
		body := map[string]any{"content": "x", "nonce": "1", "enforce_nonce": enforced, "allowed_mentions": noPings()}
		if _, err := d.RequestWithBucketID(http.MethodPost, address, body, address); err != nil {
			t.Error(err)
		}
	}
	if n := len(s.Messages(fakediscord.DefaultChannel)); n != 2 {
		t.Errorf("there are %d messages, want 1 and the one whose nonce is not enforced", n)
	}
}
