package discord

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/bwmarrin/discordgo"

	"ask287/bot"
)

// Limits of components (https://discord.com/developers/docs/components/reference).
const (
	mostOptions = 25
	mostButtons = 5
	mostLabel   = 80   // of a button
	mostOption  = 100  // of a label, a description or a value in a menu
	pageSize    = 3500 // of the 4,000 characters that the texts of a message may have; the rest is for the page's number
	aboutSize   = 1000 // of them, for what is said about the bot before its sources
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
func (v view) components(a bot.Answer) []component {
	size := pageSize
	if a.Again == aboutAgain {
		size -= aboutSize
	}
	pages := a.Pages(bot.Sizes{
		Page:   size,
		Part:   func(p bot.Part) int { return utf8.RuneCountInString(paragraph(p)) + len("\n\n- ") },
		Source: func(c bot.Citation) int { return utf8.RuneCountInString(v.source(c)) + 1 },
		Text:   func(s string) int { return utf8.RuneCountInString(escape(s)) },
	})
	at := min(max(v.page, 0), len(pages)-1)
	out := []component{{Type: discordgo.ContainerComponent, Components: v.body(pages[at], at, len(pages))}}
	out = append(out, v.choices(a)...)
	out = append(out, v.leaf(a, at, len(pages))...)
	return append(out, v.actions(a, at)...)
}

// body is what a page says.
func (v view) body(p bot.Page, at, of int) []component {
	out := make([]component, 0, 6)
	show := func(s string) {
		if s != "" {
			out = append(out, text(s))
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
		small = append(small, "-# "+v.texts.Say("platform.page", map[string]any{"N": at + 1, "Of": of}))
	}
	if len(small) > 0 {
		out = append(out, component{Type: discordgo.SeparatorComponent})
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
	line := []string{`-# \[` + strconv.Itoa(c.N) + `\] ` + title}
	if c.Locator != "" {
		line = append(line, escape(c.Locator))
	}
	if c.AsOf != "" {
		line = append(line, c.AsOf)
	}
	return strings.Join(line, ", ")
}

// choices are a menu of what an answer asks back, or buttons of what it suggests.
func (v view) choices(a bot.Answer) []component {
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
		var buttons []component
		for _, c := range choices {
			buttons = append(buttons, button(bot.Clip(c.Label, mostLabel), bot.Press{Verb: bot.Choose, Language: a.Language, Again: c.Again}))
		}
		return rows(buttons)
	case len(choices) <= mostOptions:
		return v.menus(choices, bot.Choose, a)
	}
	name := func(code string) string { return v.state(code, a.Language) }
	return v.menus(bot.ByState(choices, name), bot.ChooseState, a) // more than a menu takes
}

// menus are as many menus as the choices need, at most four.
func (v view) menus(choices []bot.Choice, verb string, a bot.Answer) []component {
	var out []component
	for n := 0; len(choices) > 0 && n < 4; n++ {
		these := choices[:min(mostOptions, len(choices))]
		choices = choices[len(these):]
		menu := component{Type: discordgo.SelectMenuComponent, CustomID: bot.Press{Verb: verb, Language: a.Language, Page: n, Again: a.Again}.String()}
		for _, c := range these {
			menu.Options = append(menu.Options, menuOption{Label: bot.Clip(c.Label, mostOption), Value: c.Again})
		}
		menu.Placeholder = v.texts.Say("platform.choose", nil)
		if n > 0 || len(choices) > 0 {
			menu.Placeholder = bot.Clip(these[0].Label+" – "+these[len(these)-1].Label, mostOption)
		}
		out = append(out, row(menu))
	}
	return out
}

// leaf are the buttons to the pages before and after, and to the whole as a file.
func (v view) leaf(a bot.Answer, at, of int) []component {
	if a.Again == "" {
		return nil
	}
	var buttons []component
	add := func(id string, to bot.Press, ok bool) {
		if ok {
			to.Language, to.Again = a.Language, a.Again
			buttons = append(buttons, button(v.texts.Say(id, nil), to))
		}
	}
	add("platform.previous", bot.Press{Verb: bot.ToPage, Page: at - 1}, at > 0)
	add("platform.next", bot.Press{Verb: bot.ToPage, Page: at + 1}, at < of-1)
	add("platform.file", bot.Press{Verb: bot.AsFile}, a.Intent == "roster" || len(a.Agencies) > 1 && of > 1)
	return rows(buttons)
}

// actions are the buttons below every answer.
func (v view) actions(a bot.Answer, at int) []component {
	buttons := make([]component, 0, mostButtons)
	add := func(id string, to bot.Press) {
		to.Language, to.Page = a.Language, at
		buttons = append(buttons, button(v.texts.Say(id, nil), to))
	}
	if a.Again != "" {
		if v.private {
			add("platform.share", bot.Press{Verb: bot.Share, Again: a.Again})
		}
		add("platform.copy", bot.Press{Verb: bot.AsText, Again: a.Again})
		add("platform.other", bot.Press{Verb: bot.OtherLanguage, Again: a.Again})
	}
	add("platform.helpful", bot.Press{Verb: bot.Helpful, Again: a.Again})
	add("platform.wrong", bot.Press{Verb: bot.NotRight, Again: a.Again})
	return rows(buttons)
}

// rows puts buttons into rows, none where there are none.
func rows(buttons []component) []component {
	if len(buttons) == 0 {
		return nil
	}
	return []component{row(buttons...)}
}

func button(label string, to bot.Press) component {
	return component{Type: discordgo.ButtonComponent, Style: int(discordgo.SecondaryButton), Label: label, CustomID: to.String()}
}
