package discord

import (
	"context"
	"crypto/ed25519"
	"encoding/hex"
	"encoding/json"
	"errors"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"time"

	"ask287/bot"
	"ask287/bot/bottest/fakediscord"
)

// endpoint runs an adapter that has no gateway, and returns where it takes interactions.
func endpoint(t *testing.T) (*running, string) {
	t.Helper()
	r := start(t, fakediscord.Options{}, nil, func(c *Config) { c.NoGateway = true })
	s := httptest.NewServer(r.adapter.Handler())
	t.Cleanup(s.Close)
	return r, s.URL + EndpointPath
}

func TestEndpointPing(t *testing.T) {
	r, at := endpoint(t)
	if p, err := r.discord.Ping(t.Context(), at, fakediscord.Signing{}); err != nil || p.Status != http.StatusOK || !strings.Contains(string(p.Body), `"type":1`) {
		t.Errorf("ping: %+v %v", p, err)
	}
}

// Of 10,000 requests that are not quite what Discord signed, none is taken.
func TestEndpointForged(t *testing.T) {
	public, private, err := ed25519.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	now := time.Now()
	body, err := json.Marshal(map[string]any{"id": "1", "token": "t", "type": 1})
	if err != nil {
		t.Fatal(err)
	}
	header := func(at time.Time, body []byte) http.Header {
		stamp := strconv.FormatInt(at.Unix(), 10)
		h := http.Header{}
		h.Set("X-Signature-Timestamp", stamp)
		h.Set("X-Signature-Ed25519", hex.EncodeToString(ed25519.Sign(private, append([]byte(stamp), body...))))
		return h
	}
	if !signed(header(now, body), body, public, now) {
		t.Fatal("what is signed is not taken")
	}
	for _, age := range []time.Duration{-6 * time.Minute, 6 * time.Minute, 24 * time.Hour} {
		if signed(header(now.Add(-age), body), body, public, now) {
			t.Errorf("taken at an age of %v", age)
		}
	}
	random := rand.New(rand.NewPCG(1, 287))
	for range 10_000 {
		h, b := header(now, body), append([]byte{}, body...)
		switch random.IntN(6) {
		case 0:
			b[random.IntN(len(b))] ^= 1 << random.IntN(8)
		case 1:
			b = b[:random.IntN(len(b))]
		case 2:
			b = append(b, byte(random.IntN(256)))
		case 3:
			s := []byte(h.Get("X-Signature-Ed25519"))
			s[random.IntN(len(s))] ^= 1 << random.IntN(4)
			h.Set("X-Signature-Ed25519", string(s))
		case 4:
			h.Set("X-Signature-Timestamp", strconv.FormatInt(now.Unix()+1+random.Int64N(100), 10))
		case 5:
			h.Del([]string{"X-Signature-Timestamp", "X-Signature-Ed25519"}[random.IntN(2)])
		}
		if signed(h, b, public, now) {
			t.Fatalf("taken: %v %s", h, b)
		}
	}
}

func TestEndpointOversized(t *testing.T) {
	_, at := endpoint(t)
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, at, strings.NewReader(strings.Repeat(" ", mostBody+1)))
	if err != nil {
		t.Fatal(err)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusRequestEntityTooLarge {
		t.Errorf("too much is answered %d", resp.StatusCode)
	}
}

func FuzzInteraction(f *testing.F) {
	r := start(f, fakediscord.Options{}, nil, func(c *Config) { c.NoGateway = true })
	r.discord.Allow(0, codeUnknownInteraction)
	f.Add(`{"id":"1","token":"t","type":2,"data":{"name":"287g","options":[{"name":"ask","options":[{"name":"question","value":"Tampa"}]}]}}`)
	f.Add(`{"id":"2","token":"t","type":3,"data":{"custom_id":"page:en:1:roster|state:FL"}}`)
	f.Add(`{"id":"3","token":"t","type":5,"data":{"custom_id":"no:en:0:roster.","components":[{"components":[{"value":"x"}]}]}}`)
	f.Add(`{"id":"4","token":"t","type":4,"data":{"options":[{"name":"agency","options":[{"name":"name","value":3,"focused":true}]}]}}`)
	f.Add(`{"type":99}`)
	f.Fuzz(func(t *testing.T, text string) {
		i := &interaction{}
		if json.Unmarshal([]byte(text), i) == nil {
			q := r.adapter.prepare(t.Context(), i)
			q.answer(t.Context())
		}
		r.adapter.message([]byte(text), func() {})
	})
}

// What a load balancer makes again, for the replica that had it is gone, is answered by the next; and what was answered is not.
func TestEndpointAgain(t *testing.T) {
	t.Parallel()
	stuck, came := make(chan struct{}), make(chan struct{}, 1)
	dead := start(t, fakediscord.Options{}, func(context.Context, bot.Message) (bot.Answer, error) {
		came <- struct{}{}
		<-stuck
		return bot.Answer{}, errors.New("it is dead")
	}, func(c *Config) { c.NoGateway = true })
	next := start(t, fakediscord.Options{}, nil, func(c *Config) {
		c.NoGateway, c.Bot = true, dead.bot // what one knows the other does
	})
	t.Cleanup(func() { close(stuck) })
	ctx, hangUp := context.WithCancel(t.Context())
	go func() { <-came; hangUp() }()
	asked := fakediscord.Slash{Name: "287g", Sub: "ask", Options: []fakediscord.Value{{Name: "question", Value: "Tampa police, FL"}}}
	doors := map[*running]string{}
	for _, r := range []*running{dead, next} {
		s := httptest.NewServer(r.adapter.Handler())
		t.Cleanup(s.Close)
		doors[r] = s.URL + EndpointPath
	}
	e, _, err := dead.discord.Post(ctx, doors[dead], asked, fakediscord.Signing{})
	if err == nil {
		t.Fatal("the dead one answers")
	}
	end := time.Now().Add(5 * time.Second) // that it was answered is noted just after
	for _, want := range []int{http.StatusOK, http.StatusBadRequest} {
		for {
			p, err := next.discord.PostRaw(t.Context(), doors[next], e.Payload(), fakediscord.Signing{})
			if err == nil && p.Status == want {
				break
			}
			if want == http.StatusOK || time.Now().After(end) {
				t.Fatalf("made again: %d %v, want %d", p.Status, err, want)
			}
		}
	}
}
