package slack

import (
	"html"
	"net/url"
	"regexp"
	"strings"
	"unicode"
)

// escape keeps a text from being read as Slack's markup, as a mention or an emoji. Slack knows no way to escape any other
// characters than & < > (https://docs.slack.dev/messaging/formatting-message-text#escaping): where it would read another one, there is
// one that looks like it.
func escape(s string) string {
	var b strings.Builder
	b.Grow(len(s) + len(s)/16)
	runes := []rune(emoji.ReplaceAllString(s, "∶$1∶"))
	for i, r := range runes {
		switch {
		case r == '>' && isLineStart(runes[:i]):
			b.WriteRune('›') // &gt; would begin a quotation
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '@':
			b.WriteString("@\u200b") // nothing that may be a name follows
		case alike[r] != 0 && (!inWord(runes, i-1) || !inWord(runes, i+1)):
			b.WriteRune(alike[r])
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// emoji is what Slack shows an emoji for.
var emoji = regexp.MustCompile(`:([\w+'-]*[A-Za-z+-][\w+'-]*):`)

// alike are characters that look like those which begin and end markup.
var alike = map[rune]rune{'*': '∗', '_': 'ˍ', '~': '∼', '`': 'ˋ'}

// inWord reports whether a letter or a digit stands there: between two of these nothing is markup.
func inWord(runes []rune, i int) bool {
	return i >= 0 && i < len(runes) && (unicode.IsLetter(runes[i]) || unicode.IsDigit(runes[i]))
}

func isLineStart(before []rune) bool {
	for i := len(before) - 1; i >= 0 && before[i] != '\n'; i-- {
		if before[i] != ' ' {
			return false
		}
	}
	return true
}

// entities escapes what has to be in a text that is shown as it is.
var entities = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// inCode keeps a text from ending the block of code that it is put in.
func inCode(s string) string { return entities.Replace(strings.ReplaceAll(s, "```", "'''")) }

// linked is a text that leads to an address, and only the text where that is none of the web.
func linked(address, text string) string {
	if !isWeb(address) {
		return escape(text)
	}
	address = strings.NewReplacer("<", "%3C", ">", "%3E", "|", "%7C", "&", "&amp;").Replace(address)
	return "<" + address + "|" + strings.ReplaceAll(escape(text), "\n", " ") + ">"
}

// spelt is a text with the address beside it, for where there are no links.
func spelt(address, text string) string {
	if !isWeb(address) {
		return escape(text)
	}
	return escape(text) + ", " + entities.Replace(address)
}

func isWeb(address string) bool {
	u, err := url.Parse(address)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http")
}

// mostText is how much of a text that somebody wrote is looked at, in bytes.
const mostText = 4000

// token is what Slack writes for a mention, a channel, a link or a date.
var token = regexp.MustCompile(`<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>`)

// cleaned returns what somebody wrote as text: without mentions and emoji, with the words of links.
func cleaned(text string) string {
	if len(text) > mostText {
		text = strings.ToValidUTF8(text[:mostText], "")
	}
	text = token.ReplaceAllStringFunc(text, func(t string) string {
		m := token.FindStringSubmatch(t)
		switch {
		case m[1] != "":
			return " "
		case m[3] != "":
			return m[3]
		}
		return m[2]
	})
	return strings.TrimSpace(html.UnescapeString(emoji.ReplaceAllString(text, " ")))
}
