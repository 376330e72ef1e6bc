package fakeslack

import "maps"

// Shortcut is a global shortcut.
type Shortcut struct {
	From
	CallbackID string
}

func (a Shortcut) act(s *Server) *Exchange {
	e := s.exchange(interactive, "shortcut", a.filled(s), wantAnswer)
	p := s.interaction(e)
	p["callback_id"], p["trigger_id"], p["action_ts"] = a.CallbackID, s.pull(e), s.ts()
	return e.set(p)
}

// MessageShortcut is a shortcut of a message's menu. The message is Message, or a new one of Author's.
type MessageShortcut struct {
	From
	CallbackID string
	Message    *Message
	Text       string
	Author     string // "" is some other user
}

func (a MessageShortcut) act(s *Server) *Exchange {
	f := a.filled(s)
	m := a.Message
	if m == nil {
		if a.Author == "" {
			a.Author = "U0BOB00000"
		}
		m = &Message{Channel: f.Channel, TS: s.ts(), Thread: f.Thread, User: a.Author, Text: a.Text, Team: f.Team}
		s.keep(m)
	}
	e := s.exchange(interactive, "message_action", f, wantAnswer)
	e.Message = m
	p := s.interaction(e)
	p["callback_id"], p["trigger_id"], p["action_ts"] = a.CallbackID, s.pull(e), s.ts()
	p["message"], p["message_ts"] = m.object(s.team(f.Team)), m.TS
	p["channel"] = object{"id": f.Channel, "name": s.channelName(f.Channel)}
	p["response_url"] = s.giveHook(e, nil)
	s.at(e, inThread(f.Channel, m.TS), inChannel(f.Channel), forUser(f.Channel, f.User))
	return e.set(p)
}

// ViewSubmission is a form that was filled in. Values are by action_id or label: what was written, or the value or text of an option. An
// input that is not optional and has neither a value nor one that the app set fails the test, for Slack does not let that go.
type ViewSubmission struct {
	From
	View   View
	Values map[string]string
	Forged bool // let it go nevertheless
}

func (a ViewSubmission) act(s *Server) *Exchange {
	v := &a.View
	if known := s.views[v.ID]; known != nil {
		v = known
	}
	if a.User == "" {
		a.User = v.User
	}
	if a.Team == "" {
		a.Team = v.team
	}
	if v.e != nil && a.Channel == "" {
		a.Channel = v.e.from.Channel
	}
	f := a.filled(s)
	e := s.exchange(interactive, "view_submission", f, wantAck)
	e.view = v
	all := v.Actions()
	values := map[string]string{}
	for name, value := range a.Values {
		action, ok := actionNamed(all, name)
		if _, possible := action.chosen(value); !a.Forged && (!ok || !possible) {
			s.host.Report("the form has no %q that takes %q", name, value)
		}
		values[action.ActionID] = value
	}
	for _, action := range all {
		if !a.Forged && action.Input && !action.Optional && values[action.ActionID] == "" && len(action.initial()) == 1 {
			s.host.Report("the form's %q is not filled in", action.Label)
		}
	}
	view := maps.Clone(v.raw)
	if view == nil {
		view = object{"id": v.ID, "type": "modal", "callback_id": v.CallbackID, "private_metadata": v.Metadata}
	}
	view["state"] = stateOf(all, values)
	p := s.interaction(e)
	p["trigger_id"], p["view"], p["response_urls"] = s.pull(e), view, []any{}
	v.Closed = true
	s.at(e, ofView(v.ID), ofHome(f.User))
	s.near(e, v)
	return e.set(p)
}

// Errors are what the app said against the inputs of a ViewSubmission, by block_id.
func (e *Exchange) Errors() map[string]string {
	e.s.mu.Lock()
	defer e.s.mu.Unlock()
	return maps.Clone(e.errors)
}

// ViewClosed is a form that was closed without being submitted.
type ViewClosed struct {
	From
	View View
}

func (a ViewClosed) act(s *Server) *Exchange {
	v := &a.View
	if known := s.views[v.ID]; known != nil {
		v = known
	}
	if a.User == "" {
		a.User = v.User
	}
	v.Closed = true
	e := s.exchange(interactive, "view_closed", a.filled(s), wantAck)
	p := s.interaction(e)
	p["view"], p["is_cleared"] = v.raw, false
	return e.set(p)
}
