package fakediscord

import (
	"context"
	"encoding/json"
	"strconv"
	"time"
)

// From is who acts, and where. The zero value is DefaultUser in DefaultChannel of DefaultGuild.
type From struct {
	User          string
	Context       int    // 0 on a server, 1 in the bot's direct messages, 2 in a private channel with others
	Guild         string // "" is DefaultGuild, where Context is 0
	Channel       string // "" is DefaultChannel, or the user's channel of direct messages
	Locale        string // the user's; "" is en-US
	Permissions   uint64 // the member's; 0 is what anyone has
	UserInstalled bool   // the app is the user's, not the server's
}

// Interaction is what a user can do: Slash, Autocomplete, MessageCommand, Click, Submit.
type Interaction interface {
	interaction(s *Server) (kind int, from From, on *Message, data object)
}

// Slash is a slash command.
type Slash struct {
	From
	Name    string
	Sub     string // the subcommand, if any
	Options []Value
}

// Value is an option of a slash command as the user filled it in.
type Value struct {
	Name    string
	Value   any // a string, a number or a bool
	Focused bool
}

// Autocomplete is a slash command while the user types it: one option is focused.
type Autocomplete Slash

// MessageCommand is a command of a message's context menu.
type MessageCommand struct {
	From
	Name   string
	Target string // the text of the message
	Author string // its author; "" is some other user
}

// Click is a press of a button, or a choice from a select menu. The component must be on the message, not disabled and seen by the
// user; if not so the test fails, unless Forged.
type Click struct {
	From
	Message  Message
	CustomID string
	Values   []string // chosen
	Forged   bool
}

// Submit is a filled-in form. Message is the one from whose button it came, if any.
type Submit struct {
	From
	Message *Message
	Modal   Modal
	Fields  map[string]string // by custom id; "" where one is not named
}

// Do is what the user does, and waits for the bot's first callback, until the deadline, or ctx is done.
func (s *Server) Do(ctx context.Context, i Interaction) *Exchange {
	e := s.Start(i)
	ctx, cancel := context.WithDeadline(ctx, e.Sent.Add(s.opts.Deadline))
	defer cancel()
	e.wait(ctx, func() bool { return e.callback != nil })
	return e
}

// Start is what the user does, without waiting.
func (s *Server) Start(i Interaction) *Exchange {
	e, raw := s.prepare(i)
	s.dispatch(e.from.guild(), "INTERACTION_CREATE", raw, e, 0)
	return e
}

// prepare makes the exchange and the payload.
func (s *Server) prepare(i Interaction) (*Exchange, json.RawMessage) {
	kind, from, on, data := i.interaction(s)
	from = from.filled(s)
	e := &Exchange{ID: s.id(), s: s, from: from, kind: kind, on: on, Sent: time.Now()}
	e.Token = "aW50ZXJhY3Rpb246" + e.ID
	p := object{
		"id": e.ID, "application_id": ApplicationID, "type": kind, "token": e.Token, "version": 1, "data": data,
		"channel_id": from.Channel, "channel": object{"id": from.Channel, "type": map[int]int{0: 0, 1: 1, 2: 3}[from.Context], "name": "general"},
		"locale": from.Locale, "context": from.Context, "entitlements": []any{}, "attachment_size_limit": 10485760,
		"app_permissions": strconv.FormatUint(s.permissions(from.Channel), 10),
	}
	owners := object{}
	if from.UserInstalled {
		owners["1"] = from.User
	}
	user := userObject(from.User, false)
	if from.Context == 0 {
		g := s.guild(from.Guild)
		if !from.UserInstalled {
			owners["0"] = from.Guild
		}
		p["guild_id"], p["guild_locale"] = from.Guild, g.Locale
		p["guild"] = object{"id": from.Guild, "locale": g.Locale, "features": []any{}}
		p["member"] = object{
			"user": user, "roles": []any{}, "joined_at": "2020-01-01T00:00:00.000000+00:00", "deaf": false, "mute": false, "flags": 0,
			"permissions": strconv.FormatUint(from.Permissions, 10), "nick": nil, "avatar": nil, "pending": false, "premium_since": nil,
		}
	} else {
		p["user"] = user
		if !from.UserInstalled {
			owners["0"] = "0"
		}
	}
	p["authorizing_integration_owners"] = owners
	if on != nil {
		p["message"] = s.snapshot(on).raw
	}
	raw, err := json.Marshal(p)
	if err != nil {
		s.host.Report("an interaction that is no JSON: %v", err)
	}
	e.payload = raw
	s.remember(e)
	return e, raw
}

