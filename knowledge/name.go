package knowledge

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
)

// Words splits a name into the words by which names are compared: lower case, without accents or
// punctuation, common abbreviations written out and ordinals as digits, so that "St. Lucie Twp." and
// "Saint Lucie Township" are the same, as are "Sixth" and "6th". An apostrophe joins ("sheriffs"), a
// hyphen or a slash separates, and the point in "N.C." joins single letters ("nc").
func Words(s string) []string {
	var words []string
	EachWord(s, func(w string, _, _ int) { words = append(words, w) })
	return words
}

// EachWord calls f with each word of s, in order, as [Words] returns them, and with the bytes
// s[start:end] that it was read from.
func EachWord(s string, f func(word string, start, end int)) {
	var b strings.Builder
	start := -1
	flush := func(end int) {
		if w := sameWord(b.String()); start >= 0 && w != "" {
			f(w, start, end)
		}
		b.Reset()
		start = -1
	}
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r):
			if start < 0 {
				start = i
			}
			b.WriteRune(unicode.ToLower(r))
		case isApostrophe(r) && start >= 0:
		case r == '.' && i-start == 1 && start >= 0 && startsLetter(s[start:]) && startsLetter(s[i+size:]):
			// "N.C.": the next letter belongs to the same word, and so do its own points.
			end := initials(s, start, &b)
			flush(end)
			i = end
			continue
		default:
			flush(i)
		}
		i += size
	}
	flush(len(s))
}

// initials reads letters that are each followed by a point, from start on, into b and returns
// the offset behind them. "J.B. Hunt" gives "jb", "N.C." gives "nc", "E.Town" gives "e".
func initials(s string, start int, b *strings.Builder) int {
	b.Reset()
	i := start
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !unicode.IsLetter(r) || startsLetter(s[i+size:]) {
			break
		}
		b.WriteRune(unicode.ToLower(r))
		i += size
		if i >= len(s) || s[i] != '.' {
			break
		}
		i++
	}
	return i
}

func startsLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

func isApostrophe(r rune) bool {
	switch r {
	case '\'', '’', '‘', 'ʼ', '`', '´':
		return true
	}
	return false
}

// sameWord returns the one form that stands for all spellings of a word.
func sameWord(w string) string {
	if !isASCII(w) {
		w = withoutAccents(w)
	}
	if full, ok := writtenOut[w]; ok {
		return full
	}
	if n := len(w); n > 2 && w[0] >= '0' && w[0] <= '9' {
		switch w[n-2:] {
		case "st", "nd", "rd", "th":
			return w[:n-2]
		}
	}
	return w
}

// writtenOut maps abbreviations that stand in agencies' names to the word, and ordinals to digits.
var writtenOut = map[string]string{
	"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount", "mtn": "mountain",
	"twp": "township", "twnshp": "township", "boro": "borough", "cnty": "county", "vlg": "village",
	"dept": "department", "dpt": "department", "departement": "department", "dep": "department",
	"univ": "university", "pct": "precinct", "dist": "district", "div": "division",
	"intl": "international", "natl": "national", "hwy": "highway", "atty": "attorney", "auth": "authority",
	"first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "sixth": "6",
	"seventh": "7", "eighth": "8", "ninth": "9", "tenth": "10",
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// withoutAccents decomposes s and drops the marks. What cannot be decomposed stays as it is.
func withoutAccents(s string) string {
	t := transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn)), norm.NFC)
	if folded, _, err := transform.String(t, s); err == nil {
		return folded
	}
	return s
}
