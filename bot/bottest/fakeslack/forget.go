package fakeslack

import "ask287/bot/bottest/fake"

// remember keeps the exchange, and forgets the oldest where there are too many. The server is locked.
func (s *Server) remember(e *Exchange) {
	s.counts.Exchanges++
	if e.TriggerID != "" {
		s.triggers[e.TriggerID] = e
	}
	s.order = append(s.order, e)
	s.order = fake.Latest(s.order, s.opts.Keep, s.forget)
}

// forget lets go of all that leads to the exchange. What became of it stays in the counts.
func (s *Server) forget(e *Exchange) {
	e.settle(&s.counts)
	e.forgotten = true
	e.stop()
	delete(s.waiting, e)
	delete(s.triggers, e.TriggerID)
	for _, key := range e.hooks {
		delete(s.hooks, key)
	}
	for _, v := range e.views {
		delete(s.views, v.ID)
	}
	for _, n := range e.envelopes {
		s.unlink(n)
	}
	for _, key := range e.places {
		if l := s.lines[key]; l != nil && l.drop(e) {
			delete(s.lines, key)
		}
	}
}

// keep puts a message into its channel, and forgets the oldest where there are too many. The server is locked.
func (s *Server) keep(m *Message) {
	ch := s.channels[m.Channel]
	if ch == nil {
		return
	}
	ch.messages[m.TS] = m
	s.posted = append(s.posted, m)
	s.posted = fake.Latest(s.posted, 2*s.opts.Keep, func(old *Message) { // the question and the answer
		if ch := s.channels[old.Channel]; ch != nil && ch.messages[old.TS] == old {
			delete(ch.messages, old.TS)
		}
	})
	s.news.Tell()
}
