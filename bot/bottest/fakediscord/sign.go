package fakediscord

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"encoding/hex"
	"encoding/json"
	"io"
	"net/http"
	"strconv"
	"time"
)

// Signing says how a post to the bot's endpoint is signed. The zero value is rightly and now.
type Signing struct {
	At       time.Time // the timestamp; zero is now
	Unsigned bool      // no headers at all
	Forged   bool      // signed with another key
	Garbled  bool      // the signature is no hexadecimal
	Changed  bool      // the body is not the one that was signed
}

// Posted is the endpoint's response.
type Posted struct {
	Status int
	Body   json.RawMessage
}

// PublicKey is the application's, in hexadecimal, for the bot to verify posts with.
func (s *Server) PublicKey() string {
	return hex.EncodeToString(s.key.Public().(ed25519.PublicKey))
}

// Ping posts a PING (interaction type 1) to the bot's endpoint, as Discord does when the endpoint is entered and now and then
// later. The bot must answer 200 and {"type":1}, or 401 to what is not signed rightly; it is the caller who looks.
func (s *Server) Ping(ctx context.Context, endpoint string, how Signing) (Posted, error) {
	raw := encode(object{"id": s.id(), "application_id": ApplicationID, "type": 1, "token": "ping", "version": 1})
	return s.post(ctx, endpoint, raw, how)
}

// Post is what the user does, posted to the bot's endpoint. An answer in the response is the interaction's callback: it counts and is checked like one
// that came by REST.
func (s *Server) Post(ctx context.Context, endpoint string, i Interaction, how Signing) (*Exchange, Posted, error) {
	e, raw := s.prepare(i)
	s.mu.Lock()
	e.posted = true
	s.mu.Unlock()
	e.delivered(false)
	posted, err := s.post(ctx, endpoint, raw, how)
	if err == nil && posted.Status == http.StatusOK {
		s.host.Pause(s.opts.Reads)
		s.takePosted(e, posted.Body)
	}
	return e, posted, err
}

// PostRaw posts any body.
func (s *Server) PostRaw(ctx context.Context, endpoint string, body []byte, how Signing) (Posted, error) {
	return s.post(ctx, endpoint, body, how)
}

func (s *Server) post(ctx context.Context, endpoint string, raw []byte, how Signing) (Posted, error) {
	if how.At.IsZero() {
		how.At = time.Now()
	}
	stamp := strconv.FormatInt(how.At.Unix(), 10)
	key := s.key
	if how.Forged {
		key = ed25519.NewKeyFromSeed(bytes.Repeat([]byte{7}, ed25519.SeedSize))
	}
	signature := hex.EncodeToString(ed25519.Sign(key, append([]byte(stamp), raw...)))
	if how.Garbled {
		signature = "not hexadecimal"
	}
	if how.Changed {
		raw = append(bytes.Clone(raw), ' ')
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, endpoint, bytes.NewReader(raw))
	if err != nil {
		return Posted{}, err
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("User-Agent", "Discord-Interactions/1.0 (+https://discord.com)")
	if !how.Unsigned {
		request.Header.Set("X-Signature-Ed25519", signature)
		request.Header.Set("X-Signature-Timestamp", stamp)
	}
	response, err := s.client.Do(request)
	if err != nil {
		return Posted{}, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	return Posted{response.StatusCode, body}, err
}

// takePosted treats the response as the callback that it is.
func (s *Server) takePosted(e *Exchange, raw json.RawMessage) {
	way := route{method: http.MethodPost, path: "/interactions/{interaction_id}/{interaction_token}/callback"}
	r, err := http.NewRequestWithContext(context.Background(), http.MethodPost, s.URL, nil)
	if err != nil {
		return
	}
	r.SetPathValue("interaction_id", e.ID)
	c := &call{s: s, r: r, route: way, path: "response of the endpoint", raw: raw, at: time.Now(), Exchange: e}
	failed := refuse(http.StatusBadRequest, 50109, "The response is no JSON object.")
	if json.Unmarshal(raw, &c.body) == nil {
		if failed = s.schema.request(c); failed == nil {
			_, _, failed = c.respond()
		}
	}
	if failed != nil {
		c.reportFailure(failed)
	}
}
