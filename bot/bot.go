package bot

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"time"

	"ask287/index"
	"ask287/knowledge"
)

// Bot answers messages from a base and its index, which may change while it runs. It is safe for use by several
// goroutines at once.
type Bot struct {
	current current
	texts   *catalogue
	common  atomic.Pointer[common]
	here    *local // what common is, or falls back on
	limits  Limits
	judged  judgements
	today   func() knowledge.Date
	once    sync.Once // here is closed
}

// New returns a bot that answers from ix, which is the bot's from then on: it closes it. today tells the day by which
// the list's age is reckoned; nil is the clock's.
func New(ix *index.Index, today func() knowledge.Date) (*Bot, error) {
	texts, err := newCatalogue()
	if err != nil {
		return nil, err
	}
	if today == nil {
		today = func() knowledge.Date { return knowledge.DateOf(time.Now()) }
	}
	b := &Bot{texts: texts, here: newLocal(), limits: DefaultLimits(), today: today}
	b.common.Store(newCommon(b.here))
	b.current.swap(newEdition(ix))
	return b, nil
}

// ErrClosed is the error of a message that comes after [Bot.Close].
var ErrClosed = errors.New("the bot is closed")

// Limit sets the limits that Allow keeps, before the bot is used. Without it they are DefaultLimits.
func (b *Bot) Limit(l Limits) { b.limits = l }

// Handle answers a message. It is a Handler. The error is ErrForgotten, ErrClosed, or one of the index or of ctx.
func (b *Bot) Handle(ctx context.Context, m Message) (Answer, error) {
	e := b.current.take()
	if e == nil {
		return Answer{}, ErrClosed
	}
	defer e.release()
	finding, err := b.find(ctx, e.index, m)
	if err != nil {
		return Answer{}, err
	}
	b.common.Load().keep(ctx, m, finding)
	a := b.texts.compose(e.index.Base(), finding, languageOf(m, finding), b.today())
	b.remember(ctx, &a, finding)
	return a, nil
}

// find finds what a message is answered with.
func (b *Bot) find(ctx context.Context, ix *index.Index, m Message) (index.Finding, error) {
	if m.Again != "" {
		return b.again(ctx, ix, m, b.today())
	}
	q := index.Question{Text: m.Text, Locale: knowledge.Lang(LanguageOf(m.Locale)), Default: m.State, Today: b.today()}
	if !m.Alone {
		q.Before = b.common.Load().recall(ctx, m)
	}
	return ix.Ask(ctx, q)
}

// Forget forgets what the conversation that a message belongs to was about.
func (b *Bot) Forget(ctx context.Context, m Message) error { return b.common.Load().forget(ctx, m) }

// Use answers every further message from ix, which is the bot's from then on. What was used before is closed when its
// last question is answered; Use does not wait for that.
func (b *Bot) Use(ix *index.Index) { b.current.swap(newEdition(ix)) }

// Close ends the bot and forgets every conversation. Its index is closed when the last question is answered.
func (b *Bot) Close() {
	b.current.swap(nil)
	b.once.Do(b.here.close)
}
