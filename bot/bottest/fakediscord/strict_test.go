package fakediscord_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/bwmarrin/discordgo"

	"ask287/bot/bottest/fakediscord"
)

// post makes a request as a bot would, and gives the status and Discord's code.
func post(t *testing.T, s *fakediscord.Server, path, body string) (status, code int) {
	t.Helper()
	r, err := http.NewRequestWithContext(soon(t), http.MethodPost, s.URL+"/api/v10"+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bot "+fakediscord.DefaultToken)
	r.Header.Set("User-Agent", "DiscordBot (https://example.org, 1)")
	r.Header.Set("Content-Type", "application/json")
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	defer http.DefaultClient.CloseIdleConnections()
	raw, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	var e struct{ Code int }
	if len(raw) > 0 && json.Unmarshal(raw, &e) != nil && !bytes.HasPrefix(raw, []byte("[")) {
		t.Fatalf("no JSON: %s", raw)
	}
	return response.StatusCode, e.Code
}

const none = `"allowed_mentions":{"parse":[]}`

// What Discord refuses is refused as Discord does and fails the test.
func TestMessageRefused(t *testing.T) {
	r := &recorder{TB: t}
	s := fakediscord.New(r, fakediscord.Options{})
	text := func(n int) string { return strings.Repeat("x", n) }
	v2 := func(components string) string {
		return `{"flags":32768,` + none + `,"components":[` + components + `]}`
	}
	row := func(components string) string {
		return `{` + none + `,"content":"x","components":[{"type":1,"components":[` + components + `]}]}`
	}
	many := func(n int, one string) string { return strings.TrimSuffix(strings.Repeat(one+",", n), ",") }
	for name, test := range map[string]struct{ body, word string }{
		"long":             {`{` + none + `,"content":"` + text(2001) + `"}`, "content"},
		"empty":            {`{` + none + `}`, "empty"},
		"pings":            {`{"content":"x"}`, "parse"},
		"pings null":       {`{"content":"x","allowed_mentions":{"parse":null}}`, "parse"},
		"pings replied":    {`{"content":"x","allowed_mentions":{"parse":[],"replied_user":true}}`, "parse"},
		"flags":            {`{` + none + `,"content":"x","flags":128}`, "flags"},
		"ephemeral":        {`{` + none + `,"content":"x","flags":64}`, "ephemeral"},
		"v2 content":       {`{"flags":32768,` + none + `,"content":"x","components":[{"type":10,"content":"x"}]}`, "content"},
		"v2 text":          {v2(many(3, `{"type":10,"content":"`+text(1400)+`"}`)), "4000"},
		"v2 many":          {v2(many(41, `{"type":10,"content":"x"}`)), "40"},
		"v2 without flag":  {`{` + none + `,"components":[{"type":10,"content":"x"}]}`, "type"},
		"v2 nested":        {v2(`{"type":17,"components":[{"type":17,"components":[{"type":10,"content":"x"}]}]}`), "type"},
		"button twice":     {row(many(2, `{"type":2,"style":1,"label":"a","custom_id":"a"}`)), "duplicated"},
		"button label":     {row(`{"type":2,"style":1,"label":"` + text(81) + `","custom_id":"a"}`), "label"},
		"button id":        {row(`{"type":2,"style":1,"label":"a","custom_id":"` + text(101) + `"}`), "custom_id"},
		"button no id":     {row(`{"type":2,"style":1,"label":"a"}`), "custom id"},
		"link id":          {row(`{"type":2,"style":5,"label":"a","custom_id":"a","url":"https://example.org"}`), "link"},
		"six":              {row(`{"type":2,"style":1,"label":"a","custom_id":"1"},{"type":2,"style":1,"label":"a","custom_id":"2"},{"type":2,"style":1,"label":"a","custom_id":"3"},{"type":2,"style":1,"label":"a","custom_id":"4"},{"type":2,"style":1,"label":"a","custom_id":"5"},{"type":2,"style":1,"label":"a","custom_id":"6"}`), "components"},
		"select values":    {row(`{"type":3,"custom_id":"a","options":[` + many(2, `{"label":"a","value":"a"}`) + `]}`), "already used"},
		"select none":      {row(`{"type":3,"custom_id":"a","options":[]}`), "options"},
		"select label":     {row(`{"type":3,"custom_id":"a","options":[{"label":"` + text(101) + `","value":"a"}]}`), "label"},
		"embed":            {`{` + none + `,"embeds":[` + many(2, `{"description":"`+text(3500)+`"}`) + `]}`, "6000"},
		"unknown referred": {`{` + none + `,"content":7}`, "content"},
	} {
		t.Run(name, func(t *testing.T) {
			status, code := post(t, s, "/channels/"+fakediscord.DefaultChannel+"/messages", test.body)
			if status != http.StatusBadRequest || code != 50035 {
				t.Errorf("%d, code %d", status, code)
			}
			r.told(t, test.word)
		})
	}
	if _, code := post(t, s, "/channels/7/messages", `{`+none+`,"content":"x"}`); code != 10003 {
		t.Errorf("an unknown channel: code %d", code)
	}
	r.told(t, "10003")
	if status, _ := post(t, s, "/channels/7/nothing", `{}`); status != http.StatusNotFound {
		t.Errorf("an unknown route: %d", status)
	}
	r.told(t, "no such route")
	s.Allow(50035)
	post(t, s, "/channels/"+fakediscord.DefaultChannel+"/messages", `{}`)
	if len(r.failures) > 0 {
		t.Errorf("reported although allowed: %q", r.failures)
	}
}

// An interaction is answered once, in time, with what fits.
func TestCallbackRefused(t *testing.T) {
	r := &recorder{TB: t}
	s := fakediscord.New(r, fakediscord.Options{})
	held := make(chan *discordgo.Interaction, 1)
	opened(t, s, func(_ *discordgo.Session, i *discordgo.InteractionCreate) { held <- i.Interaction })
	begin := func(i fakediscord.Interaction) string {
		e := s.Start(i)
		<-held
		return "/interactions/" + e.ID + "/" + e.Token + "/callback"
	}
	ask := fakediscord.Slash{Name: "287g"}
	at := begin(ask)
	good := `{"type":4,"data":{"content":"x",` + none + `}}`
	for _, test := range []struct {
		path, body   string
		status, code int
	}{
		{at, `{"type":7,"data":{"content":"x",` + none + `}}`, 400, 50035},
		{at, `{"type":8,"data":{"choices":[]}}`, 400, 50035},
		{at, `{"type":4,"data":{` + none + `}}`, 400, 50035},
		{at, `{"type":9,"data":{"custom_id":"m","title":"` + strings.Repeat("x", 46) + `","components":[{"type":1,"components":[{"type":4,"custom_id":"t","style":1,"label":"l"}]}]}}`, 400, 50035},
		{at + "x", good, 404, 0},
		{at, good, 204, 0},
		{at, good, 400, 40060},
		{begin(fakediscord.Autocomplete(ask)), `{"type":8,"data":{"choices":[{"name":"` + strings.Repeat("x", 101) + `","value":"a"}]}}`, 400, 50035},
		{"/interactions/1/none/callback", good, 404, 10062},
	} {
		status, code := post(t, s, test.path, test.body)
		if status != test.status || code != test.code {
			t.Errorf("%s: %d, code %d, want %d and %d", test.body, status, code, test.status, test.code)
		}
		if status != 204 {
			r.told(t)
		}
	}
	if c := s.Counts(); c.Answered != 1 || c.Twice != 1 {
		t.Errorf("the counts are %+v", c)
	}
}
