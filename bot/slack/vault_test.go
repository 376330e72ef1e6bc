package slack

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"strings"
	"testing"
)

// testKey is the secret of the tests.
const testKey = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="

func testVault(t testing.TB, key string) *vault {
	t.Helper()
	v, err := newVault(key)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// The secret is read as people write it, and what is none is refused with what to do, without showing it.
func TestSecretKey(t *testing.T) {
	t.Parallel()
	raw := bytes.Repeat([]byte{0xfb, 0xef, 7, 0xff}, 8)
	for _, good := range []string{
		base64.StdEncoding.EncodeToString(raw), base64.RawStdEncoding.EncodeToString(raw), base64.URLEncoding.EncodeToString(raw),
		base64.RawURLEncoding.EncodeToString(raw), hex.EncodeToString(raw), strings.ToUpper(hex.EncodeToString(raw)),
		" " + base64.StdEncoding.EncodeToString(raw) + "\n",
	} {
		if key, err := secretKey(good); err != nil || !bytes.Equal(key, raw) {
			t.Errorf("%q: %x, %v", good, key, err)
		}
	}
	for _, bad := range []string{"", "  ", "hunter2", "00112233", hex.EncodeToString(raw[:31]), base64.StdEncoding.EncodeToString(append(raw, 1)), strings.Repeat("g", 64)} {
		_, err := secretKey(bad)
		if err == nil || !strings.Contains(err.Error(), "openssl rand -base64 32") {
			t.Errorf("%q: %v", bad, err)
		} else if bad := strings.TrimSpace(bad); bad != "" && strings.Contains(err.Error(), bad) {
			t.Errorf("the error shows the secret: %v", err)
		}
	}
}

// What is sealed opens again, and with nothing changed only.
func TestVault(t *testing.T) {
	t.Parallel()
	v, again := testVault(t, testKey), testVault(t, testKey)
	const text = "xoxb-some-token"
	sealed := v.seal("a", []byte(text))
	if bytes.Contains(sealed, []byte("token")) || bytes.Equal(sealed, v.seal("a", []byte(text))) {
		t.Errorf("sealed: %q", sealed)
	}
	if plain, err := again.open("a", sealed); err != nil || string(plain) != text {
		t.Errorf("opened: %q, %v", plain, err)
	}
	if _, err := v.open("b", sealed); err == nil {
		t.Error("it opens under another key of the store")
	}
	other := testVault(t, strings.Repeat("ab", 32))
	if _, err := other.open("a", sealed); err == nil {
		t.Error("it opens with another secret")
	}
	for i := range sealed {
		changed := bytes.Clone(sealed)
		changed[i] ^= 1
		if _, err := v.open("a", changed); err == nil {
			t.Errorf("it opens with byte %d changed", i)
		}
		if _, err := v.open("a", sealed[:i]); err == nil {
			t.Errorf("it opens when %d bytes are left", i)
		}
	}
	if bytes.Equal(v.sign([]byte("a")), other.sign([]byte("a"))) || !bytes.Equal(v.sign([]byte("a")), again.sign([]byte("a"))) {
		t.Error("the signature is not that of the secret")
	}
}

// FuzzOpen: nothing that was not sealed opens.
func FuzzOpen(f *testing.F) {
	v := testVault(f, testKey)
	f.Add("a", []byte{})
	f.Add("installation/slack/T1", bytes.Repeat([]byte{1}, 60))
	f.Fuzz(func(t *testing.T, key string, sealed []byte) {
		if _, err := v.open(key, sealed); err == nil {
			t.Error("it opened")
		}
	})
}
