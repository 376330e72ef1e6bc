package bot

import (
	"context"
	"fmt"
	"testing"
)

// BenchmarkHandle answers the questions of the index's evaluation, each from another user.
func BenchmarkHandle(b *testing.B) {
	all, bot := questions(b), testBot(b, soon)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		m := Message{Platform: "test", Channel: "channel", User: fmt.Sprint(i % 5000), Text: all[i%len(all)], Locale: "en-US"}
		if _, err := bot.Handle(context.Background(), m); err != nil {
			b.Fatal(err)
		}
	}
}
