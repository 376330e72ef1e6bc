package fakediscord

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"strings"
	"time"

	"github.com/gorilla/websocket"
)

// route is a way of the REST API, as openapi.json spells it.
type route struct {
	method, path string
	open         bool // needs no token of the bot's
	do           func(*call) (status int, response any, failed *failure)
}

func routes() []route {
	const (
		command  = "/applications/{application_id}/commands"
		guild    = "/applications/{application_id}/guilds/{guild_id}/commands"
		webhook  = "/webhooks/{webhook_id}/{webhook_token}"
		messages = "/channels/{channel_id}/messages"
	)
	return []route{
		{"GET", "/gateway", true, (*call).gateway},
		{"GET", "/gateway/bot", false, (*call).gatewayBot},
		{"GET", "/users/@me", false, (*call).me},
		{"POST", "/users/@me/channels", false, (*call).openDM},
		{"GET", "/applications/@me", false, (*call).application},
		{"POST", "/interactions/{interaction_id}/{interaction_token}/callback", true, (*call).respond},
		{"POST", webhook, true, (*call).followUp},
		{"GET", webhook + "/messages/{message_id}", true, (*call).webhookGet},
		{"PATCH", webhook + "/messages/{message_id}", true, (*call).webhookEdit},
		{"DELETE", webhook + "/messages/{message_id}", true, (*call).webhookDelete},
		{"GET", "/channels/{channel_id}", false, (*call).channelGet},
		{"POST", "/channels/{channel_id}/typing", false, (*call).typing},
		{"POST", messages, false, (*call).messageCreate},
		{"GET", messages + "/{message_id}", false, (*call).messageGet},
		{"PATCH", messages + "/{message_id}", false, (*call).messageEdit},
		{"DELETE", messages + "/{message_id}", false, (*call).messageDelete},
		{"POST", messages + "/{message_id}/threads", false, (*call).threadCreate},
		{"GET", command, false, (*call).commandList},
		{"PUT", command, false, (*call).commandSet},
		{"POST", command, false, (*call).commandCreate},
		{"GET", command + "/{command_id}", false, (*call).commandGet},
		{"PATCH", command + "/{command_id}", false, (*call).commandEdit},
		{"DELETE", command + "/{command_id}", false, (*call).commandDelete},
		{"GET", guild, false, (*call).commandList},
		{"PUT", guild, false, (*call).commandSet},
		{"POST", guild, false, (*call).commandCreate},
		{"GET", guild + "/{command_id}", false, (*call).commandGet},
		{"PATCH", guild + "/{command_id}", false, (*call).commandEdit},
		{"DELETE", guild + "/{command_id}", false, (*call).commandDelete},
	}
}

// call is a request on its way through.
type call struct {
	s     *Server
	r     *http.Request
	route route
	path  string // below /api/v10, without an interaction's token
	raw   json.RawMessage
	body  object
	list  []any // the body where it is an array
	files []File
	at    time.Time
	*Exchange
}

// failure is how Discord refuses. Quiet ones are no fault of the bot's.
type failure struct {
	status, code int
	message      string
	problems     []problem
	more         object // what else the body has
	quiet        bool
}

func refuse(status, code int, message string) *failure {
	return &failure{status: status, code: code, message: message}
}

func (f *failure) hush() *failure { f.quiet = true; return f }

func (s *Server) serveMux() *http.ServeMux {
	mux := http.NewServeMux()
	for _, way := range routes() {
		mux.HandleFunc(way.method+" "+way.path, func(w http.ResponseWriter, r *http.Request) { s.serve(way, w, r) })
	}
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		if !s.host.Allows(0) {
			s.host.Report("%s %s: there is no such route here", r.Method, r.URL.Path)
		}
		writeJSON(w, http.StatusNotFound, object{"message": "404: Not Found", "code": 0})
	})
	return mux
}

