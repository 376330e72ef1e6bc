package discord

import (
	"context"
	"net/http"
	"unicode/utf8"

	"github.com/bwmarrin/discordgo"

	"ask287/bot"
)

// editsInPlace reports whether what was pressed changes the message that it is on.
func (q *asked) editsInPlace() bool {
	a, _ := bot.PressOf(q.Data.CustomID)
	switch a.Verb {
	case bot.Choose, bot.ChooseState, bot.ToPage:
		return true
	case bot.OtherLanguage:
		return q.onPrivate() // others in a channel may be reading it
	}
	return false
}

// onPrivate reports whether only the one who pressed sees the message.
func (q *asked) onPrivate() bool {
	return q.Message != nil && q.Message.Flags&discordgo.MessageFlagsEphemeral != 0
}

// isPublic reports whether the answer is for all in the channel.
func (q *asked) isPublic() bool {
	if q.Type == discordgo.InteractionMessageComponent {
		a, _ := bot.PressOf(q.Data.CustomID)
		return a.Verb == bot.Share
	}
	return q.Type == discordgo.InteractionApplicationCommand && q.settings.Public
}

// component answers a button or a menu.
func (q *asked) component(ctx context.Context) *word {
	a, ok := bot.PressOf(q.Data.CustomID)
	if !ok {
		return q.tell("platform.forgotten")
	}
	m := a.Message(q.message())
	switch a.Verb {
	case bot.Choose:
		m.Again = q.value(a.Again)
		return q.show(ctx, m, 0)
	case bot.ChooseState:
		m.State = q.value("")
		return q.show(ctx, m, 0)
	case bot.ToPage:
		return q.show(ctx, m, a.Page)
	case bot.OtherLanguage:
		m.Language = a.Turned()
		return q.show(ctx, m, a.Page)
	case bot.Share:
		return q.show(ctx, m, a.Page)
	case bot.AsText:
		return q.copied(ctx, m)
	case bot.AsFile:
		return q.file(ctx, m)
	case bot.Helpful, bot.NotRight:
		return q.judge(ctx, m, a)
	}
	return q.tell("platform.forgotten")
}

// value is what was chosen from a menu, or else.
func (q *asked) value(or string) string {
	if len(q.Data.Values) > 0 {
		return q.Data.Values[0]
	}
	return or
}

// show lays an answer out in the place of the message, or as a new one.
func (q *asked) show(ctx context.Context, m bot.Message, page int) *word {
	answer, err := q.handle(ctx, m)
	if err != nil {
		return q.failure(ctx, err)
	}
	private := q.onPrivate()
	if !q.editsInPlace() {
		private = !q.isPublic()
	}
	v := view{texts: q.config.Bot.Texts(answer.Language), state: q.config.Bot.StateName, private: private, page: page}
	r := message(v.components(answer), private)
	if q.editsInPlace() {
		return inPlace(r)
	}
	return r
}

// mostCopied is the length up to which an answer is copied from a block of code; a longer one comes as a file.
const mostCopied = 3800

// copied is an answer for pasting elsewhere.
func (q *asked) copied(ctx context.Context, m bot.Message) *word {
	answer, err := q.handle(ctx, m)
	if err != nil {
		return q.failure(ctx, err)
	}
	plain := answer.Plain()
	if utf8.RuneCountInString(plain) > mostCopied {
		return q.attached("ask287.txt", "text/plain; charset=utf-8", []byte(plain))
	}
	return message([]component{text("```\n" + inCode(plain) + "\n```")}, true)
}

// file is an answer's agencies as a table.
func (q *asked) file(ctx context.Context, m bot.Message) *word {
	table, err := q.config.Bot.Export(ctx, m)
	if err != nil {
		return q.failure(ctx, err)
	}
	return q.attached("ask287.csv", "text/csv; charset=utf-8", table)
}

// attached is a private message with a file.
func (q *asked) attached(name, kind string, data []byte) *word {
	shown := component{Type: discordgo.FileComponentType, File: &media{URL: "attachment://" + name}}
	r := message([]component{text(q.texts.Say("platform.attached", nil)), shown}, true)
	r.Data.files = []attachment{{name, kind, data}}
	return r
}

// judge counts what somebody found of an answer, and asks what is not right.
func (q *asked) judge(ctx context.Context, m bot.Message, a bot.Press) *word {
	answer, err := q.handle(ctx, m)
	if err != nil {
		return q.failure(ctx, err)
	}
	q.config.Bot.Judge(bot.Judgement{Platform: Platform, Intent: answer.Intent, Verdict: answer.Verdict, Helpful: a.Verb == bot.Helpful})
	if a.Verb == bot.Helpful {
		return q.tell("platform.thanks")
	}
	if q.settings.Reports == "" {
		return q.tell("discord.report.how")
	}
	return &word{
		Type: discordgo.InteractionResponseModal,
		Data: &content{
			CustomID: bot.Press{Verb: bot.NotRight, Language: a.Language, Again: a.Again}.String(), Title: q.texts.Say("platform.report.title", nil),
			Components: []component{row(component{
				Type: discordgo.TextInputComponent, CustomID: "what", Label: q.texts.Say("platform.report.what", nil),
				Style: int(discordgo.TextInputParagraph), Required: true, MaxLength: mostReport,
			})},
		},
	}
}

// mostReport is how long a report may be.
const mostReport = 1000

// report posts what somebody found not right to the channel that the server chose, and names nobody.
func (q *asked) report(ctx context.Context) *word {
	a, ok := bot.PressOf(q.Data.CustomID)
	if !ok || a.Verb != bot.NotRight || q.settings.Reports == "" || len(q.Data.Components) == 0 || len(q.Data.Components[0].Components) == 0 {
		return q.tell("discord.report.how")
	}
	m := a.Message(q.message())
	answer, err := q.handle(ctx, m)
	if err != nil {
		return q.failure(ctx, err)
	}
	about := ""
	if len(answer.Parts) > 0 {
		about = bot.Clip(answer.Parts[0].Text, mostReport)
	}
	found := bot.Clip(q.Data.Components[0].Components[0].Value, mostReport)
	report := said(text(q.texts.Say("platform.report.posted", nil) + "\n> " + escape(about) + "\n" + escape(found)))
	if err := q.rest.ask(ctx, http.MethodPost, discordgo.EndpointChannelMessages(q.settings.Reports), report, nil); err != nil {
		q.log.Warn("a report was not posted", "error", err)
		return q.tell("discord.report.failed")
	}
	return q.tell("discord.report.done")
}
