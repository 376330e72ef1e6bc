package fakeslack

import "fmt"

// Limits of messages and views: docs.slack.dev/reference/methods/chat.postMessage, …/surfaces and …/block-kit.
const (
	maxText          = 40000
	maxMessageBlocks = 50
	maxViewBlocks    = 100
	maxViewTitle     = 24
	maxViewButton    = 24
	maxMetadata      = 3000
	maxCallbackID    = 255
	maxViewBytes     = 250000
)

// checkMessage looks at what is about to be posted.
func (s *Server) checkMessage(d draft, blocks []any) *refusal {
	if s.opts.NoChecks {
		return nil
	}
	if length(d.text) > maxText {
		return refuse("msg_too_long")
	}
	c := newChecker("message")
	c.blocks("/blocks", blocks, maxMessageBlocks)
	if c.tables > 1 {
		return refuse("invalid_attachments", "[ERROR] only_one_table_allowed")
	}
	if c.problems != nil {
		return refuse("invalid_blocks", c.problems...)
	}
	if d.text == "" && !s.opts.NoText {
		s.host.Report("a message with blocks and no text to fall back on: %.300s", d.blocks)
	}
	s.checkPings("text", d.text)
	s.checkPings("blocks", blocks)
	return nil
}

// checkView looks at a view. A kind that is not "" must be the view's.
func (s *Server) checkView(view object, kind string) *refusal {
	if s.opts.NoChecks {
		return nil
	}
	actual := text(view["type"])
	if actual != "modal" && actual != "home" || kind != "" && kind != actual {
		return refuse("invalid_arguments", "[ERROR] unsupported type: "+actual+" [json-pointer:/view/type]")
	}
	c := newChecker(actual)
	if _, ok := view["blocks"].([]any); !ok {
		c.problem("/view/blocks", "missing required field: blocks")
	}
	c.blocks("/view/blocks", list(view["blocks"]), maxViewBlocks)
	if actual == "modal" {
		c.words("/view/title", view["title"], plain, maxViewTitle)
		for _, name := range []string{"submit", "close"} {
			if v := view[name]; v != nil {
				c.words("/view/"+name, v, plain, maxViewButton)
			}
		}
		if c.inputs > 0 && view["submit"] == nil {
			c.problem("/view/submit", "missing required field: submit, for there are inputs")
		}
	}
	c.most("/view/private_metadata", text(view["private_metadata"]), maxMetadata)
	c.most("/view/callback_id", text(view["callback_id"]), maxCallbackID)
	c.most("/view/external_id", text(view["external_id"]), maxCallbackID)
	if c.problems != nil {
		return refuse("invalid_arguments", c.problems...)
	}
	if size := len(fmt.Sprint(view)); size > maxViewBytes {
		return refuse("view_too_large")
	}
	s.checkPings("view", view["blocks"])
	return nil
}
