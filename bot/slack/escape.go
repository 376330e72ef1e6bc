package slack

import (
	"html"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// escape keeps a text from being read as Slack's markup, as a mention or an emoji. Slack knows no way to escape any other
// characters than & < > (https://docs.slack.dev/messaging/formatting-message-text#escaping): where it would read another one, there is
// one that looks like it.
func escape(s string) string {
	if !strings.ContainsAny(s, "&<>@:*_~`") {
		return s
	}
	var b strings.Builder
	before, lineBegins, from := ' ', true, 0
	for i, r := range s {
		is := ""
		switch {
		case r == '&':
			is = "&amp;"
		case r == '<':
			is = "&lt;"
		case r == '>' && lineBegins:
			is = "›" // &gt; would begin a quotation
		case r == '>':
			is = "&gt;"
		case r == '@':
			is = "@\u200b" // nothing that may be a name follows
		case r == ':' && isEmoji(s[i+1:]):
			is = "∶"
		case alike(r) != "" && (!isInWord(before) || !beginsInWord(s[i+1:])):
			is = alike(r)
		}
		if is != "" {
			b.WriteString(s[from:i])
			b.WriteString(is)
			from = i + 1 // all of these are of one byte
		}
		before, lineBegins = r, r == '\n' || lineBegins && r == ' '
	}
	if from == 0 {
		return s
	}
	b.WriteString(s[from:])
	return b.String()
}

// alike is a character that looks like one which begins and ends markup, "" for any other.
func alike(r rune) string {
	switch r {
	case '*':
		return "∗"
	case '_':
		return "ˍ"
	case '~':
		return "∼"
	case '`':
		return "ˋ"
	}
	return ""
}

// isInWord reports whether a character is a letter or a digit. Between two of these nothing is markup.
func isInWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func beginsInWord(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return isInWord(r)
}

// isEmoji reports whether what follows a colon makes Slack show an emoji: a name and another colon. A number is none: it is a time.
func isEmoji(s string) bool {
	isName := false
	for i := range len(s) {
		switch c := s[i]; {
		case c == ':':
			return isName
		case c >= '0' && c <= '9' || c == '_' || c == '\'':
		case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '+' || c == '-':
			isName = true
		default:
			return false
		}
	}
	return false
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
	return "<" + inLink.Replace(address) + "|" + strings.ReplaceAll(escape(text), "\n", " ") + ">"
}

// inLink keeps an address from ending the link that it is in.
var inLink = strings.NewReplacer("<", "%3C", ">", "%3E", "|", "%7C", "&", "&amp;")

// spelt is a text with the address beside it, for where there are no links.
func spelt(address, text string) string {
	if !isWeb(address) {
		return escape(text)
	}
	return escape(text) + ", " + entities.Replace(address)
}

func isWeb(address string) bool {
	return strings.HasPrefix(address, "https://") || strings.HasPrefix(address, "http://")
}

// emoji is what people's emoji come as.
var emoji = regexp.MustCompile(`:[\w+'-]*[A-Za-z+-][\w+'-]*:`)

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
