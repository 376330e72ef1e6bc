package main

import (
	"flag"
	"testing"
	"time"
)

var soak = flag.Int("soak", 500_000, "how many questions the long form of TestSoak asks")

// Memory does not grow with the questions: after all of them a replica has no more than a tenth more than after the first tenth.
func TestSoak(t *testing.T) {
	if !*long {
		t.Skip("-long asks as many questions as -soak says")
	}
	c := newCluster(t, around{shards: 1, keep: 1000}, nil)
	c.roll(0) // one that has not built the index, which takes memory
	first := *soak / 10
	begin := time.Now()
	c.most(0, first)
	after := c.members[0].vitals()
	t.Logf("after %d questions in %v: %v", first, time.Since(begin).Round(time.Second), after)
	for i := 1; i < 10; i++ {
		c.most(i*first, first)
		t.Logf("after %d questions in %v: %v", (i+1)*first, time.Since(begin).Round(time.Second), c.members[0].vitals())
	}
	end := c.members[0].vitals()
	if end.resident > 1.1*after.resident || end.goroutines > after.goroutines+mostMore {
		t.Errorf("it has grown from %v to %v", after, end)
	}
}
