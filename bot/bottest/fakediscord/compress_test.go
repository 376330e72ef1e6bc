package fakediscord_test

import (
	"bytes"
	"compress/zlib"
	"encoding/json"
	"strconv"
	"testing"
	"time"

	"ask287/bot/bottest/fakediscord"
)

// A READY that is long comes compressed to who asked for it, as discordgo does.
func TestCompressedPayload(t *testing.T) {
	opts := fakediscord.Options{}
	for i := range 200 {
		opts.Guilds = append(opts.Guilds, fakediscord.Guild{ID: strconv.Itoa(1700000000000000000 + i), Name: "one of many"})
	}
	s := fakediscord.New(t, opts)
	opened(t, s)
	if !s.Connected(soon(t)) {
		t.Error("not connected")
	}
}

// With compress=zlib-stream the messages are one stream, each to be read as it comes.
func TestCompressedTransport(t *testing.T) {
	s := fakediscord.New(t, fakediscord.Options{})
	l := dial(t, s, "v=10&encoding=json&compress=zlib-stream")
	var all bytes.Buffer
	for op := range 2 {
		_ = l.ws.SetReadDeadline(time.Now().Add(5 * time.Second))
		_, raw, err := l.ws.ReadMessage()
		if err != nil || !bytes.HasSuffix(raw, []byte{0, 0, 0xff, 0xff}) {
			t.Fatalf("%x, %v", raw, err)
		}
		all.Write(raw)
		stream, err := zlib.NewReader(bytes.NewReader(all.Bytes()))
		if err != nil {
			t.Fatal(err)
		}
		var p packet
		d := json.NewDecoder(stream)
		for range op + 1 {
			if err := d.Decode(&p); err != nil {
				t.Fatal(err)
			}
		}
		if want := []int{10, 11}[op]; p.Op != want {
			t.Errorf("op %d, want %d", p.Op, want)
		}
		l.send(1, "null")
	}
}
