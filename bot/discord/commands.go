package discord

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"net/http"

	"github.com/bwmarrin/discordgo"

	"ask287/bot"
)

// commandName is that of the command; what it does are its subcommands.
const commandName = "287g"

// Speech has the bot's sentences by language, "en" and "es".
type Speech map[string]bot.Texts

// locales are Discord's for Spanish (https://discord.com/developers/docs/reference#locales).
var locales = []discordgo.Locale{discordgo.SpanishES, discordgo.SpanishLATAM}

// Commands returns the application's commands as they are registered, in JSON.
func Commands(s Speech) (json.RawMessage, error) {
	text, err := json.Marshal(s.commands())
	if err != nil {
		return nil, err
	}
	var all any
	if err := json.Unmarshal(text, &all); err != nil {
		return nil, err
	}
	return json.MarshalIndent(withoutNulls(all), "", "  ")
}

// withoutNulls leaves out what discordgo writes although it is not set: Discord takes null for it in no command that it gives back.
func withoutNulls(v any) any {
	switch v := v.(type) {
	case map[string]any:
		maps.DeleteFunc(v, func(_ string, inner any) bool { return inner == nil })
		for k, inner := range v {
			v[k] = withoutNulls(inner)
		}
	case []any:
		for i, inner := range v {
			v[i] = withoutNulls(inner)
		}
	}
	return v
}

func (s Speech) commands() []*discordgo.ApplicationCommand {
	contexts := []discordgo.InteractionContextType{
		discordgo.InteractionContextGuild, discordgo.InteractionContextBotDM, discordgo.InteractionContextPrivateChannel,
	}
	install := []discordgo.ApplicationIntegrationType{discordgo.ApplicationIntegrationGuildInstall, discordgo.ApplicationIntegrationUserInstall}
	described := s.localized("discord.command")
	check := s.localized("discord.check")
	return []*discordgo.ApplicationCommand{
		{
			Type: discordgo.ChatApplicationCommand, Name: commandName, Description: s["en"].Say("discord.command", nil), DescriptionLocalizations: &described,
			Contexts: &contexts, IntegrationTypes: &install,
			Options: []*discordgo.ApplicationCommandOption{
				s.sub("ask", s.option("question", true, limited(1, mostText/4))),
				s.sub("agency", s.option("name", true, completed), s.option("state", false, completed)),
				s.sub("place", s.option("name", true, completed)),
				s.sub("state", s.option("name", true, completed)),
				s.sub("term", s.option("word", true, completed)),
				s.sub("about"),
				s.sub("help"),
				s.sub("forget"),
				s.sub("settings",
					s.option("state", false, completed),
					s.option("language", false, s.choices("en", "es", none)),
					s.option("answers", false, s.choices("private", "public")),
					s.option("reports", false, channel),
					s.option("reports-off", false, boolean)),
			},
		},
		{
			Type: discordgo.MessageApplicationCommand, Name: s["en"].Say("discord.check", nil), NameLocalizations: &check,
			Contexts: &contexts, IntegrationTypes: &install,
		},
	}
}

func (s Speech) localized(id string) map[discordgo.Locale]string {
	out := map[discordgo.Locale]string{}
	for _, l := range locales {
		out[l] = s["es"].Say(id, nil)
	}
	return out
}

func (s Speech) sub(name string, of ...*discordgo.ApplicationCommandOption) *discordgo.ApplicationCommandOption {
	o := s.option(name, false)
	o.Type, o.Options = discordgo.ApplicationCommandOptionSubCommand, of
	return o
}

// option is an option of text, unless one of the changes makes it another.
func (s Speech) option(name string, required bool, changes ...func(*discordgo.ApplicationCommandOption)) *discordgo.ApplicationCommandOption {
	o := &discordgo.ApplicationCommandOption{
		Type: discordgo.ApplicationCommandOptionString, Name: name, NameLocalizations: s.localized("discord.name." + name),
		Description: s["en"].Say("discord.option."+name, nil), DescriptionLocalizations: s.localized("discord.option." + name), Required: required,
	}
	for _, change := range changes {
		change(o)
	}
	return o
}

func completed(o *discordgo.ApplicationCommandOption) { o.Autocomplete = true }

func limited(least, most int) func(*discordgo.ApplicationCommandOption) {
	return func(o *discordgo.ApplicationCommandOption) { o.MinLength, o.MaxLength = &least, most }
}

func channel(o *discordgo.ApplicationCommandOption) {
	o.Type, o.ChannelTypes = discordgo.ApplicationCommandOptionChannel, []discordgo.ChannelType{discordgo.ChannelTypeGuildText}
}

func boolean(o *discordgo.ApplicationCommandOption) {
	o.Type = discordgo.ApplicationCommandOptionBoolean
}

func (s Speech) choices(values ...string) func(*discordgo.ApplicationCommandOption) {
	return func(o *discordgo.ApplicationCommandOption) {
		for _, v := range values {
			o.Choices = append(o.Choices, &discordgo.ApplicationCommandOptionChoice{
				Name: s["en"].Say("discord.value."+v, nil), NameLocalizations: s.localized("discord.value." + v), Value: v,
			})
		}
	}
}

// Register puts the commands in place of those that are registered for a server, or, for "", everywhere. Doing it again changes
// nothing.
func Register(ctx context.Context, token bot.Secret, api, guild string, s Speech) error {
	c := Config{Token: token, API: api, NoGateway: false}
	if _, err := c.check(); err != nil {
		return err
	}
	rest, err := newClient(token, api, func() {})
	if err != nil {
		return err
	}
	defer rest.close()
	var self struct{ ID string }
	if err := rest.ask(ctx, http.MethodGet, discordgo.EndpointUser("@me"), nil, &self); err != nil {
		return fmt.Errorf("discord does not say who the application is: %w", explained(err))
	}
	commands, err := Commands(s)
	if err != nil {
		return err
	}
	address := discordgo.EndpointApplicationGlobalCommands(self.ID)
	if guild != "" {
		address = discordgo.EndpointApplicationGuildCommands(self.ID, guild)
	}
	if err := rest.ask(ctx, http.MethodPut, address, commands, nil); err != nil {
		return fmt.Errorf("discord does not take the commands: %w", explained(err))
	}
	return nil
}

// explained says what to do about an error of Discord's, without the token that its own text may have.
func explained(err error) error {
	var f failure
	switch isAnswer := errors.As(err, &f); {
	case isAnswer && f.status == http.StatusUnauthorized:
		return fmt.Errorf("%s (%w)", refusals[4004], f)
	case isAnswer && f.status == http.StatusForbidden:
		return fmt.Errorf("the application is not in that server: open the link of ask287 discord invite (%w)", f)
	}
	return err
}
