package index

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"ask287/knowledge"
)

// split splits the text into words.
func split(text string) []Token {
	tokens := make([]Token, 0, 24)
	shouted := isShouted(text)
	end := 0
	knowledge.EachWord(text, func(w string, from, to int) {
		if len(tokens) == maxTokens {
			return
		}
		t := Token{Word: w, Start: from, End: to, Comma: isParted(text[end:from])}
		if whole := contracted[w]; whole != "" && to-from > len(w) {
			t.Word = whole
		}
		r, _ := utf8.DecodeRuneInString(text[from:to])
		t.Initial = unicode.IsUpper(r)
		t.Capital = !shouted && to-from > 1 && isUpper(text[from:to])
		tokens = append(tokens, t)
		end = to
	})
	return tokens
}

// isParted reports whether what stands between two words parts them: a comma, a bracket, a colon, or a dash that is no hyphen.
func isParted(gap string) bool {
	return strings.ContainsAny(gap, ",(;:[–—|") || strings.Contains(gap, " -") || strings.Contains(gap, "--")
}

// isShouted reports whether a text is written in capitals throughout, so that capitals say nothing.
func isShouted(text string) bool {
	letters := 0
	for _, r := range text {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			letters++
		}
	}
	return letters > 8
}

// isUpper reports whether s is of capitals only, as NC and N.C. are.
func isUpper(s string) bool {
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !unicode.IsUpper(r) && r != '.' {
			return false
		}
		i += n
	}
	return true
}
