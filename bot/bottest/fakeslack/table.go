package fakeslack

import (
	"fmt"
	"slices"
)

// Limits of the table block: docs.slack.dev/reference/block-kit/blocks/table-block.
const (
	maxRows       = 100
	maxColumns    = 20
	maxTableChars = 10000 // in all tables of a message
)

func (c *checker) table(at string, b object) {
	c.tables++
	rows := list(b["rows"])
	if len(rows) == 0 {
		c.problem(at+"/rows", "no fewer than 1 items required")
	}
	if len(rows) > maxRows {
		c.problem(at+"/rows", "no more than %d items allowed", maxRows)
	}
	for i, row := range rows {
		place := fmt.Sprintf("%s/rows/%d", at, i)
		cells, ok := row.([]any)
		if !ok || len(cells) == 0 {
			c.problem(place, "must be an array of cells")
		}
		if len(cells) > maxColumns {
			c.problem(place, "no more than %d items allowed", maxColumns)
		}
		if len(cells) != len(list(rows[0])) {
			c.problem(place, "rows of %d and of %d cells", len(list(rows[0])), len(cells))
		}
		for j, cell := range cells {
			c.cell(fmt.Sprintf("%s/%d", place, j), cell)
		}
	}
	if c.cells > maxTableChars {
		c.problem(at, "no more than %d characters in tables", maxTableChars)
	}
	settings := list(b["column_settings"])
	if len(settings) > maxColumns {
		c.problem(at+"/column_settings", "no more than %d items allowed", maxColumns)
	}
	for i, setting := range settings {
		o, _ := setting.(object)
		if align := text(o["align"]); align != "" && !slices.Contains([]string{"left", "center", "right"}, align) {
			c.problem(fmt.Sprintf("%s/column_settings/%d/align", at, i), "must be left, center or right")
		}
	}
}

func (c *checker) cell(at string, v any) {
	o, _ := v.(object)
	switch o["type"] {
	case "raw_text":
		if text(o["text"]) == "" {
			c.problem(at+"/text", "must be more than 0 characters")
		}
	case "rich_text":
	case "raw_number":
		if _, ok := o["value"].(float64); !ok {
			c.problem(at+"/value", "must be a number")
		}
	default:
		c.problem(at+"/type", "unsupported type: %v", o["type"])
	}
	c.cells += length(textOf(o))
}
