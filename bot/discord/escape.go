package discord

import "strings"

// escape keeps a text from being read as Discord's markup, as a mention, a command or a link
// (https://support.discord.com/hc/en-us/articles/210298617).
func escape(s string) string {
	var b strings.Builder
	b.Grow(len(s) + len(s)/8)
	from, lineBegins := 0, true
	for i := range len(s) {
		if isMarkup(s[i:], lineBegins) {
			b.WriteString(s[from:i])
			b.WriteByte('\\')
			from = i
		}
		lineBegins = s[i] == '\n' || lineBegins && s[i] == ' '
	}
	b.WriteString(s[from:])
	return b.String()
}

// isMarkup reports whether what s begins with may be markup.
func isMarkup(s string, lineBegins bool) bool {
	switch s[0] {
	case '\\', '*', '_', '~', '`', '|', '<', '>', '[', ']', '@', '#':
		return true
	case '-', '+':
		return lineBegins
	case ':':
		return strings.HasPrefix(s, "://")
	}
	return false
}

// inCode keeps a text from ending the block of code that it is put in.
func inCode(s string) string { return strings.ReplaceAll(s, "```", "'''") }
