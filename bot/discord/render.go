package discord

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/bwmarrin/discordgo"

	"ask287/bot"
)

// Limits of components (https://discord.com/developers/docs/components/reference).
const (
	mostOptions  = 25
	mostButtons  = 5
	mostCustomID = 100
	mostLabel    = 80   // of a button
	mostOption   = 100  // of a label, a description or a value in a menu
	pageSize     = 3500 // of the 4,000 characters that the texts of a message may have; the rest is for the page's number
)

// view lays answers out for one person or for all in a channel.
type view struct {
	texts   bot.Texts // in the answer's language
	state   func(code, lang string) string
	private bool
	page    int // from 0
}

// components lays out a page of an answer: its first sentence, which has the verdict in words, then what follows, what it does
// not mean, and its sources; below them what may be done with it.
func (v view) components(a bot.Answer) []discordgo.MessageComponent {
	pages := a.Pages(bot.Sizes{
		Page:   pageSize,
		Part:   func(p bot.Part) int { return utf8.RuneCountInString(paragraph(p)) + len("\n\n- ") },
		Source: func(c bot.Citation) int { return utf8.RuneCountInString(v.source(c)) + 1 },
		Text:   func(s string) int { return utf8.RuneCountInString(escape(s)) },
	})
	at := min(max(v.page, 0), len(pages)-1)
	out := []discordgo.MessageComponent{discordgo.Container{Components: v.body(pages[at], at, len(pages))}}
	out = append(out, v.choices(a)...)
	out = append(out, v.leaf(a, at, len(pages))...)
	return append(out, v.actions(a, at)...)
}

// body is what a page says.
func (v view) body(p bot.Page, at, of int) []discordgo.MessageComponent {
	var out []discordgo.MessageComponent
	show := func(text string) {
		if text != "" {
			out = append(out, discordgo.TextDisplay{Content: text})
		}
	}
	show(paragraph(p.Lead))
	show(bot.Together(p.Body, paragraph))
	show(bot.Together(p.Caveats, paragraph))
	var small []string
	for _, c := range p.Sources {
		small = append(small, v.source(c))
	}
	if of > 1 {
		small = append(small, "-# "+v.texts.Say("discord.page", map[string]any{"N": at + 1, "Of": of}))
	}
	if len(small) > 0 {
		out = append(out, discordgo.Separator{})
		show(strings.Join(small, "\n"))
	}
	return out
}

// mostBold is the length up to which a first sentence is set in bold type. A longer one is a whole paragraph.
const mostBold = 300

func paragraph(p bot.Part) string {
	text := escape(strings.ReplaceAll(p.Text, "**", "")) // a term that is defined is marked so
	if p.Kind == bot.Lead && utf8.RuneCountInString(text) <= mostBold {
		return "**" + text + "**"
	}
	return text
}

// source is a source in small type. The brackets round its address keep Discord from showing what is there.
func (v view) source(c bot.Citation) string {
	title := escape(c.Title)
	if c.URL != "" {
		title = "[" + title + "](<" + c.URL + ">)"
	}
	line := fmt.Sprintf(`-# \[%d\] %s`, c.N, title)
	if c.Locator != "" {
		line += ", " + escape(c.Locator)
	}
	if c.AsOf != "" {
		line += ", " + c.AsOf
	}
	return line
}

// choices are a menu of what an answer asks back, or buttons of what it suggests.
func (v view) choices(a bot.Answer) []discordgo.MessageComponent {
	var choices []bot.Choice
	for _, c := range a.Choices {
		if c.Again != "" && len(c.Again) <= mostOption {
			choices = append(choices, c)
		}
	}
	switch {
	case len(choices) == 0:
		return nil
	case a.Verdict != "ambiguous" && len(choices) <= mostButtons:
		var buttons []discordgo.MessageComponent
		for _, c := range choices {
			buttons = append(buttons, button(clip(c.Label, mostLabel), action{verb: choose, lang: a.Language, again: c.Again}, discordgo.SecondaryButton))
		}
		return rows(buttons)
	case len(choices) <= mostOptions:
		return v.menus(choices, choose, a)
	}
	return v.byState(choices, a)
}

// byState asks for the state first, where there are more choices than a menu takes.
func (v view) byState(choices []bot.Choice, a bot.Answer) []discordgo.MessageComponent {
	var states []bot.Choice
	for i, c := range choices {
		if i == 0 || choices[i-1].State != c.State {
			states = append(states, bot.Choice{Label: v.state(c.State, a.Language), Again: c.State})
		}
	}
	return v.menus(states, chooseState, a)
}

