package fakeslack

import (
	"encoding/json"
	"time"
)

// View is a modal or an App Home.
type View struct {
	ID         string
	Type       string // "modal" or "home"
	CallbackID string
	Title      string
	Metadata   string // private_metadata
	Blocks     json.RawMessage
	User       string
	Hash       string
	Closed     bool
	Before     []View // what it was before each change

	e      *Exchange // that it was opened in
	team   string
	raw    object // as Slack gives it
	ext    string
	parent *View // beneath it
}

// Read is what a reader finds in the view, from the top, a line each.
func (v View) Read() string { return readBlocks(v.Blocks) }

// Actions are the interactive elements of the view, inputs too, from the top.
func (v View) Actions() []Action { return actionsOf(v.Blocks) }

// Action gives the first interactive element whose action_id or label is the name.
func (v View) Action(name string) (Action, bool) { return actionNamed(v.Actions(), name) }

// viewArgument is the view that the call brings, looked at.
func (c *call) viewArgument(kind string) (object, *refusal) {
	v, ok := c.value("view")
	view, isObject := v.(object)
	if !ok || !isObject {
		return nil, refuse("invalid_arguments", "[ERROR] missing required field: view")
	}
	return view, c.s.checkView(view, kind)
}

// trigger takes a trigger_id, which is good for a short time, once. The server is locked.
func (c *call) trigger() (*Exchange, *refusal) {
	id := c.text("trigger_id")
	if id == "" {
		return nil, refuse("invalid_arguments", "[ERROR] missing required field: trigger_id")
	}
	e := c.s.triggers[id]
	switch {
	case e == nil || !c.s.covers(c.token.team, e.from.Team):
		return nil, refuse("invalid_trigger_id")
	case e.triggered:
		return nil, refuse("exchanged_trigger_id")
	case time.Since(e.Sent) > c.s.opts.TriggerLife:
		return nil, refuse("expired_trigger_id")
	}
	e.triggered = true
	return e, nil
}

func (c *call) viewsOpen() (any, *refusal) { return c.openView(false) }
func (c *call) viewsPush() (any, *refusal) { return c.openView(true) }

func (c *call) openView(push bool) (any, *refusal) {
	view, refused := c.viewArgument("modal")
	if refused != nil {
		return nil, refused
	}
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	e, refused := c.trigger()
	if refused != nil {
		return nil, refused
	}
	c.e = e
	if push && e.view == nil {
		return nil, refuse("not_found")
	}
	v := c.s.newView(e, view)
	if push {
		v.parent = e.view
		if e.view.parent != nil && e.view.parent.parent != nil {
			return nil, refuse("push_limit_reached")
		}
	}
	e.views = append(e.views, v)
	e.answered()
	return object{"ok": true, "view": v.raw}, nil
}

// newView makes a view of what the app sent. The server is locked.
func (s *Server) newView(e *Exchange, sent object) *View {
	v := &View{ID: s.id("V"), e: e}
	v.team, v.User = e.from.Team, e.from.User
	v.set(s, sent)
	s.views[v.ID] = v
	return v
}

// set makes the view what the app sent. The server is locked.
func (v *View) set(s *Server, sent object) {
	v.Type, v.CallbackID, v.Title = text(sent["type"]), text(sent["callback_id"]), textOf(sent["title"])
	v.Metadata, v.ext = text(sent["private_metadata"]), text(sent["external_id"])
	v.Hash = s.id("1764100000.")
	v.Blocks, _ = json.Marshal(sent["blocks"])
	team := s.team(v.team)
	v.raw = object{
		"id": v.ID, "team_id": v.team, "app_id": AppID, "app_installed_team_id": v.team, "bot_id": team.BotID, "type": v.Type,
		"blocks": v.Blocks, "private_metadata": v.Metadata, "callback_id": v.CallbackID, "external_id": v.ext, "hash": v.Hash,
		"root_view_id": v.root().ID, "previous_view_id": nil, "state": object{"values": object{}},
		"clear_on_close": sent["clear_on_close"] == true, "notify_on_close": sent["notify_on_close"] == true,
		"title": sent["title"], "submit": sent["submit"], "close": sent["close"],
	}
	if v.parent != nil {
		v.raw["previous_view_id"] = v.parent.ID
	}
	if v.Type == "home" {
		v.raw["title"] = object{"type": "plain_text", "text": "View Title", "emoji": true}
	}
}

func (v *View) root() *View {
	for v.parent != nil {
		v = v.parent
	}
	return v
}

// change makes the view another one, with the same id. The server is locked.
func (v *View) change(s *Server, sent object) {
	before := *v
	before.Before = nil
	v.Before = append(v.Before, before)
	v.set(s, sent)
}

func (c *call) viewsPublish() (any, *refusal) {
	view, refused := c.viewArgument("home")
	if refused != nil {
		return nil, refused
	}
	user := c.text("user_id")
	if user == "" {
		return nil, refuse("invalid_arguments", "[ERROR] missing required field: user_id")
	}
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	v := c.s.homes[user]
	switch hash := c.text("hash"); {
	case v == nil:
		v = &View{ID: c.s.id("V"), team: c.token.team, User: user}
		v.set(c.s, view)
		c.s.homes[user] = v
	case hash != "" && hash != v.Hash:
		return nil, refuse("hash_conflict")
	default:
		v.change(c.s, view)
	}
	if c.e = c.s.owner(ofHome(user)); c.e != nil {
		c.e.views = append(c.e.views, v)
		c.e.answered()
	}
	c.s.news.Tell()
	return object{"ok": true, "view": v.raw}, nil
}

func (c *call) viewsUpdate() (any, *refusal) {
	view, refused := c.viewArgument("")
	if refused != nil {
		return nil, refused
	}
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	v := c.s.views[c.text("view_id")]
	for _, home := range c.s.homes {
		if v == nil && home.ID == c.text("view_id") {
			v = home
		}
	}
	for _, other := range c.s.views {
		if ext := c.text("external_id"); v == nil && ext != "" && other.ext == ext {
			v = other
		}
	}
	switch hash := c.text("hash"); {
	case v == nil || v.Closed || !c.s.covers(c.token.team, v.team):
		return nil, refuse("not_found")
	case hash != "" && hash != v.Hash:
		return nil, refuse("hash_conflict")
	case text(view["type"]) != v.Type:
		return nil, refuse("invalid_arguments", "[ERROR] a "+v.Type+" cannot become another kind of view")
	}
	v.change(c.s, view)
	if c.e = c.s.owner(ofView(v.ID)); c.e == nil {
		c.e = v.e
	}
	c.e.shows(v)
	return object{"ok": true, "view": v.raw}, nil
}

// shows notes that the app changed a view. The server is locked. Of its own exchange's view that is no further answer.
func (e *Exchange) shows(v *View) {
	switch e {
	case nil:
	case v.e:
		e.news.Tell()
	default:
		e.views = append(e.views, v)
		e.answered()
	}
}
