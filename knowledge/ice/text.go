package ice

import (
	"strings"
	"unicode"

	"ask287/knowledge"
)

var apostrophes = strings.NewReplacer("\u2019", "'", "\u2018", "'", "\u02bc", "'", "\u2032", "'", "\u00b4", "'", "`", "'")

// tidy makes every run of white space, no-break spaces and line breaks among it, one space, drops it at both ends, and
// drops characters that do not show.
func tidy(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.Is(unicode.Cf, r), unicode.IsControl(r):
			return -1
		default:
			return r
		}
	}, strings.ToValidUTF8(s, "\ufffd"))
	return strings.Join(strings.Fields(s), " ")
}

// tidyName is tidy with every apostrophe straight: ICE prints the same agency with either.
func tidyName(s string) string { return tidy(apostrophes.Replace(s)) }

// tidyCounty is tidyName with "" for the ways in which ICE prints that there is none, #N/A as an error cell or
// as text, N/A, #NA, #n?A, and for any other error cell.
func tidyCounty(s string) string {
	s = tidyName(s)
	if errorCell(s) || noCounty(s) {
		return ""
	}
	return s
}

// noCounty reports whether a county cell says that there is none.
func noCounty(s string) bool {
	letters := strings.Map(onlyLetters, s)
	return letters == "" || strings.EqualFold(letters, "NA")
}

// errorCell reports whether a cell shows one of Excel's errors.
func errorCell(s string) bool {
	switch strings.ToUpper(s) {
	case "#N/A", "#NA", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!":
		return true
	}
	return false
}

func onlyLetters(r rune) rune {
	if unicode.IsLetter(r) {
		return r
	}
	return -1
}

// nearest returns the name that is the fewest edits from s, if that is at most limit edits and no other name is as near.
func nearest(s string, names []string, limit int) (string, bool) {
	best, found, unique := limit+1, "", false
	for _, name := range names {
		switch d := knowledge.Edits(s, name, best); {
		case d < best:
			best, found, unique = d, name, true
		case d == best:
			unique = false
		}
	}
	return found, unique && found != ""
}
