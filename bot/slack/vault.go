package slack

import (
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"slices"
	"strings"

	"golang.org/x/crypto/chacha20poly1305"
)

// vault seals what is kept in a store, and signs what comes back from a browser. Both keys are derived from the one secret, so that
// all replicas that have it understand each other.
type vault struct {
	aead    cipher.AEAD // XChaCha20-Poly1305
	signing []byte
}

// newVault returns the vault of a secret: 32 bytes in base64 or hexadecimal.
func newVault(secret string) (*vault, error) {
	key, err := secretKey(secret)
	if err != nil {
		return nil, err
	}
	sealing, err := hkdf.Key(sha256.New, key, nil, "ask287 slack sealing", chacha20poly1305.KeySize)
	if err != nil {
		return nil, err
	}
	signing, err := hkdf.Key(sha256.New, key, nil, "ask287 slack signing", sha256.Size)
	if err != nil {
		return nil, err
	}
	aead, err := chacha20poly1305.NewX(sealing)
	if err != nil {
		return nil, err
	}
	return &vault{aead, signing}, nil
}

// secretKey reads the 32 bytes of ASK287_SECRET_KEY. The error does not quote what is there.
func secretKey(text string) ([]byte, error) {
	const size = 32
	text = strings.TrimSpace(text)
	bare := strings.TrimRight(text, "=")
	for _, decode := range []func(string) ([]byte, error){
		hex.DecodeString,
		func(string) ([]byte, error) { return base64.RawStdEncoding.DecodeString(bare) },
		func(string) ([]byte, error) { return base64.RawURLEncoding.DecodeString(bare) },
	} {
		if key, err := decode(text); err == nil && len(key) == size {
			return key, nil
		}
	}
	what := "is not 32 bytes in base64 or hexadecimal"
	if text == "" {
		what = "is not set"
	}
	return nil, errors.New("slack: ASK287_SECRET_KEY " + what + ": make one with “openssl rand -base64 32”, and keep it, for without it no workspace's token can be read")
}

// seal encrypts what is kept under a key of the store. The key is bound in, so that a value that was moved to another does not open.
func (v *vault) seal(key string, plain []byte) []byte {
	nonce := make([]byte, v.aead.NonceSize(), v.aead.NonceSize()+len(plain)+v.aead.Overhead())
	_, _ = rand.Read(nonce) // it never fails
	return v.aead.Seal(nonce, nonce, plain, []byte(key))
}

// open is the reverse of seal. It fails for what was sealed with another secret, under another key, or was changed.
func (v *vault) open(key string, sealed []byte) ([]byte, error) {
	if len(sealed) < v.aead.NonceSize() {
		return nil, errSealed
	}
	nonce, text := sealed[:v.aead.NonceSize()], sealed[v.aead.NonceSize():]
	plain, err := v.aead.Open(nil, nonce, text, []byte(key))
	if err != nil {
		return nil, errSealed
	}
	return plain, nil
}

var errSealed = errors.New("what is kept for a workspace does not open: ASK287_SECRET_KEY is not the one that it was kept with, or the store was changed; install the app there again")

// sign returns the MAC of parts.
func (v *vault) sign(parts ...[]byte) []byte {
	mac := hmac.New(sha256.New, v.signing)
	mac.Write(slices.Concat(parts...))
	return mac.Sum(nil)
}