func (f From) filled(s *Server) From {
	or := func(field *string, otherwise string) {
		if *field == "" {
			*field = otherwise
		}
	}
	or(&f.User, DefaultUser)
	or(&f.Locale, "en-US")
	if f.Context == 0 {
		or(&f.Guild, DefaultGuild)
		or(&f.Channel, DefaultChannel)
	} else {
		f.Guild = ""
	}
	if f.Context == 1 {
		or(&f.Channel, s.DM(f.User))
	}
	or(&f.Channel, "1800000000000000001") // private, with others, without the bot
	if f.Permissions == 0 {
		f.Permissions = ViewChannel | SendMessages | ReadMessageHistory
	}
	return f
}

func (f From) guild() string { return f.Guild }

func (c Slash) interaction(s *Server) (kind int, from From, on *Message, data object) {
	options := make([]object, 0, len(c.Options))
	for _, v := range c.Options {
		o := object{"name": v.Name, "value": v.Value, "type": optionType(v.Value)}
		if v.Focused {
			o["focused"] = true
		}
		options = append(options, o)
	}
	if c.Sub != "" {
		options = []object{{"name": c.Sub, "type": 1, "options": options}}
	}
	return 2, c.From, nil, object{"id": s.commandID(c.Name, 1), "name": c.Name, "type": 1, "options": options}
}

func (c Autocomplete) interaction(s *Server) (kind int, from From, on *Message, data object) {
	_, from, on, data = Slash(c).interaction(s)
	return 4, from, on, data
}

//nolint:unparam // likewise
func (c MessageCommand) interaction(s *Server) (kind int, from From, on *Message, data object) {
	f := c.filled(s)
	author := c.Author
	if author == "" {
		author = "1499999999999999999"
	}
	m := s.newMessage(f.Channel, author, c.Target)
	return 2, c.From, nil, object{
		"id": s.commandID(c.Name, 3), "name": c.Name, "type": 3, "target_id": m.ID,
		"resolved": object{"messages": object{m.ID: m.raw}},
	}
}

func (c Click) interaction(s *Server) (kind int, from From, on *Message, data object) {
	found, ok := c.Message.component(c.CustomID)
	if !c.Forged {
		f := c.filled(s)
		switch {
		case !ok || found.Disabled:
			s.host.Report("a user cannot click %q: it is not on the message, or disabled", c.CustomID)
		case c.Message.Deleted:
			s.host.Report("a user cannot click %q: the message was deleted", c.CustomID)
		case c.Message.Ephemeral() && c.Message.exchange != nil && c.Message.exchange.from.User != f.User:
			s.host.Report("a user cannot click %q: only another one sees it", c.CustomID)
		}
	}
	data = object{"custom_id": c.CustomID, "component_type": max(found.Type, button), "id": 1}
	if found.Type == stringSelect || c.Values != nil {
		data["values"], data["component_type"] = c.Values, stringSelect
	}
	return 3, c.From, s.latest(c.Message), data
}

func (c Submit) interaction(s *Server) (kind int, from From, on *Message, data object) {
	var rows []object
	for _, row := range c.Modal.Components {
		switch {
		case row.Component != nil:
			rows = append(rows, object{"type": label, "id": len(rows) + 1, "component": c.field(*row.Component)})
		case row.Type == actionRow:
			inner := make([]object, 0, 1)
			for _, field := range row.Components {
				inner = append(inner, c.field(field))
			}
			rows = append(rows, object{"type": actionRow, "id": len(rows) + 1, "components": inner})
		default:
			rows = append(rows, object{"type": row.Type, "id": len(rows) + 1})
		}
	}
	if c.Message != nil {
		on = s.latest(*c.Message)
	}
	return 5, c.From, on, object{"custom_id": c.Modal.CustomID, "components": rows}
}

func (c Submit) field(field Component) object {
	o := object{"type": field.Type, "custom_id": field.CustomID, "id": 1}
	if field.Type == stringSelect {
		o["values"] = []string{c.Fields[field.CustomID]}
	} else {
		o["value"] = c.Fields[field.CustomID]
	}
	return o
}

func optionType(v any) int {
	switch v.(type) {
	case bool:
		return 5
	case int, int64:
		return 4
	case float64:
		return 10
	}
	return 3
}
