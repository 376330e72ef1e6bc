package fakediscord

import (
	"context"
	"maps"
	"net/http"
	"slices"
)

// Commands are the application commands that the bot has registered, on the server or, for "", for all, as Discord gives them.
func (s *Server) Commands(guild string) []map[string]any {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.commands[guild])
}

// Registered waits until the bot has registered commands, and gives them.
func (s *Server) Registered(ctx context.Context, guild string) []map[string]any {
	s.await(ctx, &s.news, func() bool { return s.commands[guild] != nil })
	return s.Commands(guild)
}

func (c *call) commandList() (int, any, *failure) {
	if failed := c.mine(); failed != nil {
		return 0, nil, failed
	}
	return http.StatusOK, append([]object{}, c.s.Commands(c.r.PathValue("guild_id"))...), nil
}

// commandSet puts the list in place of all commands that were there; those of the same name and type keep their id.
func (c *call) commandSet() (int, any, *failure) {
	if failed := c.mine(); failed != nil {
		return 0, nil, failed
	}
	if failed := invalid(checkCommands(c.list)); failed != nil {
		return 0, nil, failed
	}
	guild := c.r.PathValue("guild_id")
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	list := make([]object, 0, len(c.list))
	for _, v := range c.list {
		if command, ok := v.(object); ok {
			list = append(list, c.s.command(guild, command))
		}
	}
	c.s.commands[guild] = list
	c.s.news.Tell()
	return http.StatusOK, list, nil
}

func (c *call) commandCreate() (int, any, *failure) {
	if failed := c.mine(); failed != nil {
		return 0, nil, failed
	}
	if failed := invalid(checkCommands([]any{c.body})); failed != nil {
		return 0, nil, failed
	}
	guild := c.r.PathValue("guild_id")
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	made := c.s.command(guild, c.body)
	status := http.StatusCreated
	for i, old := range c.s.commands[guild] {
		if old["id"] == made["id"] {
			c.s.commands[guild][i] = made
			return http.StatusOK, made, nil
		}
	}
	c.s.commands[guild] = append(c.s.commands[guild], made)
	c.s.news.Tell()
	return status, made, nil
}

func (c *call) commandGet() (int, any, *failure) {
	_, command, failed := c.named()
	return http.StatusOK, command, failed
}

func (c *call) commandEdit() (int, any, *failure) {
	i, old, failed := c.named()
	if failed != nil {
		return 0, nil, failed
	}
	merged := maps.Clone(old)
	maps.Copy(merged, present(c.body))
	if failed := invalid(checkCommands([]any{merged})); failed != nil {
		return 0, nil, failed
	}
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	c.s.commands[c.r.PathValue("guild_id")][i] = merged
	return http.StatusOK, merged, nil
}

func (c *call) commandDelete() (int, any, *failure) {
	i, _, failed := c.named()
	if failed != nil {
		return 0, nil, failed
	}
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	guild := c.r.PathValue("guild_id")
	c.s.commands[guild] = slices.Delete(c.s.commands[guild], i, i+1)
	return http.StatusNoContent, nil, nil
}

// mine says whether the path is of the bot's own application, and of a server that it is on.
func (c *call) mine() *failure {
	if c.r.PathValue("application_id") != ApplicationID {
		return refuse(http.StatusForbidden, 20012, "You are not authorized to perform this action on this application")
	}
	guild := c.r.PathValue("guild_id")
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	if _, ok := c.s.guilds[guild]; guild != "" && !ok {
		return refuse(http.StatusForbidden, 50001, "Missing Access")
	}
	return nil
}

// named is the command that the path names, and where it stands.
func (c *call) named() (int, object, *failure) {
	if failed := c.mine(); failed != nil {
		return 0, nil, failed
	}
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	for i, command := range c.s.commands[c.r.PathValue("guild_id")] {
		if command["id"] == c.r.PathValue("command_id") {
			return i, command, nil
		}
	}
	return 0, nil, refuse(http.StatusNotFound, 10063, "Unknown application command")
}

// command is a command as Discord gives it. The server is locked.
func (s *Server) command(guild string, sent object) object {
	out := object{
		"id": s.id(), "application_id": ApplicationID, "version": s.id(), "default_member_permissions": nil, "type": 1, "description": "",
		"nsfw": false, "contexts": nil, "integration_types": []int{0}, "name_localizations": nil, "description_localizations": nil,
	}
	maps.Copy(out, present(sent))
	if guild != "" {
		out["guild_id"] = guild
	}
	for _, old := range s.commands[guild] {
		if old["name"] == out["name"] && number(old["type"]) == number(out["type"]) {
			out["id"] = old["id"]
		}
	}
	return out
}

// present is the object without what is null, in what it holds too.
func present(o object) object {
	out := object{}
	for k, v := range o {
		switch v := v.(type) {
		case nil:
		case object:
			out[k] = present(v)
		case []any:
			list := make([]any, 0, len(v))
			for _, item := range v {
				if inner, ok := item.(object); ok {
					item = present(inner)
				}
				list = append(list, item)
			}
			out[k] = list
		default:
			out[k] = v
		}
	}
	return out
}
