package discord

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gorilla/websocket"
)

// Opcodes of the gateway (https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway).
const (
	opDispatch       = 0
	opHeartbeat      = 1
	opIdentify       = 2
	opResume         = 6
	opReconnect      = 7
	opInvalidSession = 9
	opHello          = 10
	opHeartbeatAck   = 11
)

// Intents (https://discord.com/developers/docs/events/gateway#gateway-intents): servers that are left, and messages that
// mention the application or are written to it. Their text needs no message-content intent.
const intents = 1<<0 | 1<<9 | 1<<12

const (
	helloTimeout    = 10 * time.Second // for the first packet, and for READY or RESUMED
	writeTimeout    = 10 * time.Second
	farewellTimeout = 500 * time.Millisecond
	mostPacket      = 8 << 20 // bytes; a READY of thousands of servers has a few hundred thousand
)

// frame is a packet of the gateway.
type frame struct {
	Op   int             `json:"op"`
	Data json.RawMessage `json:"d"`
	Seq  int64           `json:"s"`
	Type string          `json:"t"`
}

type outgoing struct {
	Op   int `json:"op"`
	Data any `json:"d"`
}

// Close codes of ours. The first ends the session, so that Discord shows the application as gone at once; after the other it can be
// resumed (https://discord.com/developers/docs/events/gateway#initiating-a-disconnect).
const (
	closeForGood = websocket.CloseNormalClosure
	closeForNext = 4900
)

// errLost ends a connection that can be resumed, errInvalid one that cannot.
var (
	errLost    = errors.New("discord: the connection to the gateway is lost")
	errInvalid = errors.New("discord: the gateway does not know the session any more")
)

// conn is one connection to the gateway.
type conn struct {
	ws       *websocket.Conn
	standing *standing
	identify any
	resume   func() any
	event    func(kind string, data json.RawMessage, done func()) // in the order of the gateway; done is called when the event is dealt with
	up       func(resumed bool)
	farewell int          // the close code that it is ended with
	had      func() int64 // up to where Discord need not send its events again, as it is told
	in       bytes.Buffer // the packet that was read last
	write    sync.Mutex
	acked    atomic.Bool
}

// run speaks to the gateway until ctx is done, which is nil, or the connection ends. A close code of Discord's is a
// *websocket.CloseError.
func (c *conn) run(ctx context.Context) error {
	defer c.ws.Close()
	stop := context.AfterFunc(ctx, func() {
		_ = c.ws.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(c.farewell, ""), time.Now().Add(farewellTimeout))
		time.AfterFunc(farewellTimeout, func() { c.ws.Close() }) // unless Discord says before that it has heard it
	})
	defer stop()
	c.ws.SetReadLimit(mostPacket)
	_ = c.ws.SetReadDeadline(time.Now().Add(helloTimeout))
	hello, err := c.read()
	if err != nil {
		return c.ended(ctx, err)
	}
	var h struct {
		Interval int64 `json:"heartbeat_interval"`
	}
	if hello.Op != opHello || json.Unmarshal(hello.Data, &h) != nil || h.Interval <= 0 {
		return errLost
	}
	first := outgoing{opIdentify, c.identify}
	if c.standing.session.Load() != nil {
		first = outgoing{opResume, c.resume()}
	}
	if err := c.send(first); err != nil {
		return c.ended(ctx, err)
	}
	beating, cancel := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() { defer close(done); c.beat(beating, time.Duration(h.Interval)*time.Millisecond) }()
	defer func() { cancel(); c.ws.Close(); <-done }()
	return c.ended(ctx, c.listen())
}

// listen takes packets until the connection ends.
func (c *conn) listen() error {
	for {
		f, err := c.read()
		if err != nil {
			return err
		}
		switch f.Op {
		case opDispatch:
			c.dispatch(f)
		case opHeartbeat:
			if err := c.heartbeat(); err != nil {
				return err
			}
		case opHeartbeatAck:
			c.acked.Store(true)
		case opReconnect:
			return errLost
		case opInvalidSession:
			var resumable bool
			if json.Unmarshal(f.Data, &resumable) == nil && resumable {
				return errLost
			}
			return errInvalid
		}
	}
}

