package fakediscord

import (
	"encoding/json"
	"net/http"
	"time"
)

// Types of callbacks.
const (
	callbackPong           = 1
	callbackMessage        = 4
	callbackDeferred       = 5
	callbackDeferredUpdate = 6
	callbackUpdate         = 7
	callbackChoices        = 8
	callbackModal          = 9
)

// respond is the first word to an interaction: once, in time, and of a type that fits.
func (c *call) respond() (int, any, *failure) {
	if failed := c.answerable(); failed != nil {
		return 0, nil, failed
	}
	kind := number(c.body["type"])
	if !c.fits(kind) {
		return 0, nil, invalid([]problem{{"type", "INTERACTION_CALLBACK_TYPE_INVALID", "a callback of this type does not fit the interaction"}})
	}
	data, _ := c.body["data"].(object)
	if failed := invalid(c.s.checkCallback(kind, data, c.files, c.on)); failed != nil {
		return 0, nil, failed
	}
	made, dispatch := c.accept(kind, data)
	if made == nil {
		return 0, nil, refuse(http.StatusBadRequest, 40060, "Interaction has already been acknowledged.")
	}
	if dispatch {
		c.s.dispatchMessage("MESSAGE_CREATE", *made.Message)
	}
	if c.r.URL.Query().Get("with_response") != "true" {
		return http.StatusNoContent, nil, nil
	}
	return http.StatusOK, c.response(kind), nil
}

// answerable says whether the interaction can be answered at all.
func (c *call) answerable() *failure {
	if c.Exchange == nil || c.ID != c.r.PathValue("interaction_id") {
		return refuse(http.StatusNotFound, 10062, "Unknown interaction")
	}
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	if c.callbacks > 0 {
		c.refused++
		c.s.counts.Twice++
		return refuse(http.StatusBadRequest, 40060, "Interaction has already been acknowledged.")
	}
	if c.at.Sub(c.Sent) > c.s.opts.Deadline {
		c.s.counts.Late++
		return refuse(http.StatusNotFound, 10062, "Unknown interaction")
	}
	return nil
}

// fits says which callbacks an interaction takes.
func (e *Exchange) fits(kind int) bool {
	switch kind {
	case callbackMessage, callbackDeferred:
		return e.kind != 4
	case callbackDeferredUpdate, callbackUpdate:
		return e.on != nil && (e.kind == 3 || e.kind == 5)
	case callbackChoices:
		return e.kind == 4
	case callbackModal:
		return e.kind == 2 || e.kind == 3
	}
	return false
}

// accept makes the callback happen, unless another was quicker. It says whether others hear of the message.
func (c *call) accept(kind int, data object) (made *Callback, dispatch bool) {
	var raw struct {
		Data json.RawMessage `json:"data"`
	}
	_ = json.Unmarshal(c.raw, &raw)
	cb := &Callback{Type: kind, Flags: number(data["flags"]), Raw: raw.Data, At: c.at}
	switch kind {
	case callbackChoices:
		var d struct{ Choices []Choice }
		_ = json.Unmarshal(raw.Data, &d)
		cb.Choices = d.Choices
	case callbackModal:
		cb.Modal = &Modal{CustomID: text(data["custom_id"]), Title: text(data["title"]), Components: componentsOf(data["components"])}
	}
	var m *Message
	switch kind {
	case callbackMessage:
		m = c.s.build(c.from.Channel, c.from.Guild, data, raw.Data, c.files)
	case callbackDeferred:
		m = c.s.build(c.from.Channel, c.from.Guild, object{"flags": float64(cb.Flags&Ephemeral | Loading)}, nil, nil)
	}
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	if c.callbacks > 0 {
		c.refused++
		c.s.counts.Twice++
		return nil, false
	}
	c.callbacks, c.callback = 1, cb
	c.s.counts.Answered++
	c.loading = kind == callbackDeferred
	switch kind {
	case callbackUpdate:
		c.original = c.on
		c.s.edit(c.on, data, raw.Data, c.files)
	case callbackDeferredUpdate:
		c.original = c.on
	case callbackMessage, callbackDeferred:
		m.exchange = c.Exchange
		c.original = m
		c.s.keep(m)
	}
	if kind == callbackMessage || kind == callbackUpdate {
		copied := *c.original
		cb.Message = &copied
	}
	c.news.Tell()
	return cb, kind == callbackMessage && cb.Flags&Ephemeral == 0
}

// response is what with_response gives.
func (c *call) response(kind int) object {
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	i := object{"id": c.ID, "type": c.kind, "channel_id": c.from.Channel}
	o := object{"interaction": i}
	if m := c.original; m != nil {
		i["response_message_id"] = m.ID
		i["response_message_ephemeral"] = m.Ephemeral()
		i["response_message_loading"] = c.loading
		if kind == callbackMessage || kind == callbackUpdate {
			o["resource"] = object{"type": kind, "message": m.raw}
		}
	}
	return o
}

// alive says whether the interaction's token may still be used: after the first callback, for a quarter of an hour.
func (c *call) alive() *failure {
	switch {
	case c.r.PathValue("webhook_id") != ApplicationID:
		return refuse(http.StatusNotFound, 10015, "Unknown Webhook")
	case c.Exchange == nil:
		return refuse(http.StatusUnauthorized, 50027, "Invalid Webhook Token")
	}
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	if time.Since(c.Sent) > c.s.opts.TokenLife {
		c.s.counts.TokenDead++
		return refuse(http.StatusUnauthorized, 50027, "Invalid Webhook Token").hush()
	}
	if c.callbacks == 0 {
		refused := refuse(http.StatusNotFound, 10015, "Unknown Webhook")
		refused.quiet = c.posted // it may have responded, which Discord has yet to read
		return refused
	}
	return nil
}
