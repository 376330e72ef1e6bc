package fakeslack

import (
	"fmt"
	"slices"
	"unicode/utf8"
)

// Limits of blocks: docs.slack.dev/reference/block-kit/blocks.
const (
	maxID             = 255
	maxSection        = 3000
	maxFields         = 10
	maxField          = 2000
	maxHeader         = 150
	maxContext        = 10
	maxElements       = 25
	maxContextActions = 5
	maxImageURL       = 3000
	maxAlt            = 2000
	maxLabel          = 2000
	maxMarkdown       = 12000
)

// checker looks at blocks and keeps what Slack would say against them.
type checker struct {
	surface  string // message, modal or home
	problems []string
	ids      map[string]bool // of blocks
	actions  map[string]bool // of elements
	tables   int
	cells    int // characters in tables
	markdown int // characters in markdown blocks
	inputs   int
}

func newChecker(surface string) *checker {
	return &checker{surface: surface, ids: map[string]bool{}, actions: map[string]bool{}}
}

func (c *checker) problem(at, format string, args ...any) {
	c.problems = append(c.problems, fmt.Sprintf("[ERROR] "+format+" [json-pointer:"+at+"]", args...))
}

func length(t string) int { return utf8.RuneCountInString(t) }

func (c *checker) most(at, t string, most int) {
	if length(t) > most {
		c.problem(at, "must be less than %d characters", most+1)
	}
}

// items checks how many there are, from one to most, and calls each with its place.
func (c *checker) items(at string, v any, most int, each func(at string, v object)) {
	all := list(v)
	if len(all) == 0 {
		c.problem(at, "no fewer than 1 items required")
	}
	if len(all) > most {
		c.problem(at, "no more than %d items allowed", most)
	}
	for i, e := range all {
		o, ok := e.(object)
		if !ok {
			c.problem(fmt.Sprintf("%s/%d", at, i), "must be an object")
			continue
		}
		each(fmt.Sprintf("%s/%d", at, i), o)
	}
}

// Kinds of text objects.
const (
	plain  = "plain_text"
	rich   = "mrkdwn"
	either = "" // whichever
)

// words checks a text object.
func (c *checker) words(at string, v any, kind string, most int) {
	o, ok := v.(object)
	if !ok {
		c.problem(at, "missing required field: text")
		return
	}
	actual := text(o["type"])
	if actual != plain && actual != rich || kind != either && kind != actual {
		c.problem(at+"/type", "must be a valid text object, not %q", actual)
	}
	t, ok := o["text"].(string)
	if !ok || t == "" {
		c.problem(at+"/text", "must be more than 0 characters")
	}
	c.most(at+"/text", t, most)
}

func (c *checker) blocks(at string, all []any, most int) {
	if len(all) > most {
		c.problem(at, "no more than %d items allowed", most)
	}
	for i, b := range all {
		place := fmt.Sprintf("%s/%d", at, i)
		o, ok := b.(object)
		if !ok {
			c.problem(place, "must be an object")
			continue
		}
		if id := text(o["block_id"]); id != "" {
			c.most(place+"/block_id", id, maxID)
			if c.ids[id] {
				c.problem(place+"/block_id", "`block_id` already exists")
			}
			c.ids[id] = true
		}
		c.block(place, o)
	}
}

// only is the surfaces that a block may be on; blocks that are not named may be on all.
func only() map[string][]string {
	return map[string][]string{
		"markdown": {"message"}, "context_actions": {"message"}, "file": {"message"}, "table": {"message", "home"},
	}
}

func (c *checker) block(at string, b object) {
	kind := text(b["type"])
	if allowed, ok := only()[kind]; ok && !slices.Contains(allowed, c.surface) {
		c.problem(at+"/type", "unsupported type: %s", kind)
		return
	}
	switch kind {
	case "section":
		c.section(at, b)
	case "header":
		c.words(at+"/text", b["text"], plain, maxHeader)
	case "divider", "rich_text", "file", "video":
	case "context":
		c.items(at+"/elements", b["elements"], maxContext, func(at string, e object) {
			if e["type"] == "image" {
				c.image(at, e)
				return
			}
			c.words(at, e, either, maxSection)
		})
	case "actions":
		c.items(at+"/elements", b["elements"], maxElements, func(at string, e object) { c.element(at, e, inActions) })
	case "context_actions":
		c.items(at+"/elements", b["elements"], maxContextActions, func(at string, e object) { c.element(at, e, inContextActions) })
	case "image":
		c.image(at, b)
	case "input":
		c.inputs++
		c.words(at+"/label", b["label"], plain, maxLabel)
		if b["hint"] != nil {
			c.words(at+"/hint", b["hint"], plain, maxLabel)
		}
		e, _ := b["element"].(object)
		c.element(at+"/element", e, inInput)
	case "markdown":
		t := text(b["text"])
		if c.markdown += length(t); t == "" || c.markdown > maxMarkdown {
			c.problem(at+"/text", "must be from 1 to %d characters in all markdown blocks", maxMarkdown)
		}
	case "table":
		c.table(at, b)
	default:
		c.problem(at+"/type", "unsupported type: %s", kind)
	}
}

func (c *checker) section(at string, b object) {
	if b["text"] == nil && b["fields"] == nil {
		c.problem(at, "missing required field: text")
	}
	if b["text"] != nil {
		c.words(at+"/text", b["text"], either, maxSection)
	}
	if b["fields"] != nil {
		c.items(at+"/fields", b["fields"], maxFields, func(at string, f object) { c.words(at, f, either, maxField) })
	}
	if b["accessory"] != nil {
		e, _ := b["accessory"].(object)
		c.element(at+"/accessory", e, inSection)
	}
}

func (c *checker) image(at string, b object) {
	url := text(b["image_url"])
	if url == "" && b["slack_file"] == nil {
		c.problem(at+"/image_url", "missing required field: image_url")
	}
	c.most(at+"/image_url", url, maxImageURL)
	if text(b["alt_text"]) == "" {
		c.problem(at+"/alt_text", "missing required field: alt_text")
	}
	c.most(at+"/alt_text", text(b["alt_text"]), maxAlt)
}
