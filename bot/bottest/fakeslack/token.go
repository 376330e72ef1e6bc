package fakeslack

import (
	"slices"
	"strings"
	"time"
)

// token is what a request shows.
type token struct {
	team    string
	app     bool // it is the app's, for Socket Mode
	scopes  []string
	changed bool // its scopes were taken away in the course of the test
	expires time.Time
	dead    string // the error that it gets from now on
}

// admit looks at the token.
func (c *call) admit() *refusal {
	if c.method.open {
		return nil
	}
	c.secret = bearer(c.r)
	if c.secret == "" {
		c.secret = c.form.Get("token") // in a JSON body Slack does not look for it
	}
	if c.secret == "" {
		return refuse("not_authed")
	}
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	t := c.s.tokens[c.secret]
	switch {
	case t == nil:
		return refuse("invalid_auth")
	case t.dead != "":
		return refuse(t.dead).hush()
	case !t.expires.IsZero() && time.Now().After(t.expires):
		return refuse("token_expired").hush()
	case t.app != c.method.app:
		return refuse("not_allowed_token_type")
	}
	c.token = t
	if len(c.method.scopes) == 0 || slices.ContainsFunc(c.method.scopes, func(s string) bool { return slices.Contains(t.scopes, s) }) {
		return nil
	}
	f := refuse("missing_scope")
	f.needed, f.provided, f.quiet = strings.Join(c.method.scopes, ","), strings.Join(t.scopes, ","), t.changed
	return f
}

// team is the workspace that the call is for. The server is locked.
func (c *call) team() *Team { return c.s.team(c.token.team) }

// ExpireTokens makes the bot's tokens of the workspace run out now.
func (s *Server) ExpireTokens(team string) { s.kill(team, "token_expired") }

// RevokeTokens takes the bot's tokens of the workspace back, without telling the app; TokensRevoked tells it too.
func (s *Server) RevokeTokens(team string) { s.kill(team, "token_revoked") }

func (s *Server) kill(team, code string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.killLocked(team, code)
}

func (s *Server) killLocked(team, code string) {
	for _, t := range s.tokens {
		if !t.app && t.team == team && t.dead == "" {
			t.dead = code
		}
	}
	if code == "token_expired" {
		return
	}
	for secret, of := range s.refresh {
		if of == team {
			delete(s.refresh, secret)
		}
	}
}

// TakeScopes takes scopes from every token of the bot's. Who needs them from then on is refused with missing_scope, and that is no
// failure of the test.
func (s *Server) TakeScopes(scopes ...string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, t := range s.tokens {
		t.changed = true
		t.scopes = slices.DeleteFunc(slices.Clone(t.scopes), func(scope string) bool { return slices.Contains(scopes, scope) })
	}
}
