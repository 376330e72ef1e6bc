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
		all = append(all, Sample{strings.TrimSuffix(filepath.Base(path), ".json"), kind, raw})
		return nil
	})
	return all, err
}

// act sends the payload as it stands. Nobody waits for an answer.
func (a Sample) act(s *Server) *Exchange {
	var p object
	if err := json.Unmarshal(a.Payload, &p); err != nil {
		s.reportLocked("the sample %s is no JSON object: %v", a.Name, err)
	}
	e := s.exchange(a.Kind, text(p["type"]), From{}.filled(s), wantAck)
	e.EventID, e.TriggerID = text(p["event_id"]), text(p["trigger_id"])
	if inner, ok := p["event"].(object); ok {
		e.Type = text(inner["type"])
	}
	var compact strings.Builder
	if raw, err := json.Marshal(p); err == nil {
		compact.Write(raw)
	}
	e.payload = json.RawMessage(compact.String())
	return e
}

// Filled is the sample with values for those placeholders that Slack always fills in: what kind of payload it is, the app, the
// workspace, the user, the place, ids and times. words are what is said in it.
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
		"ts": s.ts(), "event_ts": s.ts(), "message_ts": s.ts(), "trigger_id": "1.2.3", "response_url": s.URL + "/hooks/none", "text": words,
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
	}
	raw, _ := json.Marshal(p)
	return Sample{a.Name, a.Kind, raw}
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
