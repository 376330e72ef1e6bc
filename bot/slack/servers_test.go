package slack

import (
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
// what comes to that's response_url is answered.
func bare(t *testing.T, auth string) (api string, answered <-chan string) {
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
	mux.HandleFunc("/link", func(w http.ResponseWriter, r *http.Request) {
		ws, err := (&websocket.Upgrader{}).Upgrade(w, r, nil)
		if err != nil {
			return
		}
		defer ws.Close()
		_ = ws.WriteJSON(map[string]any{"envelope_id": "1", "type": slashCommands, "payload": map[string]string{
			"command": "/287g", "text": tampa, "user_id": "U1", "channel_id": "C1", "team_id": "T1", "trigger_id": server.URL, "response_url": server.URL + "/hook",
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
	for _, auth := range []string{`{"ok":true}`, `{"ok":false,"error":"unknown_method"}`} {
		t.Run(auth, func(t *testing.T) {
			t.Parallel()
			api, answered := bare(t, auth)
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