// menus are as many menus as the choices need, at most four.
func (v view) menus(choices []bot.Choice, verb string, a bot.Answer) []discordgo.MessageComponent {
	var out []discordgo.MessageComponent
	for n := 0; len(choices) > 0 && n < 4; n++ {
		these := choices[:min(mostOptions, len(choices))]
		choices = choices[len(these):]
		menu := discordgo.SelectMenu{MenuType: discordgo.StringSelectMenu, CustomID: action{verb: verb, lang: a.Language, page: n, again: a.Again}.String()}
		for _, c := range these {
			menu.Options = append(menu.Options, discordgo.SelectMenuOption{Label: clip(c.Label, mostOption), Value: c.Again})
		}
		menu.Placeholder = v.texts.Say("discord.choose", nil)
		if n > 0 || len(choices) > 0 {
			menu.Placeholder = clip(these[0].Label+" – "+these[len(these)-1].Label, mostOption)
		}
		out = append(out, discordgo.ActionsRow{Components: []discordgo.MessageComponent{menu}})
	}
	return out
}

// leaf are the buttons to the pages before and after, and to the whole as a file.
func (v view) leaf(a bot.Answer, at, of int) []discordgo.MessageComponent {
	if a.Again == "" {
		return nil
	}
	var buttons []discordgo.MessageComponent
	add := func(id string, to action, ok bool) {
		if ok {
			to.lang, to.again = a.Language, a.Again
			buttons = append(buttons, button(v.texts.Say(id, nil), to, discordgo.SecondaryButton))
		}
	}
	add("discord.previous", action{verb: leafTo, page: at - 1}, at > 0)
	add("discord.next", action{verb: leafTo, page: at + 1}, at < of-1)
	add("discord.file", action{verb: asFile}, a.Intent == "roster" || len(a.Agencies) > 1 && of > 1)
	return rows(buttons)
}

// actions are the buttons below every answer.
func (v view) actions(a bot.Answer, at int) []discordgo.MessageComponent {
	var buttons []discordgo.MessageComponent
	add := func(id string, to action) {
		to.lang, to.page = a.Language, at
		buttons = append(buttons, button(v.texts.Say(id, nil), to, discordgo.SecondaryButton))
	}
	if a.Again != "" {
		if v.private {
			add("discord.share", action{verb: share, again: a.Again})
		}
		add("discord.copy", action{verb: asText, again: a.Again})
		add("discord.other", action{verb: otherLanguage, again: a.Again})
	}
	add("discord.helpful", action{verb: helpful, again: a.Again})
	add("discord.wrong", action{verb: notRight, again: a.Again})
	return rows(buttons)
}

// rows puts buttons into rows, none where there are none.
func rows(buttons []discordgo.MessageComponent) []discordgo.MessageComponent {
	if len(buttons) == 0 {
		return nil
	}
	return []discordgo.MessageComponent{discordgo.ActionsRow{Components: buttons}}
}

func button(label string, to action, style discordgo.ButtonStyle) discordgo.Button {
	return discordgo.Button{Label: label, CustomID: to.String(), Style: style}
}

// clip shortens a label to at most n characters; a label only helps to choose, and the answer has the whole name.
func clip(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return string([]rune(s)[:n-1]) + "…"
}

// What a button or a menu does.
const (
	choose        = "choose"
	chooseState   = "state"
	leafTo        = "page"
	share         = "share"
	asText        = "text"
	asFile        = "file"
	otherLanguage = "lang"
	helpful       = "yes"
	notRight      = "no"
)

// action is what a button or a menu does, as its custom_id says it: with the language and the page of the answer, and what it is
// had again by.
type action struct {
	verb  string
	lang  string
	page  int
	again string
}

func (a action) String() string {
	return strings.Join([]string{a.verb, a.lang, strconv.Itoa(a.page), a.again}, ":")
}

// actionOf reads a custom_id, false where it is none of ours.
func actionOf(id string) (a action, ok bool) {
	f := strings.SplitN(id, ":", 4)
	if len(f) < 4 || len(id) > mostCustomID {
		return a, false
	}
	page, err := strconv.Atoi(f[2])
	return action{f[0], f[1], page, f[3]}, err == nil
}
