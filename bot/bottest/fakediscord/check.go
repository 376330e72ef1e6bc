package fakediscord

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Discord's limits that openapi.json does not hold, or not where they apply
// (docs.discord.com: Message, Component and Application Command resources).
const (
	maxContent    = 2000
	maxComponents = 40   // of Components V2, nested ones counted
	maxShown      = 4000 // characters of all text displays together
	maxEmbeds     = 6000 // characters of all embeds together
	maxFiles      = 10
)

// settable are the flags that a bot may set.
const settable = SuppressEmbeds | Ephemeral | 1<<12 | ComponentsV2

// checker collects what Discord would not take.
type checker struct{ problems []problem }

func (c *checker) add(path, code, format string, args ...any) {
	c.problems = append(c.problems, problem{path, code, fmt.Sprintf(format, args...)})
}

func (c *checker) length(path, text string, least, most int) {
	if n := utf8.RuneCountInString(text); n < least || n > most {
		c.add(path, "BASE_TYPE_BAD_LENGTH", "Must be between %d and %d in length, is %d.", least, most, n)
	}
}

// checkCallback looks at the data of a callback.
func (s *Server) checkCallback(kind int, data object, files []File, on *Message) []problem {
	var c checker
	switch kind {
	case callbackMessage:
		return prefixed("data", s.checkMessage(data, files, nil))
	case callbackUpdate:
		return prefixed("data", s.checkMessage(data, files, s.snapshot(on)))
	case callbackDeferred:
		if flags := number(data["flags"]); flags&^(Ephemeral|1<<12) != 0 {
			c.add("data.flags", "MESSAGE_FLAGS_INVALID", "a deferred message can be ephemeral and nothing else: %d", flags)
		}
	case callbackChoices:
		c.choices(data)
	case callbackModal:
		c.modal(data)
	}
	return c.problems
}

func prefixed(prefix string, problems []problem) []problem {
	for i := range problems {
		problems[i].path = prefix + "." + problems[i].path
	}
	return problems
}

// checkMessage looks at a message that is made, or, where before is not nil, changed.
func (s *Server) checkMessage(body object, files []File, before *Message) []problem {
	var c checker
	flags := number(body["flags"])
	if flags&^settable != 0 {
		c.add("flags", "MESSAGE_FLAGS_INVALID", "flags %d cannot be set", flags&^settable)
	}
	after := merged(body, before)
	v2 := flags&ComponentsV2 != 0
	if before != nil && before.Flags&ComponentsV2 != 0 {
		v2 = true // for good
	}
	c.length("content", text(body["content"]), 0, maxContent)
	c.embeds(after["embeds"])
	c.components(after["components"], v2)
	if v2 {
		for _, field := range []string{"content", "embeds", "poll", "sticker_ids"} {
			if !empty(after[field]) {
				c.add(field, "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
					"The '%s' field cannot be used when using MessageFlags.IS_COMPONENTS_V2", field)
			}
		}
	}
	if len(files) > maxFiles {
		c.add("attachments", "BASE_TYPE_MAX_LENGTH", "Must be %d or fewer in length.", maxFiles)
	}
	if before == nil && len(files) == 0 && empty(body["content"]) && empty(body["embeds"]) && empty(body["components"]) && empty(body["poll"]) {
		c.add("content", "MESSAGE_EMPTY", "Cannot send an empty message")
	}
	if !s.opts.AnyMentions {
		c.mentions(body)
	}
	return c.problems
}

// merged is what the message has after the change.
func merged(body object, before *Message) object {
	after := object{}
	if before != nil {
		after["content"], after["components"] = before.Content, before.raw["components"]
		embeds := make([]any, 0, len(before.Embeds))
		for _, e := range before.Embeds {
			embeds = append(embeds, e)
		}
		after["embeds"] = embeds
	}
	for k, v := range body {
		after[k] = v
	}
	return after
}

// mentions wants allowed_mentions with an empty parse: not Discord does, but whoever runs a bot in other people's channels.
func (c *checker) mentions(body object) {
	allowed, ok := body["allowed_mentions"].(object)
	parse, list := allowed["parse"].([]any)
	if !ok || !list || len(parse) > 0 || !empty(allowed["users"]) || !empty(allowed["roles"]) || allowed["replied_user"] == true {
		c.add("allowed_mentions", "FAKE_PINGS", `every message must have {"parse":[]}, has %v`, body["allowed_mentions"])
	}
}

func (c *checker) embeds(v any) {
	list, _ := v.([]any)
	total := 0
	count := func(path string, v any, most int) {
		total += utf8.RuneCountInString(text(v))
		c.length(path, text(v), 0, most)
	}
	for i, v := range list {
		e, _ := v.(object)
		at := "embeds." + strconv.Itoa(i)
		count(at+".title", e["title"], 256)
		count(at+".description", e["description"], 4096)
		footer, _ := e["footer"].(object)
		count(at+".footer.text", footer["text"], 2048)
		author, _ := e["author"].(object)
		count(at+".author.name", author["name"], 256)
		fields, _ := e["fields"].([]any)
		if len(fields) > 25 {
			c.add(at+".fields", "BASE_TYPE_MAX_LENGTH", "Must be 25 or fewer in length.")
		}
		for j, v := range fields {
			f, _ := v.(object)
			at := at + ".fields." + strconv.Itoa(j)
			count(at+".name", f["name"], 256)
			count(at+".value", f["value"], 1024)
			if strings.TrimSpace(text(f["name"])) == "" || strings.TrimSpace(text(f["value"])) == "" {
				c.add(at, "BASE_TYPE_REQUIRED", "This field is required")
			}
		}
	}
	if len(list) > 10 {
		c.add("embeds", "BASE_TYPE_MAX_LENGTH", "Must be 10 or fewer in length.")
	}
	if total > maxEmbeds {
		c.add("embeds", "MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds maximum size of %d", maxEmbeds)
	}
}

// choices are of an autocomplete.
func (c *checker) choices(data object) {
	list, _ := data["choices"].([]any)
	if len(list) > 25 {
		c.add("data.choices", "BASE_TYPE_MAX_LENGTH", "Must be 25 or fewer in length.")
	}
	for i, v := range list {
		choice, _ := v.(object)
		at := "data.choices." + strconv.Itoa(i)
		c.length(at+".name", text(choice["name"]), 1, 100)
		switch value := choice["value"].(type) {
		case string:
			c.length(at+".value", value, 0, 100)
		case float64:
		default:
			c.add(at+".value", "BASE_TYPE_REQUIRED", "This field is required")
		}
	}
}

func empty(v any) bool {
	switch v := v.(type) {
	case nil:
		return true
	case string:
		return strings.TrimSpace(v) == ""
	case []any:
		return len(v) == 0
	}
	return false
}
