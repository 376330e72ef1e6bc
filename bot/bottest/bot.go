// Package bottest has what the tests of every platform need: the suite that every adapter passes, a bot that knows all that ask287 knows, and below it the servers that
// stand for the platforms.
package bottest

import (
	"sync"
	"testing"

	"ask287/bot"
	"ask287/index"
	"ask287/knowledge"
)

// Shared is a bot that is made when it is first needed, and closed with Close. It has no limits.
type Shared struct {
	once sync.Once
	bot  *bot.Bot
	err  error
}

// Bot returns the bot.
func (s *Shared) Bot(t testing.TB) *bot.Bot {
	t.Helper()
	s.once.Do(func() { s.bot, s.err = open() })
	if s.err != nil {
		t.Fatal(s.err)
	}
	return s.bot
}

func open() (*bot.Bot, error) {
	base, err := knowledge.Load(knowledge.Embedded())
	if err != nil {
		return nil, err
	}
	ix, err := index.Open(base, "", index.Options{})
	if err != nil {
		return nil, err
	}
	b, err := bot.New(ix, nil)
	if err == nil {
		b.Limit(bot.Limits{})
	}
	return b, err
}

// Close closes the bot, if there is one.
func (s *Shared) Close() {
	if s.bot != nil {
		s.bot.Close()
	}
}
