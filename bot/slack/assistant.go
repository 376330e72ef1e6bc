package slack

import (
	"context"

	"github.com/slack-go/slack"
)

// suggestions are what is suggested to be asked; Slack takes four.
var suggestions = []string{"agency", "place", "state", "term"}

// suggest suggests what to ask: in a new thread of the assistant's pane, or, in the view of agents that has come after it, above all
// threads.
func (q *asked) suggest(ctx context.Context) {
	to := slack.AssistantThreadsSetSuggestedPromptsParameters{Title: q.says("slack.prompts"), ChannelID: q.Channel, ThreadTS: q.Thread}
	for _, what := range suggestions {
		to.Prompts = append(to.Prompts, slack.AssistantThreadsPrompt{
			Title: q.says("slack.prompt." + what), Message: q.says("slack.asked." + what),
		})
	}
	if err := q.SetAssistantThreadsSuggestedPromptsContext(ctx, to); err != nil {
		q.log.Warn("no prompts were suggested", "error", err)
	}
}

// status shows in a thread of the pane that an answer is on its way. The answer ends it.
func (q *asked) status(ctx context.Context) {
	err := q.SetAssistantThreadsStatusContext(ctx, slack.AssistantThreadsSetStatusParameters{
		ChannelID: q.Channel, ThreadTS: q.Thread, Status: q.says("slack.status"),
	})
	if err != nil {
		q.log.Info("no status was shown", "error", err)
	}
}
