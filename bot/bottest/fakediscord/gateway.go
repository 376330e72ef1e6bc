package fakediscord

import (
	"bytes"
	"compress/zlib"
	"encoding/json"
	"net"
	"net/http"
	"sync"
	"time"

	"github.com/gorilla/websocket"

	"ask287/bot/bottest/fake"
)

// Close codes of the gateway, as Discord documents them.
const (
	closeUnknownError      = 4000
	closeUnknownOpcode     = 4001
	closeDecode            = 4002
	closeNotAuthenticated  = 4003
	closeBadToken          = 4004
	closeAlready           = 4005
	closeInvalidSequence   = 4007
	closeRateLimited       = 4008
	closeSessionTimedOut   = 4009
	closeInvalidShard      = 4010
	closeShardingRequired  = 4011
	closeInvalidVersion    = 4012
	closeInvalidIntents    = 4013
	closeDisallowedIntents = 4014
)

// Opcodes of the gateway.
const (
	opDispatch       = 0
	opHeartbeat      = 1
	opIdentify       = 2
	opPresence       = 3
	opVoice          = 4
	opResume         = 6
	opReconnect      = 7
	opRequestMembers = 8
	opInvalidSession = 9
	opHello          = 10
	opAck            = 11
)

// gateway is what the server keeps of connections.
type gateway struct {
	mu       sync.Mutex
	sessions map[string]*session
	conns    map[*conn]bool
	first    [][2]int // what the next connections get instead of hello: opcode or close code, see steer.go
	news     fake.News
	opened   int
	shards   shards
}

// conn is a WebSocket connection of the bot's.
type conn struct {
	s        *Server
	ws       *websocket.Conn
	compress bool // payloads that are long come compressed

	mu      sync.Mutex // of writing, and of what follows
	stream  *zlib.Writer
	pending bytes.Buffer
	zombie  bool
	dead    bool

	session *session // of the reading goroutine
	version string
	sent    []time.Time // the bot's latest packets
}

// packet is what goes over the gateway either way.
type packet struct {
	Op   int             `json:"op"`
	Data json.RawMessage `json:"d"`
	Seq  *int64          `json:"s"`
	Type *string         `json:"t"`
}

func (s *Server) serveGateway(w http.ResponseWriter, r *http.Request) {
	upgrader := websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}
	ws, err := upgrader.Upgrade(w, r, nil)
	if err != nil {
		s.host.Report("the gateway was asked for without a WebSocket: %v", err)
		return
	}
	c := &conn{s: s, ws: ws, version: r.URL.Query().Get("v")}
	if r.URL.Query().Get("compress") == "zlib-stream" {
		c.stream = zlib.NewWriter(&c.pending)
	}
	s.gateway.mu.Lock()
	s.gateway.opened++
	s.gateway.conns[c] = true
	var first [2]int
	if len(s.gateway.first) > 0 {
		first, s.gateway.first = s.gateway.first[0], s.gateway.first[1:]
	}
	s.gateway.news.Tell()
	s.gateway.mu.Unlock()
	if !s.host.Go(func() {
		defer c.end()
		if first != [2]int{} {
			c.begin(first)
			return
		}
		if v, e := c.version, r.URL.Query().Get("encoding"); v != "9" && v != "10" || e != "json" && e != "" {
			c.refuse(closeInvalidVersion, "v=%q encoding=%q", v, e)
			return
		}
		c.send(opHello, object{"heartbeat_interval": s.opts.Heartbeat.Milliseconds(), "_trace": []string{"fake"}})
		c.read()
	}) {
		_ = ws.Close()
	}
}

// end forgets the connection; its session stays, for the bot to resume.
func (c *conn) end() {
	c.cut()
	c.s.gateway.mu.Lock()
	delete(c.s.gateway.conns, c)
	c.s.gateway.news.Tell()
	c.s.gateway.mu.Unlock()
	if c.session != nil {
		c.session.detach(c)
	}
}

