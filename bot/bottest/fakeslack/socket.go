package fakeslack

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/gorilla/websocket"
)

// socket is what the server keeps of Socket Mode, guarded by its mutex.
type socket struct {
	conns     []*conn
	tickets   map[string]bool // of connections that were asked for and not yet made
	turn      int
	opened    int
	envelopes uint64             // the number of the latest
	pending   map[uint64]*flight // that were not acknowledged
}

// maxConns is how many connections of an app Slack allows at once.
const maxConns = 10

func (k *socket) begin() {
	*k = socket{tickets: map[string]bool{}, pending: map[uint64]*flight{}}
}

// pick is the connection whose turn it is, or nil. The server is locked.
func (s *Server) pick() *conn {
	for range s.conns {
		s.turn++
		if c := s.conns[s.turn%len(s.conns)]; !c.leaving {
			return c
		}
	}
	return nil
}

// connectionsOpen is apps.connections.open.
func (c *call) connectionsOpen() (any, *refusal) {
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	if len(c.s.conns) >= maxConns {
		return nil, refuse("too_many_websockets")
	}
	ticket := c.s.id("ticket")
	c.s.tickets[ticket] = true
	url := "ws" + strings.TrimPrefix(c.s.URL, "http") + "/link/?ticket=" + ticket + "&app_id=" + AppID
	return object{"ok": true, "url": url}, nil
}

// link is where a connection is made.
func (s *Server) link(w http.ResponseWriter, r *http.Request) {
	ticket := r.URL.Query().Get("ticket")
	s.mu.Lock()
	known := s.tickets[ticket]
	delete(s.tickets, ticket)
	s.mu.Unlock()
	if !known {
		s.host.Report("a WebSocket with a URL that was not given, or was used already")
		http.Error(w, "invalid ticket", http.StatusBadRequest)
		return
	}
	if r.URL.Query().Has("debug_reconnects") {
		s.host.Report("a WebSocket with debug_reconnects: it lives for six minutes only")
	}
	upgrader := websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}
	ws, err := upgrader.Upgrade(w, r, nil)
	if err != nil {
		s.host.Report("a URL of Socket Mode was asked for without a WebSocket: %v", err)
		return
	}
	c := &conn{s: s, ws: ws, flights: map[uint64]bool{}}
	if !s.host.Go(c.run) {
		_ = ws.Close()
	}
}

// run says hello and takes what the app sends, until the connection ends.
func (c *conn) run() {
	s := c.s
	s.mu.Lock()
	if s.host.Closed() {
		s.mu.Unlock()
		_ = c.ws.Close()
		return
	}
	s.conns = append(s.conns, c)
	s.opened++
	n := len(s.conns)
	c.leaving = true // until it has said hello
	s.mu.Unlock()
	hello, _ := json.Marshal(object{
		"type": "hello", "num_connections": n, "connection_info": object{"app_id": AppID},
		"debug_info": object{"host": "applink-fake", "build_number": 1, "approximate_connection_time": 18060},
	})
	c.write(hello)
	s.mu.Lock()
	c.leaving = false
	s.news.Tell()
	s.mu.Unlock()
	c.read()
}

// ping sends pings as long as the server lives.
func (s *Server) ping() {
	ticker := time.NewTicker(s.opts.Ping)
	defer ticker.Stop()
	for {
		select {
		case <-ticker.C:
			s.eachConn(func(c *conn) {
				_ = c.ws.WriteControl(websocket.PingMessage, []byte("Ping from applink-fake"), time.Now().Add(time.Second))
			})
		case <-s.host.Context().Done():
			return
		}
	}
}

// response is what the app sends over Socket Mode.
type response struct {
	Envelope string          `json:"envelope_id"`
	Payload  json.RawMessage `json:"payload"`
}

// maxResponse is the size from which Slack drops a response without a word.
const maxResponse = 20 << 10

// take is an acknowledgement over Socket Mode.
func (s *Server) take(raw []byte) {
	var r response
	if err := json.Unmarshal(raw, &r); err != nil || r.Envelope == "" {
		s.host.Report("over Socket Mode came what is no acknowledgement: %.200s", raw)
		return
	}
	if len(raw) >= maxResponse {
		s.host.Report("an acknowledgement of %d bytes, which Slack drops", len(raw))
		return
	}
	n, ok := envelopeNumber(r.Envelope)
	s.mu.Lock()
	if !ok || n == 0 || n > s.envelopes {
		s.host.Report("an acknowledgement of %q, which was never sent", r.Envelope)
		s.mu.Unlock()
		return
	}
	f := s.pending[n]
	s.unlink(n)
	if f == nil {
		s.counts.AckedAgain++
		s.news.Tell()
	}
	s.mu.Unlock()
	if f != nil {
		s.acknowledge(f.e, f.attempt, Ack{Payload: r.Payload})
	}
}

// unlink forgets an envelope. The server is locked.
func (s *Server) unlink(n uint64) {
	if f := s.pending[n]; f != nil {
		delete(f.conn.flights, n)
		delete(s.pending, n)
	}
}

func envelopeID(n uint64) string { return fmt.Sprintf("00000000-0000-4000-8000-%012x", n) }

func envelopeNumber(id string) (uint64, bool) {
	hex, ok := strings.CutPrefix(id, "00000000-0000-4000-8000-")
	n, err := strconv.ParseUint(hex, 16, 64)
	return n, ok && err == nil && len(hex) == 12
}
