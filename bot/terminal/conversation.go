package terminal

import (
	"context"
	"io"
	"strconv"
	"strings"

	"ask287/bot"
)

// prompter asks for lines and shows what is said to them.
type prompter interface {
	// next returns the next line. After the last one, or when the person leaves, the error is io.EOF.
	next() (line string, cut bool, err error)
	// show writes a text, of lines that each end.
	show(text string) error
	options() Options
	// welcomes reports whether a person is there to be welcomed.
	welcomes() bool
}

// conversation is questions and answers in turn.
type conversation struct {
	prompter
	handler  bot.Handler
	state    string
	begun    int    // how many times the person has begun anew
	locale   string // the system's, then the language of the last answer
	language string // that the person has switched to, or ""
}

// words returns what is said in the language that the person has switched to, else in that of the last answer.
func (c *conversation) words() words {
	if c.language != "" {
		return wordsIn(c.language)
	}
	return wordsIn(bot.LanguageOf(c.locale))
}

// thread names the conversation: what was said before the person began anew is not leant on.
func (c *conversation) thread() string { return strconv.Itoa(c.begun) }

// run goes on until the person leaves. The error is io.EOF then.
func (c *conversation) run(ctx context.Context) error {
	if c.welcomes() {
		if err := c.say(c.words().Welcome); err != nil {
			return err
		}
	}
	for {
		line, cut, err := c.next()
		if err != nil {
			return err
		}
		if cut {
			if err := c.show(c.set(c.words().Cut)); err != nil {
				return err
			}
		}
		if err := c.reply(ctx, line); err != nil {
			return err
		}
	}
}

// reply answers a line, or does what it commands. Where nobody waits at a prompt, an empty line is a
// question too.
func (c *conversation) reply(ctx context.Context, line string) error {
	said := strings.TrimSpace(line)
	if !strings.HasPrefix(said, "/") {
		if said == "" && c.welcomes() {
			return nil
		}
		return c.answer(ctx, line)
	}
	switch strings.ToLower(said) {
	case "/quit", "/exit":
		return io.EOF
	case "/new", "/forget":
		c.begun++
		return c.say(c.words().Anew)
	case "/help":
		if err := c.answer(ctx, ""); err != nil {
			return err
		}
		return c.say(c.words().Help)
	case "/en", "/es":
		c.language = strings.ToLower(said)[1:]
		return c.say(c.words().Switched)
	case "/auto":
		c.language = ""
		return c.say(c.words().Auto)
	}
	return c.say(c.words().Unknown)
}

// answer asks the handler and shows what it answers. That there is none does not end the conversation; why is
// not said here, for an error may quote the question.
func (c *conversation) answer(ctx context.Context, question string) error {
	if wish := bot.Wish(question); wish != "" {
		c.language = wish
	}
	a, err := c.handler(ctx, bot.Message{
		Platform: Name, Thread: c.thread(), Text: question, State: c.state, Locale: c.locale, Language: c.language,
	})
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		return c.say(c.words().Failed)
	}
	if a.Language != "" {
		c.locale = a.Language
	}
	return c.show("\n" + Render(a, c.options()) + "\n")
}

func (c *conversation) say(text string) error { return c.show(c.set(text) + "\n") }

// set breaks a text into lines.
func (c *conversation) set(text string) string {
	return strings.Join(wrap(text, columns(c.options().Width)), "\n") + "\n"
}
