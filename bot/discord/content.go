package discord

import "github.com/bwmarrin/discordgo"

// component is as much of a component as is said with (https://discord.com/developers/docs/components/reference). discordgo's own are
// written anew for each level that they stand in, which takes longer than to find an answer.
type component struct {
	Type        discordgo.ComponentType `json:"type"`
	Content     string                  `json:"content,omitempty"` // of a text
	Components  []component             `json:"components,omitempty"`
	CustomID    string                  `json:"custom_id,omitempty"`
	Label       string                  `json:"label,omitempty"`
	Style       int                     `json:"style,omitempty"` // of a button or a field
	Placeholder string                  `json:"placeholder,omitempty"`
	Options     []menuOption            `json:"options,omitempty"`
	Required    bool                    `json:"required,omitempty"`
	MaxLength   int                     `json:"max_length,omitempty"`
	File        *media                  `json:"file,omitempty"`
}

type menuOption struct {
	Label string `json:"label"`
	Value string `json:"value"`
}

type media struct {
	URL string `json:"url"`
}

func text(s string) component { return component{Type: discordgo.TextDisplayComponent, Content: s} }

func row(of ...component) component {
	return component{Type: discordgo.ActionsRowComponent, Components: of}
}

// content is a message, or what else the first word to an interaction has: choices, a form.
type content struct {
	Components      []component            `json:"components,omitempty"`
	AllowedMentions *allowedMentions       `json:"allowed_mentions,omitempty"`
	Flags           discordgo.MessageFlags `json:"flags,omitempty"`
	Choices         []choice               `json:"choices,omitzero"`
	CustomID        string                 `json:"custom_id,omitempty"`
	Title           string                 `json:"title,omitempty"`

	files []attachment
}

// attachment is a file that goes with a message.
type attachment struct {
	name, kind string
	data       []byte
}

// choice is what an option that is being typed may become.
type choice struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// allowedMentions are whom a message may ping. An empty list is nobody; none at all would mean everybody.
type allowedMentions struct {
	Parse []string `json:"parse"`
}

// word answers an interaction.
type word struct {
	Type discordgo.InteractionResponseType `json:"type"`
	Data *content                          `json:"data,omitempty"`
}

var nobody = &allowedMentions{Parse: []string{}}

// said is a message that pings nobody, of components and without previews of links.
func said(components ...component) content {
	return content{
		Components: components, AllowedMentions: nobody,
		Flags: discordgo.MessageFlagsIsComponentsV2 | discordgo.MessageFlagsSuppressEmbeds,
	}
}

// message is a message that answers an interaction.
func message(components []component, private bool) *word {
	c := said(components...)
	if private {
		c.Flags |= discordgo.MessageFlagsEphemeral
	}
	return &word{Type: discordgo.InteractionResponseChannelMessageWithSource, Data: &c}
}

// deferral says that more follows.
func deferral(flags discordgo.MessageFlags) *word {
	return &word{
		Type: discordgo.InteractionResponseDeferredChannelMessageWithSource,
		Data: &content{Flags: flags & discordgo.MessageFlagsEphemeral, AllowedMentions: nobody},
	}
}

// inPlace makes an answer take the place of the message that was pressed on.
func inPlace(w *word) *word {
	w.Type = discordgo.InteractionResponseUpdateMessage
	w.Data.Flags &^= discordgo.MessageFlagsEphemeral
	return w
}
