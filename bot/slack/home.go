package slack

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"

	"github.com/slack-go/slack"

	"ask287/bot"
)

// What the buttons of the App Home do besides those of answers.
const (
	homeAsk      = "home.ask"
	homeQuestion = "home.question" // the box, where Enter asks too
	homeSources  = "home.sources"
)

// mostQuestion is how long a question in the box may be.
const mostQuestion = 1000

// home shows the App Home: what the app does, a box to ask in, the list's day and age with their source, privacy, and the settings with
// what became of a change to them, where there was one.
func (q *asked) home(ctx context.Context, changed string) {
	blocks := []slack.Block{slack.NewHeaderBlock(plain(q.says("slack.home.title")))}
	blocks = append(blocks, sections(q.says("slack.home.what"))...)
	blocks = append(blocks, q.askBox()...)
	blocks = append(blocks, slack.NewDividerBlock())
	blocks = append(blocks, q.list(ctx)...)
	blocks = append(blocks, row([]slack.BlockElement{q.button("slack.home.sources", homeSources), q.button("platform.other", bot.OtherLanguage)})...)
	blocks = append(blocks, slack.NewDividerBlock())
	blocks = append(blocks, sections(privacy(q.config.Bot.Texts(q.lang)))...)
	blocks = append(blocks, slack.NewDividerBlock(), slack.NewHeaderBlock(plain(q.says("slack.settings.title"))))
	blocks = append(blocks, q.settingsSheet(ctx, changed).blocks...)
	metadata, _ := json.Marshal(origin{Language: q.lang}) // it is a struct of strings
	_, err := q.PublishViewContext(ctx, slack.PublishViewContextRequest{UserID: q.User, View: slack.HomeTabViewRequest{
		Type: slack.VTHomeTab, Blocks: slack.Blocks{BlockSet: blocks}, PrivateMetadata: string(metadata),
	}})
	if err != nil && ctx.Err() == nil {
		q.count(bot.Failed)
		q.log.Warn("an App Home was not published", "error", failed(err))
	}
}

// askBox is a box to ask in.
func (q *asked) askBox() []slack.Block {
	box := slack.NewPlainTextInputBlockElement(plain(q.says("slack.home.example")), q.pressID(homeQuestion))
	box.MaxLength = mostQuestion
	box.DispatchActionConfig = &slack.DispatchActionConfig{TriggerActionsOn: []string{"on_enter_pressed"}}
	input := slack.NewInputBlock("", plain(q.says("slack.home.question")), plain(q.says("slack.home.where")), box)
	input.DispatchAction = true
	return append([]slack.Block{input}, row([]slack.BlockElement{q.button("slack.ask.submit", homeAsk)})...)
}

// list is what the list is that answers rest on, of which day, and how old where it is old.
func (q *asked) list(ctx context.Context) []slack.Block {
	m := q.message()
	m.Again, m.Language = "sources", q.lang
	answer, err := q.ask(ctx, m)
	if err != nil {
		return q.failure(ctx, err).blocks
	}
	answer.Parts = slices.DeleteFunc(answer.Parts, func(p bot.Part) bool { return p.Kind != bot.Lead && p.Kind != bot.Caveat })
	return q.view(answer, 0, forAll).body(answer.Pages(sizes())[0], 0, 1).blocks
}

// button is a button in the user's language.
func (q *asked) button(id, verb string) slack.BlockElement {
	return button(q.says(id), bot.Press{Verb: verb, Language: q.lang})
}

// pressID is the action_id of what is no button.
func (q *asked) pressID(verb string) string { return bot.Press{Verb: verb, Language: q.lang}.String() }

// onHome answers what was done on the App Home. What is asked there is answered in the app's direct messages, and with nothing asked there is the
// form.
func (q *asked) onHome(ctx context.Context, p bot.Press, act action, s state) {
	switch p.Verb {
	case homeAsk, homeQuestion:
		words := cleaned(cmp.Or(string(act.Value), s.value(q.pressID(homeQuestion))))
		if words == "" {
			q.openAsk(ctx)
			return
		}
		q.send(ctx, q.said(ctx, words, alone), alone)
	case homeSources:
		q.send(ctx, q.said(ctx, q.says("slack.word.about"), alone), alone)
	case bot.OtherLanguage:
		q.lang = p.Turned()
		q.home(ctx, "")
	default:
		q.home(ctx, q.change(ctx, p.Verb, act))
	}
}
