package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"ask287/bot"
	"ask287/index"
	"ask287/knowledge"
	"ask287/knowledge/ice/update"
)

// opened is a bot, what it knew when it was opened, and how questions to it are read and answered.
type opened struct {
	bot    *bot.Bot
	base   *knowledge.Base
	state  string // that they are read in
	locale string // of the environment
	lang   string // that they are answered in, "" for their own
	words  words
}

// open loads what is known and opens its index, which takes a while the first time.
func (p *program) open(o options) (*opened, error) {
	base, err := p.load(o)
	if err != nil {
		return nil, err
	}
	state, err := p.stateOf(base, o.State)
	if err != nil {
		return nil, err
	}
	ix, err := index.Open(base, p.cacheDir(o), index.Options{Notice: p.notice})
	if err != nil {
		return nil, fmt.Errorf("%s: %w", p.words.NoIndex, err)
	}
	b, err := bot.New(ix, nil)
	if err != nil {
		return nil, errors.Join(err, ix.Close())
	}
	return &opened{bot: b, base: base, state: state, locale: p.locale(), lang: o.Lang, words: p.words}, nil
}

// close frees the index.
func (b *opened) close() { b.bot.Close() }

// answer answers a question and shows the answer. Why there is none is not told: an error may quote the
// question.
func (b *opened) answer(ctx context.Context, question string, show func(string, bot.Answer) error) error {
	a, err := b.bot.Handle(ctx, bot.Message{Platform: "terminal", Text: question, State: b.state, Locale: b.locale, Language: b.lang})
	if err != nil {
		return errors.New(b.words.Unreadable)
	}
	return show(question, a)
}

// stateOf returns the two letters of the state that is given by them or by its name in any language, or "" for "".
func (p *program) stateOf(base *knowledge.Base, given string) (string, error) {
	if given == "" {
		return "", nil
	}
	for _, s := range base.States {
		if strings.EqualFold(given, s.Code) || slices.Equal(knowledge.Words(given), knowledge.Words(s.Name)) {
			return s.Code, nil
		}
	}
	for _, n := range base.StateNames {
		if slices.Equal(knowledge.Words(given), knowledge.Words(n.Name)) {
			return n.State, nil
		}
	}
	return "", usageError(p.words.State)
}

// cacheDir returns the directory that the index is kept in: the one given, or else the user's own. Where there is none it is "", and the index is kept in memory.
func (p *program) cacheDir(o options) string {
	if o.Cache != "" {
		return o.Cache
	}
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "ask287")
}

// notice tells a person who waits what takes long. A program that reads standard error is not told.
func (p *program) notice(what index.Notice, why error) {
	if isTerminal(p.stderr) {
		p.warn(p.words.told(what, why))
	}
}

// keeping is what the keeping up to date of lists is done with.
type keeping struct {
	tell   func(string)      // is told of what fails
	looked func(update.Fate) // of what became of each look-up; nil for nobody
	board  update.Board      // that replicas have in common; nil for none
}

// keep lets the bot take up new lists while it runs, until ctx is done; the channel is closed then. With every over zero
// ICE's page is looked up about that often.
func (p *program) keep(ctx context.Context, b *opened, o options, every time.Duration, with keeping) <-chan struct{} {
	done := make(chan struct{})
	u, err := p.updater(o)
	if err != nil {
		with.tell("lists are not kept up to date: " + err.Error())
		close(done)
		return done
	}
	u.Looked, u.Board = with.looked, with.board
	use := func(base *knowledge.Base) error {
		ix, err := index.Open(base, p.cacheDir(o), index.Options{})
		if err == nil {
			b.bot.Use(ix)
		}
		return err
	}
	go func() {
		defer close(done)
		u.Keep(ctx, b.base, every, use, with.tell)
	}()
	return done
}
