package slack

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/slack-go/slack"

	"ask287/bot"
)

// Limits of messages (https://docs.slack.dev/reference/block-kit, https://docs.slack.dev/reference/methods/chat.postMessage).
const (
	mostBlock   = 3000 // characters of a text in a block
	mostLabel   = 75   // of a button or an option
	mostValue   = 150  // of what an option stands for
	mostOptions = 100  // of a menu, and groups of options
	mostButtons = 5    // suggestions beyond which there is a menu; Slack takes 25
	pageSize    = 3500 // of the 4,000 characters that Slack advises for the text that stands for the blocks; the rest is for the page's number
)

// sheet is a message as it goes out: its blocks, and all that they say as a text for those who do not see blocks.
type sheet struct {
	blocks []slack.Block
	text   string
}

// note is a sheet that says a text, which may have Slack's markup.
func note(text string) sheet { return sheet{blocks: sections(text), text: text} }

// view lays answers out for one person or for all in a channel.
type view struct {
	texts bot.Texts // in the answer's language
	state func(code, lang string) string
	share bool // it is for one person in a channel, where others may be shown it
	page  int  // from 0
}

// sheet lays out a page of an answer: its first sentence, which has the verdict in words, then what follows, what it does not mean, and
// its sources; below them what may be done with it.
func (v view) sheet(a bot.Answer) sheet {
	pages := a.Pages(sizes())
	at := min(max(v.page, 0), len(pages)-1)
	out := v.body(pages[at], at, len(pages))
	out.blocks = append(out.blocks, v.choices(a)...)
	out.blocks = append(out.blocks, row(v.leaf(a, at, len(pages)))...)
	out.blocks = append(out.blocks, row(v.actions(a, at))...)
	return out
}

// sizes are those of a page.
func sizes() bot.Sizes {
	return bot.Sizes{
		Page:   pageSize,
		Part:   func(p bot.Part) int { return utf8.RuneCountInString(paragraph(p)) + len("\n\n- ") },
		Source: func(c bot.Citation) int { return utf8.RuneCountInString(source(c, spelt)) + 1 },
		Text:   func(s string) int { return utf8.RuneCountInString(escape(s)) },
	}
}

// body is what a page says. A roster is a list and no table: Slack takes a table for an attachment, which stands below all blocks, and so
// its rows would come after the sources.
func (v view) body(p bot.Page, at, of int) sheet {
	var out sheet
	var texts []string
	for _, parts := range [][]bot.Part{{p.Lead}, p.Body, p.Caveats} {
		if text := bot.Together(parts, words); text != "" {
			texts = append(texts, text)
			out.blocks = append(out.blocks, sections(bot.Together(parts, paragraph))...)
		}
	}
	var small, read []string
	for _, c := range p.Sources {
		small, read = append(small, source(c, linked)), append(read, source(c, spelt))
	}
	if of > 1 {
		number := v.texts.Say("platform.page", map[string]any{"N": at + 1, "Of": of})
		small, read = append(small, number), append(read, number)
	}
	if len(small) > 0 {
		texts = append(texts, strings.Join(read, "\n"))
		out.blocks = append(out.blocks, slack.NewDividerBlock())
		for _, piece := range pieces(strings.Join(small, "\n"), mostBlock) {
			out.blocks = append(out.blocks, slack.NewContextBlock("", rich(piece)))
		}
	}
	out.text = strings.Join(texts, "\n\n")
	return out
}

// words is what a part says, without markup.
func words(p bot.Part) string { return escape(strings.ReplaceAll(p.Text, "**", "")) } // a term that is defined is marked so

// mostBold is the length up to which a first sentence is set in bold type. A longer one is a whole paragraph.
const mostBold = 300

func paragraph(p bot.Part) string {
	text := words(p)
	if p.Kind == bot.Lead && text != "" && utf8.RuneCountInString(text) <= mostBold {
		return "*" + text + "*"
	}
	return text
}

// source is a source in a line: its number, which the claims carry, its title with its address, where in it, and its day.
func source(c bot.Citation, titled func(address, title string) string) string {
	line := "[" + strconv.Itoa(c.N) + "] " + titled(c.URL, c.Title)
	if c.Locator != "" {
		line += ", " + escape(c.Locator)
	}
	if c.AsOf != "" {
		line += ", " + c.AsOf
	}
	return line
}

// choices are a menu of what an answer asks back, or buttons of what it suggests.
func (v view) choices(a bot.Answer) []slack.Block {
	var choices []bot.Choice
	for _, c := range a.Choices {
		if c.Again != "" && len(c.Again) <= mostValue {
			choices = append(choices, c)
		}
	}
	switch {
	case len(choices) == 0:
		return nil
	case a.Verdict != "ambiguous" && len(choices) <= mostButtons:
		var buttons []slack.BlockElement
		for _, c := range choices {
			buttons = append(buttons, button(c.Label, bot.Press{Verb: bot.Choose, Language: a.Language, Again: c.Again}))
		}
		return row(buttons)
	case len(choices) <= mostOptions:
		return v.menu(choices, bot.Choose, a)
	}
	return v.menu(bot.ByState(choices, func(code string) string { return v.state(code, a.Language) }), bot.ChooseState, a)
}

