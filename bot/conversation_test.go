package bot

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"
)

// said asks in a conversation and returns the subject and verdict of the answer.
func said(t *testing.T, b *Bot, m Message) string {
	t.Helper()
	a, err := b.Handle(context.Background(), m)
	if err != nil {
		t.Fatal(err)
	}
	if a.Subject == nil {
		return a.Intent + " " + a.Verdict
	}
	return a.Subject.Name + ", " + a.Subject.State + " " + a.Verdict
}

const tampa = "Tampa Police Department, FL listed"

// A thread is one conversation whoever speaks; outside of threads each user has one in each channel.
func TestConversationsAreApart(t *testing.T) {
	b := testBot(t, "2026-05-20")
	ask := Message{Platform: "p", Workspace: "w", Channel: "c", Thread: "t", User: "u", Text: "Tampa police, Florida"}
	if got := said(t, b, ask); got != tampa {
		t.Fatal(got)
	}
	for _, c := range []struct {
		what   string
		change func(*Message)
		want   string
	}{
		{"the same thread", func(*Message) {}, tampa},
		{"another user in the thread", func(m *Message) { m.User = "v" }, tampa},
		{"another thread", func(m *Message) { m.Thread = "t2" }, "participation unknown"},
		{"another channel", func(m *Message) { m.Channel = "c2" }, "participation unknown"},
		{"another workspace", func(m *Message) { m.Workspace = "w2" }, "participation unknown"},
		{"another platform", func(m *Message) { m.Platform = "p2" }, "participation unknown"},
		{"no thread", func(m *Message) { m.Thread = "" }, "participation unknown"},
		{"nobody", func(m *Message) { m.Thread, m.User = "", "" }, "participation unknown"},
		{"parts run together", func(m *Message) { m.Channel, m.Thread = "ct", "" }, "participation unknown"},
	} {
		m := ask
		m.Text = "when did they sign?"
		c.change(&m)
		if got := said(t, b, m); got != c.want {
			t.Errorf("%s: %s, want %s", c.what, got, c.want)
		}
	}
	if err := b.Forget(context.Background(), ask); err != nil {
		t.Fatal(err)
	}
	ask.Text = "when did they sign?"
	if got := said(t, b, ask); got != "participation unknown" {
		t.Errorf("after it was forgotten: %s", got)
	}
}

func TestUsersAreApart(t *testing.T) {
	b := testBot(t, "2026-05-20")
	said(t, b, Message{Channel: "c", User: "u", Text: "Tampa police, Florida"})
	if got := said(t, b, Message{Channel: "c", User: "v", Text: "when did they sign?"}); got != "participation unknown" {
		t.Errorf("another user: %s", got)
	}
	if got := said(t, b, Message{Channel: "c", User: "u", Text: "when did they sign?"}); got != tampa {
		t.Errorf("the same user: %s", got)
	}
}

// An answer that leans on what was said before says so.
func TestAboutIsSaid(t *testing.T) {
	b := testBot(t, "2026-05-20")
	for _, c := range []struct{ first, next, want string }{
		{"Tampa police, Florida", "when did they sign?", "Taken as a question about what was talked of before: Tampa Police Department"},
		{"policía de Tampa, Florida", "¿cuándo firmaron?", "Se tomó como una pregunta sobre lo que se habló antes: Tampa Police Department"},
	} {
		said(t, b, Message{Thread: c.first, Text: c.first})
		a, err := b.Handle(context.Background(), Message{Thread: c.first, Text: c.next})
		if err != nil || !strings.Contains(a.Text, c.want) {
			t.Errorf("%q: %v\n%s", c.next, err, a.Text)
		}
	}
}

// recorder is a Memory that shows what it was given.
type recorder struct {
	Shared
	mu   sync.Mutex
	all  bytes.Buffer
	fail error
}

func (r *recorder) Recall(context.Context, string) ([]byte, error) { return nil, r.fail }

func (r *recorder) Keep(_ context.Context, key string, value []byte) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.all.WriteString(key)
	r.all.Write(value)
	return r.fail
}

func TestMemoryHoldsNobody(t *testing.T) {
	b := testBot(t, "2026-05-20")
	r := &recorder{}
	b.common.Store(newCommon(r))
	for _, text := range []string{"Tampa police, Florida", "Zebulonia sheriff, Utah", "my cousin Zebulonia, Tampa police, Florida", "policía de Zebulonia, Texas"} {
		said(t, b, Message{Platform: "Zebulonia-platform", Workspace: "Zebulonia-workspace", Channel: "Zebulonia-channel", User: "Zebulonia-user", Text: text})
	}
	if kept := r.all.String(); kept == "" || strings.Contains(strings.ToLower(kept), "zebulon") {
		t.Errorf("what is kept: %q", kept)
	}
}

// Without its memory the bot answers each question by itself.
func TestMemoryFails(t *testing.T) {
	b := testBot(t, "2026-05-20")
	b.common.Store(newCommon(&recorder{fail: errors.New("gone")}))
	for range 2 {
		if got := said(t, b, Message{Thread: "t", Text: "Tampa police, Florida"}); got != tampa {
			t.Error(got)
		}
	}
}

func TestMemoryForgets(t *testing.T) {
	m := newMemory(time.Millisecond)
	defer m.close()
	_ = m.Keep(context.Background(), "key", []byte("value"))
	for m.cache.Len() > 0 { // by itself: nobody asks for it
		time.Sleep(time.Millisecond)
	}
	long := newMemory(time.Hour)
	defer long.close()
	_ = long.Keep(context.Background(), "key", []byte("value"))
	if value, _ := long.Recall(context.Background(), "key"); string(value) != "value" {
		t.Errorf("recalled %q", value)
	}
	for i := range mostConversations {
		_ = long.Keep(context.Background(), string(rune(i)), []byte("other"))
	}
	if value, _ := long.Recall(context.Background(), "key"); value != nil || long.cache.Len() > mostConversations {
		t.Errorf("recalled %q of %d", value, long.cache.Len())
	}
}
