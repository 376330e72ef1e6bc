package terminal

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Clean returns s without what would steer a terminal or turn the order of the text around it: control characters,
// direction overrides and bytes that are not UTF-8. White space of every kind becomes a plain space, except
// the no-break space, which stays.
func Clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == utf8.RuneError:
			return -1
		case r == noBreakSpace:
			return r
		case unicode.IsSpace(r):
			return ' '
		case steers(r):
			return -1
		}
		return r
	}, s)
}

const noBreakSpace = '\u00a0'

// steers reports whether r is an instruction to what displays it, not something to display: the C0 and C1
// controls, among them the one-byte form of the escape sequences, and the direction overrides and isolates of
// UAX #9 (https://www.unicode.org/reports/tr9/).
func steers(r rune) bool {
	return unicode.IsControl(r) || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069
}
