package slack

import (
	"bytes"
	"context"
	"errors"
	"strconv"
	"time"

	"ask287/bot"
)

// postEvery is how often a message may be posted to a channel. Slack lets short bursts pass but does not promise that they are stored
// (https://docs.slack.dev/apis/web-api/rate-limits#overview), so there are none.
const postEvery = time.Second

// turns holds when the next message may be posted to a channel, while none is being posted. That is reckoned from the response to the
// last one, by which Slack has it: reckoned from when it was sent, as a rate.Limiter does, two could come closer together.
type turns chan time.Time

// takeTurn waits until a message may be posted to its channel. done is to be called when it was.
func (c *caller) takeTurn(ctx context.Context, q *request) (done func(), err error) {
	if q.method != "chat.postMessage" {
		return func() {}, nil
	}
	_, channel, _ := bytes.Cut(q.body, []byte("channel="))
	if i := bytes.IndexByte(channel, '&'); i >= 0 {
		channel = channel[:i]
	}
	item, _ := c.posts.GetOrSetFunc(string(channel), func() turns {
		t := make(turns, 1)
		t <- time.Time{}
		return t
	})
	turn := item.Value()
	select {
	case next := <-turn:
		if pause := time.Until(next); pause > 0 && !bot.Sleep(ctx, pause) {
			turn <- next
			return nil, ctx.Err()
		}
		return func() { turn <- time.Now().Add(postEvery) }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// wait waits until a method is free.
func (c *caller) wait(ctx context.Context, method string) error {
	c.mu.Lock()
	until, ok := c.waits[method]
	pause := time.Until(until)
	if ok && pause <= 0 {
		delete(c.waits, method)
	}
	c.mu.Unlock()
	if pause <= 0 {
		return nil
	}
	if pause > longestWait {
		return errors.New("slack: limited for too long")
	}
	if !bot.Sleep(ctx, pause) {
		return ctx.Err()
	}
	return nil
}

// note notes that a method is limited (https://docs.slack.dev/apis/web-api/rate-limits#handling).
func (c *caller) note(method, after string) {
	s, err := strconv.ParseFloat(after, 64)
	if err != nil || s < 0 || s > 86_400 {
		s = 1
	}
	until := time.Now().Add(time.Duration(s * float64(time.Second)))
	c.mu.Lock()
	defer c.mu.Unlock()
	if until.After(c.waits[method]) {
		c.waits[method] = until
	}
}
