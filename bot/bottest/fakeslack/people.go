package fakeslack

import "strings"

func (c *call) authTest() (any, *refusal) {
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	if c.token.app {
		return nil, refuse("not_allowed_token_type")
	}
	t := c.team()
	o := object{
		"ok": true, "url": "https://" + t.Domain + ".slack.com/", "team": t.Name, "user": "ask287", "team_id": t.ID, "user_id": t.BotUserID,
		"bot_id": t.BotID, "is_enterprise_install": t.OrgInstall,
	}
	if t.EnterpriseID != "" {
		o["enterprise_id"] = t.EnterpriseID
	}
	return o, nil
}

func (c *call) teamInfo() (any, *refusal) {
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	t := c.team()
	if id := c.text("team"); id != "" {
		if t = c.s.teams[id]; t == nil {
			return nil, refuse("team_not_found")
		}
	}
	o := object{"id": t.ID, "name": t.Name, "domain": t.Domain, "email_domain": "", "icon": object{"image_default": true}}
	if t.EnterpriseID != "" {
		o["enterprise_id"], o["enterprise_name"] = t.EnterpriseID, t.EnterpriseName
	}
	return object{"ok": true, "team": o}, nil
}

func (c *call) usersInfo() (any, *refusal) {
	id := c.text("user")
	if !strings.HasPrefix(id, "U") && !strings.HasPrefix(id, "W") {
		return nil, refuse("user_not_found")
	}
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	u := c.s.user(id)
	o := object{
		"id": id, "team_id": c.token.team, "name": u.Name, "real_name": u.Name, "deleted": false, "tz": "America/New_York",
		"tz_offset": -18000, "is_admin": u.Admin, "is_owner": false, "is_bot": false, "is_app_user": false,
		"profile": object{"real_name": u.Name, "display_name": u.Name, "team": c.token.team},
	}
	if c.flag("include_locale") {
		o["locale"] = u.Locale
	}
	return object{"ok": true, "user": o}, nil
}

// user is somebody, whether the test made them or not. The server is locked.
func (s *Server) user(id string) User {
	u, ok := s.users[id]
	if !ok {
		u = User{ID: id, Name: strings.ToLower(id)}
	}
	if u.Locale == "" {
		u.Locale = "en-US"
	}
	if u.Team == "" {
		u.Team = TeamID
	}
	return u
}

func (c *call) conversationsOpen() (any, *refusal) {
	users := strings.Split(c.text("users"), ",")
	if users[0] == "" || len(users) > 1 {
		return nil, refuse("users_list_not_supplied")
	}
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	if users[0] == c.team().BotUserID {
		return nil, refuse("cannot_dm_bot")
	}
	ch := c.s.dm(c.token.team, users[0])
	return object{"ok": true, "channel": object{"id": ch.ID, "is_im": true, "user": users[0]}}, nil
}
