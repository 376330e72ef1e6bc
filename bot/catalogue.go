package bot

import (
	"embed"
	"fmt"
	"strconv"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"go.yaml.in/yaml/v4"
	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
	"golang.org/x/text/message"

	"ask287/knowledge"
)

//go:embed locales
var locales embed.FS

// catalogue holds every sentence of the bot, by language.
type catalogue struct {
	texts map[knowledge.Lang]*texts
}

// languages are those that the bot speaks.
var languages = []knowledge.Lang{knowledge.English, knowledge.Spanish}

// regions are what is written as in one country: numbers. Spanish is that of the United States, which writes 1,843.
var regions = map[knowledge.Lang]language.Tag{
	knowledge.English: language.AmericanEnglish,
	knowledge.Spanish: language.MustParse("es-US"),
}

func newCatalogue() (*catalogue, error) {
	bundle := i18n.NewBundle(language.English)
	bundle.RegisterUnmarshalFunc("yaml", yaml.Unmarshal)
	c := &catalogue{texts: map[knowledge.Lang]*texts{}}
	for _, lang := range languages {
		file, err := bundle.LoadMessageFileFS(locales, "locales/"+string(lang)+".yaml")
		if err != nil {
			return nil, fmt.Errorf("the texts in %s: %w", lang, err)
		}
		t := &texts{sentences: map[string]sentence{}, region: regions[lang], numbers: message.NewPrinter(regions[lang])}
		for _, m := range file.Messages {
			if t.sentences[m.ID], err = newSentence(m); err != nil {
				return nil, fmt.Errorf("the texts in %s: %w", lang, err)
			}
		}
		t.day, t.months = t.say("date", nil), strings.Fields(t.say("date.months", nil))
		c.texts[lang] = t
	}
	return c, nil
}

// texts says sentences in one language.
type texts struct {
	sentences map[string]sentence
	region    language.Tag
	numbers   *message.Printer
	day       string   // how a day is written
	months    []string // their names
}

// with is what is put into a sentence, by name. A day is put in as the language writes it.
type with map[string]any

// say returns the sentence of that id. One that is missing is a fault of the program, which the
// tests find: its id stands for it.
func (t *texts) say(id string, data with) string {
	return t.plural(id, -1, data)
}

// count returns the sentence of that id in the form for n, which it can name as {{.N}}.
func (t *texts) count(id string, n int, data with) string {
	all := with{"N": t.number(n)}
	for k, v := range data {
		all[k] = v
	}
	return t.plural(id, n, all)
}

func (t *texts) plural(id string, n int, data with) string {
	forms, ok := t.sentences[id]
	if !ok {
		return "{" + id + "}"
	}
	is := plural.Other
	if n >= 0 {
		is = plural.Cardinal.MatchPlural(t.region, n, 0, 0, 0, 0)
	}
	f, ok := forms[is]
	if !ok {
		f = forms[plural.Other]
	}
	return f.with(data, t.written)
}

// written returns what is put into a sentence as the language writes it.
func (t *texts) written(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case knowledge.Date:
		return t.date(v)
	}
	return fmt.Sprint(v)
}

// date writes a day as the language does: 2026-05-18, 18 de mayo de 2026.
func (t *texts) date(d knowledge.Date) string {
	day, ok := d.Time()
	if !ok {
		return ""
	}
	written := strings.ReplaceAll(t.day, "{iso}", string(d))
	written = strings.ReplaceAll(written, "{day}", strconv.Itoa(day.Day()))
	written = strings.ReplaceAll(written, "{month}", t.months[day.Month()-1])
	return strings.ReplaceAll(written, "{year}", strconv.Itoa(day.Year()))
}

// names lists names, or what else has no commas.
func (t *texts) names(all []string) string { return strings.Join(all, t.say("comma", nil)) }

// facts lists what may have commas.
func (t *texts) facts(all []string) string { return strings.Join(all, t.say("semicolon", nil)) }

// number writes a number as the language does: 1,843.
func (t *texts) number(n int) string {
	if n >= 0 && n < 1000 {
		return strconv.Itoa(n) // as every language does
	}
	return t.numbers.Sprintf("%d", n)
}
