package bot

import (
	"context"
	"time"

	"ask287/index"
	"ask287/knowledge"
)

// Bot answers messages from one base and its index. It is safe for use by several goroutines at once.
type Bot struct {
	index *index.Index
	texts *catalogue
	today func() knowledge.Date
}

// New returns a bot that answers from ix. today tells the day by which the list's age is reckoned;
// nil is the clock's.
func New(ix *index.Index, today func() knowledge.Date) (*Bot, error) {
	texts, err := newCatalogue()
	if err != nil {
		return nil, err
	}
	if today == nil {
		today = func() knowledge.Date { return knowledge.DateOf(time.Now()) }
	}
	return &Bot{index: ix, texts: texts, today: today}, nil
}

// Handle answers a message. It is a Handler.
func (b *Bot) Handle(ctx context.Context, m Message) (Answer, error) {
	finding, err := b.index.Ask(ctx, index.Question{Text: m.Text, Default: m.State})
	if err != nil {
		return Answer{}, err
	}
	return b.texts.compose(b.index.Base(), finding, knowledge.English, b.today()), nil
}
