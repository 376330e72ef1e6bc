package fakeslack

import (
	"encoding/json"
	"strings"
)

// Message is a message in a channel, or one that a single person sees.
type Message struct {
	Channel   string
	TS        string
	Thread    string // thread_ts of a reply; "" in the channel itself
	User      string // who wrote it
	App       bool   // the app wrote it
	Ephemeral string // the one who sees it; "" is all
	Text      string
	Blocks    json.RawMessage // as the app sent them
	Files     []File
	Way       string // the method that made it, "response_url", or "ack" for what came with an acknowledgement
	Deleted   bool
	Before    []Message // what it was before each change
	Team      string

	e *Exchange
}

// Read is what a reader finds in the message, from the top, a line each: what its blocks say, or its text where there are none. The
// labels of buttons and the choices of menus are not in it.
func (m Message) Read() string {
	if len(m.Blocks) == 0 {
		return m.Text
	}
	return readBlocks(m.Blocks)
}

// Actions are the interactive elements of the message, from the top.
func (m Message) Actions() []Action { return actionsOf(m.Blocks) }

// Action gives the first interactive element whose action_id or label is the name.
func (m Message) Action(name string) (Action, bool) { return actionNamed(m.Actions(), name) }

func readBlocks(raw json.RawMessage) string {
	var blocks []object
	if json.Unmarshal(raw, &blocks) != nil {
		return ""
	}
	var lines []string
	for _, b := range blocks {
		lines = append(lines, readBlock(b)...)
	}
	return strings.Join(lines, "\n")
}

func readBlock(b object) []string {
	var lines []string
	add := func(v any) {
		if t := textOf(v); t != "" {
			lines = append(lines, t)
		}
	}
	switch b["type"] {
	case "section":
		add(b["text"])
		for _, f := range list(b["fields"]) {
			add(f)
		}
	case "header", "markdown":
		add(b["text"])
	case "context":
		for _, f := range list(b["elements"]) {
			add(f)
		}
	case "table":
		for _, row := range list(b["rows"]) {
			var cells []string
			for _, cell := range list(row) {
				cells = append(cells, textOf(cell))
			}
			lines = append(lines, strings.Join(cells, "\t"))
		}
	case "rich_text":
		add(b)
	case "input":
		add(b["label"])
		add(b["hint"])
	}
	return lines
}

// textOf is the text within a text object, a cell or a rich text.
func textOf(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case object:
		if t, ok := v["text"]; ok {
			return textOf(t)
		}
		var all strings.Builder
		for _, e := range list(v["elements"]) {
			all.WriteString(textOf(e))
		}
		return all.String()
	}
	return ""
}

func list(v any) []any {
	l, _ := v.([]any)
	return l
}

func text(v any) string {
	t, _ := v.(string)
	return t
}

// object is the message as Slack gives it.
func (m *Message) object(team *Team) object {
	o := object{"type": "message", "user": m.User, "text": m.Text, "ts": m.TS, "team": m.Team}
	if m.App {
		o["bot_id"], o["app_id"] = team.BotID, AppID
	}
	if m.Thread != "" {
		o["thread_ts"] = m.Thread
	}
	if len(m.Blocks) > 0 {
		o["blocks"] = m.Blocks
	}
	if len(m.Before) > 0 {
		o["edited"] = object{"user": m.User, "ts": m.TS}
	}
	return o
}
