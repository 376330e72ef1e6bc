package fakeslack

import (
	"bytes"
	"encoding/hex"
	"math/rand/v2"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// forgery makes a request that Slack never made of one that it did make.
type forgery struct {
	what string
	do   func(p Post, r *rand.Rand) Post
}

// Mutate makes of a request that Slack made one that it did not, and says what was done. The same seed does the same. None of them may
// be accepted: they are signed wrongly, or not now, or what was signed is no request of Slack's.
func Mutate(p Post, seed uint64) (Post, string) {
	r := rand.New(rand.NewPCG(seed, 287))
	all := forgeries()
	f := all[r.IntN(len(all))]
	p.Header = p.Header.Clone()
	p.Body = bytes.Clone(p.Body)
	return f.do(p, r), f.what
}

const (
	signature = "X-Slack-Signature"
	timestamp = "X-Slack-Request-Timestamp"
)

// Oversized is more than an endpoint need read.
const Oversized = 4 << 20

func forgeries() []forgery {
	header := func(name string, value func(old string, r *rand.Rand) string) func(Post, *rand.Rand) Post {
		return func(p Post, r *rand.Rand) Post { p.Header.Set(name, value(p.Header.Get(name), r)); return p }
	}
	without := func(name string) func(Post, *rand.Rand) Post {
		return func(p Post, _ *rand.Rand) Post { p.Header.Del(name); return p }
	}
	// later and earlier than five minutes
	beyond := func(r *rand.Rand) time.Duration { return time.Duration(302+r.IntN(1e6)) * time.Second }
	return []forgery{
		{"no signature", without(signature)},
		{"no timestamp", without(timestamp)},
		{"an empty signature", header(signature, func(string, *rand.Rand) string { return "" })},
		{"an empty timestamp", header(timestamp, func(string, *rand.Rand) string { return "" })},
		{"a signature with one bit changed", header(signature, flipHex)},
		{"a signature that was cut", header(signature, func(old string, r *rand.Rand) string { return old[:3+r.IntN(len(old)-3)] })},
		{"a signature with more at its end", header(signature, func(old string, _ *rand.Rand) string { return old + "00" })},
		{"a signature of another version", header(signature, func(old string, _ *rand.Rand) string { return "v1" + old[2:] })},
		{"a signature without its version", header(signature, func(old string, _ *rand.Rand) string { return old[3:] })},
		{"a signature that is no hex", header(signature, func(old string, _ *rand.Rand) string { return old[:10] + "zz" + old[12:] })},
		{"a signature by another secret", func(p Post, _ *rand.Rand) Post { return p.signAt(time.Now(), "another-secret") }},
		{"a signature by an empty secret", func(p Post, _ *rand.Rand) Post { return p.signAt(time.Now(), "") }},
		{"a timestamp of another second", header(timestamp, func(old string, r *rand.Rand) string { return shift(old, 1+r.IntN(299)) })},
		{"a timestamp that is no number", header(timestamp, func(old string, _ *rand.Rand) string { return old + "x" })},
		{"a timestamp that is too large", header(timestamp, func(old string, _ *rand.Rand) string { return old + "00000000000000" })},
		{"an old request", func(p Post, r *rand.Rand) Post { return p.signAt(time.Now().Add(-beyond(r)), SigningSecret) }},
		{"a request of the future", func(p Post, r *rand.Rand) Post { return p.signAt(time.Now().Add(beyond(r)), SigningSecret) }},
		{"a body with one bit changed", func(p Post, r *rand.Rand) Post { p.Body[r.IntN(len(p.Body))] ^= 1 << r.IntN(8); return p }},
		{"a body that was cut", func(p Post, r *rand.Rand) Post { p.Body = p.Body[:r.IntN(len(p.Body))]; return p }},
		{"a body with more at its end", func(p Post, _ *rand.Rand) Post { p.Body = append(p.Body, ' '); return p }},
		{"no body", func(p Post, _ *rand.Rand) Post { p.Body = nil; return p }},
		{"a body that was cut, signed", func(p Post, r *rand.Rand) Post { p.Body = half(p, r); return p.Sign() }},
		{"a body that is no request, signed", func(p Post, r *rand.Rand) Post { p.Body = noise(r); return p.Sign() }},
		{"a body that is too large, signed", func(p Post, _ *rand.Rand) Post { p.Body = swell(p); return p.Sign() }},
		{"a content type of another kind, signed", func(p Post, _ *rand.Rand) Post { p.Header.Set("Content-Type", "text/plain"); return p.Sign() }},
		{"a signature of another header", func(p Post, _ *rand.Rand) Post {
			p.Header = http.Header{"Content-Type": p.Header["Content-Type"], "X-Signature": p.Header[signature], timestamp: p.Header[timestamp]}
			return p
		}},
	}
}

func flipHex(old string, r *rand.Rand) string {
	raw, err := hex.DecodeString(strings.TrimPrefix(old, "v0="))
	if err != nil || len(raw) == 0 {
		return "v0=00"
	}
	raw[r.IntN(len(raw))] ^= 1 << r.IntN(8)
	return "v0=" + hex.EncodeToString(raw)
}

func shift(old string, by int) string {
	n, _ := strconv.Atoi(old)
	return strconv.Itoa(n - by)
}

// half is the first part of the body, where that is no longer a whole request: of JSON anything less, of a form what ends within its
// first field.
func half(p Post, r *rand.Rand) []byte {
	end := len(p.Body)
	if i := bytes.IndexByte(p.Body, '='); i > 0 && p.Body[0] != '{' {
		end = i
	}
	return p.Body[:1+r.IntN(end-1)]
}

func noise(r *rand.Rand) []byte {
	b := make([]byte, 1+r.IntN(400))
	for i := range b {
		b[i] = byte(0x80 | r.IntN(0x80))
	}
	return b
}

// swell is the body with a field, or white space, that makes it larger than any request of Slack's.
func swell(p Post) []byte {
	if len(p.Body) > 0 && p.Body[0] == '{' {
		return append(p.Body, bytes.Repeat([]byte(" "), Oversized)...)
	}
	return append(append(p.Body, "&padding="...), bytes.Repeat([]byte("x"), Oversized)...)
}
