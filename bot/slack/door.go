package slack

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"time"
	"unicode/utf8"
)

const (
	mostBody = 1 << 20         // bytes; Slack's own have a few thousand, some tens of thousands where they carry a view
	oldest   = 5 * time.Minute // of a timestamp, either way
)

const formType = "application/x-www-form-urlencoded"

// checkCertificate answers what Slack asks now and then to see the certificate.
func checkCertificate(w http.ResponseWriter, r *http.Request) {
	if r.URL.Query().Get("ssl_check") != "1" {
		w.Header().Set("Allow", http.MethodPost)
		http.Error(w, "Slack posts", http.StatusMethodNotAllowed)
	}
}

// receive takes what Slack posts: events as JSON, commands and interactions as forms, all told apart by what they are. It takes
// what Slack signed, not longer ago than five minutes (https://docs.slack.dev/authentication/verifying-requests-from-slack).
func (a *Adapter) receive(w http.ResponseWriter, r *http.Request) {
	came := time.Now()
	body, err := all(http.MaxBytesReader(w, r.Body, mostBody), r.ContentLength)
	if err != nil {
		http.Error(w, "too large", http.StatusRequestEntityTooLarge)
		return
	}
	kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	var form url.Values
	if kind == formType {
		form, err = url.ParseQuery(string(body))
	}
	if err == nil && form.Get("ssl_check") == "1" {
		return // Slack looks at the certificate only, and need not sign that
	}
	if !signed(r.Header, body, string(a.config.SigningSecret), came) {
		http.Error(w, "invalid signature", http.StatusUnauthorized)
		return
	}
	d := delivery{came: came, again: true}
	switch kind {
	case "application/json":
		d.kind, d.payload = eventsAPI, body
	case formType:
		d.kind, d.payload = formed(form, err)
	default:
		http.Error(w, "neither JSON nor a form", http.StatusUnsupportedMediaType)
		return
	}
	var outer struct {
		Type      *string `json:"type"`
		Command   *string `json:"command"`
		Challenge string  `json:"challenge"`
	}
	if !utf8.Valid(d.payload) || !decode(d.payload, &outer) || outer.Type == nil && outer.Command == nil {
		http.Error(w, "nothing that Slack posts", http.StatusBadRequest)
		return
	}
	if outer.Type != nil && *outer.Type == "url_verification" {
		writeJSON(w, map[string]string{"challenge": outer.Challenge})
		return
	}
	a.hold(w, r, d)
}

// formed tells what is in a form.
func formed(form url.Values, err error) (kind string, payload json.RawMessage) {
	switch {
	case err != nil:
		return "", nil
	case form.Has("payload"):
		return interactive, json.RawMessage(form.Get("payload"))
	case !form.Has("command"):
		return "", nil
	}
	fields := make(map[string]string, len(form))
	for name := range form {
		fields[name] = form.Get(name)
	}
	payload, _ = json.Marshal(fields) // strings can be written
	return slashCommands, payload
}

// hold takes a delivery and answers the request with its acknowledgement.
func (a *Adapter) hold(w http.ResponseWriter, r *http.Request, d delivery) {
	select {
	case <-a.begun:
	default:
		http.Error(w, "not yet", http.StatusServiceUnavailable)
		return
	}
	if a.ended.Load() {
		http.Error(w, "not any more", http.StatusServiceUnavailable)
		return
	}
	acks := make(chan any, 1)
	d.ack = func(_ context.Context, response any) error {
		err := r.Context().Err()
		acks <- response
		return err
	}
	a.take(d)
	timer := time.NewTimer(ackWithin)
	defer timer.Stop()
	select {
	case response := <-acks:
		if response != nil {
			writeJSON(w, response)
		}
	case <-timer.C:
		http.Error(w, "no answer in time", http.StatusServiceUnavailable)
	case <-r.Context().Done():
	}
}

func writeJSON(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	_ = json.NewEncoder(w).Encode(v) // Slack asks again
}

// signed reports whether Slack signed a body, and lately.
func signed(h http.Header, body []byte, secret string, now time.Time) bool {
	stamp := h.Get("X-Slack-Request-Timestamp")
	seconds, err := strconv.ParseInt(stamp, 10, 64)
	if err != nil || secret == "" {
		return false
	}
	if age := now.Sub(time.Unix(seconds, 0)); age > oldest || age < -oldest {
		return false
	}
	mac := hmac.New(sha256.New, []byte(secret))
	_, _ = io.WriteString(mac, "v0:"+stamp+":")
	_, _ = mac.Write(body)
	want := "v0=" + hex.EncodeToString(mac.Sum(nil))
	return hmac.Equal([]byte(want), []byte(h.Get("X-Slack-Signature")))
}
