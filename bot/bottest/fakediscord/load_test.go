package fakediscord_test

import (
	"context"
	"testing"

	"github.com/bwmarrin/discordgo"

	"ask287/bot/bottest/fakediscord"
)

// What the server can do with a bot that answers at once, on the same cores. discordgo is most of it.
func BenchmarkQuestion(b *testing.B) {
	s := fakediscord.New(b, fakediscord.Options{NoSchema: true, Keep: 1000})
	opened(b, s, func(d *discordgo.Session, i *discordgo.InteractionCreate) {
		if err := d.InteractionRespond(i.Interaction, say("an answer")); err != nil {
			b.Error(err)
		}
	})
	ask := fakediscord.Slash{Name: "287g", Sub: "ask", Options: []fakediscord.Value{{Name: "question", Value: "Polk?"}}}
	b.SetParallelism(16)
	b.ReportAllocs()
	ctx := context.Background()
	b.RunParallel(func(p *testing.PB) {
		for p.Next() {
			if _, ok := s.Do(ctx, ask).Callback(); !ok {
				b.Error("no answer")
			}
		}
	})
	if c := s.Counts(); c.Answered != c.Interactions || c.Twice > 0 {
		b.Errorf("the counts are %+v", c)
	}
}
