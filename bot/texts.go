package bot

import (
	"cmp"

	"ask287/knowledge"
)

// spoken returns the language of that code, English where the bot does not speak it.
func spoken(lang string) knowledge.Lang {
	if lang == string(knowledge.Spanish) {
		return knowledge.Spanish
	}
	return knowledge.English
}

// Texts are the catalogue's sentences in one language, for what a platform says itself: its buttons, its commands.
type Texts struct{ t *texts }

// Texts returns those in "en" or "es"; for any other, in English.
func (b *Bot) Texts(lang string) Texts { return Texts{b.texts.texts[spoken(lang)]} }

// LoadTexts returns the sentences in "en" or "es" without a bot.
func LoadTexts(lang string) (Texts, error) {
	c, err := newCatalogue()
	if err != nil {
		return Texts{}, err
	}
	return Texts{c.texts[spoken(lang)]}, nil
}

// Say returns the sentence of that id, with the data put in by name.
func (t Texts) Say(id string, data map[string]any) string { return t.t.say(id, data) }

// StateName returns what a state is called in "en" or "es", its code where it has no name or the bot is closed.
func (b *Bot) StateName(code, lang string) string {
	e := b.current.take()
	if e == nil {
		return code
	}
	defer e.release()
	return cmp.Or(e.index.Base().StateName(code, spoken(lang)), code)
}
