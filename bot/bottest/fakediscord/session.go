package fakediscord

import (
	"encoding/json"
	"strconv"
	"strings"
	"sync"
)

// Intents that matter here.
const (
	intentGuilds         = 1 << 0
	intentGuildMessages  = 1 << 9
	intentDirectMessages = 1 << 12
	intentMessageContent = 1 << 15
	privilegedIntents    = 1<<1 | 1<<8 | intentMessageContent
	knownIntents         = 1<<17 - 1 | 1<<20 | 1<<21 | 1<<24 | 1<<25
)

// replayed is how many events a session keeps for a bot that resumes; who is further behind must identify anew.
const replayed = 4096

// session is what the bot identified for. It lives on when its connection breaks.
type session struct {
	id      string
	shard   [2]int
	intents int

	mu        sync.Mutex
	conn      *conn // nil while the bot is away
	seq       int64
	confirmed int64 // up to here the bot has said that it received
	events    []event
}

// event is a dispatch, kept for replay until the bot has confirmed it.
type event struct {
	seq      int64
	raw      []byte
	exchange *Exchange // nil for what is no interaction
}

type identify struct {
	Token      string            `json:"token"`
	Properties map[string]string `json:"properties"`
	Intents    *int              `json:"intents"`
	Compress   bool              `json:"compress"`
	Shard      *[2]int           `json:"shard"`
}

func (c *conn) identify(data json.RawMessage) bool {
	var id identify
	switch err := json.Unmarshal(data, &id); {
	case c.session != nil:
		c.refuse(closeAlready, "a second identify")
	case err != nil:
		c.refuse(closeDecode, "identify: %v", err)
	case strings.TrimPrefix(id.Token, "Bot ") != c.s.opts.Token:
		c.refuse(closeBadToken, "a wrong token")
	case id.Properties["os"]+id.Properties["$os"] == "" || id.Properties["browser"]+id.Properties["$browser"] == "":
		c.refuse(closeDecode, "identify without properties")
	case id.Intents == nil || *id.Intents < 0 || *id.Intents&^knownIntents != 0:
		c.refuse(closeInvalidIntents, "intents %v", id.Intents)
	case *id.Intents&privilegedIntents&^c.s.opts.Privileged != 0:
		c.refuse(closeDisallowedIntents, "intents %d: privileged ones that were not granted", *id.Intents)
	case id.Shard != nil && (id.Shard[0] < 0 || id.Shard[0] >= id.Shard[1]):
		c.refuse(closeInvalidShard, "shard %v", *id.Shard)
	case id.Shard != nil && !c.paced(id.Shard[0]):
		c.s.host.Report("shard %v identifies within %v of another", *id.Shard, identifyEvery)
		c.send(opInvalidSession, false)
		return true
	default:
		c.accept(id)
		return true
	}
	return false
}

// accept begins a session: READY, and GUILD_CREATE for each of the shard's servers.
func (c *conn) accept(id identify) {
	c.compress = id.Compress
	n := &session{id: "session" + c.s.id(), shard: [2]int{0, 1}, intents: *id.Intents}
	if id.Shard != nil {
		n.shard = *id.Shard
	}
	c.session = n
	guilds := c.s.guildsOf(n)
	unavailable := make([]object, 0, len(guilds))
	for _, g := range guilds {
		unavailable = append(unavailable, object{"id": g.ID, "unavailable": true})
	}
	version, _ := strconv.Atoi(c.version)
	n.dispatch("READY", object{
		"v": version, "user": botUser(), "guilds": unavailable, "session_id": n.id, "resume_gateway_url": c.s.ws(),
		"shard": n.shard, "application": object{"id": ApplicationID, "flags": 0}, "session_type": "normal", "private_channels": []any{},
	}, nil)
	if n.intents&intentGuilds != 0 {
		for _, g := range guilds {
			n.dispatch("GUILD_CREATE", c.s.guildCreate(g), nil)
		}
	}
	// It is known before the bot learns of it, so that what happens next is not lost on it.
	c.s.gateway.mu.Lock()
	c.s.gateway.sessions[n.id] = n
	c.s.gateway.mu.Unlock()
	n.attach(c, 0)
	c.s.gateway.connected()
}

