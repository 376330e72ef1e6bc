package main

import (
	"context"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"ask287/bot"
	"ask287/index"
	"ask287/knowledge"
)

// While a new list is put in place of the old one again and again, no question goes without its answer, each answer is
// wholly of one list, and an index that is not in use any more is closed after its last question.
func TestSwap(t *testing.T) {
	cache := t.TempDir()
	before, after := floridaBefore(t), floridaAfter(t)
	s := &swapping{t: t}
	for _, base := range []*knowledge.Base{before, after} {
		s.bot = botOf(t, base, cache)
		s.answers = append(s.answers, &answer{text: s.ask()})
		s.bot.Close()
	}
	if !strings.Contains(s.answers[0].text, `"as_of":"2026-05-18"`) || !strings.Contains(s.answers[1].text, `"as_of":"2026-05-20"`) {
		t.Fatalf("the answers are %s\n%s", s.answers[0].text, s.answers[1].text)
	}
	s.bot = botOf(t, before, cache)
	stop := s.start(8)
	swaps := 60
	if withRace {
		swaps = 6
	}
	for n := range swaps {
		base, want := before, s.answers[0]
		if n%2 == 0 {
			base, want = after, s.answers[1]
		}
		ix, err := index.Open(base, cache, index.Options{})
		must(t, err)
		s.bot.Use(ix)
		for was := want.times.Load(); want.times.Load() == was && !t.Failed(); {
			time.Sleep(time.Millisecond)
		}
	}
	stop()
	if open := mapped(t, cache); open == 0 || open > 2 {
		t.Errorf("of %d indexes %d files are still open, and the two of one should be", swaps+1, open)
	}
	s.bot.Close()
	if open := mapped(t, cache); open > 0 {
		t.Errorf("%d files are still open", open)
	}
	if _, err := s.bot.Handle(t.Context(), bot.Message{Text: readmeQuestion}); err == nil {
		t.Error("a closed bot answers")
	}
}

func botOf(t testing.TB, base *knowledge.Base, cache string) *bot.Bot {
	t.Helper()
	ix, err := index.Open(base, cache, index.Options{})
	must(t, err)
	b, err := bot.New(ix, nil)
	must(t, err)
	return b
}

// swapping is a bot that is asked one question all the time.
type swapping struct {
	t       *testing.T
	bot     *bot.Bot
	answers []*answer // those that there may be
}

type answer struct {
	text  string
	times atomic.Int64 // how often it was given
}

// start asks from n goroutines, until stop is called.
func (s *swapping) start(n int) (stop func()) {
	ctx, cancel := context.WithCancel(s.t.Context())
	var all sync.WaitGroup
	for range n {
		all.Go(func() {
			for ctx.Err() == nil && s.isKnown(s.ask()) {
			}
		})
	}
	return func() { cancel(); all.Wait() }
}

func (s *swapping) ask() string {
	a, err := s.bot.Handle(context.Background(), bot.Message{Text: readmeQuestion})
	if err != nil {
		s.t.Errorf("a question goes without its answer: %v", err)
	}
	text, err := marshal(a)
	if err != nil {
		s.t.Error(err)
	}
	return text
}

func (s *swapping) isKnown(text string) bool {
	for _, a := range s.answers {
		if a.text == text {
			a.times.Add(1)
			return true
		}
	}
	s.t.Errorf("this is the answer of neither list: %s", text)
	return false
}

// mapped returns how many files below a directory the process has in its memory. Where the system does not tell, the
// test does without.
func mapped(t *testing.T, dir string) int {
	t.Helper()
	maps, err := os.ReadFile("/proc/self/maps")
	if err != nil {
		t.Skip("the system does not tell which files are in memory")
	}
	return strings.Count(string(maps), dir)
}
