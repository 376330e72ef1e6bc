package fakeslack

import (
	"bytes"
	"encoding/json"
	"time"
)

// Kinds of deliveries, as Socket Mode calls them.
const (
	events      = "events_api"
	commands    = "slash_commands"
	interactive = "interactive"
)

// Endpoint is where the app takes requests. What is "" goes over Socket Mode.
type Endpoint struct {
	Events        string
	Commands      string
	Interactivity string
}

// PostTo makes deliveries go to the app's endpoint from now on; the zero Endpoint goes back to Socket Mode.
func (s *Server) PostTo(e Endpoint) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.endpoint = e
}

func (e Endpoint) of(kind string) string {
	return map[string]string{events: e.Events, commands: e.Commands, interactive: e.Interactivity}[kind]
}

// deliver sends the exchange to the app, for the first time or again.
func (s *Server) deliver(e *Exchange, retry int, reason string) {
	s.mu.Lock()
	if s.host.Closed() || e.taken || e.forgotten {
		s.mu.Unlock()
		return
	}
	s.waiting[e] = true
	url := s.endpoint.of(e.Kind)
	s.mu.Unlock()
	if url != "" {
		s.host.Go(func() { s.post(e, url, retry, reason) })
		return
	}
	s.send(e, retry, reason)
}

// send delivers over a connection of Socket Mode.
func (s *Server) send(e *Exchange, retry int, reason string) {
	s.mu.Lock()
	c := s.pick()
	if c == nil {
		s.missed(e, retry, "connection_failed")
		s.mu.Unlock()
		return
	}
	s.envelopes++
	n := s.envelopes
	s.pending[n] = &flight{e: e, conn: c, attempt: len(e.attempts)}
	c.flights[n] = true
	e.envelopes = append(e.envelopes, n)
	e.attempts = append(e.attempts, Attempt{At: time.Now(), Retry: retry, Reason: reason, envelope: n})
	e.timer = time.AfterFunc(s.opts.Deadline, func() { s.expired(n, e, retry) })
	mishap := s.chaos.next()
	s.mu.Unlock()
	raw := envelope(e, n, retry, reason)
	if mishap == cutBefore {
		c.cut()
		return
	}
	if mishap == cutWithin {
		c.cutMidFrame(raw)
		return
	}
	c.write(raw)
	switch mishap {
	case cutAfter:
		c.cut()
	case twice:
		s.send(e, retry+1, "timeout")
	}
}

// expired is when the deadline of a delivery has passed.
func (s *Server) expired(n uint64, e *Exchange, retry int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f := s.pending[n]
	if s.host.Closed() || f == nil || e.taken || e.forgotten {
		return
	}
	e.attempts[f.attempt].expired = true
	s.missed(e, retry, "timeout")
}

// missed is when a delivery was not acknowledged: there is another one, or it is over. The server is locked.
func (s *Server) missed(e *Exchange, retry int, reason string) {
	if retry >= len(s.opts.Retries) || e.Kind != events && !s.opts.RetryAll {
		e.over = true
		delete(s.waiting, e)
		e.tell()
		return
	}
	e.timer = time.AfterFunc(s.opts.Retries[retry], func() { s.deliver(e, retry+1, reason) })
}

// acknowledge notes that the app acknowledged an attempt, after it did what came with that.
func (s *Server) acknowledge(e *Exchange, attempt int, a Ack) {
	s.mu.Lock()
	at := e.attempts[attempt]
	a.At = time.Now()
	a.After, a.Retry, a.Late = a.At.Sub(at.At), at.Retry, at.expired
	if e.taken {
		s.counts.AckedAgain++
		e.tell()
		s.mu.Unlock()
		return
	}
	e.taken = true
	e.stop()
	delete(s.waiting, e)
	s.counts.Acked++
	if a.Late {
		s.counts.Late++
	}
	s.mu.Unlock()
	if len(a.Payload) > 0 && !bytes.Equal(a.Payload, []byte("null")) {
		s.ackPayload(e, a.Payload)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	e.ack = &a
	e.tell()
}

// flight is a delivery over Socket Mode that nobody acknowledged yet.
type flight struct {
	e       *Exchange
	conn    *conn
	attempt int
}

// envelope is the message that carries an exchange over Socket Mode. It is written by hand, for it is written often.
func envelope(e *Exchange, n uint64, retry int, reason string) []byte {
	b := make([]byte, 0, len(e.payload)+256)
	b = append(b, `{"envelope_id":"`...)
	b = append(b, envelopeID(n)...)
	b = append(b, `","type":"`+e.Kind+`","accepts_response_payload":`...)
	if e.Kind == events {
		b = append(b, "false"...)
		r, _ := json.Marshal(reason)
		b = append(b, `,"retry_attempt":`...)
		b = append(b, byte('0'+retry%10))
		b = append(append(b, `,"retry_reason":`...), r...)
	} else {
		b = append(b, "true"...)
		if retry > 0 {
			b = append(b, `,"retry_attempt":`...)
			b = append(b, byte('0'+retry%10))
			b = append(b, `,"retry_reason":"`+reason+`"`...)
		}
	}
	b = append(b, `,"payload":`...)
	b = append(b, e.payload...)
	return append(b, '}')
}
