package discord

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

	"ask287/bot/bottest"
)

// What follows a first word comes, whole, although Discord does not know yet that there was one.
func TestFollowsWordThatIsOnItsWay(t *testing.T) {
	var came atomic.Int32
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil || !bytes.Contains(body, []byte("a,b\n")) {
			t.Errorf("it lacks its file: %s, %v", body, err)
		}
		if came.Add(1) < 3 {
			w.WriteHeader(http.StatusNotFound)
			_, _ = w.Write([]byte(`{"code":10015,"message":"Unknown Webhook"}`))
		}
	}))
	defer server.Close()
	counts := &bottest.Counts{}
	a, err := New(Config{Token: "t", API: server.URL, Observer: counts, Bot: whole.Bot(t)})
	if err != nil {
		t.Fatal(err)
	}
	defer a.rest.close()
	r := &response{Adapter: a, interaction: &interaction{ID: "1", AppID: "2", Token: "3"}, came: time.Now()}
	answer := message([]component{{Type: discordgo.TextDisplayComponent, Content: "a file"}}, true)
	answer.Data.files = []attachment{{"a.csv", "text/csv", []byte("a,b\n")}}
	r.follow(t.Context(), answer)
	if _, sent, _ := counts.Answers(); sent != 1 || came.Load() != 3 {
		t.Errorf("%d were sent after %d tries", sent, came.Load())
	}
}
