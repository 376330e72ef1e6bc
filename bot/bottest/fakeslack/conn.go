package fakeslack

import (
	"slices"
	"sync"
	"time"

	"github.com/gorilla/websocket"

	"ask287/bot/bottest/fake"
)

// conn is a connection of the app's.
type conn struct {
	s  *Server
	ws *websocket.Conn

	leaving bool            // takes no deliveries; guarded by the server's mutex, as flights is
	flights map[uint64]bool // envelopes that were sent over it and not acknowledged

	mu   sync.Mutex // of writing
	dead bool
}

// read takes what the app sends until the connection ends.
func (c *conn) read() {
	defer c.end()
	patience := 3*c.s.opts.Ping + time.Second
	_ = c.ws.SetReadDeadline(time.Now().Add(patience))
	c.ws.SetPongHandler(func(string) error { return c.ws.SetReadDeadline(time.Now().Add(patience)) })
	for {
		_, data, err := c.ws.ReadMessage()
		if err != nil {
			return
		}
		c.s.take(data)
	}
}

// end forgets the connection. What it carried and nobody acknowledged is lost, and delivered again at its time.
func (c *conn) end() {
	c.cut()
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	c.s.conns = slices.DeleteFunc(c.s.conns, func(other *conn) bool { return other == c })
	for n := range c.flights {
		if f := c.s.pending[n]; f != nil {
			f.e.attempts[f.attempt].Lost = true
		}
	}
	c.s.news.Tell()
}

// write sends bytes as one message. They may be lost with the connection.
func (c *conn) write(raw []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.dead {
		return
	}
	_ = c.ws.SetWriteDeadline(time.Now().Add(10 * time.Second))
	if c.ws.WriteMessage(websocket.TextMessage, raw) != nil {
		c.dead = true
		_ = c.ws.Close()
	}
}

// leave makes the connection take no more deliveries.
func (c *conn) leave() {
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	c.leaving = true
}

// cut ends the connection without a word. What was written and not yet read by the app may be lost.
func (c *conn) cut() {
	c.leave()
	c.mu.Lock()
	defer c.mu.Unlock()
	c.dead = true
	_ = c.ws.Close()
}

// cutMidFrame ends the connection after the header and a half of a frame.
func (c *conn) cutMidFrame(raw []byte) {
	c.leave()
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.dead {
		return
	}
	c.dead = true
	fake.CutMidFrame(c.ws.NetConn(), raw)
	_ = c.ws.Close()
}

// eachConn does it to every connection, without holding the server.
func (s *Server) eachConn(do func(*conn)) {
	s.mu.Lock()
	conns := slices.Clone(s.conns)
	s.mu.Unlock()
	for _, c := range conns {
		do(c)
	}
}
