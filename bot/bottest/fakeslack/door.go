package fakeslack

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// Post is a request to the app's endpoint.
type Post struct {
	URL    string
	Header http.Header
	Body   []byte
}

// Reply is what the app answered.
type Reply struct {
	Status int
	Header http.Header
	Body   []byte
}

// Signature is Slack's v0 signature of a body.
func Signature(secret, timestamp string, body []byte) string {
	mac := hmac.New(sha256.New, []byte(secret))
	_, _ = fmt.Fprintf(mac, "v0:%s:", timestamp)
	_, _ = mac.Write(body)
	return "v0=" + hex.EncodeToString(mac.Sum(nil))
}

// Sign gives the request the signature of now.
func (p Post) Sign() Post { return p.signAt(time.Now(), SigningSecret) }

func (p Post) signAt(at time.Time, secret string) Post {
	stamp := strconv.FormatInt(at.Unix(), 10)
	p.Header = p.Header.Clone()
	p.Header.Set("X-Slack-Request-Timestamp", stamp)
	p.Header.Set("X-Slack-Signature", Signature(secret, stamp, p.Body))
	return p
}

// Posting is the request that would bring the act to the endpoint, signed. It is not sent.
func (s *Server) Posting(url string, a Act) Post {
	s.mu.Lock()
	e := a.act(s)
	s.remember(e)
	s.mu.Unlock()
	return e.request(url)
}

// request is the exchange as Slack posts it: events as JSON, the others as forms.
func (e *Exchange) request(to string) Post {
	p := Post{URL: to, Header: http.Header{}, Body: e.payload}
	p.Header.Set("User-Agent", "Slackbot 1.0 (+https://api.slack.com/robots)")
	kind := "application/x-www-form-urlencoded"
	switch e.Kind {
	case events:
		kind = "application/json"
	case interactive:
		p.Body = []byte(url.Values{"payload": {string(e.payload)}}.Encode())
	case commands:
		var fields map[string]any
		_ = json.Unmarshal(e.payload, &fields)
		form := url.Values{}
		for name, value := range fields {
			form.Set(name, fmt.Sprint(value))
		}
		p.Body = []byte(form.Encode())
	}
	p.Header.Set("Content-Type", kind)
	return p.Sign()
}

// Send sends the request as it stands.
func (s *Server) Send(ctx context.Context, p Post) (Reply, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, p.URL, bytes.NewReader(p.Body))
	if err != nil {
		return Reply{}, err
	}
	r.Header = p.Header
	response, err := s.client.Do(r)
	if err != nil {
		return Reply{}, err
	}
	defer func() { _ = response.Body.Close() }()
	body, err := io.ReadAll(io.LimitReader(response.Body, maxBody))
	return Reply{response.StatusCode, response.Header, body}, err
}

// VerifyURL asks the endpoint for a challenge back, as Slack does when it is entered, and says what is wrong with the answer.
func (s *Server) VerifyURL(ctx context.Context, to string) error {
	challenge := s.id("challenge")
	body, _ := json.Marshal(object{"token": VerificationToken, "challenge": challenge, "type": "url_verification"})
	p := Post{URL: to, Header: http.Header{"Content-Type": {"application/json"}}, Body: body}
	reply, err := s.Send(ctx, p.Sign())
	if err != nil {
		return err
	}
	var answer struct {
		Challenge string `json:"challenge"`
	}
	_ = json.Unmarshal(reply.Body, &answer)
	if got := strings.TrimSpace(string(reply.Body)); reply.Status != http.StatusOK || got != challenge && answer.Challenge != challenge {
		return fmt.Errorf("the challenge %q came back as %d %q", challenge, reply.Status, got)
	}
	return nil
}

// post delivers an exchange over HTTP.
func (s *Server) post(e *Exchange, to string, retry int, reason string) {
	p := e.request(to)
	if retry > 0 {
		p.Header.Set("X-Slack-Retry-Num", strconv.Itoa(retry))
		p.Header.Set("X-Slack-Retry-Reason", reason)
	}
	s.mu.Lock()
	attempt := len(e.attempts)
	e.attempts = append(e.attempts, Attempt{At: time.Now(), Retry: retry, Reason: reason})
	s.mu.Unlock()
	ctx, cancel := context.WithTimeout(s.host.Context(), s.opts.Deadline)
	defer cancel()
	reply, err := s.Send(ctx, p)
	if err == nil && reply.Status/100 == 2 {
		s.acknowledge(e, attempt, Ack{Status: reply.Status, Payload: reply.payload()})
		return
	}
	why := "http_error"
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		why = "http_timeout"
	case err != nil:
		why = "connection_failed"
	case reply.Status/100 == 3:
		why = "too_many_redirects"
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if e.taken || e.forgotten || s.host.Closed() {
		return
	}
	e.attempts[attempt].Lost = why == "connection_failed"
	e.attempts[attempt].expired = true
	if reply.Header.Get("X-Slack-No-Retry") == "1" {
		retry = len(s.opts.Retries)
	}
	s.missed(e, retry, why)
}

// payload is what came with an acknowledgement: JSON, or text that is shown as it stands.
func (r Reply) payload() json.RawMessage {
	body := bytes.TrimSpace(r.Body)
	if len(body) == 0 {
		return nil
	}
	if strings.HasPrefix(r.Header.Get("Content-Type"), "application/json") {
		return body
	}
	raw, _ := json.Marshal(object{"text": string(body)})
	return raw
}
