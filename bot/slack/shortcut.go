package slack

import "context"

// The shortcuts, as the app's manifest calls them back.
const (
	checkShortcut = "check" // of a message's menu: Check for 287(g)
	askShortcut   = "ask"   // of Slack as a whole: Ask about an agency
)

// shortcut answers a shortcut.
func (q *asked) shortcut(ctx context.Context, i interaction) {
	if i.CallbackID == askShortcut {
		q.openAsk(ctx)
		return
	}
	words := cleaned(i.Message.Text)
	if words == "" {
		q.send(ctx, q.note("platform.nothing"), alone)
		return
	}
	if !q.allowed(ctx) {
		q.send(ctx, q.note("platform.limited"), alone)
		return
	}
	m := q.message()
	m.Text, m.Alone = words, true // it leans on nothing that the user asked before
	s, _ := q.answered(ctx, m, 0, alone)
	q.send(ctx, s, alone)
}
