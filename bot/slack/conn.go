package slack

import (
	"context"
	"encoding/json"
	"regexp"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gorilla/websocket"
)

const (
	mostPacket = 8 << 20  // bytes that Slack may send at once
	mostAck    = 20 << 10 // bytes; a larger acknowledgement is dropped by Slack without a word, and so is one in several frames
)

// envelope is what Slack sends over a connection (https://docs.slack.dev/apis/events-api/using-socket-mode#events).
type envelope struct {
	ID      string          `json:"envelope_id"`
	Type    string          `json:"type"`
	Reason  string          `json:"reason"`
	Payload json.RawMessage `json:"payload"`
}

type response struct {
	ID      string `json:"envelope_id"`
	Payload any    `json:"payload,omitempty"`
}

// Reasons for which Slack tells a connection to go.
const linkDisabled = "link_disabled" // Socket Mode was switched off; after any other it is made again

// conn is one connection of Socket Mode.
type conn struct {
	a      *Adapter
	ws     *websocket.Conn
	write  sync.Mutex
	worked atomic.Bool   // it has brought something
	left   chan struct{} // closed when it was told to go, or has ended

	mu     sync.Mutex // of what is below
	up     bool
	gone   bool // left is closed
	reason string
	until  time.Time // when one that was told to go ends at the latest
}

func newConn(a *Adapter, ws *websocket.Conn) *conn {
	return &conn{a: a, ws: ws, left: make(chan struct{})}
}

// why is why it was left.
func (c *conn) why() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.reason
}

// run takes what comes until ctx is done or the connection ends.
func (c *conn) run(ctx context.Context) {
	defer c.leave("lost")
	defer c.ws.Close()
	stop := context.AfterFunc(ctx, func() {
		c.a.end() // as long as there is a connection to acknowledge over
		_ = c.ws.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(websocket.CloseNormalClosure, ""), time.Now().Add(time.Second))
		c.ws.Close()
	})
	defer stop()
	c.ws.SetReadLimit(mostPacket)
	_ = c.ws.SetReadDeadline(time.Now().Add(c.a.pace.hello))
	answer := c.ws.PingHandler()
	c.ws.SetPingHandler(func(text string) error { c.heard(); return answer(text) })
	c.ws.SetPongHandler(func(string) error { c.heard(); return nil })
	ended, done := make(chan struct{}), make(chan struct{})
	go func() { defer close(done); c.beat(ended) }()
	defer func() { close(ended); c.ws.Close(); <-done }()
	for {
		_, message, err := c.ws.ReadMessage()
		if err != nil {
			return
		}
		c.heard()
		c.take(message)
	}
}

// heard notes that the connection lives.
func (c *conn) heard() {
	until := time.Now().Add(c.a.pace.silent)
	c.mu.Lock()
	if !c.until.IsZero() && c.until.Before(until) {
		until = c.until
	}
	c.mu.Unlock()
	_ = c.ws.SetReadDeadline(until)
}

// beat sends pings. Slack sends some too, but does not say how often.
func (c *conn) beat(ended <-chan struct{}) {
	ticker := time.NewTicker(c.a.pace.ping)
	defer ticker.Stop()
	for {
		select {
		case <-ended:
			return
		case <-ticker.C:
			_ = c.ws.WriteControl(websocket.PingMessage, nil, time.Now().Add(c.a.pace.write))
		}
	}
}

// leave is when another connection is to be made in the place of this one.
func (c *conn) leave(reason string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.up {
		c.up = false
		c.a.up.Add(-1)
	}
	if c.gone {
		return
	}
	c.gone, c.reason, c.until = true, reason, time.Now().Add(c.a.pace.leave)
	close(c.left)
}

// works notes that the connection delivers.
func (c *conn) works() {
	c.mu.Lock()
	first := !c.up && !c.gone
	if first {
		c.up = true
		c.a.up.Add(1)
	}
	c.mu.Unlock()
	if first {
		c.a.log.Info("slack connection is up")
	}
}

// idIn finds the number of an envelope that is not to be read otherwise.
var idIn = regexp.MustCompile(`"envelope_id"\s*:\s*"([^"\\]{1,100})"`)

// take takes one message.
func (c *conn) take(message []byte) {
	defer c.a.guard(nil)
	came := time.Now()
	var e envelope
	if json.Unmarshal(message, &e) != nil && e.ID == "" {
		if found := idIn.FindSubmatch(message); found != nil {
			_ = c.ack(string(found[1]), nil)
		}
		return
	}
	switch e.Type {
	case "hello":
		c.works()
	case "disconnect":
		c.leave(e.Reason)
	}
	if e.ID == "" {
		return
	}
	c.works() // whether or not it has said hello
	c.worked.Store(true)
	c.a.take(delivery{
		kind: e.Type, payload: e.Payload, came: came, again: e.Type == eventsAPI,
		ack: func(_ context.Context, payload any) error { return c.ack(e.ID, payload) },
	})
}

// ack acknowledges an envelope.
func (c *conn) ack(id string, payload any) error {
	text, err := c.fit(id, payload)
	if err != nil {
		return failure{code: "invalid_payload"}
	}
	c.write.Lock()
	defer c.write.Unlock()
	_ = c.ws.SetWriteDeadline(time.Now().Add(c.a.pace.write))
	if c.ws.WriteMessage(websocket.TextMessage, text) != nil {
		c.ws.Close() // Slack delivers it again, over another one
		return errLost
	}
	return nil
}

// fit returns an acknowledgement, or as much of it as Slack takes.
func (c *conn) fit(id string, payload any) ([]byte, error) {
	text, err := json.Marshal(response{id, payload})
	for err == nil && len(text) >= mostAck {
		if o, ok := payload.(offer); ok {
			o.Options = o.Options[:len(o.Options)/2] // who types on gets to the others
			payload = o
		} else {
			c.a.log.Error("an acknowledgement is too large, and is sent without what it says", "bytes", len(text))
			payload = nil
		}
		text, err = json.Marshal(response{id, payload})
	}
	return text, err
}
