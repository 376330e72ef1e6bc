package bot

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// What a button or a menu below an answer does.
const (
	Choose        = "choose" // answers for the choice
	ChooseState   = "state"  // answers for the choices of one state
	ToPage        = "page"
	Share         = "share"
	AsText        = "text"
	AsFile        = "file"
	OtherLanguage = "lang"
	Helpful       = "yes"
	NotRight      = "no"
)

// Press is what a button or a menu does, in a form that the platform carries: with the language and the page of the answer, and
// what it is had again by.
type Press struct {
	Verb     string
	Language string
	Page     int // from 0
	Again    string
}

// String is the form that PressOf reads, of at most 100 characters where Again is one of an Answer.
func (p Press) String() string {
	return strings.Join([]string{p.Verb, p.Language, strconv.Itoa(p.Page), p.Again}, ":")
}

// PressOf reads what String wrote, false where it is nothing of the kind.
func PressOf(s string) (p Press, ok bool) {
	f := strings.SplitN(s, ":", 4)
	if len(f) < 4 {
		return p, false
	}
	page, err := strconv.Atoi(f[2])
	return Press{f[0], f[1], page, f[3]}, err == nil
}

// Message returns m as the wish for the answer that was pressed on, in its language.
func (p Press) Message(m Message) Message {
	m.Again, m.Language, m.State = p.Again, p.Language, ""
	return m
}

// Turned returns the language that an answer is not in.
func (p Press) Turned() string {
	if p.Language == "es" {
		return "en"
	}
	return "es"
}

// ByState returns one choice for each state that there are choices in, labelled with its name and had again by its two letters, for
// where there are more choices than a menu takes. The choices come ordered by state.
func ByState(choices []Choice, name func(code string) string) []Choice {
	var states []Choice
	for i, c := range choices {
		if i == 0 || choices[i-1].State != c.State {
			states = append(states, Choice{Label: name(c.State), Again: c.State})
		}
	}
	return states
}

// Clip shortens a label to at most n characters; a label only helps to choose, and the answer has the whole name.
func Clip(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return string([]rune(s)[:n-1]) + "…"
}
