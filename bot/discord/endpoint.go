package discord

import (
	"context"
	"crypto/ed25519"
	"encoding/hex"
	"encoding/json"
	"io"
	"net/http"
	"strconv"
	"time"

	"github.com/bwmarrin/discordgo"
)

// EndpointPath is where the HTTP interactions endpoint is.
const EndpointPath = "/discord/interactions"

const (
	mostBody  = 1 << 20         // bytes; Discord's own are a few thousand, a message that is pointed at included
	oldest    = 5 * time.Minute // of a timestamp, either way
	holdReply = firstWord       // how long a request waits for the first word
)

// Handler is the HTTP interactions endpoint, nil where there is no public key. It answers while Run does, and takes what Discord signed, not longer ago than five minutes
// (https://discord.com/developers/docs/interactions/overview#setting-up-an-endpoint-validating-security-request-headers).
func (a *Adapter) Handler() http.Handler {
	if a.key == nil {
		return nil
	}
	mux := http.NewServeMux()
	mux.HandleFunc("POST "+EndpointPath, a.receive)
	return mux
}

func (a *Adapter) receive(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, mostBody))
	if err != nil {
		http.Error(w, "too large", http.StatusRequestEntityTooLarge)
		return
	}
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
	if !signed(r.Header, body, a.key, time.Now()) {
		http.Error(w, "invalid request signature", http.StatusUnauthorized)
		return
	}
	var ping struct {
		Type discordgo.InteractionType `json:"type"`
	}
	if json.Unmarshal(body, &ping) != nil {
		http.Error(w, "not an interaction", http.StatusBadRequest)
		return
	}
	if ping.Type == discordgo.InteractionPing {
		_ = writeJSON(w, word{Type: discordgo.InteractionResponsePong}) // Discord asks again
		return
	}
	words, taken := make(chan *word), make(chan error)
	first := func(ctx context.Context, w *word) error {
		select {
		case words <- w:
			return <-taken
		case <-r.Context().Done():
		case <-ctx.Done():
		}
		return failure{code: codeUnknownInteraction}
	}
	if !a.interaction(body, first) {
		http.Error(w, "not an interaction that is answered here", http.StatusBadRequest)
		return
	}
	select {
	case word := <-words:
		if word == nil {
			http.Error(w, "an interaction that was answered", http.StatusBadRequest)
			taken <- nil
			return
		}
		taken <- writeJSON(w, word)
	case <-time.After(holdReply):
		http.Error(w, "no answer in time", http.StatusServiceUnavailable)
	case <-r.Context().Done():
	}
}

// writeJSON writes the first word and sees it out, so that what follows does not overtake it.
func writeJSON(w http.ResponseWriter, v any) error {
	text, err := json.Marshal(v)
	if err != nil {
		return failure{broken: true}
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Content-Length", strconv.Itoa(len(text)))
	if _, err := w.Write(text); err != nil {
		return failure{broken: true}
	}
	if err := http.NewResponseController(w).Flush(); err != nil {
		return failure{broken: true}
	}
	return nil
}

// signed reports whether Discord signed a body, and lately.
func signed(h http.Header, body []byte, key ed25519.PublicKey, now time.Time) bool {
	signature, err := hex.DecodeString(h.Get("X-Signature-Ed25519"))
	stamp := h.Get("X-Signature-Timestamp")
	seconds, err2 := strconv.ParseInt(stamp, 10, 64)
	if err != nil || err2 != nil || len(signature) != ed25519.SignatureSize {
		return false
	}
	if age := now.Sub(time.Unix(seconds, 0)); age > oldest || age < -oldest {
		return false
	}
	return ed25519.Verify(key, append([]byte(stamp), body...), signature)
}