// menu is a menu of choices, of which there are no more than Slack takes. Many are grouped by state.
func (v view) menu(choices []bot.Choice, verb string, a bot.Answer) []slack.Block {
	id := bot.Press{Verb: verb, Language: a.Language, Again: a.Again}.String()
	menu := slack.NewOptionsSelectBlockElement(slack.OptTypeStatic, plain(v.texts.Say("platform.choose", nil)), id)
	for i, c := range choices {
		o := optionOf(c.Label, c.Again)
		if len(choices) <= mostButtons || verb == bot.ChooseState {
			menu.Options = append(menu.Options, o)
			continue
		}
		if i == 0 || choices[i-1].State != c.State {
			label := plain(bot.Clip(v.state(c.State, a.Language), mostLabel))
			menu.OptionGroups = append(menu.OptionGroups, slack.NewOptionGroupBlockElement(label))
		}
		group := menu.OptionGroups[len(menu.OptionGroups)-1]
		group.Options = append(group.Options, o)
	}
	return row([]slack.BlockElement{menu})
}

// leaf are the buttons to the pages before and after, and to the whole as a file.
func (v view) leaf(a bot.Answer, at, of int) []slack.BlockElement {
	if a.Again == "" {
		return nil
	}
	to := bot.Press{Verb: bot.ToPage, Language: a.Language, Again: a.Again}
	buttons := turning(v.texts, to, at, of)
	if a.Intent == "roster" || len(a.Agencies) > 1 && of > 1 {
		to.Verb = bot.AsFile
		buttons = append(buttons, button(v.texts.Say("platform.file", nil), to))
	}
	return buttons
}

// turning are the buttons to the pages before and after.
func turning(texts bot.Texts, to bot.Press, at, of int) []slack.BlockElement {
	var buttons []slack.BlockElement
	if at > 0 {
		to.Page = at - 1
		buttons = append(buttons, button(texts.Say("platform.previous", nil), to))
	}
	if at < of-1 {
		to.Page = at + 1
		buttons = append(buttons, button(texts.Say("platform.next", nil), to))
	}
	return buttons
}

// actions are the buttons below every answer.
func (v view) actions(a bot.Answer, at int) []slack.BlockElement {
	var buttons []slack.BlockElement
	add := func(id, verb string) {
		to := bot.Press{Verb: verb, Language: a.Language, Page: at, Again: a.Again}
		buttons = append(buttons, button(v.texts.Say(id, nil), to))
	}
	if a.Again != "" {
		if v.share {
			add("platform.share", bot.Share)
		}
		add("platform.copy", bot.AsText)
		add("platform.other", bot.OtherLanguage)
	}
	add("platform.helpful", bot.Helpful)
	add("platform.wrong", bot.NotRight)
	return buttons
}

// row puts elements into a block, none where there are none.
func row(elements []slack.BlockElement) []slack.Block {
	if len(elements) == 0 {
		return nil
	}
	return []slack.Block{slack.NewActionBlock("", elements...)}
}

func button(label string, to bot.Press) slack.BlockElement {
	return slack.NewButtonBlockElement(to.String(), "", plain(bot.Clip(label, mostLabel)))
}

func optionOf(label, value string) *slack.OptionBlockObject {
	return slack.NewOptionBlockObject(value, plain(bot.Clip(label, mostLabel)), nil)
}

// plain is a text that is shown as it is.
func plain(text string) *slack.TextBlockObject {
	return slack.NewTextBlockObject(slack.PlainTextType, text, false, false)
}

// rich is a text with Slack's markup, in which nothing becomes a link by itself.
func rich(text string) *slack.TextBlockObject {
	return slack.NewTextBlockObject(slack.MarkdownType, text, false, true)
}

// sections are as many blocks as a text needs.
func sections(text string) []slack.Block {
	var out []slack.Block
	for _, piece := range pieces(text, mostBlock) {
		out = append(out, slack.NewSectionBlock(rich(piece), nil, nil))
	}
	return out
}

// pieces divides a text into pieces of at most n characters: between lines, or else between words, or else anywhere but within an
// entity. Nothing is lost but the blanks between two pieces.
func pieces(text string, n int) []string {
	var out []string
	for {
		head := firstOf(text, n)
		if head == "" {
			return out
		}
		if len(head) == len(text) {
			return append(out, text)
		}
		cut := strings.LastIndexByte(head, '\n')
		if cut <= 0 {
			cut = strings.LastIndexByte(head, ' ')
		}
		if cut <= 0 {
			cut = len(head)
			if amp := strings.LastIndexByte(head, '&'); amp > 0 && !strings.Contains(head[amp:], ";") {
				cut = amp
			}
		}
		out = append(out, text[:cut])
		text = strings.TrimLeft(text[cut:], "\n ")
	}
}

// firstOf is a text's first n characters.
func firstOf(text string, n int) string {
	for i := range text {
		if n == 0 {
			return text[:i]
		}
		n--
	}
	return text
}
