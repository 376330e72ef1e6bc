package fakeslack

import (
	"net/http"
	"strings"
	"time"
)

// refusal is how Slack says no.
type refusal struct {
	code             string
	messages         []string // of response_metadata
	needed, provided string   // scopes
	wait             time.Duration
	quiet            bool // no fault of the app's
}

func refuse(code string, messages ...string) *refusal {
	return &refusal{code: code, messages: messages}
}

func (f *refusal) hush() *refusal { f.quiet = true; return f }

func (f *refusal) error() string {
	if f == nil {
		return ""
	}
	return f.code
}

// status is 200 with the Web API, which says no within the body.
func (f *refusal) status(method string) int {
	switch {
	case f.wait > 0:
		return http.StatusTooManyRequests
	case method != responseURL && method != "upload":
		return http.StatusOK
	case f.code == "expired_url", f.code == "used_url":
		return http.StatusNotFound
	}
	return http.StatusBadRequest
}

func (f *refusal) body() object {
	o := object{"ok": false, "error": f.code}
	if f.messages != nil {
		o["response_metadata"] = object{"messages": f.messages}
		if strings.HasPrefix(f.code, "invalid_blocks") {
			o["errors"] = f.plain()
		}
	}
	if f.needed != "" {
		o["needed"], o["provided"] = f.needed, f.provided
	}
	return o
}

func (f *refusal) plain() []string {
	var all []string
	for _, m := range f.messages {
		all = append(all, strings.TrimPrefix(m, "[ERROR] "))
	}
	return all
}

func (c *call) reportRefusal(f *refusal) {
	c.s.mu.Lock()
	if f.wait == 0 {
		c.s.counts.Refused++
	}
	c.s.mu.Unlock()
	if f.quiet || c.s.host.Allows(f.code) {
		return
	}
	text := c.method.name + ": " + f.code
	if f.needed != "" {
		text += ": needs " + f.needed
	}
	for _, m := range f.messages {
		text += "\n\t" + m
	}
	c.s.host.Report("%s", text)
}
