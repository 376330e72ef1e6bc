package fakediscord_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"ask287/bot/bottest/fakediscord"
)

// line is a connection to the gateway without a library's opinions.
type line struct {
	t  *testing.T
	ws *websocket.Conn
}

type packet struct {
	Op   int             `json:"op"`
	Data json.RawMessage `json:"d"`
	Seq  int64           `json:"s"`
	Type string          `json:"t"`
}

func dial(t *testing.T, s *fakediscord.Server, query string) *line {
	t.Helper()
	ws, response, err := websocket.DefaultDialer.Dial("ws"+strings.TrimPrefix(s.URL, "http")+"/?"+query, http.Header{})
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	t.Cleanup(func() { _ = ws.Close() })
	return &line{t, ws}
}

func (l *line) send(op int, format string, args ...any) {
	l.t.Helper()
	if err := l.ws.WriteMessage(websocket.TextMessage, fmt.Appendf(nil, `{"op":%d,"d":`+format+`}`, append([]any{op}, args...)...)); err != nil {
		l.t.Error(err)
	}
}

func (l *line) read() (packet, error) {
	_ = l.ws.SetReadDeadline(time.Now().Add(5 * time.Second))
	_, raw, err := l.ws.ReadMessage()
	var p packet
	if err == nil {
		err = json.Unmarshal(raw, &p)
	}
	return p, err
}

// want reads until a packet with the op and the type.
func (l *line) want(op int, kind string) packet {
	l.t.Helper()
	for {
		p, err := l.read()
		if err != nil {
			l.t.Fatalf("waiting for op %d %s: %v", op, kind, err)
		}
		if p.Op == op && p.Type == kind {
			return p
		}
	}
}

// closed reads until the connection ends, and gives the code; 0 where it broke without one.
func (l *line) closed() int {
	for {
		if _, err := l.read(); err != nil {
			var e *websocket.CloseError
			if errors.As(err, &e) && e.Code != websocket.CloseAbnormalClosure {
				return e.Code
			}
			return 0
		}
	}
}

const introduced = `{"token":"Bot ` + fakediscord.DefaultToken + `","intents":513,"properties":{"os":"linux","browser":"test","device":"test"}}`

func (l *line) identify() (session string) {
	l.t.Helper()
	l.want(10, "")
	l.send(2, introduced)
	var ready struct {
		ID string `json:"session_id"`
	}
	if err := json.Unmarshal(l.want(0, "READY").Data, &ready); err != nil {
		l.t.Fatal(err)
	}
	l.want(0, "GUILD_CREATE")
	return ready.ID
}

func (l *line) resume(session string, seq int64) {
	l.want(10, "")
	l.send(6, `{"token":%q,"session_id":%q,"seq":%d}`, fakediscord.DefaultToken, session, seq)
}

// What was sent while the bot was away comes when it resumes, in order and once.
func TestResume(t *testing.T) {
	s := fakediscord.New(t, fakediscord.Options{})
	l := dial(t, s, "v=10&encoding=json")
	session := l.identify()
	first := s.Start(fakediscord.Slash{Name: "one"})
	seq := l.want(0, "INTERACTION_CREATE").Seq
	for name, cut := range map[string]func(){"cut": s.Cut, "mid-frame": s.CutMidFrame, "zombie": s.Zombie, "op 7": s.Reconnect} {
		missed := s.Start(fakediscord.Slash{Name: "two"})
		cut()
		if name == "zombie" {
			l.send(1, "1")
			_ = l.ws.SetReadDeadline(time.Now().Add(100 * time.Millisecond))
			for {
				if _, raw, err := l.ws.ReadMessage(); err != nil {
					break
				} else if strings.Contains(string(raw), `"op":11`) {
					t.Error("a zombie acknowledged a heartbeat")
				}
			}
		}
		_ = l.ws.Close()
		l = dial(t, s, "v=10&encoding=json")
		l.resume(session, seq)
		p := l.want(0, "INTERACTION_CREATE")
		if p.Seq != seq+1 || !strings.Contains(string(p.Data), missed.ID) {
			t.Errorf("%s: replayed %d, want %d", name, p.Seq, seq+1)
		}
		seq = l.want(0, "RESUMED").Seq
	}
	if first.Deliveries() != 1 {
		t.Errorf("the first was delivered %d times", first.Deliveries())
	}
	s.Expire()
	l = dial(t, s, "v=9&encoding=json")
	l.resume(session, seq)
	if p := l.want(9, ""); string(p.Data) != "false" {
		t.Errorf("resumed an expired session: %s", p.Data)
	}
}

