package fakeslack

import (
	"strings"
	"time"
)

// Command is a slash command.
type Command struct {
	From
	Command string // "" is /287g
	Text    string
}

func (a Command) act(s *Server) *Exchange {
	f := a.filled(s)
	e := s.exchange(commands, "", f, wantAnswer)
	team, user := s.team(f.Team), s.user(f.User)
	if a.Command == "" {
		a.Command = "/287g"
	}
	install := "false"
	if team.OrgInstall {
		install = "true"
	}
	p := map[string]string{
		"token": VerificationToken, "team_id": team.ID, "team_domain": team.Domain, "channel_id": f.Channel,
		"channel_name": s.channelName(f.Channel), "user_id": user.ID, "user_name": user.Name, "command": a.Command, "text": a.Text,
		"api_app_id": AppID, "is_enterprise_install": install, "response_url": s.giveHook(e, nil), "trigger_id": s.pull(e),
	}
	if team.EnterpriseID != "" {
		p["enterprise_id"], p["enterprise_name"] = team.EnterpriseID, team.EnterpriseName
	}
	s.at(e, inChannel(f.Channel), forUser(f.Channel, f.User))
	return e.set(p)
}

// Mentioning is a message in a channel that mentions the bot. In a Thread it is a reply.
type Mentioning struct {
	From
	Text string // without a mention it begins with one
	Bot  bool   // another app wrote it
}

func (a Mentioning) act(s *Server) *Exchange {
	f := a.filled(s)
	if !strings.Contains(a.Text, "<@"+s.team(f.Team).BotUserID+">") {
		a.Text = "<@" + s.team(f.Team).BotUserID + "> " + a.Text
	}
	return s.said(f, "app_mention", a.Text, a.Bot, nil)
}

// DM is a direct message to the app. In a Thread it is a reply, also in a thread of the assistant's pane.
type DM struct {
	From
	Text    string
	Bot     bool   // another app wrote it
	Subtype string // "message_changed", "bot_message" … where it is not simply a new message; nobody waits for an answer then
}

func (a DM) act(s *Server) *Exchange {
	a.DM = true
	more := object{"channel_type": "im"}
	if a.Subtype != "" {
		more["subtype"] = a.Subtype
	}
	e := s.said(a.filled(s), "message", a.Text, a.Bot, more)
	if a.Subtype != "" {
		e.want = wantAck
	}
	return e
}

// said is a message that somebody wrote, and its event. The server is locked.
func (s *Server) said(f From, kind, words string, bot bool, more object) *Exchange {
	e := s.exchange(events, kind, f, wantAnswer)
	m := &Message{Channel: f.Channel, TS: s.ts(), Thread: f.Thread, User: f.User, Text: words, Team: f.Team, e: e}
	s.keep(m)
	e.Message = m
	event := object{
		"type": kind, "user": f.User, "text": words, "ts": m.TS, "channel": f.Channel, "event_ts": m.TS, "team": f.Team,
		"client_msg_id": envelopeID(s.seq.Add(1)), "blocks": richText(words),
	}
	if f.Thread != "" {
		event["thread_ts"], event["parent_user_id"] = f.Thread, f.User
	}
	if bot {
		event["bot_id"], event["app_id"], event["user"] = "B0OTHER000", "A0OTHER000", "U0OTHERBOT"
		event["bot_profile"] = object{"id": "B0OTHER000", "app_id": "A0OTHER000", "name": "other"}
		e.want = wantAck
	}
	for k, v := range more {
		event[k] = v
	}
	thread := f.Thread
	if thread == "" {
		thread = m.TS
	}
	s.at(e, inThread(f.Channel, thread), forUser(f.Channel, f.User))
	if ch := s.channels[f.Channel]; ch.user != "" {
		s.at(e, inChannel(f.Channel))
	}
	return s.event(e, event)
}

// richText is the blocks that Slack makes of what people write.
func richText(words string) []object {
	return []object{{
		"type": "rich_text", "block_id": "fake",
		"elements": []object{{"type": "rich_text_section", "elements": []object{{"type": "text", "text": words}}}},
	}}
}

// event puts an inner event into what goes around it. The server is locked.
func (s *Server) event(e *Exchange, inner any) *Exchange {
	team := s.team(e.from.Team)
	e.EventID = s.id("Ev")
	var enterprise any
	if team.EnterpriseID != "" {
		enterprise = team.EnterpriseID
	}
	return e.set(object{
		"token": VerificationToken, "team_id": team.ID, "context_team_id": team.ID, "context_enterprise_id": enterprise,
		"api_app_id": AppID, "event": inner, "type": "event_callback", "event_id": e.EventID, "event_time": time.Now().Unix(),
		"authorizations": []object{{
			"enterprise_id": enterprise, "team_id": team.ID, "user_id": team.BotUserID, "is_bot": true,
			"is_enterprise_install": team.OrgInstall,
		}},
		"is_ext_shared_channel": false, "event_context": "4-" + e.EventID,
	})
}
