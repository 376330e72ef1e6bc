package bot

import (
	"strconv"
	"testing"
	"time"
)

// A key is known for an hour, and forgotten when two more have begun.
func TestSeenForAnHour(t *testing.T) {
	s, at := newSeen(), time.Now()
	for _, step := range []struct {
		key   string
		after time.Duration
		first bool
	}{
		{"a", 0, true}, {"a", 0, false}, {"b", 0, true}, {"a", seenFor - 1, false}, {"a", seenFor, false}, {"c", seenFor, true},
		{"c", 2 * seenFor, false}, {"a", 2 * seenFor, true}, {"c", 3 * seenFor, true},
	} {
		if got := s.first(step.key, at.Add(step.after)); got != step.first {
			t.Errorf("%s after %v is first: %v", step.key, step.after, got)
		}
	}
}

// However many come, no more than the most are noted, and half as many are known.
func TestSeenIsBounded(t *testing.T) {
	s, at := newSeen(), time.Now()
	for i := range 3 * mostSeen {
		s.first(strconv.Itoa(i), at)
		if n := len(s.now) + len(s.before); n > mostSeen {
			t.Fatalf("%d are noted", n)
		}
		if last := i - mostSeen/2 + 1; last >= 0 && s.first(strconv.Itoa(last), at) {
			t.Fatalf("%d is forgotten", last)
		}
	}
}

func BenchmarkSeen(b *testing.B) {
	s, at := newSeen(), time.Now()
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		s.first(strconv.Itoa(i), at)
	}
}
