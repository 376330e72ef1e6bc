package slack

import (
	"cmp"
	"context"

	"github.com/slack-go/slack"

	"ask287/bot"
)

// What a menu among the settings sets.
const (
	setState    = "set.state"
	setLanguage = "set.language"
	setAnswers  = "set.answers"
	setReports  = "set.reports"
	setNone     = "set.none" // no reports any more
)

// What takes a setting back, and what the answers to commands are.
const (
	none     = "none"
	private  = "private"
	isPublic = "public"
)

// settingsSheet shows what the workspace chose, with menus for those who may change it, below what became of a change.
func (q *asked) settingsSheet(ctx context.Context, changed string) sheet {
	who := q.fresh(ctx)
	text := q.chosenText()
	switch {
	case !who.known:
		text += "\n\n" + q.says("slack.settings.unknown")
	case !who.admin:
		text += "\n\n" + q.says("slack.settings.permission")
	}
	if changed != "" {
		text = changed + "\n\n" + text
	}
	s := note(text)
	if who.admin {
		s.blocks = append(s.blocks, q.menus(ctx)...)
	}
	return s
}

// chosenText says what the workspace chose.
func (q *asked) chosenText() string {
	s, unset := q.settings, q.says("platform.settings.none")
	shown := map[string]any{"State": unset, "Language": unset, "Answers": q.says("platform.settings.private"), "Reports": unset}
	if s.State != "" {
		shown["State"] = q.config.Bot.StateName(s.State, q.lang)
	}
	if s.Language != "" {
		shown["Language"] = q.says("platform.language." + s.Language)
	}
	if s.Public {
		shown["Answers"] = q.says("platform.settings.public")
	}
	if s.Reports != "" {
		shown["Reports"] = "<#" + s.Reports + ">"
	}
	return q.config.Bot.Texts(q.lang).Say("platform.settings", shown)
}

// menus change the settings, each as soon as something is chosen.
func (q *asked) menus(ctx context.Context) []slack.Block {
	s := q.settings
	unset := optionOf(q.says("slack.settings.none"), none)
	states := []*slack.OptionBlockObject{unset}
	for _, c := range q.config.Bot.Suggest(ctx, bot.Typing{Of: "state", Language: q.lang}, mostOptions-1) {
		states = append(states, optionOf(c.Label, c.State))
	}
	languages := []*slack.OptionBlockObject{unset, optionOf(q.says("platform.language.en"), "en"), optionOf(q.says("platform.language.es"), "es")}
	answers := []*slack.OptionBlockObject{optionOf(q.says("platform.settings.private"), private), optionOf(q.says("platform.settings.public"), isPublic)}
	now := private
	if s.Public {
		now = isPublic
	}
	channels := slack.NewOptionsSelectBlockElement(slack.OptTypeConversations, plain(q.says("slack.settings.choose")), q.pressID(setReports))
	channels.Filter = &slack.SelectBlockElementFilter{Include: []string{"public", "private"}, ExcludeBotUsers: true}
	out := []slack.Block{
		q.menu("slack.settings.state", setState, states, cmp.Or(s.State, none)),
		q.menu("slack.settings.language", setLanguage, languages, cmp.Or(s.Language, none)),
		q.menu("slack.settings.answers", setAnswers, answers, now),
		slack.NewSectionBlock(plain(q.says("slack.settings.reports")), nil, slack.NewAccessory(channels)),
	}
	if s.Reports == "" {
		return out
	}
	return append(out, row([]slack.BlockElement{q.button("slack.settings.off", setNone)})...)
}

// menu is a menu that shows what is chosen now.
func (q *asked) menu(label, verb string, options []*slack.OptionBlockObject, now string) slack.Block {
	menu := slack.NewOptionsSelectBlockElement(slack.OptTypeStatic, plain(q.says("slack.settings.choose")), q.pressID(verb), options...)
	for _, o := range options {
		if o.Value == now {
			menu.InitialOption = o
		}
	}
	return slack.NewSectionBlock(plain(q.says(label)), nil, slack.NewAccessory(menu))
}

// change changes a setting, for those who may, and says what became of it where that does not show.
func (q *asked) change(ctx context.Context, verb string, act action) string {
	switch who := q.fresh(ctx); {
	case !who.known || !who.admin:
		return "" // the settings say who may
	case q.team == "":
		return q.says("platform.settings.failed")
	}
	s, to := q.settings, act.value("")
	if to == none {
		to = ""
	}
	switch verb {
	case setState:
		if to != "" && q.roster(ctx, to) == "" {
			return q.says("platform.settings.failed")
		}
		s.State = to
	case setLanguage:
		s.Language = bot.LanguageOf(to)
	case setAnswers:
		s.Public = to == isPublic
	case setReports:
		s.Reports = cmp.Or(act.SelectedConversation, act.SelectedChannel)
	case setNone:
		s.Reports = ""
	}
	if s == q.settings {
		return ""
	}
	if err := q.config.Settings.Set(ctx, Platform, q.team, s); err != nil {
		q.log.Error("settings are not kept", "error", err)
		return q.says("platform.settings.failed")
	}
	q.settings = s
	q.lang = cmp.Or(s.Language, q.lang)
	return q.says("slack.settings.done")
}

// fresh is what Slack tells of the user now.
func (q *asked) fresh(ctx context.Context) person {
	q.people.Delete(q.team + "/" + q.User)
	return q.person(ctx, q.workspace, q.spot)
}