// read takes what the bot sends until the connection ends.
func (c *conn) read() {
	for {
		_ = c.ws.SetReadDeadline(time.Now().Add(c.s.opts.Heartbeat + c.s.opts.Heartbeat/2 + time.Second))
		_, data, err := c.ws.ReadMessage()
		if err != nil {
			c.readFailed(err)
			return
		}
		c.mu.Lock()
		zombie := c.zombie
		c.mu.Unlock()
		if zombie {
			continue
		}
		var p packet
		if err := json.Unmarshal(data, &p); err != nil || len(data) > 4096 {
			c.refuse(closeDecode, "a packet of %d bytes: %v", len(data), err)
			return
		}
		if !c.within() {
			c.refuse(closeRateLimited, "over 120 packets in a minute")
			return
		}
		if !c.take(p) {
			return
		}
	}
}

func (c *conn) readFailed(err error) {
	if e, ok := err.(net.Error); ok && e.Timeout() { //nolint:errorlint // gorilla does not wrap
		c.mu.Lock()
		zombie := c.zombie
		c.mu.Unlock()
		if !zombie {
			c.refuse(closeSessionTimedOut, "no heartbeat in time")
		}
		return
	}
	if c.session != nil && websocket.IsCloseError(err, websocket.CloseNormalClosure, websocket.CloseGoingAway) {
		c.s.gateway.forget(c.session)
	}
}

// within says whether the bot keeps to 120 packets in a minute.
func (c *conn) within() bool {
	now := time.Now()
	if len(c.sent) == 120 {
		if now.Sub(c.sent[0]) < time.Minute {
			return false
		}
		c.sent = append(c.sent[:0], c.sent[1:]...)
	}
	c.sent = append(c.sent, now)
	return true
}

// take does what the packet asks for and says whether the connection goes on.
func (c *conn) take(p packet) bool {
	switch p.Op {
	case opHeartbeat:
		var seq int64
		_ = json.Unmarshal(p.Data, &seq)
		if c.session != nil {
			c.session.confirm(seq)
		}
		c.send(opAck, nil)
		return true
	case opIdentify:
		return c.identify(p.Data)
	case opResume:
		return c.resume(p.Data)
	case opPresence, opVoice, opRequestMembers:
		if c.session == nil {
			c.refuse(closeNotAuthenticated, "op %d before identify", p.Op)
			return false
		}
		return true
	default:
		c.refuse(closeUnknownOpcode, "op %d", p.Op)
		return false
	}
}

// send writes a packet that is no dispatch. The heartbeat's ack, hello and the like are lost with the connection.
func (c *conn) send(op int, data any) {
	raw, _ := json.Marshal(object{"op": op, "d": data, "s": nil, "t": nil})
	c.write(raw)
}

// write sends bytes as one message and says whether they left.
func (c *conn) write(raw []byte) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.dead || c.zombie {
		return false
	}
	kind := websocket.TextMessage
	switch {
	case c.stream != nil:
		c.pending.Reset()
		_, _ = c.stream.Write(raw)
		_ = c.stream.Flush()
		kind, raw = websocket.BinaryMessage, c.pending.Bytes()
	case c.compress && len(raw) >= 4096:
		var b bytes.Buffer
		z := zlib.NewWriter(&b)
		_, _ = z.Write(raw)
		_ = z.Close()
		kind, raw = websocket.BinaryMessage, b.Bytes()
	}
	_ = c.ws.SetWriteDeadline(time.Now().Add(10 * time.Second))
	if c.ws.WriteMessage(kind, raw) != nil {
		c.dead = true
		return false
	}
	return true
}

// refuse closes with the code and reports it, unless it was allowed.
func (c *conn) refuse(code int, format string, args ...any) {
	if !c.s.host.Allows(code) {
		c.s.host.Report("the gateway closed with %d: "+format, append([]any{code}, args...)...)
	}
	c.close(code)
	_ = c.ws.SetReadDeadline(time.Now().Add(200 * time.Millisecond))
	for { // what the bot has still sent would take the close frame with it
		if _, _, err := c.ws.ReadMessage(); err != nil {
			return
		}
	}
}

func (c *conn) close(code int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	_ = c.ws.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(code, closeText(code)), time.Now().Add(time.Second))
}

// cut ends the connection without a word. What was written and not yet read by the bot may be lost.
func (c *conn) cut() {
	_ = c.ws.Close() // first, for a writer that holds the lock to give up
	c.mu.Lock()
	defer c.mu.Unlock()
	c.dead = true
}
