package slack

import (
	"context"

	"ask287/bot"
)

// busyCommand is the acknowledgement of a command that there is no room for.
func (a *Adapter) busyCommand(c command) any {
	lang := a.config.Bot.WrittenIn(cleaned(c.Text))
	return map[string]string{"response_type": "ephemeral", "text": a.config.Bot.Texts(lang).Say("platform.busy", nil)}
}

// busyEvent says that there is no room for what somebody wrote, where it would have been answered.
func (a *Adapter) busyEvent(ctx context.Context, w workspace, e eventEnvelope) {
	if in := e.Event; in.isAsked(w.self) {
		a.sayBusy(ctx, w, in.where(), a.config.Bot.WrittenIn(cleaned(in.Text)), forAll)
	}
}

// busyInteraction says that there is no room for what somebody did, to them alone.
func (a *Adapter) busyInteraction(ctx context.Context, w workspace, i interaction) {
	lang := i.origin().Language
	if len(i.Actions) > 0 {
		if p, ok := bot.PressOf(i.Actions[0].ActionID); ok {
			lang = p.Language
		}
	}
	a.sayBusy(ctx, w, i.where(), lang, alone)
}

// sayBusy looks nothing up, for there is too much to do.
func (a *Adapter) sayBusy(ctx context.Context, w workspace, p spot, lang string, how way) {
	q := &asked{Adapter: a, workspace: w, spot: p, lang: lang}
	q.send(ctx, q.note("platform.busy"), how)
}
