package discord

import (
	"context"
	"flag"
	"fmt"
	"testing"

	"ask287/bot/bottest"
	"ask287/bot/bottest/fakediscord"
)

var long = flag.Bool("long", false, "run the long form of tests")

// Memory does not grow with the questions.
func TestMemory(t *testing.T) {
	if !*long {
		t.Skip("the short form is the benchmark; -long asks 200,000 questions")
	}
	r := start(t, fakediscord.Options{NoSchema: true, Keep: 1000}, nil)
	bottest.Flat(t, func(i int) { r.one(t, i) })
}

func (r *running) one(t testing.TB, i int) {
	e := r.discord.Do(context.Background(), fakediscord.Slash{
		From: fakediscord.From{User: fmt.Sprint(1500000000000000000 + i%5000)}, Name: "287g", Sub: "ask",
		Options: []fakediscord.Value{{Name: "question", Value: "Tampa police, FL"}},
	})
	if _, ok := e.Callback(); !ok {
		t.Errorf("a question is not answered: %+v\n%s", r.discord.Counts(), r.logs)
	}
}

// BenchmarkMost asks as much as is answered: 1e9 / (ns/op) a second.
func BenchmarkMost(b *testing.B) {
	r := start(b, fakediscord.Options{NoSchema: true, Keep: 1000}, nil)
	b.ResetTimer()
	bottest.Load(b.N, func(i int) { r.one(b, i) })
}
