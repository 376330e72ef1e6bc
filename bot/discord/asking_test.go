package discord

import (
	"context"
	"strings"
	"time"

	"ask287/bot/bottest/fakediscord"
)

// ask asks by command.
func (r *running) ask(text string) fakediscord.Message {
	r.t.Helper()
	return r.slash("ask", fakediscord.Value{Name: "question", Value: text})
}

func (r *running) slash(sub string, options ...fakediscord.Value) fakediscord.Message {
	r.t.Helper()
	return r.answered(fakediscord.Slash{Name: "287g", Sub: sub, Options: options})
}

func (r *running) answered(i fakediscord.Interaction) fakediscord.Message {
	r.t.Helper()
	ctx, cancel := context.WithTimeout(r.t.Context(), 20*time.Second)
	defer cancel()
	m, ok := r.discord.Do(ctx, i).Answer(ctx)
	if !ok {
		r.t.Fatalf("%+v is not answered:\n%s", i, r.logs)
	}
	return m
}

// shown is all text of a message.
func shown(m fakediscord.Message) string {
	var all []string
	var walk func([]fakediscord.Component)
	walk = func(cs []fakediscord.Component) {
		for _, c := range cs {
			if c.Content != "" {
				all = append(all, c.Content)
			}
			walk(c.Components)
		}
	}
	walk(m.Components)
	return strings.Join(all, "\n")
}

// find returns the component whose custom_id begins so.
func find(m fakediscord.Message, prefix string) (found fakediscord.Component, ok bool) {
	var walk func([]fakediscord.Component)
	walk = func(cs []fakediscord.Component) {
		for _, c := range cs {
			if !ok && strings.HasPrefix(c.CustomID, prefix) {
				found, ok = c, true
			}
			walk(c.Components)
		}
	}
	walk(m.Components)
	return found, ok
}

func (r *running) press(m fakediscord.Message, prefix string, values ...string) *fakediscord.Exchange {
	r.t.Helper()
	c, ok := find(m, prefix)
	if !ok {
		r.t.Fatalf("there is no %q on:\n%s", prefix, shown(m))
	}
	return r.discord.Do(r.t.Context(), fakediscord.Click{Message: m, CustomID: c.CustomID, Values: values})
}
