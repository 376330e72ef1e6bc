package slack

import "context"

// command answers the slash command: a question, one of the words that the app knows, or, where there is nothing with it, with a form.
func (a *Adapter) command(ctx context.Context, w workspace, c command) {
	words := cleaned(c.Text)
	q := a.prepare(ctx, w, c.where(), a.config.Bot.WrittenIn(words))
	if words == "" {
		q.openAsk(ctx)
		return
	}
	how := alone
	if word, _ := q.word(words); q.settings.Public && word == "" { // what is about the app is for the one who wants to know
		how = forAll
	}
	q.send(ctx, q.said(ctx, words, how), how)
}

// where is where a command was given, and by whom.
func (c command) where() spot {
	return spot{Channel: c.ChannelID, User: c.UserID, Hook: c.ResponseURL, Trigger: c.TriggerID}
}
