package slack

import (
	"cmp"
	"context"
	"errors"
	"strings"

	"github.com/slack-go/slack"

	"ask287/bot"
)

// spot is where something was done, and by whom.
type spot struct {
	Channel string // "" in a view
	Thread  string // ts of its first message; "" in the channel itself
	User    string
	Hook    string // the response_url; "" where there is none
	Trigger string // opens a view, within three seconds
	Alone   bool   // only the one who did it sees the message that it was done on
	Direct  bool   // the channel is the direct messages between the user and the app; a command may also be given in those with others
}

// asked is something that somebody did, under way, with what their workspace chose.
type asked struct {
	*Adapter
	workspace
	spot
	settings bot.Settings
	lang     string // "en" or "es", of what is said that is no answer, and of answers to what shows no language; "" is not known
}

// prepare looks up what something needs to be answered. The user's locale is one of the things only where lang, the language that they are
// known to use, is "".
func (a *Adapter) prepare(ctx context.Context, w workspace, p spot, lang string) *asked {
	q := &asked{Adapter: a, workspace: w, spot: p}
	settings, err := a.config.Settings.Settings(ctx, Platform, w.team)
	if err != nil {
		a.log.Error("the settings of a workspace cannot be read", "error", err)
	}
	q.settings = settings
	if q.lang = cmp.Or(settings.Language, lang); q.lang == "" {
		q.lang = bot.LanguageOf(a.person(ctx, w, p).locale)
	}
	return q
}

// message begins a Message of who asked.
func (q *asked) message() bot.Message {
	return bot.Message{
		Platform: Platform, Workspace: q.team, Channel: q.Channel, Thread: q.Thread, User: q.User, Locale: q.lang,
		Language: q.settings.Language, State: q.settings.State,
	}
}

// says returns a sentence in the user's language.
func (q *asked) says(id string) string { return q.config.Bot.Texts(q.lang).Say(id, nil) }

// note is a sentence in the user's language.
func (q *asked) note(id string) sheet { return note(q.says(id)) }

// answered puts a message to the bot and lays a page of its answer out. It reports whether there is an answer.
func (q *asked) answered(ctx context.Context, m bot.Message, page int, how way) (sheet, bool) {
	answer, err := q.ask(ctx, m)
	if err != nil {
		return q.failure(ctx, err), false
	}
	return q.view(answer, page, how).sheet(answer), true
}

// errPanic is the error of a handler that panicked.
var errPanic = errors.New("the handler panicked")

// ask puts a message to the bot.
func (q *asked) ask(ctx context.Context, m bot.Message) (answer bot.Answer, err error) {
	defer q.guard(func() { err = errPanic })
	return q.handle(ctx, m)
}

// view lays out an answer that goes out in a way.
func (q *asked) view(a bot.Answer, page int, how way) view {
	private := how == alone || how == inPlace && q.Alone
	return view{texts: q.config.Bot.Texts(a.Language), state: q.config.Bot.StateName, share: private && q.Channel != "" && !q.Direct, page: page}
}

// failure says that there is no answer.
func (q *asked) failure(ctx context.Context, err error) sheet {
	if errors.Is(err, bot.ErrForgotten) {
		return q.note("platform.forgotten")
	}
	if ctx.Err() == nil {
		q.log.Error("a question was not answered", "kind", bot.KindOf(err))
	}
	q.count(bot.Failed)
	return q.note("platform.failed")
}

// allowed reports whether the user and the workspace may have one more answered now.
func (q *asked) allowed(ctx context.Context) bool {
	if q.config.Bot.Allow(ctx, q.message()) {
		return true
	}
	q.count(bot.TooMany)
	return false
}

// said answers what somebody wrote: one of the words that the app knows, or a question.
func (q *asked) said(ctx context.Context, words string, how way) sheet {
	if !q.allowed(ctx) {
		return q.note("platform.limited")
	}
	m := q.message()
	word, lang := q.word(words)
	if word != "" && q.settings.Language == "" {
		q.lang, m.Language = lang, lang
	}
	switch {
	case word == "help": // it is what nothing is answered with
	case word == "about":
		return q.about(ctx, m, how)
	case word == "forget":
		return q.forget(ctx, m)
	case word == "settings" && (how == alone || q.Direct):
		return q.settingsSheet(ctx, "")
	default:
		m.Text = words
	}
	s, _ := q.answered(ctx, m, 0, how)
	return s
}

