package fakediscord

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// commandName is how Discord wants the names of slash commands and of their options, in lower case where there is one.
var commandName = regexp.MustCompile(`^[-_'\p{L}\p{N}\p{Devanagari}\p{Thai}]{1,32}$`)

// languages are those that Discord has translations for.
func languages() string {
	return " id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW ko "
}

// checkCommands looks at a list of commands that is registered together.
func checkCommands(list []any) []problem {
	var c checker
	seen := map[string]bool{}
	count := map[int]int{}
	for i, v := range list {
		o, _ := v.(object)
		at := strconv.Itoa(i)
		kind := max(number(o["type"]), 1)
		count[kind]++
		key := strconv.Itoa(kind) + text(o["name"])
		if seen[key] {
			c.add(at+".name", "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique")
		}
		seen[key] = true
		if kind == 1 {
			c.slash(at, o)
			continue
		}
		c.translated(at+".name", o, "name", func(at, name string) { c.length(at, name, 1, 32) })
		if text(o["description"]) != "" || !empty(o["options"]) {
			c.add(at, "APPLICATION_COMMAND_INVALID", "a command of a context menu has no description and no options")
		}
	}
	if count[1] > 100 || count[2] > 15 || count[3] > 15 {
		c.add("0", "APPLICATION_COMMANDS_LIMIT", "Maximum number of application commands reached")
	}
	return c.problems
}

// slash is a slash command, an option, or a subcommand.
func (c *checker) slash(at string, o object) {
	c.translated(at+".name", o, "name", c.commandName)
	c.translated(at+".description", o, "description", func(at, text string) { c.length(at, text, 1, 100) })
	options, _ := o["options"].([]any)
	if len(options) > 25 {
		c.add(at+".options", "BASE_TYPE_MAX_LENGTH", "Must be 25 or fewer in length.")
	}
	seen := map[string]bool{}
	optional, subs := false, 0
	for i, v := range options {
		option, _ := v.(object)
		at := at + ".options." + strconv.Itoa(i)
		c.slash(at, option)
		if seen[text(option["name"])] {
			c.add(at+".name", "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", "Option name already exists")
		}
		seen[text(option["name"])] = true
		if kind := number(option["type"]); kind == 1 || kind == 2 {
			subs++
			continue
		}
		required, _ := option["required"].(bool)
		if required && optional {
			c.add(at, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", "Required options must be placed before non-required options")
		}
		optional = optional || !required
		c.optionChoices(at, option)
	}
	if subs > 0 && subs < len(options) {
		c.add(at+".options", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Sub-command and sub-command group option types are mutually exclusive to all other types")
	}
	if n := characters(o); n > 8000 {
		c.add(at, "APPLICATION_COMMAND_TOO_LARGE", "Command exceeds maximum size (8000)")
	}
}

func (c *checker) optionChoices(at string, option object) {
	choices, _ := option["choices"].([]any)
	if len(choices) > 25 {
		c.add(at+".choices", "BASE_TYPE_MAX_LENGTH", "Must be 25 or fewer in length.")
	}
	if option["autocomplete"] == true && len(choices) > 0 {
		c.add(at+".choices", "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES", "autocomplete and choices exclude each other")
	}
	for i, v := range choices {
		choice, _ := v.(object)
		at := at + ".choices." + strconv.Itoa(i)
		c.translated(at+".name", choice, "name", func(at, name string) { c.length(at, name, 1, 100) })
		c.length(at+".value", text(choice["value"]), 0, 100)
	}
}

// translated checks a text and its localisations.
func (c *checker) translated(at string, o object, field string, check func(at, text string)) {
	check(at, text(o[field]))
	translations, _ := o[field+"_localizations"].(object)
	for language, v := range translations {
		at := at + "_localizations." + language
		if !strings.Contains(languages(), " "+language+" ") {
			c.add(at, "APPLICATION_COMMAND_INVALID_LOCALE", "%q is no locale of Discord's", language)
		}
		check(at, text(v))
	}
}

func (c *checker) commandName(at, name string) {
	if !commandName.MatchString(name) || name != strings.ToLower(name) {
		c.add(at, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid: %q", name)
	}
}

// characters is how long the texts of a command are together, as Discord counts against its 8000: the longest translation of each.
func characters(o object) int {
	longest := func(o object, field string) int {
		n := utf8.RuneCountInString(text(o[field]))
		translations, _ := o[field+"_localizations"].(object)
		for _, v := range translations {
			n = max(n, utf8.RuneCountInString(text(v)))
		}
		return n
	}
	n := longest(o, "name") + longest(o, "description")
	for _, field := range []string{"options", "choices"} {
		list, _ := o[field].([]any)
		for _, v := range list {
			inner, _ := v.(object)
			n += characters(inner)
		}
	}
	return n + utf8.RuneCountInString(text(o["value"]))
}
