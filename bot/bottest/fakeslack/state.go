package fakeslack

import (
	"slices"
	"strings"
)

// state is what a Slack keeps, guarded by the server's mutex.
type state struct {
	teams    map[string]*Team
	tokens   map[string]*token
	refresh  map[string]string // the team of a refresh token
	codes    map[string]*grant // of OAuth
	users    map[string]User
	channels map[string]*channel
	views    map[string]*View
	homes    map[string]*View // by user
	uploads  map[string]*File // by id
	threads  map[string]*Thread
	triggers map[string]*Exchange // that nothing was opened with yet, and those that something was
	hooks    map[string]*hook     // by the last part of a response_url
	lines    map[string]*line     // of exchanges that wait for an answer, by place
	waiting  map[*Exchange]bool   // for an acknowledgement
	order    []*Exchange          // the oldest first
	posted   []*Message           // likewise
	endpoint Endpoint
	consent  Consent // of who is asked to install the app
}

// Team is a workspace in which the app is, or may be, installed.
type Team struct {
	ID             string
	Name           string
	Domain         string
	EnterpriseID   string // of the Enterprise Grid that it belongs to
	EnterpriseName string
	OrgInstall     bool // the app is installed for the whole enterprise
	BotUserID      string
	BotID          string
}

// User is somebody in a workspace. An id is of one person in one workspace.
type User struct {
	ID     string
	Name   string
	Team   string // "" is TeamID
	Locale string // "" is en-US
	Admin  bool
}

// Channel is a place for messages.
type Channel struct {
	ID       string
	Name     string
	Team     string   // "" is TeamID
	Outside  bool     // the app is no member
	Archived bool     //
	Absent   []string // users who are no members
}

// channel is a Channel, or direct messages with a user, and its messages.
type channel struct {
	Channel
	user     string // the other one of direct messages
	messages map[string]*Message
}

func (st *state) begin(opts Options) {
	*st = state{
		teams: map[string]*Team{}, tokens: map[string]*token{}, refresh: map[string]string{}, codes: map[string]*grant{},
		users: map[string]User{}, channels: map[string]*channel{}, views: map[string]*View{}, homes: map[string]*View{},
		uploads: map[string]*File{}, threads: map[string]*Thread{}, triggers: map[string]*Exchange{}, hooks: map[string]*hook{},
		lines: map[string]*line{}, waiting: map[*Exchange]bool{},
	}
	st.addTeam(Team{ID: TeamID, Name: "Test", Domain: "test", BotUserID: BotUserID, BotID: BotID})
	st.tokens[BotToken] = &token{team: TeamID, scopes: opts.Scopes}
	st.tokens[AppToken] = &token{app: true, scopes: []string{"connections:write"}}
	st.channels[DefaultChannel] = &channel{
		Channel: Channel{ID: DefaultChannel, Name: "general", Team: TeamID}, messages: map[string]*Message{},
	}
	st.users[DefaultUser] = User{ID: DefaultUser, Name: "alice", Team: TeamID}
}

func (st *state) addTeam(t Team) {
	if t.BotUserID == "" {
		t.BotUserID, t.BotID = "U0BOT"+t.ID, "B0BOT"+t.ID
	}
	st.teams[t.ID] = &t
}

// AddTeam makes a workspace in which the app is not installed.
func (s *Server) AddTeam(t Team) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.addTeam(t)
}

// AddUser makes somebody, or changes who is there already. Users that nobody made exist too, with the locale en-US.
func (s *Server) AddUser(u User) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.users[u.ID] = u
}

// AddChannel makes a channel, or changes what it is like.
func (s *Server) AddChannel(c Channel) {
	if c.Team == "" {
		c.Team = TeamID
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if old := s.channels[c.ID]; old != nil {
		old.Channel = c
		return
	}
	s.channels[c.ID] = &channel{Channel: c, messages: map[string]*Message{}}
}

// DMChannel is the id of the channel of direct messages between the app and the user.
func (s *Server) DMChannel(user string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.dm(TeamID, user).ID
}

func (s *Server) dm(team, user string) *channel {
	id := "D" + strings.TrimLeft(user, "UW")
	if s.channels[id] == nil {
		s.channels[id] = &channel{Channel: Channel{ID: id, Team: team}, user: user, messages: map[string]*Message{}}
	}
	return s.channels[id]
}

func (s *Server) team(id string) *Team {
	if t := s.teams[id]; t != nil {
		return t
	}
	return s.teams[TeamID]
}

// covers says whether a token of the one workspace is good for the other: it is the same, or the app is installed for the whole
// enterprise of both.
func (s *Server) covers(token, team string) bool {
	of, other := s.team(token), s.team(team)
	return of == other || of.OrgInstall && of.EnterpriseID != "" && of.EnterpriseID == other.EnterpriseID
}

// Messages are the app's messages in the channel that are still there, from the oldest, without those that one user alone sees.
func (s *Server) Messages(channel string) []Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	var all []Message
	for _, m := range s.posted {
		if m.Channel == channel && m.App && !m.Deleted && m.Ephemeral == "" {
			all = append(all, *m)
		}
	}
	return all
}

// Home is the user's App Home as the app published it last, and whether it did.
func (s *Server) Home(user string) (View, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	v := s.homes[user]
	if v == nil {
		return View{}, false
	}
	return *v, true
}

// absent says whether the user cannot see the channel.
func (ch *channel) absent(user string) bool {
	return slices.Contains(ch.Absent, user) || ch.user != "" && ch.user != user
}