// word returns which of the words a text is that the app knows besides questions, and in which language. A word that both languages have
// is in the user's.
func (q *asked) word(text string) (word, lang string) {
	text = strings.ToLower(strings.Trim(text, " .!¡?¿"))
	for _, lang := range []string{q.lang, "en", "es"} {
		for _, word := range []string{"help", "about", "forget", "settings"} {
			if text == q.config.Bot.Texts(lang).Say("slack.word."+word, nil) {
				return word, lang
			}
		}
	}
	return "", ""
}

// about says what the bot is: its sources, the list's day, what is kept, and how to remove it.
func (q *asked) about(ctx context.Context, m bot.Message, how way) sheet {
	m.Again = "sources"
	answer, err := q.ask(ctx, m)
	if err != nil {
		return q.failure(ctx, err)
	}
	texts := q.config.Bot.Texts(answer.Language)
	text := texts.Say("slack.about", nil) + "\n\n" + privacy(texts)
	out := q.view(answer, 0, how).sheet(answer)
	return sheet{blocks: append(sections(text), out.blocks...), text: text + "\n\n" + out.text}
}

// privacy says what is kept, where and for how long.
func privacy(t bot.Texts) string {
	kept := t.Say("platform.privacy", map[string]any{"Platform": "Slack"})
	return t.Say("slack.privacy", map[string]any{"Privacy": kept})
}

// forget forgets what the conversation was about.
func (q *asked) forget(ctx context.Context, m bot.Message) sheet {
	if err := q.config.Bot.Forget(ctx, m); err != nil {
		return q.failure(ctx, err)
	}
	return q.note("platform.forgot")
}

// How a sheet goes out.
type way int

const (
	alone   way = iota // for the one who asked
	forAll             // for all in the channel
	inPlace            // in the place of the message that was pressed on
)

// send answers through the response_url where there is one, else with a message in the channel. A response_url that is worn out is no
// reason not to answer.
func (q *asked) send(ctx context.Context, s sheet, how way) {
	var err error
	if q.Hook != "" {
		err = q.respond(ctx, q.Hook, hooked(s, how, q.Thread))
	}
	if q.Hook == "" || isNo(err) {
		err = q.post(ctx, s, how)
	}
	q.sent(ctx, err)
}

// errNowhere is the error of an answer to somebody whom Slack does not name, in no channel.
var errNowhere = errors.New("slack: there is nowhere to answer")

// post posts a message: to the one who asked alone in the channel where they are, or else in the app's direct messages with them; or to
// all in the channel.
func (q *asked) post(ctx context.Context, s sheet, how way) error {
	to, thread := q.Channel, q.Thread
	if how != forAll && !q.Direct {
		if to != "" {
			_, err := q.PostEphemeralContext(ctx, to, q.User, s.options(thread)...)
			if !isNo(err) {
				return err
			}
		}
		to, thread = q.User, ""
	}
	if to == "" {
		return errNowhere
	}
	_, _, err := q.PostMessageContext(ctx, to, s.options(thread)...)
	return err
}

// options are the sheet as slack-go posts it. No link of it is unfolded.
func (s sheet) options(thread string) []slack.MsgOption {
	out := []slack.MsgOption{
		slack.MsgOptionText(s.text, false), slack.MsgOptionBlocks(s.blocks...), slack.MsgOptionDisableLinkUnfurl(), slack.MsgOptionDisableMediaUnfurl(),
	}
	if thread != "" {
		out = append(out, slack.MsgOptionTS(thread))
	}
	return out
}

// hooked is the sheet as a response_url takes it.
func hooked(s sheet, how way, thread string) *slack.WebhookMessage {
	no := false
	m := &slack.WebhookMessage{Text: s.text, Blocks: &slack.Blocks{BlockSet: s.blocks}, UnfurlLinks: &no, UnfurlMedia: &no}
	switch how {
	case alone:
		m.ResponseType, m.ThreadTimestamp = slack.ResponseTypeEphemeral, thread
	case forAll:
		m.ResponseType, m.ThreadTimestamp = slack.ResponseTypeInChannel, thread
	case inPlace:
		m.ReplaceOriginal = true // it stays where it is, and for whom it is
	}
	return m
}
