package discord

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"

	"ask287/bot"
)

// interaction is as much of a Discord interaction as is looked at. discordgo's own refuses one with a component that it does not
// know, anywhere in a message that somebody points at.
type interaction struct {
	ID        string                    `json:"id"`
	AppID     string                    `json:"application_id"`
	Type      discordgo.InteractionType `json:"type"`
	Token     string                    `json:"token"`
	GuildID   string                    `json:"guild_id"`
	ChannelID string                    `json:"channel_id"`
	Locale    string                    `json:"locale"`
	Member    *struct {
		User        user   `json:"user"`
		Permissions string `json:"permissions"`
	} `json:"member"`
	User    *user `json:"user"`
	Message *struct {
		Flags discordgo.MessageFlags `json:"flags"`
	} `json:"message"`
	Data interactionData `json:"data"`
}

type user struct {
	ID  string `json:"id"`
	Bot bool   `json:"bot"`
}

type interactionData struct {
	Name       string                           `json:"name"`
	Type       discordgo.ApplicationCommandType `json:"type"`
	TargetID   string                           `json:"target_id"`
	Options    []option                         `json:"options"`
	CustomID   string                           `json:"custom_id"`
	Values     []string                         `json:"values"`
	Components []inputRow                       `json:"components"`
	Resolved   struct {
		Messages map[string]struct {
			Content string `json:"content"`
		} `json:"messages"`
	} `json:"resolved"`
}

type option struct {
	Name    string          `json:"name"`
	Value   json.RawMessage `json:"value"`
	Focused bool            `json:"focused"`
	Options []option        `json:"options"`
}

// inputRow is a row of a form that was filled in.
type inputRow struct {
	Components []struct {
		Value string `json:"value"`
	} `json:"components"`
}

// isTyping reports whether somebody is still typing: it comes with every key, and whether twice is all the same.
func (i *interaction) isTyping() bool {
	return i.Type == discordgo.InteractionApplicationCommandAutocomplete
}

func (i *interaction) userID() string {
	switch {
	case i.Member != nil:
		return i.Member.User.ID
	case i.User != nil:
		return i.User.ID
	}
	return ""
}

// text returns the value of an option of the subcommand, "" where it has none.
func (i *interaction) text(name string) string {
	for _, sub := range i.Data.Options {
		for _, o := range sub.Options {
			if o.Name == name {
				return o.text()
			}
		}
	}
	return ""
}

func (o option) text() string {
	var s string
	if json.Unmarshal(o.Value, &s) != nil {
		return strings.Trim(string(o.Value), `"`)
	}
	return s
}

func (i *interaction) subcommand() string {
	if len(i.Data.Options) > 0 {
		return i.Data.Options[0].Name
	}
	return ""
}

// asked is an interaction under way, with what its server chose.
type asked struct {
	*interaction
	*Adapter
	settings bot.Settings
	texts    bot.Texts // in the language of who asked
	lang     string
}

// message begins a Message of who asked.
func (q *asked) message() bot.Message {
	return bot.Message{
		Platform: Platform, Workspace: q.GuildID, Channel: q.ChannelID, User: q.userID(), Locale: q.Locale,
		Language: q.settings.Language, State: q.settings.State,
	}
}

// interaction takes an interaction that came in. first sends the first word to it; nil does by the REST API. It reports whether
// it will be called.
func (a *Adapter) interaction(data []byte, first sender) bool {
	i, came := &interaction{}, time.Now()
	if json.Unmarshal(data, i) != nil || i.ID == "" || i.Token == "" {
		return false
	}
	if first == nil {
		first = func(ctx context.Context, w *word) error {
			if w == nil {
				return nil
			}
			return a.rest.ask(ctx, http.MethodPost, discordgo.EndpointInteractionResponse(i.ID, i.Token), w, nil)
		}
	}
	r := &response{Adapter: a, interaction: i, first: first, came: came}
	if !a.work.Do(i.ID, r.run) {
		a.count(bot.Busy)
		return a.work.Refuse(r.busy)
	}
	return true
}

// prepare looks up what an interaction needs to be answered.
func (a *Adapter) prepare(ctx context.Context, i *interaction) *asked {
	q := &asked{interaction: i, Adapter: a}
	q.settings = a.settings(ctx, i.GuildID)
	q.lang = cmp.Or(q.settings.Language, bot.LanguageOf(i.Locale))
	q.texts = a.config.Bot.Texts(q.lang)
	return q
}

// answer finds what an interaction is answered with.
func (q *asked) answer(ctx context.Context) *word {
	switch q.Type {
	case discordgo.InteractionApplicationCommandAutocomplete:
		return q.complete(ctx)
	case discordgo.InteractionApplicationCommand, discordgo.InteractionMessageComponent:
		if !q.config.Bot.Allow(ctx, q.message()) {
			q.count(bot.TooMany)
			return q.tell("platform.limited")
		}
		if q.Type == discordgo.InteractionApplicationCommand {
			return q.command(ctx)
		}
		return q.component(ctx)
	case discordgo.InteractionModalSubmit:
		return q.report(ctx)
	}
	return q.tell("discord.unreadable")
}

// reply puts a message to the bot and lays its answer out.
func (q *asked) reply(ctx context.Context, m bot.Message, private bool) *word {
	answer, err := q.handle(ctx, m)
	if err != nil {
		return q.failure(ctx, err)
	}
	v := view{texts: q.config.Bot.Texts(answer.Language), state: q.config.Bot.StateName, private: private}
	return message(v.components(answer), private)
}

// failure says that there is no answer.
func (q *asked) failure(ctx context.Context, err error) *word {
	if errors.Is(err, bot.ErrForgotten) {
		return q.tell("platform.forgotten")
	}
	if ctx.Err() == nil {
		q.log.Error("a question was not answered", "kind", bot.KindOf(err))
	}
	return q.tell("platform.failed")
}

// tell says a sentence to the one who asked only.
func (q *asked) tell(id string) *word { return q.say(q.texts.Say(id, nil)) }

func (q *asked) say(sentence string) *word {
	return message([]component{text(sentence)}, true)
}
