package fakeslack

// AppHomeOpened is the App Home that somebody opened.
type AppHomeOpened struct {
	From
	Tab string // "" is home; messages is the other one, for which nobody waits
}

func (a AppHomeOpened) act(s *Server) *Exchange {
	a.DM = true
	f := a.filled(s)
	e := s.exchange(events, "app_home_opened", f, wantAnswer)
	if a.Tab == "" {
		a.Tab = "home"
	} else {
		e.want = wantAck
	}
	event := object{"type": e.Type, "user": f.User, "channel": f.Channel, "tab": a.Tab, "event_ts": s.ts()}
	if v := s.homes[f.User]; v != nil && a.Tab == "home" {
		event["view"] = v.raw
	}
	s.at(e, ofHome(f.User))
	return s.event(e, event)
}

// AssistantThreadStarted is the assistant's pane that somebody opened, beside a channel.
type AssistantThreadStarted struct {
	From      // Channel is the one that the user looks at
	None bool // the user looks at no channel
}

// Thread is where the conversation goes on: the From of a DM to follow.
func (e *Exchange) Thread() From {
	f := e.from
	if e.Message != nil {
		f.Channel = e.Message.Channel
		if f.Thread == "" {
			f.Thread = e.Message.TS
		}
	}
	return f
}

func (a AssistantThreadStarted) act(s *Server) *Exchange {
	f := a.filled(s)
	return s.assistant("assistant_thread_started", f, "", a.None)
}

// AssistantContextChanged is the user of a thread of the pane who looks at another channel. The Thread is that of an AssistantThreadStarted.
type AssistantContextChanged struct {
	From
	None bool
}

func (a AssistantContextChanged) act(s *Server) *Exchange {
	f := a.filled(s)
	e := s.assistant("assistant_thread_context_changed", f, f.Thread, a.None)
	e.want = wantAck
	return e
}

// assistant is an event of the pane. Its thread is in the user's direct messages. The server is locked.
func (s *Server) assistant(kind string, f From, thread string, none bool) *Exchange {
	e := s.exchange(events, kind, f, wantAnswer)
	dm := s.dm(f.Team, f.User)
	if thread == "" {
		m := &Message{Channel: dm.ID, TS: s.ts(), User: s.team(f.Team).BotUserID, Text: "New Assistant Thread", Team: f.Team, e: e}
		s.keep(m)
		e.Message, thread = m, m.TS
	}
	context := object{}
	if !none {
		context = object{"channel_id": f.Channel, "team_id": f.Team, "enterprise_id": nil}
	}
	s.at(e, inThread(dm.ID, thread), ofThread(dm.ID, thread))
	return s.event(e, object{
		"type": kind, "event_ts": s.ts(),
		"assistant_thread": object{"user_id": f.User, "context": context, "channel_id": dm.ID, "thread_ts": thread},
	})
}

// AppUninstalled is the app taken out of the workspace: its tokens are dead before it hears of it.
type AppUninstalled struct{ From }

func (a AppUninstalled) act(s *Server) *Exchange {
	f := a.filled(s)
	s.killLocked(f.Team, "account_inactive")
	return s.event(s.exchange(events, "app_uninstalled", f, wantAck), object{"type": "app_uninstalled"})
}

// TokensRevoked is the bot's tokens of the workspace taken back.
type TokensRevoked struct {
	From
	Users []string // whose own tokens were taken back; then the bot's were not, unless Bot
	Bot   bool
}

func (a TokensRevoked) act(s *Server) *Exchange {
	f := a.filled(s)
	bots := []string{}
	if a.Bot || a.Users == nil {
		bots = append(bots, s.team(f.Team).BotUserID)
		s.killLocked(f.Team, "token_revoked")
	}
	tokens := object{"bot": bots, "oauth": append([]string{}, a.Users...)}
	return s.event(s.exchange(events, "tokens_revoked", f, wantAck), object{"type": "tokens_revoked", "tokens": tokens})
}

// Event is any other event: the inner one, as it stands.
type Event struct {
	From
	Type  string
	Inner any
}

func (a Event) act(s *Server) *Exchange {
	return s.event(s.exchange(events, a.Type, a.filled(s), wantAck), a.Inner)
}
