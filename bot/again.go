package bot

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"strings"

	"ask287/index"
	"ask287/knowledge"
)

// ErrForgotten is the error of a Message whose Again stands for an answer that is not remembered any more. The question has to
// be put once more.
var ErrForgotten = errors.New("the answer is not remembered any more")

// mostToken is the length up to which a token says itself what it stands for. Discord's custom_id takes 100 characters, of which
// an adapter needs some itself (https://discord.com/developers/docs/components/reference#anatomy-of-a-component).
const mostToken = 84

// keptToken begins a token that stands for something in the memory.
const keptToken = "@"

// token writes a recipe in few characters: by its ids alone, or, where that is too long, as a key of the memory. It is "" where
// the memory fails.
func (c *common) token(ctx context.Context, e index.Exchange) string {
	if len(e.Choices) == 0 && len(e.Parts) == 0 {
		aspects := make([]string, len(e.Aspects))
		for i, a := range e.Aspects {
			aspects[i] = string(a)
		}
		t := strings.TrimRight(strings.Join([]string{
			string(e.Intent), e.Subject, string(e.Kind), string(e.Model), strings.Join(aspects, ","),
			string(e.Period.First), string(e.Period.Last), e.Term, e.Passage, string(e.Verdict),
		}, "|"), "|")
		if len(t) <= mostToken {
			return t
		}
	}
	value, err := json.Marshal(e)
	key := keptToken + rand.Text()
	if err != nil || c.Keep(ctx, key, value) != nil {
		return ""
	}
	return key
}

// recipe reads a token. The error is ErrForgotten.
func (c *common) recipe(ctx context.Context, token string) (e index.Exchange, err error) {
	if strings.HasPrefix(token, keptToken) {
		value, err := c.Recall(ctx, token)
		if err != nil || value == nil || json.Unmarshal(value, &e) != nil {
			return e, ErrForgotten
		}
		return e, nil
	}
	f := append(strings.Split(token, "|"), make([]string, 10)...)
	e = index.Exchange{
		Intent: index.Intent(f[0]), Subject: f[1], Kind: knowledge.Kind(f[2]), Model: knowledge.Model(f[3]),
		Period: index.Period{First: knowledge.Date(f[5]), Last: knowledge.Date(f[6])}, Term: f[7], Passage: f[8], Verdict: index.Verdict(f[9]),
	}
	if f[4] != "" {
		for _, a := range strings.Split(f[4], ",") {
			e.Aspects = append(e.Aspects, index.Aspect(a))
		}
	}
	return e, nil
}

// again finds what the message's Again stands for, in its Language, else its Locale's.
func (b *Bot) again(ctx context.Context, ix *index.Index, m Message, today knowledge.Date) (index.Finding, error) {
	e, err := b.common.Load().recipe(ctx, m.Again)
	if err != nil {
		return index.Finding{}, err
	}
	lang := knowledge.Lang(m.Language)
	if lang == "" {
		lang = knowledge.Lang(LanguageOf(m.Locale))
	}
	f, err := ix.Again(ctx, e, lang, today)
	if err == nil && m.State != "" {
		f, err = ix.Within(ctx, f, m.State, today)
	}
	return f, err
}

// remember puts into an answer by what it and each of its choices can be had again.
func (b *Bot) remember(ctx context.Context, a *Answer, f index.Finding) {
	c := b.common.Load()
	a.Again = c.token(ctx, f.Recipe())
	if len(a.Choices) == len(f.Choices) {
		for i, choice := range f.Choices {
			a.Choices[i].Again = c.token(ctx, f.Of(choice))
		}
	}
}
