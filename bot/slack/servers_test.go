package slack

import (
	"cmp"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"ask287/bot/bottest/fakeslack"
)

// bare is a server that stands for Slack and does less: it does not say who the app is, nor hello over a connection. It gives one command;
// what it is answered with, at its response_url or as a message, comes over the channel. A hook is a response_url in place of the server's own.
func bare(t *testing.T, auth, hook string) (api string, answered <-chan string) {
	said, ended := make(chan string, 1), make(chan struct{})
	var server *httptest.Server
	mux := http.NewServeMux()
	mux.HandleFunc("/api/auth.test", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, auth) })
	mux.HandleFunc("/api/apps.connections.open", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintf(w, `{"ok":true,"url":"ws%s/link"}`, strings.TrimPrefix(server.URL, "http"))
	})
	mux.HandleFunc("/hook", func(_ http.ResponseWriter, r *http.Request) {
		var m struct{ Text string }
		_ = json.NewDecoder(r.Body).Decode(&m)
		said <- m.Text
	})
	mux.HandleFunc("/api/chat.postEphemeral", func(w http.ResponseWriter, r *http.Request) {
		said <- r.FormValue("text")
		fmt.Fprint(w, `{"ok":true}`)
	})
	mux.HandleFunc("/link", func(w http.ResponseWriter, r *http.Request) {
		ws, err := (&websocket.Upgrader{}).Upgrade(w, r, nil)
		if err != nil {
			return
		}
		defer ws.Close()
		_ = ws.WriteJSON(map[string]any{"envelope_id": "1", "type": slashCommands, "payload": map[string]string{
			"command": "/287g", "text": tampa, "user_id": "U1", "channel_id": "C1", "team_id": "T1", "trigger_id": server.URL, "response_url": cmp.Or(hook, server.URL+"/hook"),
		}})
		<-ended
	})
	server = httptest.NewServer(mux)
	t.Cleanup(func() { close(ended); server.Close() })
	return server.URL, said
}

// What Slack always says, and nothing depends on, may be missing; and the server may be named with the path of its Web API.
func TestBareServer(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ auth, hook string }{
		{`{"ok":true}`, ""}, {`{"ok":false,"error":"unknown_method"}`, ""}, {`{"ok":true}`, "http://127.0.0.1:1/none"}, // where nothing listens
	} {
		t.Run(test.auth+test.hook, func(t *testing.T) {
			t.Parallel()
			api, answered := bare(t, test.auth, test.hook)
			r := launch(t, fakeslack.Options{}, nil, func(c *Config) { c.API = api + "/api/" })
			select {
			case text := <-answered:
				if !strings.Contains(text, tampaAnswer) {
					t.Error(text)
				}
			case <-time.After(tolerance):
				t.Errorf("no answer:\n%s", r.logs)
			}
			if !r.adapter.Ready() {
				t.Error("it works, and is not ready")
			}
			if err := r.Stop(); err != nil {
				t.Error(err)
			}
		})
	}
}
