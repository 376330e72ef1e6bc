package bot

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
)

// far is a Shared that several bots are given, and that can be gone.
type far struct {
	*local
	gone atomic.Bool
}

var errGone = errors.New("gone")

func newFar(t *testing.T) *far {
	f := &far{local: newLocal()}
	t.Cleanup(f.close)
	return f
}

func (f *far) err() error {
	if f.gone.Load() {
		return errGone
	}
	return nil
}

func (f *far) First(ctx context.Context, key string) (bool, error) {
	if err := f.err(); err != nil {
		return false, err
	}
	return f.local.First(ctx, key)
}

func (f *far) Seen(ctx context.Context, key string) (bool, error) {
	if err := f.err(); err != nil {
		return false, err
	}
	return f.local.Seen(ctx, key)
}

func (f *far) Allow(ctx context.Context, key string, limit Limit) (bool, error) {
	if err := f.err(); err != nil {
		return false, err
	}
	return f.local.Allow(ctx, key, limit)
}

func (f *far) Recall(ctx context.Context, key string) ([]byte, error) {
	if err := f.err(); err != nil {
		return nil, err
	}
	return f.local.Recall(ctx, key)
}

func (f *far) Keep(ctx context.Context, key string, value []byte) error {
	if err := f.err(); err != nil {
		return err
	}
	return f.local.Keep(ctx, key, value)
}

// replicas returns two bots that share.
func replicas(t *testing.T) (a, b *Bot, f *far) {
	f = newFar(t)
	a, b = testBot(t, soon), testBot(t, soon)
	for _, of := range []*Bot{a, b} {
		of.Share(f, []byte("one secret for both"))
		of.Limit(Limits{User: Limit{Burst: 3, PerSecond: 0.001}})
	}
	return a, b, f
}

func TestReplicasAgree(t *testing.T) {
	a, b, _ := replicas(t)
	if !a.First(t.Context(), "p", "1") || b.First(t.Context(), "p", "1") || a.First(t.Context(), "p", "1") {
		t.Error("a delivery is not taken once")
	}
	if a.Seen(t.Context(), "p", "2") || !a.Seen(t.Context(), "p", "1") || !b.Seen(t.Context(), "p", "1") {
		t.Error("what one has seen is not seen by the other")
	}
	n := 0
	for i := range 10 {
		if []*Bot{a, b}[i%2].Allow(t.Context(), Message{Platform: "p", User: "u"}) {
			n++
		}
	}
	if n != 3 {
		t.Errorf("%d are allowed by both together, want 3", n)
	}
	m := Message{Platform: "p", Channel: "c", User: "u", Text: "Tampa police, Florida"}
	said(t, a, m)
	m.Text = "when did they sign?"
	if got := said(t, b, m); got != tampa {
		t.Errorf("the other replica says %s", got)
	}
	if err := a.Forget(t.Context(), m); err != nil {
		t.Fatal(err)
	}
	if got := said(t, b, m); got != "participation unknown" {
		t.Errorf("what one has forgotten the other knows: %s", got)
	}
}

// With the far one gone each goes on by what it knows itself.
func TestReplicasGoOn(t *testing.T) {
	a, b, f := replicas(t)
	m := Message{Platform: "p", Channel: "c", User: "u", Text: "Tampa police, Florida"}
	said(t, a, m)
	if !a.First(t.Context(), "p", "before") {
		t.Error("first is not first")
	}
	f.gone.Store(true)
	if a.First(t.Context(), "p", "before") || !a.First(t.Context(), "p", "meanwhile") || a.First(t.Context(), "p", "meanwhile") {
		t.Error("what was seen is not seen while the far one is gone")
	}
	if !a.Seen(t.Context(), "p", "meanwhile") || b.Seen(t.Context(), "p", "meanwhile") {
		t.Error("each has seen what it has seen itself while the far one is gone")
	}
	m.Text = "when did they sign?"
	if got := said(t, a, m); got != tampa {
		t.Errorf("it has lost the conversation: %s", got)
	}
	if got := said(t, b, m); got != "participation unknown" {
		t.Errorf("the other one cannot know it: %s", got)
	}
	n := 0
	for range 10 {
		if a.Allow(t.Context(), Message{Platform: "p", User: "u"}) {
			n++
		}
	}
	if n != 3 {
		t.Errorf("%d are allowed while the far one is gone, want 3", n)
	}
	if err := a.Forget(t.Context(), m); !errors.Is(err, errGone) {
		t.Errorf("what may not be forgotten is said to be: %v", err)
	}
	if got := said(t, a, m); got != "participation unknown" {
		t.Errorf("it is not even forgotten here: %s", got)
	}
	f.gone.Store(false)
	if a.First(t.Context(), "p", "meanwhile") {
		t.Error("what was seen meanwhile is not seen any more")
	}
}

// Share may come while the bot is used.
func TestShareLate(t *testing.T) {
	b, f := testBot(t, soon), newFar(t)
	done := make(chan struct{})
	go func() {
		defer close(done)
		for range 100 {
			b.First(t.Context(), "p", "1")
			b.Allow(t.Context(), Message{Platform: "p", User: "u"})
		}
	}()
	b.Share(f, []byte("secret"))
	<-done
	other := testBot(t, soon)
	other.Share(f, []byte("secret"))
	if !b.First(t.Context(), "p", "2") || other.First(t.Context(), "p", "2") {
		t.Error("the far one is not asked")
	}
}
