package slack

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"ask287/bot/bottest/fakeslack"
)

// posted sends a body to a path of the adapter, signed, and returns the status and the body.
func (r *running) posted(path, kind, body string) (int, string) {
	r.t.Helper()
	req, err := http.NewRequestWithContext(r.within, http.MethodPost, r.door.URL+path, strings.NewReader(body))
	if err != nil {
		r.t.Fatal(err)
	}
	stamp := strconv.FormatInt(time.Now().Unix(), 10)
	req.Header.Set("Content-Type", kind)
	req.Header.Set("X-Slack-Request-Timestamp", stamp)
	req.Header.Set("X-Slack-Signature", fakeslack.Signature(fakeslack.SigningSecret, stamp, []byte(body)))
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		r.t.Fatal(err)
	}
	defer http.DefaultClient.CloseIdleConnections()
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		r.t.Fatal(err)
	}
	return resp.StatusCode, string(text)
}

const jsonType = "application/json"

// All that Slack posts is taken at any path, by what it is; anything else is refused, signed or not.
func TestDoor(t *testing.T) {
	t.Parallel()
	r := start(t, fakeslack.Options{}, nil, byHTTP)
	for _, path := range []string{"/slack/events", "/slack/commands", "/slack/interactions", "/slack/interactivity", "/slack/options", "/slack/"} {
		if err := r.slack.VerifyURL(r.within, r.door.URL+path); err != nil {
			t.Errorf("%s: %v", path, err)
		}
		r.slack.PostTo(fakeslack.Endpoint{Events: r.door.URL + path, Commands: r.door.URL + path, Interactivity: r.door.URL + path})
		for _, act := range []fakeslack.Act{
			fakeslack.Command{Text: tampa}, fakeslack.Mentioning{From: fakeslack.From{Channel: "C" + strconv.Itoa(len(path)) + "0000000"}, Text: tampa},
		} {
			if m, ok := r.slack.Do(r.within, act).Answer(r.within); !ok || !strings.Contains(shown(m), tampaAnswer) {
				t.Errorf("%s: %v %s", path, ok, shown(m))
			}
		}
	}
	for _, test := range []struct {
		name, kind, body string
		status           int
	}{
		{"ssl check", formType, "ssl_check=1&token=x", http.StatusOK},
		{"an unknown event", jsonType, `{"type":"event_callback","event":{"type":"x"}}`, http.StatusOK},
		{"JSON of another charset parameter", "application/json; charset=utf-8", `{"type":"event_callback","event":{"type":"x"}}`, http.StatusOK},
		{"an unknown outer event", jsonType, `{"type":"app_rate_limited"}`, http.StatusOK},
		{"an unknown interaction", formType, "payload=" + url.QueryEscape(`{"type":"never_heard_of"}`), http.StatusOK},
		{"no JSON", jsonType, "x", http.StatusBadRequest},
		{"JSON and more", jsonType, `{"type":"event_callback"}{`, http.StatusBadRequest},
		{"a list", jsonType, "[]", http.StatusBadRequest},
		{"null", jsonType, "null", http.StatusBadRequest},
		{"an event as Slack publishes its samples", jsonType, `{"type":"","event":{"type":"app_mention"}}`, http.StatusOK},
		{"JSON without a type", jsonType, "{}", http.StatusBadRequest},
		{"JSON that is no UTF-8", jsonType, "{\"type\":\"event_callback\",\"x\":\"\xff\"}", http.StatusBadRequest},
		{"an empty body", jsonType, "", http.StatusBadRequest},
		{"an empty form", formType, "", http.StatusBadRequest},
		{"a form of something else", formType, "a=b", http.StatusBadRequest},
		{"a form that cannot be read", formType, "command=%zz", http.StatusBadRequest},
		{"a payload that is no JSON", formType, "payload=x", http.StatusBadRequest},
		{"a payload without a type", formType, "payload={}", http.StatusBadRequest},
		{"JSON as a form", formType, `{"type":"event_callback"}`, http.StatusBadRequest},
		{"a form as JSON", jsonType, "command=/287g", http.StatusBadRequest},
		{"no content type", "", `{"type":"event_callback"}`, http.StatusUnsupportedMediaType},
		{"text", "text/plain", `{"type":"event_callback"}`, http.StatusUnsupportedMediaType},
		{"a form of parts", "multipart/form-data; boundary=x", "--x--", http.StatusUnsupportedMediaType},
	} {
		if status, text := r.posted("/slack/events", test.kind, test.body); status != test.status {
			t.Errorf("%s: %d %s, want %d", test.name, status, text, test.status)
		}
	}
	if status, _ := r.posted("/slack/events", jsonType, strings.Repeat(" ", mostBody+1)); status != http.StatusRequestEntityTooLarge {
		t.Errorf("too much is answered %d", status)
	}
	defer http.DefaultClient.CloseIdleConnections()
	for address, want := range map[string]int{"/slack/events": http.StatusMethodNotAllowed, "/slack/commands?ssl_check=1": http.StatusOK} {
		resp, err := http.Get(r.door.URL + address) //nolint:noctx // a test's
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		if resp.StatusCode != want {
			t.Errorf("GET %s is answered %d", address, resp.StatusCode)
		}
	}
	resp, err := http.Post(r.door.URL+"/slack/commands", formType, strings.NewReader("ssl_check=1&token=x")) //nolint:noctx // a test's
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		t.Errorf("a check of the certificate that is not signed is answered %d", resp.StatusCode)
	}
	quiet(t, r)
}

