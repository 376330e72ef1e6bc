package bot

import (
	"embed"
	"fmt"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"go.yaml.in/yaml/v4"
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
var languages = []knowledge.Lang{knowledge.English}

func newCatalogue() (*catalogue, error) {
	bundle := i18n.NewBundle(language.English)
	bundle.RegisterUnmarshalFunc("yaml", yaml.Unmarshal)
	c := &catalogue{texts: map[knowledge.Lang]*texts{}}
	for _, lang := range languages {
		if _, err := bundle.LoadMessageFileFS(locales, "locales/"+string(lang)+".yaml"); err != nil {
			return nil, fmt.Errorf("the texts in %s: %w", lang, err)
		}
		c.texts[lang] = &texts{i18n.NewLocalizer(bundle, string(lang)), message.NewPrinter(language.Make(string(lang)))}
	}
	return c, nil
}

// texts says sentences in one language.
type texts struct {
	localizer *i18n.Localizer
	numbers   *message.Printer
}

// with is what is put into a sentence, by name.
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
	c := &i18n.LocalizeConfig{MessageID: id, TemplateData: data}
	if n >= 0 {
		c.PluralCount = n
	}
	s, err := t.localizer.Localize(c)
	if err != nil {
		return "{" + id + "}"
	}
	return s
}

// number writes a number as the language does: 1,843.
func (t *texts) number(n int) string { return t.numbers.Sprintf("%d", n) }
