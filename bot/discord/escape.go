package discord

import "strings"

// escape keeps a text from being read as Discord's markup, as a mention, a command or a link
// (https://support.discord.com/hc/en-us/articles/210298617).
func escape(s string) string {
	var b strings.Builder
	b.Grow(len(s) + len(s)/8)
	lineBegins := true
	for i := range len(s) {
		switch c := s[i]; c {
		case '\\', '*', '_', '~', '`', '|', '<', '>', '[', ']', '@', '#':
			b.WriteByte('\\')
		case '-', '+':
			if lineBegins {
				b.WriteByte('\\')
			}
		case ':':
			if strings.HasPrefix(s[i:], "://") {
				b.WriteByte('\\')
			}
		}
		b.WriteByte(s[i])
		lineBegins = s[i] == '\n' || lineBegins && s[i] == ' '
	}
	return b.String()
}

// inCode keeps a text from ending the block of code that it is put in.
func inCode(s string) string { return strings.ReplaceAll(s, "```", "'''") }
