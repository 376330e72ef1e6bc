package bot

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"strconv"
)

// common is what replicas have in common: a Shared, and the secret without which nobody can tell who or what its keys are of.
type common struct {
	Shared
	secret []byte
}

// newCommon returns one with a secret of this process.
func newCommon(s Shared) *common {
	secret := make([]byte, sha256.Size)
	_, _ = rand.Read(secret) // it never fails (crypto/rand)
	return &common{s, secret}
}

// Share makes the bot one of several replicas, which all are given the same Shared and the same secret, of 32 bytes or so. While that
// Shared fails the bot goes on by itself. The owner of the Shared closes it after the bot. Share may be called while the
// bot is used; what it knew by then is forgotten.
func (b *Bot) Share(s Shared, secret []byte) {
	b.common.Store(&common{&together{far: s, here: b.here}, secret})
}

// hash returns a key that nobody can tell the parts from.
func (c *common) hash(parts ...string) string {
	var text []byte
	for _, part := range parts {
		text = append(strconv.AppendInt(text, int64(len(part)), 10), ':')
		text = append(text, part...)
	}
	sum := hmac.New(sha256.New, c.secret)
	_, _ = sum.Write(text) // it never fails (hash.Hash)
	return base64.RawURLEncoding.EncodeToString(sum.Sum(nil))
}
