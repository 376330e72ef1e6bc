package main

import (
	"cmp"
	"errors"

	"github.com/alecthomas/kong"

	"ask287/index"
)

// words are what the program says of its own, in one language, besides its help and the commands of list: what is wrong with
// the arguments, why there is no answer, what takes long.
type words struct {
	NoOption, NoCommand, NoValue, Lacks string
	NearOption                          string // of the nearest that there is
	Lang, Width, State, UpdateEvery     string // what an option takes
	NoQuestion, NoInput, LongLine       string
	NoIndex, Unreadable, Faulty         string
	StoreUnread, StoreUnused, NoPlace   string
	NoOutput, Ended                     string

	WrongSetting string // of where it is from

	Notices map[index.Notice]string
}

func english() words {
	return words{
		NoOption:     "there is no such option: ask287 --help lists them; a question that has words beginning with - goes after --",
		NearOption:   "there is no such option: is it --%s?",
		NoCommand:    "there is no such command: to ask a question, ask287 ask QUESTION; ask287 --help lists the others",
		NoValue:      "an option's value is missing or not what it takes: ask287 --help says what each takes",
		Lacks:        "the command lacks something that it needs: its --help says what, as ask287 list --help does",
		Lang:         "--lang takes en or es",
		Width:        "--width takes a number of columns from 40 to 100",
		State:        `--state takes the two letters or the name of a state, like FL or "New York"`,
		UpdateEvery:  "--update-every takes an hour or more, like 6h",
		NoQuestion:   `what is the question? ask287 ask "Does ... take part in 287(g)?", or ask287 alone for a conversation`,
		NoInput:      "standard input cannot be read any further: give it a file or a pipe of questions",
		LongLine:     "a line is longer than 1 MiB: only its beginning is read",
		NoIndex:      "the index cannot be built, give it room with --cache DIR",
		Unreadable:   "the index cannot be read: delete the cache directory, or name another with --cache DIR",
		Faulty:       "this ask287 was built from faulty data, get another",
		StoreUnread:  "the store of lists cannot be read, and answers are from the built-in list",
		StoreUnused:  "the store of lists cannot be used, and answers are from the built-in list",
		NoPlace:      "there is no place for the lists here: name a directory with --data DIR",
		NoOutput:     "the answer cannot be written, check where it goes",
		WrongSetting: "the value of %s is not what it takes: ask287 serve --help says what that is",
		Ended:        "the conversation cannot go on, check the terminal or the pipe",
		Notices: map[index.Notice]string{
			index.Building:     "building the index, once for this version of the data",
			index.InMemory:     "building the index in memory",
			index.Rebuilding:   "building the index again: the one that was kept is damaged",
			index.InMemoryOnly: "keeping the index in memory only",
		},
	}
}

// wordsIn returns the words of a language, those of English where it has none.
func wordsIn(language string) words {
	if language == "es" {
		return spanish()
	}
	return english()
}

// told says what opening an index tells of.
func (w words) told(what index.Notice, why error) string {
	if why == nil {
		return w.Notices[what]
	}
	return w.Notices[what] + ": " + why.Error()
}

// speak makes the program say its words in that language, and reports false where it has none.
func (p *program) speak(language string) bool {
	if language != "en" && language != "es" {
		return false
	}
	p.words = wordsIn(language)
	return true
}

// locale returns that of the environment for messages, as POSIX has it.
func (p *program) locale() string {
	return cmp.Or(p.env("LC_ALL"), p.env("LC_MESSAGES"), p.env("LANG"))
}

// langOf returns what --lang was given in arguments that could not be read to their end, "" for nothing.
func langOf(err error) string {
	parse, ok := errors.AsType[*kong.ParseError](err)
	if !ok || parse.Context == nil {
		return ""
	}
	for _, read := range parse.Context.Path {
		if read.Flag != nil && read.Flag.Name == "lang" {
			given, _ := parse.Context.FlagValue(read.Flag).(string)
			return given
		}
	}
	return ""
}
