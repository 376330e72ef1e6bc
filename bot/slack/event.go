package slack

import (
	"cmp"
	"context"
)

// event answers what people write to the app, and the views that they open. Everything else is let go.
func (a *Adapter) event(ctx context.Context, w workspace, e eventEnvelope) {
	in := e.Event
	p := spot{Channel: string(in.Channel), Thread: in.ThreadTS, User: string(in.User)}
	switch {
	case in.Type == "app_mention" && in.isSaid(w.self):
		p.Thread = cmp.Or(in.ThreadTS, in.TS)
		a.written(ctx, w, p, in.Text)
	case in.Type == "message" && in.ChannelType == "im" && in.isSaid(w.self):
		p.Direct = true
		a.written(ctx, w, p, in.Text)
	case in.Type == "app_home_opened" && in.Tab != "messages" && p.User != "":
		a.prepare(ctx, w, p, "").home(ctx, "")
	case in.Type == "app_home_opened" && p.User != "" && a.config.Assistant:
		a.prepare(ctx, w, p, "").suggest(ctx)
	case in.Type == "assistant_thread_started" && in.AssistantThread != nil && a.config.Assistant:
		t := in.AssistantThread
		p.Channel, p.Thread, p.User = t.ChannelID, t.ThreadTS, t.UserID
		a.prepare(ctx, w, p, "").suggest(ctx)
	}
}

// isSaid reports whether a person has written it, and it is new: not what a bot, or the app itself, writes, nor what was changed or
// deleted, nor what Slack notes (https://docs.slack.dev/reference/events/message#subtypes).
func (e innerEvent) isSaid(self string) bool {
	return e.BotID == "" && e.User != "" && string(e.User) != self && e.Subtype == "" && !e.Hidden && e.Edited == nil && e.TS != "" && e.Channel != ""
}

// written answers a message, for all who see it.
func (a *Adapter) written(ctx context.Context, w workspace, p spot, text string) {
	words := cleaned(text)
	q := a.prepare(ctx, w, p, words)
	if a.config.Assistant && q.Direct && q.Thread != "" {
		q.status(ctx)
	}
	q.send(ctx, q.said(ctx, words, forAll), forAll)
}
