package bot

import (
	"context"
	"flag"
	"os"
	"strings"
	"sync"
	"testing"

	"ask287/index"
	"ask287/knowledge"
)

var update = flag.Bool("update", false, "write what is answered to testdata/*.golden")

// The days that the tests answer on: one soon after the list's, and one when the list is old.
const (
	soon  knowledge.Date = "2026-05-20"
	later knowledge.Date = "2026-07-04"
)

// opened is the index of the base that the program is built with, in memory, built once for all tests.
var opened = sync.OnceValues(func() (*index.Index, error) {
	base, err := knowledge.Load(knowledge.Embedded())
	if err != nil {
		return nil, err
	}
	return index.Open(base, "", index.Options{})
})

// testBot returns a bot that answers on the day given.
func testBot(t testing.TB, today knowledge.Date) *Bot {
	t.Helper()
	ix, err := opened()
	if err != nil {
		t.Fatal(err)
	}
	b, err := New(ix, func() knowledge.Date { return today })
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// byDay makes one bot for each day, and no more: lone messages leave nothing behind, so that many tests can share one.
func byDay(newBot func(testing.TB, knowledge.Date) *Bot) func(testing.TB, knowledge.Date) *Bot {
	made := map[knowledge.Date]*Bot{}
	return func(t testing.TB, today knowledge.Date) *Bot {
		t.Helper()
		if made[today] == nil {
			made[today] = newBot(t, today)
		}
		return made[today]
	}
}

func handle(t testing.TB, b *Bot, m Message) Answer {
	t.Helper()
	a, err := b.Handle(context.Background(), m)
	if err != nil {
		t.Fatalf("%q: %v", m.Text, err)
	}
	return a
}

// questions are those of the index's evaluation.
func questions(t testing.TB) []string {
	t.Helper()
	text, err := os.ReadFile("../index/testdata/questions.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for line := range strings.Lines(string(text)) {
		if question, _, ok := strings.Cut(line, "\t"); ok && !strings.HasPrefix(line, "#") {
			all = append(all, question)
		}
	}
	return all
}