// ServeHTTP is the gateway's and the REST API's one door.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if websocket.IsWebSocketUpgrade(r) {
		s.serveGateway(w, r)
		return
	}
	for _, version := range []string{"/api/v10", "/api/v9"} {
		if rest, ok := strings.CutPrefix(r.URL.Path, version); ok {
			r.URL.Path, r.URL.RawPath = rest, ""
			break
		}
	}
	s.routes.ServeHTTP(w, r)
}

// serve takes a request through everything that can befall it.
func (s *Server) serve(way route, w http.ResponseWriter, r *http.Request) {
	c := &call{s: s, r: r, route: way, at: time.Now()}
	c.path = r.URL.Path
	token := r.PathValue("interaction_token") + r.PathValue("webhook_token")
	if token != "" {
		c.path = strings.Replace(c.path, "/"+token, "", 1)
		c.Exchange = s.exchange(token)
	}
	fault, planned := s.faults.Next(asked{way.method, c.path})
	if !planned && way.method != http.MethodGet {
		fault = s.chaos.loses()
	}
	if fault.before(c, w) {
		return
	}
	var status, code int
	var response any
	failed := c.admit(w.Header())
	if failed == nil {
		status, response, failed = way.do(c)
	}
	if failed != nil {
		status, code, response = failed.status, failed.code, failed.body()
		c.reportFailure(failed)
	} else {
		s.schema.response(s, c, status, response)
	}
	c.note(status, code)
	if fault.after(w) {
		return
	}
	writeJSON(w, status, response)
}

// admit looks at what every request must have.
func (c *call) admit(h http.Header) *failure {
	if !c.route.open && c.r.Header.Get("Authorization") != "Bot "+c.s.opts.Token {
		return refuse(http.StatusUnauthorized, 0, "401: Unauthorized")
	}
	if !strings.HasPrefix(c.r.UserAgent(), "DiscordBot (") {
		return refuse(http.StatusForbidden, 40333, "User-Agent must be DiscordBot (URL, VERSION)")
	}
	if failed := c.s.limits.take(c, h); failed != nil {
		return failed
	}
	if failed := c.read(); failed != nil {
		return failed
	}
	return c.s.schema.request(c)
}

func (c *call) reportFailure(f *failure) {
	c.s.mu.Lock()
	quiet := f.quiet || c.Exchange != nil && c.disturbed && f.code != invalidForm
	c.s.mu.Unlock()
	if quiet || c.s.host.Allows(f.code) {
		return
	}
	text := fmt.Sprintf("%s %s: %d, code %d, %s", c.route.method, c.path, f.status, f.code, f.message)
	for _, p := range f.problems {
		text += "\n\t" + p.path + ": " + p.message
	}
	body := c.raw
	if len(body) > 2000 {
		body = body[:2000]
	}
	c.s.host.Report("%s\n\tthe body was %s", text, body)
}

func (f *failure) body() object {
	o := object{"code": f.code, "message": f.message}
	maps.Copy(o, f.more)
	if f.problems != nil {
		errors := object{}
		for _, p := range f.problems {
			p.put(errors)
		}
		o["errors"] = errors
	}
	return o
}

func writeJSON(w http.ResponseWriter, status int, response any) {
	if response == nil {
		w.WriteHeader(status)
		return
	}
	raw, err := json.Marshal(response)
	if err != nil {
		status, raw = http.StatusInternalServerError, []byte(`{"message":"500: Internal Server Error","code":0}`)
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_, _ = w.Write(raw)
}

// problem is a field that Discord does not take.
type problem struct{ path, code, message string }

// put writes the problem where Discord has it: under the names of the fields that lead there.
func (p problem) put(errors object) {
	at := errors
	for name := range strings.SplitSeq(p.path, ".") {
		next, ok := at[name].(object)
		if !ok {
			next = object{}
			at[name] = next
		}
		at = next
	}
	list, _ := at["_errors"].([]object)
	at["_errors"] = append(list, object{"code": p.code, "message": p.message})
}

const invalidForm = 50035

func invalid(problems []problem) *failure {
	if len(problems) == 0 {
		return nil
	}
	return &failure{status: http.StatusBadRequest, code: invalidForm, message: "Invalid Form Body", problems: problems}
}
