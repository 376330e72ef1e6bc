package fakediscord

import (
	"encoding/json"
	"strings"
	"time"
)

// Flags of messages.
const (
	SuppressEmbeds = 1 << 2
	Ephemeral      = 1 << 6
	Loading        = 1 << 7
	ComponentsV2   = 1 << 15
)

// Message is a message in a channel, or of an interaction.
type Message struct {
	ID         string
	Channel    string
	Guild      string // "" in a direct message
	Author     string
	Content    string
	Flags      int
	Embeds     []object
	Components []Component
	Files      []File
	ReplyTo    string          // the id of the message that it answers
	Body       json.RawMessage // as the bot sent it last
	At         time.Time
	Deleted    bool
	Before     []Message // what it was before each edit

	bot      bool
	nonce    string // for which there is no other message; "" is no such
	raw      object // as Discord gives it
	exchange *Exchange
}

// Component is a part of a message or of a modal.
type Component struct {
	Type        int         `json:"type"`
	CustomID    string      `json:"custom_id"`
	Style       int         `json:"style"`
	Label       string      `json:"label"`
	Description string      `json:"description"`
	Content     string      `json:"content"`
	Placeholder string      `json:"placeholder"`
	URL         string      `json:"url"`
	Value       any         `json:"value"`
	Disabled    bool        `json:"disabled"`
	Options     []Option    `json:"options"`
	Components  []Component `json:"components"`
	Component   *Component  `json:"component"` // of a label
	Accessory   *Component  `json:"accessory"` // of a section
}

// Option is a choice of a select menu.
type Option struct {
	Label       string `json:"label"`
	Value       string `json:"value"`
	Description string `json:"description"`
	Default     bool   `json:"default"`
}

// File is what the bot attached.
type File struct {
	Name        string
	ContentType string
	Data        []byte
}

// Ephemeral says whether only the user who asked sees the message.
func (m Message) Ephemeral() bool { return m.Flags&Ephemeral != 0 }

// Text is what a reader finds in the message, from the top: its content, what its embeds say and its text displays, a line each. The labels of
// buttons and the choices of menus are not in it.
func (m Message) Text() string {
	var lines []string
	add := func(text any) {
		if s, ok := text.(string); ok && s != "" {
			lines = append(lines, s)
		}
	}
	add(m.Content)
	for _, e := range m.Embeds {
		add(e["title"])
		add(e["description"])
		fields, _ := e["fields"].([]any)
		for _, f := range fields {
			if f, ok := f.(object); ok {
				add(f["name"])
				add(f["value"])
			}
		}
		if footer, ok := e["footer"].(object); ok {
			add(footer["text"])
		}
	}
	for c := range m.All() {
		if c.Type == textDisplay {
			add(c.Content)
		}
	}
	return strings.Join(lines, "\n")
}

// All goes through the components, those in others too, from the top.
func (m Message) All() func(yield func(Component) bool) { return walk(m.Components) }

// All goes through the components of the form.
func (m Modal) All() func(yield func(Component) bool) { return walk(m.Components) }

func walk(components []Component) func(yield func(Component) bool) {
	return func(yield func(Component) bool) { _ = visit(components, yield) }
}

func visit(components []Component, yield func(Component) bool) bool {
	for _, c := range components {
		if !yield(c) || !visit(c.Components, yield) {
			return false
		}
		for _, inner := range []*Component{c.Component, c.Accessory} {
			if inner != nil && !visit([]Component{*inner}, yield) {
				return false
			}
		}
	}
	return true
}

// Button is the button with the label, and whether there is one.
func (m Message) Button(label string) (Component, bool) {
	for c := range m.All() {
		if c.Type == button && c.Label == label {
			return c, true
		}
	}
	return Component{}, false
}

// Select is the first select menu, and whether there is one.
func (m Message) Select() (Component, bool) {
	for c := range m.All() {
		if c.Type == stringSelect {
			return c, true
		}
	}
	return Component{}, false
}

// component is the one with the custom id.
func (m Message) component(customID string) (Component, bool) {
	for c := range m.All() {
		if c.CustomID == customID {
			return c, true
		}
	}
	return Component{}, false
}
