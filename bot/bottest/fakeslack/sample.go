package fakeslack

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// Sample is a payload as Slack publishes it: its shape, with placeholders for values.
type Sample struct {
	Name    string // "AppMentionPayload"
	Kind    string // "events_api", "slash_commands" or "interactive"
	Payload json.RawMessage

	filled bool
}

// Samples are all payloads below dir (../shared/fixtures/slack of the project), in the order of their names.
func Samples(dir string) ([]Sample, error) {
	var all []Sample
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".json" {
			return err
		}
		raw, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		kind := interactive
		switch filepath.Base(filepath.Dir(path)) {
		case "events":
			kind = events
		case "slash-commands":
			kind = commands
		}
		all = append(all, Sample{Name: strings.TrimSuffix(filepath.Base(path), ".json"), Kind: kind, Payload: raw})
		return nil
	})
	return all, err
}

// act sends the payload as it stands. Nobody waits for an answer.
func (a Sample) act(s *Server) *Exchange {
	var p object
	if err := json.Unmarshal(a.Payload, &p); err != nil {
		s.host.Report("the sample %s is no JSON object: %v", a.Name, err)
	}
	e := s.exchange(a.Kind, text(p["type"]), From{}.filled(s), wantAck)
	inner, _ := p["event"].(object)
	if inner != nil {
		e.Type = text(inner["type"])
	}
	if a.filled {
		s.place(e, p, inner)
	}
	e.EventID, e.TriggerID = text(p["event_id"]), text(p["trigger_id"])
	return e.set(p)
}

// place gives a filled sample what makes its answers known for it. The server is locked.
func (s *Server) place(e *Exchange, p, inner object) {
	if _, ok := p["trigger_id"]; ok {
		p["trigger_id"] = s.pull(e)
	}
	if _, ok := p["response_url"]; ok {
		p["response_url"] = s.giveHook(e, nil)
	}
	if _, ok := p["event_id"]; ok {
		p["event_id"] = s.id("Ev")
	}
	f := e.from
	s.at(e, inChannel(f.Channel), forUser(f.Channel, f.User), ofHome(f.User))
	if ts := text(inner["ts"]); ts != "" {
		s.at(e, inThread(text(inner["channel"]), ts), inChannel(text(inner["channel"])))
	}
}

// Filled is the sample with values for those placeholders that Slack always fills in: what kind of payload it is, the app, the
// workspace, the user, the place, ids and times. A message is one to the app alone. words are what is said in it.
func (s *Server) Filled(a Sample, words string) Sample {
	var p object
	if json.Unmarshal(a.Payload, &p) != nil {
		return a
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	from := From{}.filled(s)
	values := map[string]any{
		"token": VerificationToken, "team_id": from.Team, "api_app_id": AppID, "app_id": "", "event_id": s.id("Ev"),
		"event_time": time.Now().Unix(), "user": from.User, "user_id": from.User, "channel": from.Channel, "channel_id": from.Channel,
		"ts": s.ts(), "event_ts": s.ts(), "message_ts": s.ts(), "text": words,
		"tab": "home", "team": from.Team, "command": "/287g",
	}
	if a.Kind == events {
		p["type"] = "event_callback"
	}
	for _, o := range []any{p, p["event"], p["user"], p["channel"], p["team"], p["container"], p["message"]} {
		fill(o, values)
	}
	for name, id := range map[string]string{"user": from.User, "channel": from.Channel, "team": from.Team} {
		if o, ok := p[name].(object); ok {
			o["id"] = id
		}
	}
	if inner, ok := p["event"].(object); ok { // the samples have every field at once
		for _, name := range []string{"subtype", "thread_ts", "bot_id", "bot_profile", "edited", "hidden"} {
			delete(inner, name)
		}
		if inner["type"] == "message" {
			inner["channel"], inner["channel_type"] = s.dm(from.Team, from.User).ID, "im"
		}
	}
	raw, _ := json.Marshal(p)
	return Sample{Name: a.Name, Kind: a.Kind, Payload: raw, filled: true}
}

func fill(v any, values map[string]any) {
	o, ok := v.(object)
	if !ok {
		return
	}
	for name, old := range o {
		value, known := values[name]
		_, isText := old.(string)
		_, isNumber := old.(float64)
		if known && (isText || isNumber && name == "event_time") {
			o[name] = value
		}
	}
}
