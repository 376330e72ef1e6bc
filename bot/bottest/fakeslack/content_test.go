package fakeslack_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"ask287/bot/bottest/fakeslack"
)

// obj and arr are JSON.
type (
	obj = map[string]any
	arr = []any
)

func words(t string) obj  { return obj{"type": "plain_text", "text": t} }
func mrkdwn(t string) obj { return obj{"type": "mrkdwn", "text": t} }

func repeat(n int, item func(i int) any) arr {
	all := arr{}
	for i := range n {
		all = append(all, item(i))
	}
	return all
}

func option(text, value int) func(int) any {
	return func(int) any {
		return obj{"text": words(strings.Repeat("x", text)), "value": strings.Repeat("v", value)}
	}
}

func menu(options arr) obj {
	return obj{"type": "actions", "elements": arr{obj{"type": "static_select", "action_id": "s", "placeholder": words("pick"), "options": options}}}
}

func button(more obj) obj {
	b := obj{"type": "button", "action_id": "b", "text": words("press")}
	for k, v := range more {
		b[k] = v
	}
	return obj{"type": "actions", "elements": arr{b}}
}

func table(rows, columns, chars int) obj {
	return obj{"type": "table", "rows": repeat(rows, func(int) any {
		return repeat(columns, func(int) any { return obj{"type": "raw_text", "text": strings.Repeat("x", chars)} })
	})}
}

// Each limit of a block holds to the character: what is at it is taken, what is one over is refused where it is.
func TestLimits(t *testing.T) {
	t.Parallel()
	x := func(n int) string { return strings.Repeat("x", n) }
	for _, test := range []struct {
		name    string
		fits    any
		over    any
		refused string // the pointer
	}{
		{"header", obj{"type": "header", "text": words(x(150))}, obj{"type": "header", "text": words(x(151))}, "/blocks/0/text/text"},
		{"header of mrkdwn", obj{"type": "header", "text": words("x")}, obj{"type": "header", "text": mrkdwn("x")}, "/blocks/0/text/type"},
		{"empty section", obj{"type": "section", "text": mrkdwn("x")}, obj{"type": "section", "text": mrkdwn("")}, "/blocks/0/text/text"},
		{
			"fields", obj{"type": "section", "fields": repeat(10, func(int) any { return mrkdwn(x(2000)) })},
			obj{"type": "section", "fields": repeat(11, func(int) any { return mrkdwn("x") })}, "/blocks/0/fields",
		},
		{"a field", obj{"type": "section", "fields": arr{mrkdwn("x")}}, obj{"type": "section", "fields": arr{mrkdwn(x(2001))}}, "/blocks/0/fields/0/text"},
		{
			"context", obj{"type": "context", "elements": repeat(10, func(int) any { return mrkdwn("x") })},
			obj{"type": "context", "elements": repeat(11, func(int) any { return mrkdwn("x") })}, "/blocks/0/elements",
		},
		{
			"actions", obj{"type": "actions", "elements": repeat(25, numbered)}, obj{"type": "actions", "elements": repeat(26, numbered)},
			"/blocks/0/elements",
		},
		{"a value", button(obj{"value": x(2000)}), button(obj{"value": x(2001)}), "/blocks/0/elements/0/value"},
		{"an action_id", button(obj{"action_id": x(255)}), button(obj{"action_id": x(256)}), "/blocks/0/elements/0/action_id"},
		{"a style", button(obj{"style": "danger"}), button(obj{"style": "success"}), "/blocks/0/elements/0/style"},
		{"options", menu(repeat(100, option(75, 150))), menu(repeat(101, option(1, 1))), "/blocks/0/elements/0/options"},
		{"an option's text", menu(arr{option(75, 1)(0)}), menu(arr{option(76, 1)(0)}), "/options/0/text/text"},
		{"an option's value", menu(arr{option(1, 150)(0)}), menu(arr{option(1, 151)(0)}), "/options/0/value"},
		{"no options", menu(arr{option(1, 1)(0)}), menu(arr{}), "/blocks/0/elements/0/options"},
		{"rows", table(100, 20, 5), table(101, 1, 1), "/blocks/0/rows"},
		{"columns", table(1, 20, 1), table(1, 21, 1), "/blocks/0/rows/0"},
		{"characters of a table", table(10, 10, 100), table(10, 10, 101), "/blocks/0"},
		{"markdown", obj{"type": "markdown", "text": x(12000)}, obj{"type": "markdown", "text": x(12001)}, "/blocks/0/text"},
		{"a kind", obj{"type": "divider"}, obj{"type": "marquee"}, "/blocks/0/type"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			s, r := recorded(t)
			if got := call(t, s, "chat.postMessage", message(test.fits)); got["ok"] != true {
				t.Errorf("at the limit: %v", got)
			}
			if said := r.text(); said != "" {
				t.Errorf("at the limit is reported %q", said)
			}
			got := call(t, s, "chat.postMessage", message(test.over))
			if got["error"] != "invalid_blocks" || !strings.Contains(fmt.Sprint(got["response_metadata"]), "json-pointer:"+test.refused) &&
				!strings.Contains(fmt.Sprint(got["response_metadata"]), test.refused+"]") {
				t.Errorf("over the limit: %v", got)
			}
			if !strings.Contains(r.text(), "invalid_blocks") {
				t.Errorf("over the limit is reported %q", r.text())
			}
		})
	}
}

