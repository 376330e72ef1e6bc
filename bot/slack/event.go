package slack

import (
	"cmp"
	"context"
	"strings"
)

// event answers what people write to the app, and the views that they open. Everything else is let go.
func (a *Adapter) event(ctx context.Context, w workspace, e eventEnvelope) {
	in := e.Event
	p := in.where()
	switch {
	case in.isAsked(w.self):
		a.written(ctx, w, p, in.Text)
	case in.Type == "app_home_opened" && in.Tab != "messages" && p.User != "":
		a.prepare(ctx, w, p, "").home(ctx, "")
	case in.Type == "app_home_opened" && p.User != "" && a.config.Assistant:
		a.prepare(ctx, w, p, "").suggest(ctx)
	case in.Type == "assistant_thread_started" && in.AssistantThread != nil && a.config.Assistant:
		t := in.AssistantThread
		a.prepare(ctx, w, spot{Channel: t.ChannelID, Thread: t.ThreadTS, User: t.UserID}, "").suggest(ctx)
	}
}

// where is where an event comes from, and by whom. A mention is answered in the thread that it is in, or begins.
func (e innerEvent) where() spot {
	p := spot{Channel: string(e.Channel), Thread: e.ThreadTS, User: string(e.User), Direct: e.isDirect()}
	if e.Type == "app_mention" {
		p.Thread = cmp.Or(e.ThreadTS, e.TS)
	}
	return p
}

// isDirect reports whether it is in the app's direct messages with somebody.
func (e innerEvent) isDirect() bool {
	return e.ChannelType == "im" || e.ChannelType == "" && strings.HasPrefix(string(e.Channel), "D")
}

// isAsked reports whether a person has written it to the app, and it is new: not what a bot, or the app itself, writes, nor what was
// changed or deleted, nor what Slack notes (https://docs.slack.dev/reference/events/message#subtypes). Words beside a file, or in a thread
// and for all besides, are asked too.
func (e innerEvent) isAsked(self string) bool {
	isTo := e.Type == "app_mention" || e.Type == "message" && e.isDirect()
	isWords := (e.Subtype == "file_share" || e.Subtype == "thread_broadcast") && strings.TrimSpace(e.Text) != ""
	isNew := (e.Subtype == "" || isWords) && !e.Hidden && e.Edited == nil && e.TS != "" && e.Channel != ""
	return isTo && isNew && e.BotID == "" && e.User != "" && string(e.User) != self
}

// written answers a message, for all who see it.
func (a *Adapter) written(ctx context.Context, w workspace, p spot, text string) {
	words := cleaned(text)
	q := a.prepare(ctx, w, p, a.config.Bot.WrittenIn(words))
	if a.config.Assistant && q.Direct && q.Thread != "" {
		q.status(ctx)
	}
	q.send(ctx, q.said(ctx, words, forAll), forAll)
}
