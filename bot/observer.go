package bot

import (
	"context"
	"time"
)

// Observer is told what an operator wants to count. It learns neither what was asked nor by whom. It is safe for use by several
// goroutines at once.
type Observer interface {
	// Asked is told of a question that has its answer, and what kind of answer it is.
	Asked(platform, intent, verdict string)
	// Acknowledged is told how long a platform waited for the first word to what it delivered.
	Acknowledged(platform string, after time.Duration)
	// Sent is told how long it took from a delivery to its whole answer, which the platform has taken.
	Sent(platform string, after time.Duration)
	// Count is told of an Event.
	Count(platform string, e Event)
}

// Event is something that an operator counts.
type Event string

// What is counted on every platform.
const (
	Twice     Event = "twice"     // a delivery that was seen before
	Limited   Event = "limited"   // the platform asks to wait
	Reconnect Event = "reconnect" // a connection that is made again
	Busy      Event = "busy"      // a question refused because there is too much to do
	TooMany   Event = "too many"  // a question refused because a person or a workspace asks too much
	Dead      Event = "dead"      // a question whose token died before it could be answered
	Failed    Event = "failed"    // an answer that could not be made or sent
)

// Unobserved is an Observer that counts nothing.
type Unobserved struct{}

// Asked counts nothing.
func (Unobserved) Asked(_, _, _ string) {}

// Acknowledged counts nothing.
func (Unobserved) Acknowledged(string, time.Duration) {}

// Sent counts nothing.
func (Unobserved) Sent(string, time.Duration) {}

// Count counts nothing.
func (Unobserved) Count(string, Event) {}

// Observed returns a Handler that answers as handle does and tells an Observer of each answer.
func Observed(handle Handler, o Observer) Handler {
	return func(ctx context.Context, m Message) (Answer, error) {
		a, err := handle(ctx, m)
		if err == nil {
			o.Asked(m.Platform, a.Intent, a.Verdict)
		}
		return a, err
	}
}
