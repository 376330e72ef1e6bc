package fakeslack

import (
	"encoding/json"
	"fmt"
)

// Action is an interactive element: a button, a menu, or an input of a form.
type Action struct {
	ActionID string
	BlockID  string
	Type     string // "button", "static_select" …
	Label    string // of a button, or of the input that it is in, or what a menu says before a choice is made
	Value    string // of a button
	URL      string
	Style    string
	Options  []Option
	Input    bool // it is an input of a form
	Optional bool // which may be left empty

	raw object
}

// Option is a choice of a menu.
type Option struct{ Text, Value, Description string }

func actionsOf(raw json.RawMessage) []Action {
	var blocks []object
	if json.Unmarshal(raw, &blocks) != nil {
		return nil
	}
	var all []Action
	for i, b := range blocks {
		id := text(b["block_id"])
		if id == "" {
			id = fmt.Sprintf("fake%d", i)
		}
		add := func(v any) {
			if e, ok := v.(object); ok && (e["action_id"] != nil || e["type"] == "feedback_buttons") {
				all = append(all, actionOf(e, id, b))
			}
		}
		add(b["accessory"])
		add(b["element"])
		for _, e := range list(b["elements"]) {
			add(e)
		}
	}
	return all
}

func actionOf(e object, block string, b object) Action {
	a := Action{
		ActionID: text(e["action_id"]), BlockID: block, Type: text(e["type"]), Label: textOf(e["text"]), Value: text(e["value"]),
		URL: text(e["url"]), Style: text(e["style"]), Input: b["type"] == "input", Optional: b["optional"] == true, raw: e,
	}
	if a.Label == "" {
		a.Label = textOf(e["placeholder"])
	}
	if a.Input {
		a.Label = textOf(b["label"])
	}
	for _, o := range optionsOf(e) {
		a.Options = append(a.Options, Option{textOf(o), text(o["value"]), textOf(o["description"])})
	}
	return a
}

func actionNamed(all []Action, name string) (Action, bool) {
	for _, a := range all {
		if a.ActionID == name {
			return a, true
		}
	}
	for _, a := range all {
		if a.Label == name {
			return a, true
		}
	}
	return Action{}, false
}

// chosen is the element's part of a payload, with the choice that was made: a value of an option, or text that was written. It says
// false where there is no such choice.
func (a Action) chosen(choice string) (object, bool) {
	o := object{"type": a.Type}
	switch a.Type {
	case "button", "icon_button", "feedback_buttons":
		if a.Value != "" {
			o["value"] = a.Value
		}
		if choice != "" {
			o["value"] = choice
		}
		o["text"] = a.raw["text"]
		return o, true
	case "plain_text_input", "email_text_input", "number_input", "url_text_input":
		o["value"] = choice
		if choice == "" {
			o["value"] = nil
		}
		return o, true
	case "users_select":
		o["selected_user"] = choice
	case "channels_select":
		o["selected_channel"] = choice
	case "conversations_select":
		o["selected_conversation"] = choice
	case "external_select":
		o["selected_option"] = optionObject(choice, choice)
	case "checkboxes", "multi_static_select":
		o["selected_options"] = []object{}
		return a.pick(o, choice, func(picked object) { o["selected_options"] = []object{picked} })
	default:
		return a.pick(o, choice, func(picked object) { o["selected_option"] = picked })
	}
	return o, true
}

func (a Action) pick(o object, choice string, with func(object)) (object, bool) {
	if choice == "" {
		return o, a.Optional
	}
	for _, option := range optionsOf(a.raw) {
		if option["value"] == choice || textOf(option) == choice {
			with(option)
			return o, true
		}
	}
	return o, false
}

func optionObject(label, value string) object {
	return object{"text": object{"type": plain, "text": label, "emoji": true}, "value": value}
}

// stateOf is the state of the elements: what is chosen in each, by block and action. What is not named is as the app set it.
func stateOf(all []Action, choices map[string]string) object {
	values := object{}
	for _, a := range all {
		if a.Type == "button" {
			continue
		}
		o, ok := a.chosen(choices[a.ActionID])
		if _, named := choices[a.ActionID]; !ok || !named {
			o = a.initial()
		}
		block, _ := values[a.BlockID].(object)
		if block == nil {
			block = object{}
			values[a.BlockID] = block
		}
		block[a.ActionID] = o
	}
	return object{"values": values}
}

// initial is the element as the app set it.
func (a Action) initial() object {
	o := object{"type": a.Type}
	for from, to := range map[string]string{
		"initial_option": "selected_option", "initial_options": "selected_options", "initial_value": "value",
		"initial_user": "selected_user", "initial_channel": "selected_channel", "initial_conversation": "selected_conversation",
	} {
		if v, ok := a.raw[from]; ok {
			o[to] = v
		}
	}
	return o
}