func TestPlannedConnections(t *testing.T) {
	s := fakediscord.New(t, fakediscord.Options{})
	s.NextOp7(1)
	s.NextClose(1, 4000)
	dial(t, s, "v=10").want(7, "")
	if code := dial(t, s, "v=10").closed(); code != 4000 {
		t.Errorf("closed with %d", code)
	}
	for _, code := range []int{4000, 4004, 4009, 4014} {
		l := dial(t, s, "v=10")
		l.identify()
		s.CloseGateway(code)
		if got := l.closed(); got != code {
			t.Errorf("closed with %d, want %d", got, code)
		}
	}
	l := dial(t, s, "v=10")
	l.identify()
	s.AskHeartbeat()
	l.want(1, "")
	l.send(1, "3")
	l.want(11, "")
	s.Invalidate(true)
	if p := l.want(9, ""); string(p.Data) != "true" {
		t.Errorf("op 9 says %s", p.Data)
	}
}

// What the gateway does not take ends the connection with Discord's code and fails the test.
func TestGatewayRefuses(t *testing.T) {
	r := &recorder{TB: t}
	s := fakediscord.New(r, fakediscord.Options{})
	with := func(field, value string) string {
		return strings.Replace(introduced, field, value, 1)
	}
	for name, test := range map[string]struct {
		query, packet string
		code          int
	}{
		"opcode":      {"v=10", `{"op":99,"d":null}`, 4001},
		"no JSON":     {"v=10", `{`, 4002},
		"too long":    {"v=10", `{"op":1,"d":1` + strings.Repeat(" ", 4096) + `}`, 4002},
		"presence":    {"v=10", `{"op":3,"d":{}}`, 4003},
		"token":       {"v=10", `{"op":2,"d":` + with(fakediscord.DefaultToken, "other") + `}`, 4004},
		"version":     {"v=7", "", 4012},
		"no intents":  {"v=10", `{"op":2,"d":` + with(`"intents":513,`, "") + `}`, 4013},
		"intents":     {"v=10", `{"op":2,"d":` + with("513", "8388608") + `}`, 4013},
		"privileged":  {"v=10", `{"op":2,"d":` + with("513", "32768") + `}`, 4014},
		"shard":       {"v=10", `{"op":2,"d":` + with(`"intents"`, `"shard":[1,1],"intents"`) + `}`, 4010},
		"resume with": {"v=10", `{"op":6,"d":{"token":"other","session_id":"x","seq":1}}`, 4004},
	} {
		t.Run(name, func(t *testing.T) {
			l := dial(t, s, test.query)
			if test.packet != "" {
				l.want(10, "")
				_ = l.ws.WriteMessage(websocket.TextMessage, []byte(test.packet))
			}
			if code := l.closed(); code != test.code {
				t.Errorf("closed with %d, want %d", code, test.code)
			}
			r.told(t, fmt.Sprint(test.code))
		})
	}
	l := dial(t, s, "v=10")
	l.identify()
	l.send(2, introduced)
	if code := l.closed(); code != 4005 {
		t.Errorf("a second identify: %d", code)
	}
	r.told(t, "4005")
}

// With connections cut at random, a bot that resumes and remembers answers every question that it got exactly once.
func TestChaos(t *testing.T) {
	s := fakediscord.New(t, fakediscord.Options{Chaos: fakediscord.Chaos{Cut: 0.2, Seed: 1}, Keep: 10000})
	ctx, stop := context.WithCancel(context.Background())
	var bot sync.WaitGroup
	bot.Go(func() { resumingBot(ctx, t, s) })
	if !s.Connected(soon(t)) {
		t.Fatal("not connected")
	}
	const questions = 200
	for range questions {
		e := s.Do(soon(t), fakediscord.Slash{Name: "287g"})
		if _, ok := e.Callback(); !ok {
			t.Error("no answer")
		}
	}
	stop()
	s.Cut()
	bot.Wait()
	if c := s.Counts(); c.Answered != questions || c.Twice != 0 || c.Never != 0 || c.Cuts == 0 {
		t.Errorf("the counts are %+v", c)
	}
}

// resumingBot answers until ctx is done.
func resumingBot(ctx context.Context, t *testing.T, s *fakediscord.Server) {
	var session string
	var seq int64
	for ctx.Err() == nil {
		l := dial(t, s, "v=10")
		for ctx.Err() == nil {
			p, err := l.read()
			if err != nil {
				break
			}
			if p.Seq > 0 {
				seq = p.Seq
			}
			switch {
			case p.Op == 10 && session == "":
				l.send(2, introduced)
			case p.Op == 10:
				l.send(6, `{"token":%q,"session_id":%q,"seq":%d}`, fakediscord.DefaultToken, session, seq)
			case p.Type == "READY":
				var ready struct {
					ID string `json:"session_id"`
				}
				_ = json.Unmarshal(p.Data, &ready)
				session = ready.ID
			case p.Type == "INTERACTION_CREATE":
				var i struct{ ID, Token string }
				_ = json.Unmarshal(p.Data, &i)
				post(t, s, "/interactions/"+i.ID+"/"+i.Token+"/callback", `{"type":4,"data":{"content":"x","flags":64,`+none+`}}`)
			}
		}
	}
}
