package fakeslack

import (
	"encoding/json"
	"fmt"
)

// ackPayload does what the payload of an acknowledgement asks for: a command's is a message, a form's says what becomes of the form,
// a menu's are its options.
func (s *Server) ackPayload(e *Exchange, raw json.RawMessage) {
	var body object
	if err := json.Unmarshal(raw, &body); err != nil {
		s.host.Report("an acknowledgement with what is no JSON object: %.200s", raw)
		return
	}
	if len(body) == 0 {
		return
	}
	var refused *refusal
	switch {
	case e.Kind == events:
		refused = refuse("an event takes no response_payload")
	case e.Kind == commands:
		refused = s.respond(e.hook(), body, "ack")
	case e.Type == "view_submission":
		refused = s.formResponse(e, body)
	case e.Type == "block_suggestion":
		refused = s.suggested(e, body)
	}
	if refused != nil && !s.host.Allows(refused.code) {
		s.host.Report("the acknowledgement of %s %s: %s %v", e.Kind, e.Type, refused.code, refused.messages)
	}
}

// hook is the exchange's response_url.
func (e *Exchange) hook() *hook {
	e.s.mu.Lock()
	defer e.s.mu.Unlock()
	for _, key := range e.hooks {
		if h := e.s.hooks[key]; h != nil {
			return h
		}
	}
	return &hook{e: e, channel: e.from.Channel, user: e.from.User}
}

func (s *Server) suggested(e *Exchange, body object) *refusal {
	c := newChecker("options")
	if body["option_groups"] != nil {
		c.groups("/option_groups", body["option_groups"])
	} else if len(list(body["options"])) > 0 {
		c.options("/options", body["options"], maxOptions, plain)
	} else if _, ok := body["options"].([]any); !ok {
		c.problem("/options", "missing required field: options")
	}
	if c.problems != nil {
		return refuse("invalid_options", c.problems...)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, o := range optionsOf(body) {
		e.options = append(e.options, Option{textOf(o), text(o["value"]), textOf(o["description"])})
	}
	e.answered()
	return nil
}

// formResponse is what the app does with a submitted form. The view is closed already; these open it again.
func (s *Server) formResponse(e *Exchange, body object) *refusal {
	if e.view == nil { // of a sample
		return nil
	}
	view, _ := body["view"].(object)
	action := text(body["response_action"])
	switch action {
	case "clear":
	case "update", "push":
		if refused := s.checkView(view, "modal"); refused != nil {
			return refused
		}
	case "errors":
		if refused := e.checkErrors(body["errors"]); refused != nil {
			return refused
		}
	default:
		return refuse("invalid_arguments", "[ERROR] response_action "+action)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	switch action {
	case "clear":
		for v := e.view; v != nil; v = v.parent {
			v.Closed = true
		}
	case "update":
		e.view.Closed = false
		e.view.change(s, view)
		e.views = append(e.views, e.view)
	case "push":
		e.view.Closed = false
		v := s.newView(e, view)
		v.parent = e.view
		e.views = append(e.views, v)
	case "errors":
		e.view.Closed = false
		e.errors = map[string]string{}
		for block, message := range body["errors"].(object) {
			e.errors[block] = text(message)
		}
	}
	if action != "clear" {
		e.answered()
	}
	return nil
}

// checkErrors checks that each error is of an input of the form.
func (e *Exchange) checkErrors(v any) *refusal {
	errors, _ := v.(object)
	if len(errors) == 0 {
		return refuse("invalid_arguments", "[ERROR] missing required field: errors")
	}
	e.s.mu.Lock()
	actions := e.view.Actions()
	e.s.mu.Unlock()
	inputs := map[string]bool{}
	for _, a := range actions {
		inputs[a.BlockID] = a.Input
	}
	for block, message := range errors {
		if !inputs[block] || text(message) == "" {
			return refuse("invalid_arguments", fmt.Sprintf("[ERROR] %q is no input with an error", block))
		}
	}
	return nil
}
