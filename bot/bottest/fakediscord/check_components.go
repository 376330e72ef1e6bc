package fakediscord

import (
	"strconv"
	"unicode/utf8"
)

// components are of a message.
func (c *checker) components(v any, v2 bool) {
	list, _ := v.([]any)
	if !v2 && len(list) > 5 {
		c.add("components", "BASE_TYPE_MAX_LENGTH", "Must be 5 or fewer in length.")
	}
	w := walker{c, v2, false, 0, 0, map[string]bool{}, map[int]bool{}}
	w.each("components", list, allowedIn(0, v2))
	w.totals()
}

// modal is a form.
func (c *checker) modal(data object) {
	c.length("data.title", text(data["title"]), 1, 45)
	c.length("data.custom_id", text(data["custom_id"]), 1, 100)
	list, _ := data["components"].([]any)
	if len(list) == 0 || len(list) > 5 {
		c.add("data.components", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 5 in length.")
	}
	w := walker{c, false, true, 0, 0, map[string]bool{}, map[int]bool{}}
	w.each("data.components", list, []int{actionRow, textDisplay, label})
}

// walker goes through components and what they hold.
type walker struct {
	*checker
	v2, modal    bool
	count, shown int
	customIDs    map[string]bool
	ids          map[int]bool
}

func (w *walker) totals() {
	if w.v2 && w.count > maxComponents {
		w.add("components", "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", "The total number of components exceeds %d: %d", maxComponents, w.count)
	}
	if w.shown > maxShown {
		w.add("components", "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", "Total displayable text exceeds %d: %d", maxShown, w.shown)
	}
}

// allowedIn says what a component of the kind holds; 0 is the message itself.
func allowedIn(kind int, v2 bool) []int {
	switch kind {
	case 0:
		if !v2 {
			return []int{actionRow}
		}
		return []int{actionRow, section, textDisplay, mediaGallery, fileShown, separator, container}
	case container:
		return []int{actionRow, section, textDisplay, mediaGallery, fileShown, separator}
	case section:
		return []int{textDisplay}
	}
	return []int{button, stringSelect, 5, 6, 7, 8}
}

func (w *walker) each(path string, list []any, allowed []int) {
	for i, v := range list {
		at := path + "." + strconv.Itoa(i)
		o, ok := v.(object)
		if !ok {
			w.add(at, "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType")
			continue
		}
		w.one(at, o, allowed)
	}
}

func (w *walker) one(at string, o object, allowed []int) {
	kind := number(o["type"])
	fits := false
	for _, a := range allowed {
		fits = fits || a == kind
	}
	if !fits {
		w.add(at+".type", "UNION_TYPE_CHOICES", "Value of field \"type\" must be one of %v, is %d.", allowed, kind)
		return
	}
	w.count++
	if id := number(o["id"]); id != 0 {
		if w.ids[id] {
			w.add(at+".id", "COMPONENT_ID_DUPLICATED", "Component id %d is used twice", id)
		}
		w.ids[id] = true
	}
	if id, ok := o["custom_id"]; ok && text(id) != "" {
		w.length(at+".custom_id", text(id), 1, 100)
		if w.customIDs[text(id)] {
			w.add(at+".custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated")
		}
		w.customIDs[text(id)] = true
	}
	inner, _ := o["components"].([]any)
	switch kind {
	case actionRow:
		w.row(at, inner)
	case container:
		w.each(at+".components", inner, allowedIn(container, true))
	case section:
		w.section(at, o, inner)
	case textDisplay:
		content := text(o["content"])
		w.shown += utf8.RuneCountInString(content)
		w.length(at+".content", content, 1, maxShown)
	case button:
		w.button(at, o)
	case stringSelect:
		w.choose(at, o)
	case textInput:
		w.input(at, o)
	case label:
		w.labelled(at, o)
	}
}

func (w *walker) row(at string, inner []any) {
	if w.modal {
		if len(inner) != 1 {
			w.add(at+".components", "BASE_TYPE_BAD_LENGTH", "Must be 1 in length.")
		}
		w.each(at+".components", inner, []int{textInput})
		return
	}
	if len(inner) == 0 || len(inner) > 5 {
		w.add(at+".components", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 5 in length.")
	}
	for _, v := range inner {
		if o, ok := v.(object); ok && number(o["type"]) != button && len(inner) > 1 {
			w.add(at+".components", "COMPONENT_LAYOUT_WIDTH_EXCEEDED", "a select menu fills a row")
		}
	}
	w.each(at+".components", inner, allowedIn(actionRow, true))
}

func (w *walker) section(at string, o object, inner []any) {
	if len(inner) == 0 || len(inner) > 3 {
		w.add(at+".components", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 3 in length.")
	}
	w.each(at+".components", inner, allowedIn(section, true))
	accessory, ok := o["accessory"].(object)
	if !ok {
		w.add(at+".accessory", "BASE_TYPE_REQUIRED", "This field is required")
		return
	}
	w.one(at+".accessory", accessory, []int{button, thumbnail})
}

func (w *walker) button(at string, o object) {
	w.length(at+".label", text(o["label"]), 0, 80)
	customID, url := text(o["custom_id"]) != "", text(o["url"]) != ""
	switch style := number(o["style"]); {
	case style < 1 || style > 6:
		w.add(at+".style", "BASE_TYPE_CHOICES", "Value must be one of {1, 2, 3, 4, 5, 6}.")
	case style == 5 && (customID || !url):
		w.add(at, "BUTTON_COMPONENT_INVALID", "a link has a url and no custom id")
	case style < 5 && (!customID || url):
		w.add(at, "BUTTON_COMPONENT_CUSTOM_ID_REQUIRED", "a button has a custom id and no url")
	}
	if empty(o["label"]) && o["emoji"] == nil {
		w.add(at, "BUTTON_COMPONENT_INVALID", "a button has a label or an emoji")
	}
	w.length(at+".url", text(o["url"]), 0, 512)
}

func (w *walker) choose(at string, o object) {
	if text(o["custom_id"]) == "" {
		w.add(at+".custom_id", "BASE_TYPE_REQUIRED", "This field is required")
	}
	w.length(at+".placeholder", text(o["placeholder"]), 0, 150)
	options, _ := o["options"].([]any)
	if len(options) == 0 || len(options) > 25 {
		w.add(at+".options", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 25 in length.")
	}
	most := 1
	if v, ok := o["max_values"]; ok && v != nil {
		most = number(v)
	}
	if most > len(options) {
		w.add(at+".max_values", "SELECT_COMPONENT_MAX_VALUES", "max_values is more than there are options")
	}
	seen := map[string]bool{}
	for i, v := range options {
		option, _ := v.(object)
		at := at + ".options." + strconv.Itoa(i)
		w.length(at+".label", text(option["label"]), 1, 100)
		w.length(at+".value", text(option["value"]), 1, 100)
		w.length(at+".description", text(option["description"]), 0, 100)
		if seen[text(option["value"])] {
			w.add(at+".value", "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The specified option value is already used")
		}
		seen[text(option["value"])] = true
	}
}

func (w *walker) input(at string, o object) {
	if text(o["custom_id"]) == "" {
		w.add(at+".custom_id", "BASE_TYPE_REQUIRED", "This field is required")
	}
	w.length(at+".label", text(o["label"]), 0, 45)
	w.length(at+".placeholder", text(o["placeholder"]), 0, 100)
	w.length(at+".value", text(o["value"]), 0, 4000)
}

func (w *walker) labelled(at string, o object) {
	w.length(at+".label", text(o["label"]), 1, 45)
	w.length(at+".description", text(o["description"]), 0, 100)
	inner, ok := o["component"].(object)
	if !ok {
		w.add(at+".component", "BASE_TYPE_REQUIRED", "This field is required")
		return
	}
	w.one(at+".component", inner, []int{stringSelect, textInput, 5, 6, 7, 8, 19, 21, 22, 23})
}
