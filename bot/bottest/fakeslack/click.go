package fakeslack

import "maps"

// BlockAction is a press of a button, or a choice from a menu. The element must be there, with such a choice, and its message or view be
// seen by the user; if not so the test fails, unless Forged.
type BlockAction struct {
	From
	Message *Message          // that the element is in, or
	View    *View             // the view
	Action  string            // the action_id or the label
	Choice  string            // the value or the text of the option, or what was written; of an external menu the value
	Stands  map[string]string // what stands in the inputs, by action_id
	Forged  bool              // the app must find out by itself that there is no such thing: then Action is the action_id and Choice the value
}

func (a BlockAction) act(s *Server) *Exchange {
	f := a.where().filled(s)
	e := s.exchange(interactive, "block_actions", f, wantAnswer)
	p := s.interaction(e)
	p["trigger_id"] = s.pull(e)
	all := s.on(e, p, a.Message, a.View)
	action, ok := actionNamed(all, a.Action)
	if !ok {
		action = Action{ActionID: a.Action, BlockID: "forged", Type: "button", raw: object{"text": object{"type": plain, "text": "forged"}}}
	}
	chosen, possible := action.chosen(a.Choice)
	if !a.Forged && (!ok || !possible) {
		s.host.Report("there is no %q with the choice %q to act on", a.Action, a.Choice)
	}
	if a.Message != nil && !a.Forged && a.Message.Ephemeral != "" && a.Message.Ephemeral != f.User {
		s.host.Report("%s does not see the message of %q", f.User, a.Action)
	}
	chosen["action_id"], chosen["block_id"], chosen["action_ts"] = action.ActionID, action.BlockID, s.ts()
	p["actions"] = []object{chosen}
	state := stateOf(all, a.stands(action.ActionID))
	if view, ok := p["view"].(object); ok {
		view = maps.Clone(view)
		view["state"], p["view"] = state, view
	} else {
		p["state"] = state
	}
	return e.set(p)
}

// stands is what stands in the inputs, with what is chosen now.
func (a BlockAction) stands(action string) map[string]string {
	all := maps.Clone(a.Stands)
	if all == nil {
		all = map[string]string{}
	}
	all[action] = a.Choice
	return all
}

// where is the place of the message, where there is one.
func (a BlockAction) where() From {
	f := a.From
	if a.Message != nil {
		f.Channel, f.Thread, f.Team = a.Message.Channel, a.Message.Thread, a.Message.Team
	}
	if f.User == "" && a.View != nil {
		f.User = a.View.User
	}
	if f.User == "" && a.Message != nil {
		f.User = a.Message.Ephemeral
	}
	return f
}

// on gives a payload the message or the view that the interaction is in, and its elements. The server is locked.
func (s *Server) on(e *Exchange, p object, m *Message, v *View) []Action {
	f := e.from
	switch {
	case m != nil:
		if ch := s.channels[m.Channel]; ch != nil && ch.messages[m.TS] != nil {
			m = ch.messages[m.TS]
		}
		container := object{"type": "message", "message_ts": m.TS, "channel_id": m.Channel, "is_ephemeral": m.Ephemeral != ""}
		if m.Thread != "" {
			container["thread_ts"] = m.Thread
			s.at(e, inThread(m.Channel, m.Thread))
		}
		p["container"], p["channel"] = container, object{"id": m.Channel, "name": s.channelName(m.Channel)}
		p["response_url"] = s.giveHook(e, m)
		if m.Ephemeral == "" { // Slack does not say what an ephemeral message was
			p["message"] = m.object(s.team(m.Team))
			s.at(e, inThread(m.Channel, m.TS))
		}
		s.at(e, ofMessage(m.Channel, m.TS), forUser(m.Channel, f.User), inChannel(m.Channel))
		return m.Actions()
	case v != nil:
		if known := s.views[v.ID]; known != nil {
			v = known
		} else if home := s.homes[v.User]; home != nil && home.ID == v.ID {
			v = home
		}
		e.view = v
		p["container"] = object{"type": "view", "view_id": v.ID}
		p["view"] = v.raw
		s.at(e, ofView(v.ID), ofHome(f.User))
		s.near(e, v)
		return v.Actions()
	}
	return nil
}

// near puts the exchange where messages may go that follow from a view: the place of what opened it, and the user's direct messages.
func (s *Server) near(e *Exchange, v *View) {
	dm := s.dm(e.from.Team, e.from.User)
	if v.e != nil {
		s.at(e, inChannel(v.e.from.Channel), forUser(v.e.from.Channel, e.from.User))
		if v.e.Message != nil {
			s.at(e, inThread(v.e.from.Channel, v.e.Message.TS))
		}
	}
	s.at(e, inChannel(dm.ID), forUser(dm.ID, e.from.User))
}

// BlockSuggestion is what is typed into a menu whose options the app has.
type BlockSuggestion struct {
	From
	Message *Message
	View    *View
	Action  string // the action_id or the label
	Typed   string
}

func (a BlockSuggestion) act(s *Server) *Exchange {
	f := BlockAction{From: a.From, Message: a.Message, View: a.View}.where().filled(s)
	e := s.exchange(interactive, "block_suggestion", f, wantAnswer)
	p := s.interaction(e)
	action, ok := actionNamed(s.on(e, p, a.Message, a.View), a.Action)
	if !ok || action.Type != "external_select" && action.Type != "multi_external_select" {
		s.host.Report("there is no menu %q to type into", a.Action)
	}
	delete(p, "response_url")
	p["action_id"], p["block_id"], p["value"] = action.ActionID, action.BlockID, a.Typed
	return e.set(p)
}

// Options are the choices that the app gave to a BlockSuggestion.
func (e *Exchange) Options() []Option {
	e.s.mu.Lock()
	defer e.s.mu.Unlock()
	return append([]Option(nil), e.options...)
}
