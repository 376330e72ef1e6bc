package discord

import (
	"context"
	"strconv"
	"strings"

	"github.com/bwmarrin/discordgo"

	"ask287/bot"
)

// command answers a command.
func (q *asked) command(ctx context.Context) *word {
	m := q.message()
	if q.Data.Type == discordgo.MessageApplicationCommand {
		m.Text = cleaned(q.Data.Resolved.Messages[q.Data.TargetID].Content)
		if m.Text == "" {
			return q.tell("platform.nothing")
		}
		return q.reply(ctx, m, !q.isPublic())
	}
	switch q.subcommand() {
	case "ask":
		m.Text = q.text("question")
	case "agency":
		m.Text, m.Again = q.named("name")
		m.State, m.Alone = q.state(m.State), true
	case "place":
		m.Text, m.Again = q.named("name")
		m.Alone = true
	case "state":
		m.Text, m.Again = q.named("name")
		m.Alone = true
		if found := q.states(m.Text); m.Again == "" && len(found) == 1 {
			m.Again = found[0].Again
		}
	case "term":
		m.Text, m.Again = q.named("word")
		m.Alone = true
	case "help":
	case "about":
		return q.about(ctx, m)
	case "forget":
		return q.forget(ctx, m)
	case "settings":
		return q.set(ctx)
	default:
		return q.tell("discord.unreadable")
	}
	if m.Again != "" {
		m.State = ""
	}
	return q.reply(ctx, m, !q.isPublic())
}

// picked begins the value of a choice that was offered while somebody typed; what was typed without choosing does not.
const picked = "="

// named returns what an option names: in words, or by what its answer is had again.
func (q *asked) named(name string) (text, again string) {
	text = q.text(name)
	if token, ok := strings.CutPrefix(text, picked); ok {
		return "", token
	}
	return text, ""
}

// state returns the two letters of the state option, or else what is given.
func (q *asked) state(or string) string {
	said := q.text("state")
	if said == "" {
		return or
	}
	if found := q.states(said); len(found) > 0 {
		return found[0].State
	}
	return or
}

// states are the states whose name, or whose two letters, begin like what was typed.
func (q *asked) states(typed string) []bot.Choice {
	if typed == "" {
		return nil
	}
	found := q.config.Bot.Suggest(context.Background(), bot.Typing{Of: "state", Text: typed, Language: q.lang}, mostOptions)
	for _, c := range found {
		if strings.EqualFold(c.State, typed) {
			return []bot.Choice{c}
		}
	}
	return found
}

// complete offers what an option that is being typed may become.
func (q *asked) complete(ctx context.Context) *word {
	choices := []choice{}
	for _, sub := range q.Data.Options {
		for _, o := range sub.Options {
			if !o.Focused {
				continue
			}
			of := map[string]string{"agency.name": "agency", "place.name": "place", "term.word": "term", "state.name": "state"}[sub.Name+"."+o.Name]
			if o.Name == "state" {
				of = "state"
			}
			t := bot.Typing{Of: of, Text: o.text(), Language: q.lang}
			if of == "agency" {
				t.State = q.state(q.settings.State)
			}
			for _, c := range q.config.Bot.Suggest(ctx, t, mostOptions) {
				value := valueOf(c)
				if o.Name == "state" {
					value = c.State
				}
				choices = append(choices, choice{Name: bot.Clip(c.Label, mostOption), Value: value})
			}
		}
	}
	return &word{Type: discordgo.InteractionApplicationCommandAutocompleteResult, Data: &content{Choices: choices}}
}

// valueOf is what Discord gives back where a choice is chosen.
func valueOf(c bot.Choice) string {
	if value := picked + c.Again; c.Again != "" && len(value) <= mostOption {
		return value
	}
	return bot.Clip(c.Ask, mostOption)
}

// aboutAgain is the answer that has the sources.
const aboutAgain = "sources"

// about says what the bot is: its sources, the list's day, what is kept, and how to remove it.
func (q *asked) about(ctx context.Context, m bot.Message) *word {
	m.Again = aboutAgain
	answer, err := q.handle(ctx, m)
	if err != nil {
		return q.failure(ctx, err)
	}
	q.texts = q.config.Bot.Texts(answer.Language)
	v := view{texts: q.texts, state: q.config.Bot.StateName, private: true}
	privacy := q.texts.Say("platform.privacy", map[string]any{"Platform": "Discord"})
	out := []component{text(q.texts.Say("discord.about", map[string]any{"Privacy": privacy}))}
	return message(append(out, v.components(answer)...), true)
}

// forget forgets what the conversation was about.
func (q *asked) forget(ctx context.Context, m bot.Message) *word {
	if err := q.config.Bot.Forget(ctx, m); err != nil {
		return q.failure(ctx, err)
	}
	return q.tell("platform.forgot")
}

// set changes what the server chose, for those who may manage it, and shows it.
func (q *asked) set(ctx context.Context) *word {
	if q.GuildID == "" {
		return q.tell("discord.settings.server")
	}
	permissions := int64(0)
	if q.Member != nil {
		permissions, _ = strconv.ParseInt(q.Member.Permissions, 10, 64)
	}
	if permissions&(discordgo.PermissionManageGuild|discordgo.PermissionAdministrator) == 0 {
		return q.tell("discord.settings.permission")
	}
	s, ok := q.changed()
	if !ok {
		return q.tell("platform.settings.state")
	}
	if s != q.settings {
		if err := q.config.Settings.Set(ctx, Platform, q.GuildID, s); err != nil {
			q.log.Error("settings are not kept", "error", err)
			return q.tell("platform.settings.failed")
		}
	}
	none := q.texts.Say("platform.settings.none", nil)
	shown := map[string]any{"State": none, "Language": none, "Answers": q.texts.Say("platform.settings.private", nil), "Reports": none}
	if s.State != "" {
		shown["State"] = q.config.Bot.StateName(s.State, q.lang)
	}
	if s.Language != "" {
		shown["Language"] = q.texts.Say("platform.language."+s.Language, nil)
	}
	if s.Public {
		shown["Answers"] = q.texts.Say("platform.settings.public", nil)
	}
	if s.Reports != "" {
		shown["Reports"] = "<#" + s.Reports + ">"
	}
	return q.say(q.texts.Say("platform.settings", shown))
}

// changed returns the settings with what the command changes, false where its state is none.
func (q *asked) changed() (bot.Settings, bool) {
	s := q.settings
	switch said := q.text("state"); {
	case said == none:
		s.State = ""
	case said != "":
		if s.State = q.state(""); s.State == "" {
			return s, false
		}
	}
	switch said := q.text("language"); said {
	case "en", "es":
		s.Language = said
	case none:
		s.Language = ""
	}
	switch q.text("answers") {
	case "public":
		s.Public = true
	case "private":
		s.Public = false
	}
	if channel := q.text("reports"); channel != "" {
		s.Reports = channel
	}
	if q.text("reports-off") == "true" {
		s.Reports = ""
	}
	return s, true
}

// none takes a setting back.
const none = "none"
