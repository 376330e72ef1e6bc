package bot

import (
	"context"
	"errors"
	"time"

	"ask287/index"
	"ask287/knowledge"
)

// Bot answers messages from a base and its index, which may change while it runs. It is safe for use by several
// goroutines at once.
type Bot struct {
	current current
	texts   *catalogue
	today   func() knowledge.Date
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
	b := &Bot{texts: texts, today: today}
	b.current.swap(newEdition(ix))
	return b, nil
}

// ErrClosed is the error of a message that comes after [Bot.Close].
var ErrClosed = errors.New("the bot is closed")

// Handle answers a message. It is a Handler.
func (b *Bot) Handle(ctx context.Context, m Message) (Answer, error) {
	e := b.current.take()
	if e == nil {
		return Answer{}, ErrClosed
	}
	defer e.release()
	today := b.today()
	finding, err := e.index.Ask(ctx, index.Question{Text: m.Text, Locale: knowledge.Lang(LanguageOf(m.Locale)), Default: m.State, Today: today})
	if err != nil {
		return Answer{}, err
	}
	return b.texts.compose(e.index.Base(), finding, languageOf(m, finding), today), nil
}

// Use answers every further message from ix, which is the bot's from then on. What was used before is closed when its
// last question is answered; Use does not wait for that.
func (b *Bot) Use(ix *index.Index) { b.current.swap(newEdition(ix)) }

// Close ends the bot. Its index is closed when the last question is answered.
func (b *Bot) Close() { b.current.swap(nil) }
