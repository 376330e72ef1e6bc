package fakeslack

import "time"

// rates are guarded by the server's mutex.
type rates struct {
	until map[string]time.Time // by method and channel: a 429 said to wait until then
	posts map[string]time.Time // by channel: the next chat.postMessage is welcome then
}

// limit notes that a 429 was given.
func (r *rates) limit(s *Server, key string, wait time.Duration, now time.Time) {
	if r.until == nil {
		r.until = map[string]time.Time{}
	}
	r.until[key] = now.Add(wait)
	s.counts.Limited++
}

// left is how long to wait yet, which the app knows and did not.
func (r *rates) left(s *Server, key string, now time.Time) time.Duration {
	until, ok := r.until[key]
	if !ok {
		return 0
	}
	left := until.Sub(now)
	if left <= 0 {
		delete(r.until, key)
		return 0
	}
	s.counts.Limited++
	s.counts.Disobeyed++
	return left
}

// post refuses a chat.postMessage that comes too soon after the last one to the channel.
func (r *rates) post(s *Server, channel string, now time.Time) *refusal {
	if s.opts.PostRate <= 0 {
		return nil
	}
	if r.posts == nil {
		r.posts = map[string]time.Time{}
	}
	if next := r.posts[channel]; now.Before(next) {
		wait := next.Sub(now)
		r.limit(s, "chat.postMessage "+channel, wait, now)
		return &refusal{code: "ratelimited", wait: wait, quiet: true}
	}
	r.posts[channel] = now.Add(s.opts.PostRate)
	return nil
}
