package fakeslack

import (
	"regexp"
	"strings"
)

// What Slack takes and a careful app does not do is a failure of the test without being refused.

// ping is what makes Slack notify somebody.
func ping() *regexp.Regexp {
	return regexp.MustCompile(`<!(channel|here|everyone|subteam\^)|<@[UW][A-Z0-9]`)
}

// checkPings reports what would notify people, anywhere within v. In plain_text Slack does not, but neither is there a reason for it.
func (s *Server) checkPings(where string, v any) {
	if s.opts.Mentions {
		return
	}
	switch v := v.(type) {
	case string:
		if strings.Contains(v, "<") && ping().MatchString(v) {
			s.host.Report("%s would notify people: %.300q", where, v)
		}
	case []any:
		for _, e := range v {
			s.checkPings(where, e)
		}
	case object:
		if t := text(v["type"]); t == "broadcast" || t == "usergroup" || t == "user" && v["user_id"] != nil {
			s.host.Report("%s would notify people: %v", where, v)
		}
		for _, e := range v {
			s.checkPings(where, e)
		}
	}
}

// checkUnfurl reports a message that does not say that its links stay links.
func (c *call) checkUnfurl() {
	if c.s.opts.Unfurl || c.s.opts.NoChecks {
		return
	}
	for _, name := range []string{"unfurl_links", "unfurl_media"} {
		if !c.has(name) || c.flag(name) {
			c.s.host.Report("%s without %s false", c.method.name, name)
		}
	}
}
