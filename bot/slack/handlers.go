package slack

import (
	"context"
	"strings"

	"github.com/slack-go/slack"

	"ask287/bot"
)

// event answers a mention and a direct message. Who calls it guards it, and has acknowledged the delivery.
func (a *Adapter) event(ctx context.Context, w workspace, e eventEnvelope) {
	in := e.Event
	if in.BotID != "" || in.Subtype != "" || in.Hidden || in.User == "" || string(in.User) == w.self {
		return
	}
	if in.Type != "app_mention" && (in.Type != "message" || in.ChannelType != "im") {
		return
	}
	thread := in.ThreadTS
	if thread == "" && in.Type == "app_mention" {
		thread = in.TS
	}
	said := a.words(ctx, bot.Message{
		Platform: Platform, Workspace: w.team, Channel: string(in.Channel), Thread: thread, User: string(in.User),
		Text: strings.ReplaceAll(in.Text, "<@"+w.self+">", ""),
	})
	options := []slack.MsgOption{slack.MsgOptionText(said, true), slack.MsgOptionDisableLinkUnfurl(), slack.MsgOptionDisableMediaUnfurl()}
	if thread != "" {
		options = append(options, slack.MsgOptionTS(thread))
	}
	_, _, err := w.PostMessageContext(ctx, string(in.Channel), options...)
	a.sent(ctx, err)
}

// command answers a slash command.
func (a *Adapter) command(ctx context.Context, w workspace, c command) {
	said := a.words(ctx, bot.Message{Platform: Platform, Workspace: w.team, Channel: c.ChannelID, User: c.UserID, Text: c.Text})
	a.sent(ctx, w.respond(ctx, c.ResponseURL, &slack.WebhookMessage{ResponseType: "ephemeral", Text: said}))
}

// interaction answers a press, a choice or a shortcut.
func (a *Adapter) interaction(context.Context, workspace, interaction) {}

// options are those of a menu, for what was typed into it: the acknowledgement of a block_suggestion.
func (a *Adapter) options(context.Context, interaction) any {
	return map[string]any{"options": []any{}}
}

// submitted is the acknowledgement of a form that was sent: nil closes it.
func (a *Adapter) submitted(context.Context, workspace, interaction) any { return nil }

// words answers a question in words.
func (a *Adapter) words(ctx context.Context, m bot.Message) string {
	answer, err := a.handle(ctx, m)
	if err != nil {
		a.log.Error("a question was not answered", "kind", bot.KindOf(err))
		return a.config.Bot.Texts("").Say("platform.failed", nil)
	}
	return answer.Plain()
}
