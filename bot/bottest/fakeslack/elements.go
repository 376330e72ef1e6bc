package fakeslack

import (
	"slices"
	"strings"
)

// Limits of elements: docs.slack.dev/reference/block-kit/block-elements and …/composition-objects.
const (
	maxButton         = 75
	maxButtonValue    = 2000
	maxURL            = 3000
	maxPlaceholder    = 150
	maxOptions        = 100
	maxGroups         = 100
	maxOptionText     = 75
	maxOptionValue    = 150
	maxChoices        = 10 // radio buttons and checkboxes
	maxOverflow       = 5
	maxInput          = 3000
	maxConfirmTitle   = 100
	maxConfirmText    = 300
	maxConfirmButton  = 30
	maxAccessibleText = 75
)

// Places of elements.
const (
	inSection = iota
	inActions
	inContextActions
	inInput
)

// element checks an interactive element, or the image of a section.
func (c *checker) element(at string, e object, place int) {
	kind := text(e["type"])
	if kind == "image" && place == inSection {
		c.image(at, e)
		return
	}
	if !slices.Contains(allowedIn(place), strings.TrimPrefix(kind, "multi_")) {
		c.problem(at+"/type", "unsupported type: %s", kind)
		return
	}
	c.actionID(at, e)
	if e["placeholder"] != nil {
		c.words(at+"/placeholder", e["placeholder"], plain, maxPlaceholder)
	}
	if confirm, ok := e["confirm"].(object); ok {
		c.words(at+"/confirm/title", confirm["title"], plain, maxConfirmTitle)
		c.words(at+"/confirm/text", confirm["text"], plain, maxConfirmText)
		c.words(at+"/confirm/confirm", confirm["confirm"], plain, maxConfirmButton)
		c.words(at+"/confirm/deny", confirm["deny"], plain, maxConfirmButton)
	}
	c.most(at+"/accessibility_label", text(e["accessibility_label"]), maxAccessibleText)
	switch strings.TrimPrefix(kind, "multi_") {
	case "button", "icon_button":
		c.button(at, e)
	case "feedback_buttons":
		for _, name := range []string{"positive_button", "negative_button"} {
			b, _ := e[name].(object)
			c.words(at+"/"+name+"/text", b["text"], plain, maxButton)
			c.most(at+"/"+name+"/value", text(b["value"]), maxButtonValue)
		}
	case "static_select":
		c.selectOptions(at, e)
	case "external_select":
		if o, ok := e["initial_option"].(object); ok {
			c.option(at+"/initial_option", o, plain)
		}
	case "overflow":
		c.options(at+"/options", e["options"], maxOverflow, plain)
	case "radio_buttons", "checkboxes":
		c.options(at+"/options", e["options"], maxChoices, either)
	case "plain_text_input":
		c.most(at+"/initial_value", text(e["initial_value"]), maxInput)
		if n, ok := e["max_length"].(float64); ok && (n < 1 || n > maxInput) {
			c.problem(at+"/max_length", "must be from 1 to %d", maxInput)
		}
	}
}

func allowedIn(place int) []string {
	menus := []string{
		"static_select", "external_select", "users_select", "conversations_select", "channels_select", "datepicker", "timepicker",
		"radio_buttons", "checkboxes",
	}
	switch place {
	case inContextActions:
		return []string{"feedback_buttons", "icon_button"}
	case inInput:
		return append(menus, "plain_text_input", "number_input", "email_text_input", "url_text_input", "rich_text_input", "datetimepicker",
			"file_input")
	case inActions:
		return append(menus, "button", "overflow", "datetimepicker", "rich_text_input", "plain_text_input")
	}
	return append(menus, "button", "overflow")
}

// actionID checks that the id is there once. Slack makes one up where there is none, which no app could tell from another.
func (c *checker) actionID(at string, e object) {
	id := text(e["action_id"])
	c.most(at+"/action_id", id, maxID)
	if id == "" && text(e["url"]) == "" {
		c.problem(at+"/action_id", "missing required field: action_id")
	}
	if id != "" && c.actions[id] {
		c.problem(at+"/action_id", "`action_id` already exists")
	}
	c.actions[id] = true
}

func (c *checker) button(at string, e object) {
	c.words(at+"/text", e["text"], plain, maxButton)
	c.most(at+"/value", text(e["value"]), maxButtonValue)
	c.most(at+"/url", text(e["url"]), maxURL)
	if style, ok := e["style"]; ok && style != "primary" && style != "danger" {
		c.problem(at+"/style", "must be primary or danger")
	}
}

func (c *checker) selectOptions(at string, e object) {
	switch {
	case e["options"] != nil && e["option_groups"] != nil:
		c.problem(at, "options or option_groups, not both")
	case e["option_groups"] != nil:
		c.groups(at+"/option_groups", e["option_groups"])
	default:
		c.options(at+"/options", e["options"], maxOptions, plain)
	}
	if initial, ok := e["initial_option"].(object); ok {
		c.option(at+"/initial_option", initial, plain)
		if !slices.ContainsFunc(optionsOf(e), func(o object) bool { return o["value"] == initial["value"] && textOf(o) == textOf(initial) }) {
			c.problem(at+"/initial_option", "must be one of the options")
		}
	}
}

func (c *checker) groups(at string, v any) {
	c.items(at, v, maxGroups, func(at string, g object) {
		c.words(at+"/label", g["label"], plain, maxOptionText)
		c.options(at+"/options", g["options"], maxOptions, plain)
	})
}

func (c *checker) options(at string, v any, most int, kind string) {
	c.items(at, v, most, func(at string, o object) { c.option(at, o, kind) })
}

func (c *checker) option(at string, o object, kind string) {
	c.words(at+"/text", o["text"], kind, maxOptionText)
	value := text(o["value"])
	if value == "" && text(o["url"]) == "" {
		c.problem(at+"/value", "must be more than 0 characters")
	}
	c.most(at+"/value", value, maxOptionValue)
	if o["description"] != nil {
		c.words(at+"/description", o["description"], kind, maxOptionText)
	}
}

// optionsOf are the options of a menu, those in groups too.
func optionsOf(e object) []object {
	var all []object
	add := func(v any) {
		for _, o := range list(v) {
			if o, ok := o.(object); ok {
				all = append(all, o)
			}
		}
	}
	add(e["options"])
	for _, g := range list(e["option_groups"]) {
		o, _ := g.(object)
		add(o["options"])
	}
	return all
}
