package fakeslack

import (
	"bytes"
	"encoding/json"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"ask287/bot/bottest/fake"
)

// maxBody is the size of a request to the Web API that Slack takes.
const maxBody = 1 << 20

func (s *Server) routes() http.Handler {
	table := map[string]method{}
	for _, m := range methods() {
		table[m.name] = m
	}
	mux := http.NewServeMux()
	mux.HandleFunc("/api/{method}", func(w http.ResponseWriter, r *http.Request) {
		m, ok := table[r.PathValue("method")]
		if !ok {
			m = method{name: r.PathValue("method"), open: true, do: func(*call) (any, *refusal) { return nil, refuse("unknown_method") }}
		}
		s.serve(m, w, r)
	})
	mux.HandleFunc("/hooks/{key}", func(w http.ResponseWriter, r *http.Request) {
		s.serve(method{name: responseURL, open: true, do: (*call).hook}, w, r)
	})
	mux.HandleFunc("/upload/{file}", func(w http.ResponseWriter, r *http.Request) {
		s.serve(method{name: "upload", open: true, raw: true, do: (*call).upload}, w, r)
	})
	mux.HandleFunc("GET /link/", s.link)
	mux.HandleFunc("GET /oauth/v2/authorize", s.authorize)
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		s.host.Report("%s %s: there is no such place at Slack", r.Method, r.URL.Path)
		http.NotFound(w, r)
	})
	return mux
}

// call is a request on its way through.
type call struct {
	s      *Server
	r      *http.Request
	method method
	form   url.Values // of a form
	body   object     // of JSON
	token  *token
	secret string // the token itself
	e      *Exchange
	at     time.Time
}

// serve takes a request through everything that can befall it.
func (s *Server) serve(m method, w http.ResponseWriter, r *http.Request) {
	c := &call{s: s, r: r, method: m, at: time.Now()}
	refused := c.read()
	fault, _ := s.faults.Next(Match{Method: m.name, Channel: c.text("channel")})
	if fault.before(c, w) {
		return
	}
	var response any
	if refused == nil {
		refused = c.admit()
	}
	if refused == nil {
		response, refused = m.do(c)
	}
	if refused != nil {
		c.reportRefusal(refused)
		response = refused.body()
	}
	if c.e != nil {
		s.mu.Lock()
		c.e.requests = append(c.e.requests, Request{m.name, refused.error(), c.at})
		c.e.news.Tell()
		s.mu.Unlock()
	}
	if fault.after() {
		fake.HangUp(w)
		return
	}
	if c.token != nil {
		s.mu.Lock()
		scopes := c.token.scopes
		s.mu.Unlock()
		w.Header().Set("X-OAuth-Scopes", strings.Join(scopes, ","))
	}
	status := http.StatusOK
	if refused != nil {
		status = refused.status(m.name)
		if refused.wait > 0 {
			w.Header().Set("Retry-After", strconv.Itoa(seconds(refused.wait)))
		}
	}
	writeJSON(w, status, response)
}

// read takes the body apart: a form, or JSON.
func (c *call) read() *refusal {
	if c.method.raw {
		return nil
	}
	if c.r.Method == http.MethodGet {
		c.form = c.r.URL.Query()
		return nil
	}
	var all bytes.Buffer
	all.Grow(int(min(max(c.r.ContentLength, 0), maxBody)) + bytes.MinRead)
	if _, err := all.ReadFrom(http.MaxBytesReader(nil, c.r.Body, maxBody)); err != nil {
		return refuse("request_timeout", err.Error())
	}
	raw := all.Bytes()
	kind, _, _ := mime.ParseMediaType(c.r.Header.Get("Content-Type"))
	switch kind {
	case "application/json":
		if len(raw) == 0 {
			return nil
		}
		if err := json.Unmarshal(raw, &c.body); err != nil {
			return refuse("invalid_json")
		}
		if string(raw) == "null\n" { // what slack-go sends for nothing
			c.body = object{}
		}
		return nil
	case "application/x-www-form-urlencoded":
		var err error
		if c.form, err = url.ParseQuery(string(raw)); err != nil {
			return refuse("invalid_form_data")
		}
		return nil
	case "":
		return nil
	}
	return refuse("invalid_post_type")
}

// text is an argument, "" where it is not there or no text.
func (c *call) text(name string) string {
	if c.body != nil {
		t, _ := c.body[name].(string)
		return t
	}
	return c.form.Get(name)
}

// has says whether the argument was given.
func (c *call) has(name string) bool {
	_, inBody := c.body[name]
	return inBody || c.form.Has(name)
}

// flag is a boolean argument.
func (c *call) flag(name string) bool {
	if c.body != nil {
		b, ok := c.body[name].(bool)
		t, _ := c.body[name].(string)
		return ok && b || t == "true" || t == "1"
	}
	t := c.form.Get(name)
	return t == "true" || t == "1"
}

// value is an argument that is JSON: within a JSON body as it stands, within a form as text. It says false where it is no JSON.
func (c *call) value(name string) (any, bool) {
	if c.body != nil {
		v := c.body[name]
		if t, ok := v.(string); ok {
			return parse(t)
		}
		return v, true
	}
	return parse(c.form.Get(name))
}

func parse(text string) (any, bool) {
	if text == "" {
		return nil, true
	}
	var v any
	err := json.Unmarshal([]byte(text), &v)
	return v, err == nil
}

// needs refuses a call without one of the arguments.
func (c *call) needs(names ...string) *refusal {
	for _, name := range names {
		if !c.has(name) {
			return refuse("invalid_arguments", "[ERROR] missing required field: "+name)
		}
	}
	return nil
}

func writeJSON(w http.ResponseWriter, status int, response any) {
	raw, ok := response.([]byte)
	if !ok {
		var err error
		if raw, err = json.Marshal(response); err != nil {
			status, raw = http.StatusInternalServerError, []byte(`{"ok":false,"error":"internal_error"}`)
		}
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write(raw)
}

func seconds(d time.Duration) int { return int((d + time.Second - 1) / time.Second) }

func bearer(r *http.Request) string {
	token, _ := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	return token
}
