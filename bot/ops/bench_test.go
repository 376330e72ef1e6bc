package ops_test

import (
	"io"
	"log/slog"
	"testing"
	"time"

	"ask287/bot/ops"
)

// BenchmarkAnswer is what an answer costs to be counted and logged.
func BenchmarkAnswer(b *testing.B) {
	m := ops.NewMetrics(slog.New(slog.NewTextHandler(io.Discard, nil)), "discord")
	b.ReportAllocs()
	for b.Loop() {
		m.Asked("discord", "participation", "not_listed")
		m.Acknowledged("discord", time.Millisecond)
		m.Sent("discord", time.Millisecond)
	}
}
