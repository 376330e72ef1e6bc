package bot

import (
	"maps"
	"sync"
)

// Judgement is what somebody found of an answer. It says nothing of the question.
type Judgement struct {
	Platform string
	Intent   string
	Verdict  string
	Helpful  bool
}

// judgements count what people found. They are of this process and are not kept.
type judgements struct {
	mu     sync.Mutex
	counts map[Judgement]int
}

// mostJudgements bounds the kinds that are counted: somebody could make up intents.
const mostJudgements = 1000

// Judge counts a judgement.
func (b *Bot) Judge(j Judgement) {
	b.judged.mu.Lock()
	defer b.judged.mu.Unlock()
	if b.judged.counts == nil {
		b.judged.counts = map[Judgement]int{}
	}
	if _, known := b.judged.counts[j]; known || len(b.judged.counts) < mostJudgements {
		b.judged.counts[j]++
	}
}

// Judged returns how often each judgement was counted.
func (b *Bot) Judged() map[Judgement]int {
	b.judged.mu.Lock()
	defer b.judged.mu.Unlock()
	return maps.Clone(b.judged.counts)
}