func (c *conn) dispatch(f frame) {
	switch f.Type {
	case "READY":
		var ready session
		if json.Unmarshal(f.Data, &ready) == nil && ready.ID != "" {
			c.standing.session.Store(&ready)
		}
		c.standing.seq.Store(f.Seq)
		_ = c.ws.SetReadDeadline(time.Time{})
		c.event(f.Type, f.Data, func() {})
		c.up(false)
	case "RESUMED":
		c.standing.seq.Store(f.Seq)
		_ = c.ws.SetReadDeadline(time.Time{})
		c.up(true)
	default:
		if done, already := c.standing.begin(f.Seq); !already {
			c.event(f.Type, f.Data, done)
		}
	}
}

// beat sends heartbeats, and ends a connection that did not acknowledge the last one.
func (c *conn) beat(ctx context.Context, every time.Duration) {
	c.acked.Store(true)
	timer := time.NewTimer(time.Duration(rand.Float64() * float64(every)))
	defer timer.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-timer.C:
		}
		if !c.acked.Swap(false) || c.heartbeat() != nil {
			c.ws.Close()
			return
		}
		timer.Reset(every)
	}
}

// heartbeat tells Discord up to where its events have come, null before the first.
func (c *conn) heartbeat() error {
	var seq any
	if n := c.had(); n > 0 {
		seq = n
	}
	return c.send(outgoing{opHeartbeat, seq})
}

func (c *conn) read() (f frame, err error) {
	_, packet, err := c.ws.NextReader()
	if err != nil {
		return f, err
	}
	c.in.Reset()
	if _, err := c.in.ReadFrom(packet); err != nil {
		return f, err
	}
	if err := json.Unmarshal(c.in.Bytes(), &f); err != nil {
		return f, errLost
	}
	return f, nil
}

func (c *conn) send(o outgoing) error {
	c.write.Lock()
	defer c.write.Unlock()
	_ = c.ws.SetWriteDeadline(time.Now().Add(writeTimeout))
	return c.ws.WriteJSON(o)
}

// ended says how the connection ended.
func (c *conn) ended(ctx context.Context, err error) error {
	var closed *websocket.CloseError
	switch {
	case ctx.Err() != nil:
		return nil //nolint:nilerr // it ends because it shall
	case errors.As(err, &closed):
		return closed
	case errors.Is(err, errInvalid):
		return errInvalid
	}
	return errLost
}

// refusals are the close codes after which Discord never lets the application in as it is, and what to do then
// (https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes).
var refusals = map[int]string{
	4004: "Discord does not know the token: copy it anew from your application's Bot page into ASK287_DISCORD_TOKEN",
	4010: "Discord refuses the shard: it is not one of as many as there are",
	4011: "Discord wants more shards: the application is in too many servers for as many as there are",
	4012: "Discord does not speak this version of the gateway any more: take a newer ask287",
	4013: "Discord does not know the intents: take a newer ask287",
	4014: "Discord does not allow the application these intents: look at your application's Bot page, Privileged Gateway Intents",
}

// refused returns what to do about a close code that is final, nil for any other error.
func refused(err error) error {
	var closed *websocket.CloseError
	if errors.As(err, &closed) && refusals[closed.Code] != "" {
		return fmt.Errorf("discord: %s (close code %d)", refusals[closed.Code], closed.Code)
	}
	return nil
}

// isForgotten reports whether a session cannot be resumed after the error.
func isForgotten(err error) bool {
	var closed *websocket.CloseError
	if errors.As(err, &closed) {
		switch closed.Code {
		case 4003, 4007, 4009:
			return true
		}
	}
	return errors.Is(err, errInvalid)
}