// Of 10,000 requests that are not quite what Slack signed, none is taken. With the race detector, which makes each take ten times as long, it
// is of 1,000: one comes after the other.
func TestForged(t *testing.T) {
	t.Parallel()
	r := start(t, fakeslack.Options{}, nil, byHTTP)
	at := r.door.URL + "/slack/events"
	acts := []fakeslack.Act{
		fakeslack.Mentioning{Text: tampa}, fakeslack.Command{Text: tampa}, fakeslack.Shortcut{CallbackID: "ask"}, fakeslack.DM{Text: tampa},
	}
	whats := map[string]bool{}
	n := 10_000
	if testing.Short() || withRace {
		n = 1000
	}
	for i := range n {
		true1 := r.slack.Posting(at, acts[i%len(acts)])
		forged, what := fakeslack.Mutate(true1, uint64(i))
		whats[what] = true
		reply, err := r.slack.Send(t.Context(), forged)
		if err == nil && (reply.Status < 400 || reply.Status >= 500) {
			t.Errorf("%s: %d", what, reply.Status)
		}
	}
	if asked, sent, acknowledged := r.counts.Answers(); asked+sent+acknowledged > 0 {
		t.Errorf("%d were asked, %d answered, %d acknowledged", asked, sent, acknowledged)
	}
	if len(whats) < 20 {
		t.Errorf("only %d kinds", len(whats))
	}
	// What is replayed within five minutes is answered once.
	p := r.slack.Posting(at, fakeslack.Command{Text: tampa})
	for range 3 {
		if reply, err := r.slack.Send(t.Context(), p); err != nil || reply.Status != http.StatusOK {
			t.Errorf("the true one: %d %v", reply.Status, err)
		}
	}
	r.settle()
	if _, sent, _ := r.counts.Answers(); sent != 1 {
		t.Errorf("it is answered %d times", sent)
	}
}

// settle waits until nothing is under way.
func (r *running) settle() {
	for r.adapter.Waiting() > 0 {
		time.Sleep(time.Millisecond)
	}
}

func FuzzSigned(f *testing.F) {
	now := time.Now()
	f.Add("v0=00", strconv.FormatInt(now.Unix(), 10), []byte("{}"))
	f.Add("", "", []byte{})
	f.Fuzz(func(t *testing.T, signature, stamp string, body []byte) {
		h := http.Header{"X-Slack-Signature": {signature}, "X-Slack-Request-Timestamp": {stamp}}
		if signed(h, body, "a secret", now) {
			t.Errorf("taken: %q %q", signature, stamp)
		}
		if signed(h, body, "", now) {
			t.Error("taken without a secret")
		}
	})
}

// Whatever comes in, nothing panics, and it is acknowledged once.
func FuzzDelivery(f *testing.F) {
	r := start(f, fakeslack.Options{NoChecks: true}, nil)
	for _, kind := range []string{eventsAPI, slashCommands, interactive, "x"} {
		f.Add(kind, []byte(`{"type":"event_callback","event":{"type":"app_mention","channel":{"id":1},"user":[]}}`))
		f.Add(kind, []byte(`{"type":"block_actions","actions":[{"value":1}],"view":null,"message":17}`))
		f.Add(kind, []byte(`{"command":1,"text":{}}`))
		f.Add(kind, []byte(`{"type":"view_submission","view":{"state":{"values":{"a":{"b":{"selected_option":null}}}}}}`))
	}
	f.Fuzz(func(t *testing.T, kind string, payload []byte) {
		var d delivery
		d.kind, d.payload = kind, bytes.Clone(payload)
		if task, answer := r.adapter.read(d); answer != nil {
			if _, err := json.Marshal(answer(t.Context())); err != nil {
				t.Error(err)
			}
		} else if task.do == nil && task.id != "" {
			t.Errorf("%+v", task)
		}
	})
}
