package terminal

import (
	"regexp"
	"strings"

	"github.com/rivo/uniseg"
)

// wrap breaks a text into lines that take at most width columns. It breaks at spaces, and inside a word only where
// the word alone is wider than a line. An address is never broken: one that is too wide has its line to itself.
// A mark such as [1] stays with the word before it.
func wrap(text string, width int) []string {
	var lines []string
	line, used := "", 0
	flush := func() {
		if line != "" {
			lines = append(lines, line)
		}
		line, used = "", 0
	}
	for _, word := range unbreakable(text) {
		w := uniseg.StringWidth(word)
		if line != "" && used+1+w > width {
			flush()
		}
		for w > width && !strings.Contains(word, "://") {
			head, rest := cutAt(word, width)
			if rest == "" {
				break
			}
			lines = append(lines, head)
			word, w = rest, uniseg.StringWidth(rest)
		}
		if line != "" {
			line, used = line+" ", used+1
		}
		line, used = line+word, used+w
	}
	flush()
	return lines
}

// unbreakable splits a text at its spaces, and joins each mark to the word that it marks.
func unbreakable(text string) []string {
	var words []string
	for word := range strings.SplitSeq(text, " ") {
		switch {
		case word == "":
		case len(words) > 0 && isMark(word):
			words[len(words)-1] += " " + word
		default:
			words = append(words, word)
		}
	}
	return words
}

// isMark reports whether a word begins with a mark: "[1]", "[2][3]", "[1].".
func isMark(word string) bool {
	digits := 0
	for digits+1 < len(word) && word[digits+1] >= '0' && word[digits+1] <= '9' {
		digits++
	}
	return word[0] == '[' && digits > 0 && digits+1 < len(word) && word[digits+1] == ']'
}

// cutAt splits s before the first character that would not fit into width columns. A character is what a
// reader takes for one: a letter with its accents, a flag. The head has at least one.
func cutAt(s string, width int) (head, rest string) {
	used, at, state := 0, 0, -1
	for rest = s; rest != ""; {
		var char string
		var w int
		char, rest, w, state = uniseg.FirstGraphemeClusterInString(rest, state)
		if used+w > width && at > 0 {
			break
		}
		used, at = used+w, at+len(char)
	}
	return s[:at], s[at:]
}

// plainLinks writes Markdown links as a terminal can show them: the label, then the address.
func plainLinks(text string) string {
	if !strings.Contains(text, "](") {
		return text
	}
	link := regexp.MustCompile(`\[([^\[\]]+)\]\((https?://[^\s()]+)\)`)
	return link.ReplaceAllStringFunc(text, func(s string) string {
		m := link.FindStringSubmatch(s)
		if m[1] == m[2] {
			return m[2]
		}
		return m[1] + " (" + m[2] + ")"
	})
}
