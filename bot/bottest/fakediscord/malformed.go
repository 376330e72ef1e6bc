package fakediscord

import (
	"encoding/json"
	"strings"
)

// Event is an event of the gateway's, for Dispatch.
type Event struct {
	Name string // what is wrong with it
	Type string
	Data json.RawMessage
}

// Malformed makes events that no bot should fall over: some do not decode, some have kinds that came after the bot was written. Those that are
// interactions may be answered.
func (s *Server) Malformed() []Event {
	const ok = `"id":"7","channel_id":"` + DefaultChannel + `","content":"` + Mention + `","mentions":[]`
	events := []Event{
		{"a message without an author", "MESSAGE_CREATE", json.RawMessage(`{` + ok + `}`)},
		{"a message whose author is null", "MESSAGE_CREATE", json.RawMessage(`{` + ok + `,"author":null}`)},
		{"a message that does not decode", "MESSAGE_CREATE", json.RawMessage(`{"id":7,"channel_id":[],"author":{"id":{}}}`)},
		{"a message of an unknown component", "MESSAGE_CREATE", json.RawMessage(`{` + ok + `,"author":{"id":"8","username":"x"},"components":[{"type":99}]}`)},
		{"a message that is null", "MESSAGE_CREATE", json.RawMessage(`null`)},
		{"a server that is null", "GUILD_CREATE", json.RawMessage(`null`)},
		{"an unknown event", "NEW_THING_CREATE", json.RawMessage(`{"id":"7"}`)},
		{"an interaction that is null", "INTERACTION_CREATE", json.RawMessage(`null`)},
	}
	changed := func(name string, i Interaction, is, becomes string) {
		_, raw := s.prepare(i)
		if !strings.Contains(string(raw), is) {
			s.host.Report("%s: there is no %s to change", name, is)
		}
		events = append(events, Event{name, "INTERACTION_CREATE", json.RawMessage(strings.Replace(string(raw), is, becomes, 1))})
	}
	slash := Slash{Name: "287g", Sub: "ask", Options: []Value{{Name: "question", Value: "?"}}}
	changed("an interaction of an unknown type", slash, `"version":1`, `"version":1,"type":99`)
	changed("a command without options", Slash{Name: "287g"}, `"options":[]`, `"options":null`)
	changed("a command without data", slash, `"data":{`, `"data":null,"was":{`)
	changed("a command that nobody registered", Slash{Name: "other"}, "", "")
	changed("an option of the wrong type", slash, `"value":"?"`, `"value":{"a":[1]}`)
	changed("an unknown subcommand", Slash{Name: "287g", Sub: "other"}, "", "")
	click := Click{CustomID: "none of the bot's", Forged: true}
	changed("a component that the bot never made", click, "", "")
	changed("a component of an unknown type", click, `"component_type":2`, `"component_type":99`)
	changed("a form that the bot never opened", Submit{Modal: Modal{CustomID: "none of the bot's"}}, "", "")
	changed("a form with an unknown component", Submit{Modal: Modal{CustomID: "x"}}, `"components":null`, `"components":[{"type":99}]`)
	return events
}
