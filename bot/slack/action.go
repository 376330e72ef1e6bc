package slack

import (
	"cmp"
	"context"
	"strings"

	"ask287/bot"
)

// interaction answers a button, a menu or a shortcut.
func (a *Adapter) interaction(ctx context.Context, w workspace, i interaction) {
	p := i.where()
	switch i.Type {
	case "message_action", "shortcut":
		a.prepare(ctx, w, p, a.config.Bot.WrittenIn(cleaned(i.Message.Text))).shortcut(ctx, i)
	case "block_actions":
		if len(i.Actions) > 0 { // there is one
			press, _ := bot.PressOf(i.Actions[0].ActionID)
			a.prepare(ctx, w, p, press.Language).pressed(ctx, i, press, i.Actions[0])
		}
	}
}

// where is where an interaction comes from, and by whom.
func (i interaction) where() spot {
	channel := cmp.Or(i.Channel.ID, i.Container.ChannelID)
	return spot{
		Channel: channel, Direct: strings.HasPrefix(channel, "D") && !i.Container.IsEphemeral,
		User: i.User.ID, Hook: i.ResponseURL, Trigger: i.TriggerID,
		Thread: cmp.Or(i.Container.ThreadTS, i.Message.ThreadTS), Alone: i.Container.IsEphemeral,
	}
}

// value is what was chosen from a menu, or else.
func (a action) value(or string) string {
	if a.Selected != nil {
		return cmp.Or(a.Selected.Value, or)
	}
	return or
}

// pressed answers a button or a menu.
func (q *asked) pressed(ctx context.Context, i interaction, p bot.Press, act action) {
	q.lang = cmp.Or(p.Language, q.lang) // that of the answer, whatever the workspace chose
	switch {
	case i.View.Type == "home":
		q.onHome(ctx, p, act, i.View.State)
	case strings.HasPrefix(p.Verb, "set."):
		q.send(ctx, q.settingsSheet(ctx, q.change(ctx, p.Verb, act)), inPlace)
	case !q.allowed(ctx):
		q.send(ctx, q.note("platform.limited"), alone)
	default:
		q.below(ctx, p, act)
	}
}

// below answers a button or a menu below an answer.
func (q *asked) below(ctx context.Context, p bot.Press, act action) {
	m := p.Message(q.message())
	how, page := alone, p.Page
	switch p.Verb {
	case bot.Choose:
		m.Again, how, page = act.value(p.Again), inPlace, 0
	case bot.ChooseState:
		m.State, how, page = act.value(""), inPlace, 0
	case bot.ToPage:
		how = inPlace
	case bot.OtherLanguage:
		m.Language = p.Turned()
		if q.Alone || q.Direct { // others in a channel may be reading it
			how = inPlace
		}
	case bot.Share:
		how = forAll
	case bot.AsText, textPage:
		q.copied(ctx, m, p)
		return
	case bot.AsFile, filePage:
		q.file(ctx, m, p)
		return
	case bot.Helpful, bot.NotRight:
		q.judge(ctx, m, p)
		return
	default:
		q.send(ctx, q.note("platform.forgotten"), alone)
		return
	}
	s, ok := q.answered(ctx, m, page, how)
	if !ok {
		how = alone // what is there stays
	}
	q.send(ctx, s, how)
}

// judge counts what somebody found of an answer, and asks what is not right.
func (q *asked) judge(ctx context.Context, m bot.Message, p bot.Press) {
	answer, err := q.ask(ctx, m)
	if err != nil {
		q.send(ctx, q.failure(ctx, err), alone)
		return
	}
	q.config.Bot.Judge(bot.Judgement{Platform: Platform, Intent: answer.Intent, Verdict: answer.Verdict, Helpful: p.Verb == bot.Helpful})
	switch {
	case p.Verb == bot.Helpful:
		q.send(ctx, q.note("platform.thanks"), alone)
	case q.settings.Reports == "":
		q.send(ctx, q.note("slack.report.how"), alone)
	default:
		q.openReport(ctx, p)
	}
}

// report posts what somebody found not right to the channel that the workspace chose, and names nobody.
func (q *asked) report(ctx context.Context, p bot.Press, said string) {
	if q.settings.Reports == "" {
		q.send(ctx, q.note("slack.report.how"), alone)
		return
	}
	answer, err := q.ask(ctx, p.Message(q.message()))
	if err != nil {
		q.send(ctx, q.failure(ctx, err), alone)
		return
	}
	about := ""
	if len(answer.Parts) > 0 {
		about = escape(bot.Clip(answer.Parts[0].Text, mostReport))
	}
	posted := note(strings.Join([]string{q.says("platform.report.posted"), "> " + about, escape(bot.Clip(said, mostReport))}, "\n"))
	if _, _, err := q.PostMessageContext(ctx, q.settings.Reports, posted.options("")...); err != nil {
		q.log.Warn("a report was not posted", "error", failed(err))
		q.send(ctx, q.note("slack.report.failed"), alone)
		return
	}
	q.send(ctx, q.note("slack.report.done"), alone)
}
