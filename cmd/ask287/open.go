package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"

	"ask287/bot"
	"ask287/index"
	"ask287/knowledge"
)

// opened is a bot with its index, and the state that questions are read in.
type opened struct {
	bot   *bot.Bot
	index *index.Index
	state string
}

// open loads the built-in data and opens its index, which takes a while the first time.
func (p *program) open(o options) (*opened, error) {
	base, err := load()
	if err != nil {
		return nil, err
	}
	state, err := stateOf(base, o.State)
	if err != nil {
		return nil, err
	}
	ix, err := index.Open(base, p.cacheDir(o), index.Options{Notice: p.notice})
	if err != nil {
		return nil, fmt.Errorf("the index cannot be built, give it room with --cache DIR: %w", err)
	}
	b, err := bot.New(ix, nil)
	if err != nil {
		return nil, errors.Join(err, ix.Close())
	}
	return &opened{bot: b, index: ix, state: state}, nil
}

// close frees the index. It was only read, so nothing can be lost.
func (b *opened) close() { _ = b.index.Close() }

// answer answers a question and shows the answer. Why there is none is not told: an error may quote the
// question.
func (b *opened) answer(ctx context.Context, question string, show func(string, bot.Answer) error) error {
	a, err := b.bot.Handle(ctx, bot.Message{Platform: "terminal", Text: question, State: b.state})
	if err != nil {
		return errors.New("the index cannot be read: delete the cache directory, or name another with --cache DIR")
	}
	return show(question, a)
}

// load reads the built-in data. Nothing that it makes is garbage yet, so none is looked for meanwhile: that would
// take a third of the time that a run takes for one answer.
func load() (*knowledge.Base, error) {
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	base, err := knowledge.Load(knowledge.Embedded())
	if err != nil {
		return nil, fmt.Errorf("this ask287 was built from faulty data, get another: %w", err)
	}
	return base, nil
}

// stateOf returns the two letters of the state that is given by them or by its name, or "" for "".
func stateOf(base *knowledge.Base, given string) (string, error) {
	if given == "" {
		return "", nil
	}
	for _, s := range base.States {
		if strings.EqualFold(given, s.Code) || slices.Equal(knowledge.Words(given), knowledge.Words(s.Name)) {
			return s.Code, nil
		}
	}
	return "", usageError(`--state takes the two letters or the name of a state, like FL or "New York"`)
}

// cacheDir returns the directory that the index is kept in: the one given, that of the environment, the user's
// own. Where there is none it is "", and the index is kept in memory.
func (p *program) cacheDir(o options) string {
	if o.Cache != "" {
		return o.Cache
	}
	if dir := p.env("ASK287_CACHE"); dir != "" {
		return dir
	}
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "ask287")
}

// notice tells a person who waits what takes long. A program that reads standard error is not told.
func (p *program) notice(text string) {
	if isTerminal(p.stderr) {
		p.warn(text)
	}
}
