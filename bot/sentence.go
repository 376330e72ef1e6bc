package bot

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/feature/plural"
)

// sentence is a text of the catalogue in each of its forms: for one, for several.
type sentence map[plural.Form]form

// form is a text, taken apart once at what is put into it: names[i] stands between words[i] and words[i+1].
type form struct{ words, names []string }

// fact is where something is put into a text, by its name: {{.Agency}}. Nothing else may stand in such braces.
var fact = regexp.MustCompile(`{{\.(\w+)}}`)

func newSentence(m *i18n.Message) (sentence, error) {
	if m.Other == "" {
		return nil, fmt.Errorf("%s is empty", m.ID)
	}
	s := sentence{}
	for is, text := range map[plural.Form]string{plural.One: m.One, plural.Other: m.Other} {
		if text == "" {
			continue
		}
		f := form{words: fact.Split(text, -1)}
		for _, found := range fact.FindAllStringSubmatch(text, -1) {
			f.names = append(f.names, found[1])
		}
		if strings.Contains(strings.Join(f.words, ""), "{{") {
			return nil, fmt.Errorf("%s has more in braces than a name: %s", m.ID, text)
		}
		s[is] = f
	}
	return s, nil
}

// with puts in what is known by each name, as write writes it. What is not known is a fault of the program: its name stands for it.
func (f form) with(data with, write func(any) string) string {
	var b strings.Builder
	for i, name := range f.names {
		b.WriteString(f.words[i])
		if v, ok := data[name]; ok {
			b.WriteString(write(v))
		} else {
			b.WriteString("{" + name + "}")
		}
	}
	b.WriteString(f.words[len(f.names)])
	return b.String()
}
