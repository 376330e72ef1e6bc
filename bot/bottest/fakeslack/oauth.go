package fakeslack

import (
	"slices"
	"strings"
	"time"
)

// grant is a code that OAuth gave.
type grant struct {
	team, user, redirect string
	scopes               []string
	used                 bool
	born                 time.Time
}

// codeLife is how long a code of OAuth is good for.
const codeLife = 10 * time.Minute

// Grant is what Slack does when somebody of the workspace agrees to install the app: it makes a code, which goes to the app's redirect
// URL. Scopes nil is those of Options.
func (s *Server) Grant(team, user, redirect string, scopes ...string) (code string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if scopes == nil {
		scopes = s.opts.Scopes
	}
	code = s.id("code")
	s.codes[code] = &grant{team: team, user: user, redirect: redirect, scopes: scopes, born: time.Now()}
	return code
}

// access is oauth.v2.access: a code for a token, or a refresh token for the next one.
func (c *call) access() (any, *refusal) {
	id, secret := c.text("client_id"), c.text("client_secret")
	if user, password, ok := c.r.BasicAuth(); ok {
		id, secret = user, password
	}
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	switch {
	case id != ClientID:
		return nil, refuse("invalid_client_id")
	case secret != ClientSecret:
		return nil, refuse("bad_client_secret")
	}
	switch c.text("grant_type") {
	case "refresh_token":
		return c.refreshed()
	case "", "authorization_code":
		return c.granted()
	}
	return nil, refuse("invalid_grant_type")
}

func (c *call) granted() (any, *refusal) {
	g := c.s.codes[c.text("code")]
	switch {
	case g == nil:
		return nil, refuse("invalid_code")
	case g.used:
		return nil, refuse("code_already_used")
	case time.Since(g.born) > codeLife:
		return nil, refuse("invalid_code")
	case g.redirect != c.text("redirect_uri"):
		return nil, refuse("bad_redirect_uri")
	}
	g.used = true
	if c.s.teams[g.team] == nil {
		c.s.addTeam(Team{ID: g.team, Name: g.team, Domain: strings.ToLower(g.team)})
	}
	return c.s.issue(g.team, g.user, g.scopes), nil
}

// refreshed gives the next token for a refresh token, which is used up by that. The token before lives on for its time.
func (c *call) refreshed() (any, *refusal) {
	old := c.text("refresh_token")
	team, ok := c.s.refresh[old]
	if !ok {
		return nil, refuse("invalid_refresh_token")
	}
	delete(c.s.refresh, old)
	return c.s.issue(team, "", c.s.opts.Scopes), nil
}

// issue makes a token for the bot. The server is locked.
func (s *Server) issue(team, user string, scopes []string) object {
	t := s.teams[team]
	secret := s.id("xoxb-fake-")
	made := &token{team: team, scopes: slices.Clone(scopes)}
	o := object{
		"ok": true, "token_type": "bot", "scope": strings.Join(scopes, ","), "bot_user_id": t.BotUserID, "app_id": AppID,
		"is_enterprise_install": t.OrgInstall, "team": object{"id": t.ID, "name": t.Name}, "enterprise": nil,
	}
	if t.EnterpriseID != "" {
		o["enterprise"] = object{"id": t.EnterpriseID, "name": t.EnterpriseName}
	}
	if t.OrgInstall {
		o["team"] = nil
	}
	if user != "" {
		o["authed_user"] = object{"id": user}
	}
	if s.opts.Rotate {
		secret = s.id("xoxe.xoxb-1-fake-")
		next := s.id("xoxe-1-fake-")
		made.expires = time.Now().Add(s.opts.TokenLife)
		s.refresh[next] = team
		o["refresh_token"], o["expires_in"] = next, int(s.opts.TokenLife.Seconds())
	}
	s.tokens[secret] = made
	o["access_token"] = secret
	return o
}
