package fakediscord

import (
	"context"
	"strconv"
	"time"

	"ask287/bot/bottest/fake"
)

// Connected waits until the bot has identified or resumed on some connection, and says whether it did.
func (s *Server) Connected(ctx context.Context) bool {
	return s.awaitGateway(ctx, func() bool { return s.gateway.attached() > 0 })
}

// Disconnected waits until no connection of the bot's is open, and says whether that came about.
func (s *Server) Disconnected(ctx context.Context) bool {
	return s.awaitGateway(ctx, func() bool { return len(s.gateway.conns) == 0 })
}

// Opened is how many WebSocket connections the bot has opened so far.
func (s *Server) Opened() int {
	s.gateway.mu.Lock()
	defer s.gateway.mu.Unlock()
	return s.gateway.opened
}

// OpenedSince waits until more than n connections have been opened, and says whether they were.
func (s *Server) OpenedSince(ctx context.Context, n int) bool {
	return s.awaitGateway(ctx, func() bool { return s.gateway.opened > n })
}

// Reconnect asks every connection to reconnect and resume (op 7).
func (s *Server) Reconnect() {
	s.eachConn(func(c *conn) { c.send(opReconnect, nil) })
}

// Invalidate tells every connection that its session is invalid (op 9). A resumable session may be resumed on a new
// connection, another one is gone.
func (s *Server) Invalidate(resumable bool) {
	s.eachConn(func(c *conn) {
		if n := c.current(); n != nil && !resumable {
			s.gateway.forget(n)
		}
		c.send(opInvalidSession, resumable)
	})
}

// AskHeartbeat asks every connection for a heartbeat at once (op 1).
func (s *Server) AskHeartbeat() { s.eachConn(func(c *conn) { c.send(opHeartbeat, nil) }) }

// CloseGateway closes every connection with the code (4000 to 4014, or 1000 and 1001). The sessions are gone where the code says so.
func (s *Server) CloseGateway(code int) {
	s.eachConn(func(c *conn) {
		if n := c.current(); n != nil && endsSession(code) {
			s.gateway.forget(n)
		}
		c.close(code)
		c.hangUp()
	})
}

// Cut breaks every connection without a close frame; the sessions can be resumed.
func (s *Server) Cut() { s.eachConn((*conn).cut) }

// CutMidFrame breaks every connection in the middle of a message, after the header and some of the payload.
func (s *Server) CutMidFrame() { s.eachConn((*conn).cutMidFrame) }

// Zombie lets every open connection stand and hears and says nothing on it any more: no acks, no events, which wait for a
// session that is resumed.
func (s *Server) Zombie() {
	s.eachConn(func(c *conn) {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.zombie = true
	})
}

// Expire makes every session impossible to resume: who tries is told to identify (op 9, false).
func (s *Server) Expire() {
	s.gateway.mu.Lock()
	defer s.gateway.mu.Unlock()
	clear(s.gateway.sessions)
}

// NextOp7 makes the next n connections begin with op 7 in place of hello.
func (s *Server) NextOp7(n int) { s.nextConns(n, [2]int{opReconnect, 0}) }

// NextClose makes the next n connections end with the code at once, before hello.
func (s *Server) NextClose(n, code int) { s.nextConns(n, [2]int{0, code}) }

// NextSilent makes the next n connections say nothing at all.
func (s *Server) NextSilent(n int) { s.nextConns(n, [2]int{-1, 0}) }

func (s *Server) nextConns(n int, first [2]int) {
	s.gateway.mu.Lock()
	defer s.gateway.mu.Unlock()
	for range n {
		s.gateway.first = append(s.gateway.first, first)
	}
}

// begin is a connection that was told to be different.
func (c *conn) begin(first [2]int) {
	switch {
	case first[0] == opReconnect:
		c.send(opReconnect, nil)
	case first[1] != 0:
		c.close(first[1])
		return
	}
	for { // until the bot, or the server, has had enough
		if _, _, err := c.ws.ReadMessage(); err != nil {
			return
		}
	}
}

// hangUp ends the connection soon, for the bot to have read what was said last.
func (c *conn) hangUp() {
	_ = c.ws.SetReadDeadline(time.Now().Add(200 * time.Millisecond))
	c.mu.Lock()
	defer c.mu.Unlock()
	c.zombie = true
}

func (c *conn) cutMidFrame() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.dead = true
	fake.CutMidFrame(c.ws.NetConn(), []byte(`{"op":0,"t":"MESSAGE_CREATE","d":{"content":"half of it is not there","id":"1"}}`))
	_ = c.ws.Close()
}

func (c *conn) current() *session {
	c.s.gateway.mu.Lock()
	defer c.s.gateway.mu.Unlock()
	for _, n := range c.s.gateway.sessions {
		if n.on(c) {
			return n
		}
	}
	return nil
}

func (n *session) on(c *conn) bool {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.conn == c
}

// eachConn does it to every open connection, without holding the gateway.
func (s *Server) eachConn(do func(*conn)) {
	s.gateway.mu.Lock()
	conns := make([]*conn, 0, len(s.gateway.conns))
	for c := range s.gateway.conns {
		conns = append(conns, c)
	}
	s.gateway.mu.Unlock()
	for _, c := range conns {
		do(c)
	}
}

func (g *gateway) cutAll() {
	g.mu.Lock()
	defer g.mu.Unlock()
	for c := range g.conns {
		_ = c.ws.Close()
	}
	g.news.Tell()
}

// attached is how many sessions have a connection. The gateway is locked.
func (g *gateway) attached() int {
	n := 0
	for _, session := range g.sessions {
		session.mu.Lock()
		if session.conn != nil {
			n++
		}
		session.mu.Unlock()
	}
	return n
}

func (s *Server) awaitGateway(ctx context.Context, holds func() bool) bool {
	return s.host.Await(ctx, &s.gateway.mu, &s.gateway.news, holds)
}

// endsSession says after which codes Discord wants a new session.
func endsSession(code int) bool {
	switch code {
	case 1000, 1001, closeBadToken, closeInvalidSequence, closeSessionTimedOut, closeInvalidShard, closeShardingRequired,
		closeInvalidVersion, closeInvalidIntents, closeDisallowedIntents:
		return true
	}
	return false
}

func closeText(code int) string {
	texts := map[int]string{
		closeUnknownError: "Unknown error.", closeUnknownOpcode: "Unknown opcode.", closeDecode: "Error while decoding payload.",
		closeNotAuthenticated: "Not authenticated.", closeBadToken: "Authentication failed.", closeAlready: "Already authenticated.",
		closeInvalidSequence: "Invalid seq.", closeRateLimited: "Rate limited.", closeSessionTimedOut: "Session timed out.",
		closeInvalidShard: "Invalid shard.", closeShardingRequired: "Sharding required.", closeInvalidVersion: "Invalid API version.",
		closeInvalidIntents: "Invalid intent(s).", closeDisallowedIntents: "Disallowed intent(s).",
	}
	if text, ok := texts[code]; ok {
		return text
	}
	return strconv.Itoa(code)
}
