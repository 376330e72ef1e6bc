package fakeslack

import (
	"context"
	"encoding/json"
	"fmt"
	"time"
)

// From is who acts, and where. The zero value is DefaultUser in DefaultChannel of TeamID. Each other workspace has a user and a channel
// of its own where none is named.
type From struct {
	User    string
	Team    string
	Channel string // "" is DefaultChannel, or the user's direct messages where DM
	DM      bool
	Thread  string // the thread_ts of the thread, "" in the channel itself
}

// Act is what people do: Command, Mention, DM, Shortcut, MessageShortcut, BlockAction, BlockSuggestion, ViewSubmission, ViewClosed,
// AppHomeOpened, AssistantThreadStarted, AssistantContextChanged, AppUninstalled, TokensRevoked, Event and Sample.
type Act interface {
	// act makes the exchange. The server is locked.
	act(s *Server) *Exchange
}

// Do is what somebody does, and waits for what the app does about it: the acknowledgement, and the first answer where a person waits for
// one. It ends with ctx, or when the app has missed every delivery.
func (s *Server) Do(ctx context.Context, a Act) *Exchange {
	e := s.Start(a)
	e.Wait(ctx, func() bool {
		return e.over || e.ack != nil && (e.want == wantAck || e.answers > 0)
	})
	return e
}

// Start is what somebody does, without waiting.
func (s *Server) Start(a Act) *Exchange {
	s.mu.Lock()
	e := a.act(s)
	s.remember(e)
	s.mu.Unlock()
	s.deliver(e, 0, "")
	return e
}

// Command is a slash command. It waits for the first answer.
func (s *Server) Command(ctx context.Context, c Command) *Exchange { return s.Do(ctx, c) }

// Mention is a message in a channel that mentions the bot. It waits for the first answer.
func (s *Server) Mention(ctx context.Context, m Mentioning) *Exchange { return s.Do(ctx, m) }

// DM is a direct message to the app. It waits for the first answer.
func (s *Server) DM(ctx context.Context, m DM) *Exchange { return s.Do(ctx, m) }

// Shortcut is a global shortcut. It waits for the form.
func (s *Server) Shortcut(ctx context.Context, a Shortcut) *Exchange { return s.Do(ctx, a) }

// MessageShortcut is a shortcut of a message's menu. It waits for the first answer.
func (s *Server) MessageShortcut(ctx context.Context, a MessageShortcut) *Exchange {
	return s.Do(ctx, a)
}

// BlockAction is a press of a button or a choice from a menu. It waits for the first answer.
func (s *Server) BlockAction(ctx context.Context, a BlockAction) *Exchange { return s.Do(ctx, a) }

// BlockSuggestion is what is typed into a menu whose options the app has. It waits for these.
func (s *Server) BlockSuggestion(ctx context.Context, a BlockSuggestion) *Exchange {
	return s.Do(ctx, a)
}

// ViewSubmission is a form that was filled in. It waits for the acknowledgement.
func (s *Server) ViewSubmission(ctx context.Context, a ViewSubmission) *Exchange { return s.Do(ctx, a) }

// ViewClosed is a form that was closed. It waits for the acknowledgement.
func (s *Server) ViewClosed(ctx context.Context, a ViewClosed) *Exchange { return s.Do(ctx, a) }

// AppHomeOpened is the App Home that somebody opened. It waits for what the app publishes there.
func (s *Server) AppHomeOpened(ctx context.Context, a AppHomeOpened) *Exchange { return s.Do(ctx, a) }

// AssistantThreadStarted is the assistant's pane that somebody opened. It waits for the first answer.
func (s *Server) AssistantThreadStarted(ctx context.Context, a AssistantThreadStarted) *Exchange {
	return s.Do(ctx, a)
}

// AppUninstalled takes the app out of the workspace and tells it. It waits for the acknowledgement.
func (s *Server) AppUninstalled(ctx context.Context, a AppUninstalled) *Exchange { return s.Do(ctx, a) }

// TokensRevoked takes the bot's tokens of the workspace back and tells the app. It waits for the acknowledgement.
func (s *Server) TokensRevoked(ctx context.Context, a TokensRevoked) *Exchange { return s.Do(ctx, a) }

// filled is who acts and where, with nothing left open. The server is locked.
func (f From) filled(s *Server) From {
	or := func(field *string, otherwise string) {
		if *field == "" {
			*field = otherwise
		}
	}
	user, place := DefaultUser, DefaultChannel
	if f.Team != "" && f.Team != TeamID {
		user, place = "U"+f.Team[1:], "C"+f.Team[1:]
	}
	or(&f.User, user)
	or(&f.Team, TeamID)
	if f.Channel == "" && f.DM {
		f.Channel = s.dm(f.Team, f.User).ID
	}
	or(&f.Channel, place)
	if s.channels[f.Channel] == nil {
		s.channels[f.Channel] = &channel{Channel: Channel{ID: f.Channel, Name: "some", Team: f.Team}, messages: map[string]*Message{}}
	}
	return f
}

func (s *Server) exchange(kind, kindOfIt string, from From, w want) *Exchange {
	return &Exchange{Kind: kind, Type: kindOfIt, from: from, want: w, s: s, Sent: time.Now()}
}

// pull gives the exchange a trigger_id.
func (s *Server) pull(e *Exchange) string {
	n := s.seq.Add(1)
	e.TriggerID = fmt.Sprintf("%d.%d.%016x", 1111+n, 2222, n*0x9E3779B97F4A7C15)
	return e.TriggerID
}

// interaction is the part of a payload that every interaction has. The server is locked.
func (s *Server) interaction(e *Exchange) object {
	team, user := s.team(e.from.Team), s.user(e.from.User)
	o := object{
		"type": e.Type, "token": VerificationToken, "api_app_id": AppID, "is_enterprise_install": team.OrgInstall, "enterprise": nil,
		"team": object{"id": team.ID, "domain": team.Domain},
		"user": object{"id": user.ID, "username": user.Name, "name": user.Name, "team_id": team.ID},
	}
	if team.EnterpriseID != "" {
		o["enterprise"] = object{"id": team.EnterpriseID, "name": team.EnterpriseName}
	}
	return o
}

func (e *Exchange) set(payload any) *Exchange {
	raw, err := json.Marshal(payload)
	if err != nil {
		e.s.host.Report("a payload that is no JSON: %v", err)
	}
	e.payload = raw
	return e
}

// channelName is the name that payloads give a channel. The server is locked.
func (s *Server) channelName(id string) string {
	switch ch := s.channels[id]; {
	case ch == nil:
		return ""
	case ch.user != "":
		return "directmessage"
	default:
		return ch.Name
	}
}
