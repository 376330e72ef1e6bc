package slack

import (
	"crypto/hmac"
	"crypto/rand"
	"encoding/base64"
	"encoding/binary"
	"net/http"
	"time"
)

// Who starts an installation gets a random word in a cookie and goes to Slack with a state, the time until which it is good and the
// MAC of that and the word. Who comes back must have both. Any replica can check it, and the bot's First sees that it is used once.

const (
	stateFor    = 10 * time.Minute // as long as Slack's codes are good
	stateCookie = "ask287-slack-install"
	stampSize   = 8
)

// newState returns a state, and the word that the browser has to show with it.
func (v *vault) newState(now time.Time) (state, word string) {
	raw := make([]byte, 32)
	_, _ = rand.Read(raw) // it never fails
	word = base64.RawURLEncoding.EncodeToString(raw)
	stamp := binary.BigEndian.AppendUint64(nil, uint64(now.Add(stateFor).Unix()))
	return base64.RawURLEncoding.EncodeToString(append(stamp, v.sign([]byte("state"), stamp, []byte(word))...)), word
}

// checkState reports whether a state is of this app, good at the time, and belongs to the word.
func (v *vault) checkState(state, word string, now time.Time) bool {
	raw, err := base64.RawURLEncoding.Strict().DecodeString(state)
	if err != nil || len(raw) <= stampSize || word == "" {
		return false
	}
	stamp, mac := raw[:stampSize], raw[stampSize:]
	until := time.Unix(int64(binary.BigEndian.Uint64(stamp)), 0)
	return hmac.Equal(mac, v.sign([]byte("state"), stamp, []byte(word))) && now.Before(until)
}

// setWord gives the browser a word for as long as a state is good; "" takes it away.
func (i *installer) setWord(w http.ResponseWriter, word string) {
	c := &http.Cookie{
		Name: stateCookie, Value: word, Path: i.base.Path + "/slack/", MaxAge: int(stateFor / time.Second), HttpOnly: true,
		Secure: i.base.Scheme == "https", SameSite: http.SameSiteLaxMode, // it must come along from Slack's page
	}
	if word == "" {
		c.MaxAge = -1
	}
	http.SetCookie(w, c)
}

// returned reports whether a request comes from a browser that started here, for the first time.
func (i *installer) returned(r *http.Request) bool {
	state := r.URL.Query().Get("state")
	word, err := r.Cookie(stateCookie)
	return err == nil && i.vault.checkState(state, word.Value, time.Now()) && i.bot.First(r.Context(), Platform, "state "+state)
}