func numbered(i int) any {
	return obj{"type": "button", "action_id": fmt.Sprint(i), "text": words("x")}
}

func message(blocks ...any) obj {
	return obj{"channel": fakeslack.DefaultChannel, "text": "x", "blocks": blocks, "unfurl_links": false, "unfurl_media": false}
}

// Two tables are refused in Slack's own way.
func TestTwoTables(t *testing.T) {
	t.Parallel()
	s, _ := recorded(t)
	if got := call(t, s, "chat.postMessage", message(table(1, 1, 1), table(1, 1, 1))); got["error"] != "invalid_attachments" {
		t.Errorf("%v", got)
	}
}

// Views have limits of their own.
func TestViewLimits(t *testing.T) {
	t.Parallel()
	home := func(blocks arr) obj {
		return obj{"user_id": fakeslack.DefaultUser, "view": obj{"type": "home", "blocks": blocks}}
	}
	divider := func(int) any { return obj{"type": "divider"} }
	for _, test := range []struct {
		name string
		view obj
		ok   bool
	}{
		{"a hundred blocks", home(repeat(100, divider)), true},
		{"one more", home(repeat(101, divider)), false},
		{"markdown", home(arr{obj{"type": "markdown", "text": "x"}}), false},
		{"a modal", obj{"user_id": fakeslack.DefaultUser, "view": obj{"type": "modal", "title": words("x"), "blocks": arr{divider(0)}}}, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			s, r := recorded(t)
			if got := call(t, s, "views.publish", test.view); (got["ok"] == true) != test.ok || (r.text() == "") != test.ok {
				t.Errorf("%v, reported %q", got, r.text())
			}
		})
	}
	for title, ok := range map[string]bool{strings.Repeat("x", 24): true, strings.Repeat("x", 25): false} {
		s, r := recorded(t)
		e := s.Start(fakeslack.Shortcut{CallbackID: "ask"})
		got := call(t, s, "views.open", obj{"trigger_id": e.TriggerID, "view": obj{
			"type": "modal", "title": words(title), "blocks": arr{obj{"type": "divider"}},
		}})
		if (got["ok"] == true) != ok || (r.text() == "") != ok {
			t.Errorf("a title of %d: %v, reported %q", len(title), got, r.text())
		}
	}
}

// call asks a method of the Web API, with JSON.
func call(t *testing.T, s *fakeslack.Server, method string, arguments obj) obj {
	t.Helper()
	raw, err := json.Marshal(arguments)
	if err != nil {
		t.Fatal(err)
	}
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.API+method, bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json; charset=utf-8")
	r.Header.Set("Authorization", "Bearer "+fakeslack.BotToken)
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	var got obj
	if err := json.NewDecoder(response.Body).Decode(&got); err != nil {
		t.Fatal(err)
	}
	return got
}
