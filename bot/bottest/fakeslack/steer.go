package fakeslack

import (
	"context"
	"encoding/json"
	"time"
)

// Connected waits until the app has at least n connections that heard hello, and says whether it has.
func (s *Server) Connected(ctx context.Context, n int) bool {
	return s.await(ctx, &s.news, func() bool {
		ready := 0
		for _, c := range s.conns {
			if !c.leaving {
				ready++
			}
		}
		return ready >= n
	})
}

// Disconnected waits until no connection is open, and says whether that came about.
func (s *Server) Disconnected(ctx context.Context) bool {
	return s.await(ctx, &s.news, func() bool { return len(s.conns) == 0 })
}

// Opened is how many WebSocket connections the app has opened so far.
func (s *Server) Opened() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.opened
}

// OpenedSince waits until more than n connections have been opened, and says whether they were.
func (s *Server) OpenedSince(ctx context.Context, n int) bool {
	return s.await(ctx, &s.news, func() bool { return s.opened > n })
}

// Reasons for which Slack ends a connection.
const (
	Warning          = "warning"           // it will end in Options.Warning
	RefreshRequested = "refresh_requested" // make a new one
	LinkDisabled     = "link_disabled"     // Socket Mode was switched off
)

// Disconnect tells the connections to go, and ends them: at once, or after Options.Warning where that is the reason. New deliveries go
// over others from then on.
func (s *Server) Disconnect(reason string) { s.eachConn(func(c *conn) { c.disconnect(reason) }) }

// DisconnectOne does so with the connection that is the oldest.
func (s *Server) DisconnectOne(reason string) {
	s.mu.Lock()
	var oldest *conn
	if len(s.conns) > 0 {
		oldest = s.conns[0]
	}
	s.mu.Unlock()
	if oldest != nil {
		oldest.disconnect(reason)
	}
}

func (c *conn) disconnect(reason string) {
	c.leave()
	raw, _ := json.Marshal(object{"type": "disconnect", "reason": reason, "debug_info": object{"host": "applink-fake"}})
	c.write(raw)
	wait := time.Second // for the app to acknowledge what it has
	if reason == Warning {
		wait = c.s.opts.Warning
	}
	c.s.host.Go(func() {
		c.s.host.Pause(wait)
		c.cut()
	})
}

// Cut breaks every connection without a close frame.
func (s *Server) Cut() { s.eachConn((*conn).cut) }

// CutMidFrame breaks every connection in the middle of a message.
func (s *Server) CutMidFrame() {
	s.eachConn(func(c *conn) {
		c.cutMidFrame([]byte(`{"envelope_id":"00000000","type":"events_api","payload":{"event":`))
	})
}

// Say sends any text over every connection, well formed or not.
func (s *Server) Say(text string) { s.eachConn(func(c *conn) { c.write([]byte(text)) }) }

// Flood sends the exchange's delivery n times more, whether it was acknowledged or not, as retries of the same event.
func (s *Server) Flood(e *Exchange, n int) {
	for i := range n {
		s.mu.Lock()
		url := s.endpoint.of(e.Kind)
		s.mu.Unlock()
		if url != "" {
			s.host.Go(func() { s.post(e, url, i+1, "http_timeout") })
			continue
		}
		s.send(e, i+1, "timeout")
	}
}
