package fakediscord

import "net/http"

func (c *call) gateway() (int, any, *failure) {
	return http.StatusOK, object{"url": c.s.ws()}, nil
}

func (c *call) gatewayBot() (int, any, *failure) {
	return http.StatusOK, object{
		"url": c.s.ws(), "shards": max(1, c.s.opts.Shards),
		"session_start_limit": object{"total": 1000, "remaining": 999, "reset_after": 14400000, "max_concurrency": max(1, c.s.opts.Concurrency)},
	}, nil
}

func (c *call) me() (int, any, *failure) { return http.StatusOK, botUser(), nil }

func (c *call) openDM() (int, any, *failure) {
	user := text(c.body["recipient_id"])
	if user == "" || user == BotID {
		return 0, nil, refuse(http.StatusBadRequest, 50007, "Cannot send messages to this user")
	}
	id := c.s.DM(user)
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	return http.StatusOK, c.s.channels[id].object(), nil
}

func (c *call) application() (int, any, *failure) {
	return http.StatusOK, object{
		"id": ApplicationID, "name": "ask287", "icon": nil, "description": "", "type": nil, "verify_key": c.s.PublicKey(), "flags": 0, "flags_new": "0",
		"redirect_uris": []any{}, "interactions_endpoint_url": nil, "role_connections_verification_url": nil,
		"owner": userObject(DefaultUser, false), "approximate_guild_count": 1, "approximate_user_install_count": 0,
		"approximate_user_authorization_count": 0, "explicit_content_filter": 0, "team": nil, "eligible_oauth2_scopes": []any{},
	}, nil
}