func (c *conn) resume(data json.RawMessage) bool {
	var r struct {
		Token   string `json:"token"`
		Session string `json:"session_id"`
		Seq     int64  `json:"seq"`
	}
	if err := json.Unmarshal(data, &r); err != nil {
		c.refuse(closeDecode, "resume: %v", err)
		return false
	}
	if strings.TrimPrefix(r.Token, "Bot ") != c.s.opts.Token {
		c.refuse(closeBadToken, "a wrong token")
		return false
	}
	if c.session != nil {
		c.refuse(closeAlready, "resume after identify")
		return false
	}
	n := c.s.gateway.session(r.Session)
	if n == nil {
		c.send(opInvalidSession, false)
		return true
	}
	switch n.attach(c, r.Seq) {
	case attached:
		c.session = n
	case ahead:
		c.refuse(closeInvalidSequence, "resume from %d, which was never sent", r.Seq)
		return false
	case behind:
		c.send(opInvalidSession, false)
	}
	c.s.gateway.connected()
	return true
}

type attachment int

const (
	attached attachment = iota
	ahead
	behind
)

// attach gives the session to c, and c what came after seq; 0 is a session that begins.
func (n *session) attach(c *conn, seq int64) attachment {
	n.mu.Lock()
	defer n.mu.Unlock()
	if seq > n.seq {
		return ahead
	}
	if len(n.events) > 0 && seq < n.events[0].seq-1 || len(n.events) == 0 && seq < n.seq {
		return behind
	}
	if n.conn != nil {
		_ = n.conn.ws.Close()
	}
	n.conn = c
	n.confirmLocked(seq)
	for _, e := range n.events {
		if c.write(e.raw) && e.exchange != nil {
			e.exchange.delivered(seq > 0)
		}
	}
	if seq > 0 {
		n.sendLocked("RESUMED", object{"_trace": []string{"fake"}}, nil)
	}
	return attached
}

func (n *session) detach(c *conn) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.conn == c {
		n.conn = nil
	}
}

// confirm forgets the events that the bot has, by its own word.
func (n *session) confirm(seq int64) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.confirmLocked(seq)
}

func (n *session) confirmLocked(seq int64) {
	n.confirmed = max(n.confirmed, min(seq, n.seq))
	i := 0
	for i < len(n.events) && n.events[i].seq <= n.confirmed {
		i++
	}
	n.events = append(n.events[:0], n.events[i:]...)
}

// dispatch sends the bot an event, at once or when it resumes.
func (n *session) dispatch(kind string, data any, e *Exchange) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.sendLocked(kind, data, e)
}

func (n *session) sendLocked(kind string, data any, e *Exchange) {
	n.seq++
	d, ok := data.(json.RawMessage)
	if !ok {
		d, _ = json.Marshal(data)
	}
	raw := make([]byte, 0, len(d)+64)
	raw = append(raw, `{"op":0,"t":"`+kind+`","s":`...)
	raw = strconv.AppendInt(raw, n.seq, 10)
	raw = append(raw, `,"d":`...)
	raw = append(raw, d...)
	raw = append(raw, '}')
	if len(n.events) >= replayed {
		n.events = append(n.events[:0], n.events[replayed/2:]...)
	}
	n.events = append(n.events, event{seq: n.seq, raw: raw, exchange: e})
	c := n.conn
	if c == nil {
		return
	}
	if c.write(raw) && e != nil {
		e.delivered(false)
	}
}

func (g *gateway) session(id string) *session {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.sessions[id]
}

func (g *gateway) forget(n *session) {
	g.mu.Lock()
	defer g.mu.Unlock()
	delete(g.sessions, n.id)
}
