package fakeslack_test

import (
	"testing"

	"ask287/bot/bottest/fakeslack"
)

// How fast questions go in and answers come out, with slack-go in between, over two connections.
func BenchmarkMentions(b *testing.B) {
	for _, test := range []struct {
		name string
		opts fakeslack.Options
	}{
		{"checked", fakeslack.Options{Keep: 1000}}, {"unchecked", fakeslack.Options{Keep: 1000, NoChecks: true}},
	} {
		b.Run(test.name, func(b *testing.B) {
			s := fakeslack.New(b, test.opts)
			a := newApp(s)
			a.connect(b, 2)
			b.ReportAllocs()
			b.SetParallelism(32)
			b.RunParallel(func(pb *testing.PB) {
				for pb.Next() {
					s.Mention(b.Context(), fakeslack.Mentioning{Text: "Polk County"})
				}
			})
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "deliveries/s")
		})
	}
}
