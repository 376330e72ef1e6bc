package fakeslack

import "slices"

// A post says where it goes, not what it answers. The server takes it to answer the first exchange of that place that has no answer
// yet, or else the latest. A response_url and a trigger_id say it exactly.

// line is the exchanges of a place.
type line struct {
	waiting []*Exchange // for an answer, the oldest first; some may have got one elsewhere
	last    *Exchange
}

// at puts the exchange into the lines of the places. The server is locked.
func (s *Server) at(e *Exchange, places ...string) {
	for _, place := range places {
		if slices.Contains(e.places, place) {
			continue
		}
		e.places = append(e.places, place)
		l := s.lines[place]
		if l == nil {
			l = &line{}
			s.lines[place] = l
		}
		l.waiting, l.last = append(l.waiting, e), e
	}
}

// owner is whose a post to the first of the places is that anybody is at; nil where nobody is. The server is locked.
func (s *Server) owner(places ...string) *Exchange {
	for _, place := range places {
		l := s.lines[place]
		if l == nil {
			continue
		}
		for len(l.waiting) > 0 && (l.waiting[0].answers > 0 || l.waiting[0].forgotten) {
			l.waiting[0] = nil
			l.waiting = l.waiting[1:]
		}
		if len(l.waiting) > 0 {
			return l.waiting[0]
		}
		if l.last != nil && !l.last.forgotten {
			return l.last
		}
	}
	return nil
}

// drop takes the exchange out and says whether the line is empty then.
func (l *line) drop(e *Exchange) bool {
	if i := slices.Index(l.waiting, e); i >= 0 {
		l.waiting = slices.Delete(l.waiting, i, i+1)
	}
	if l.last == e {
		l.last = nil
	}
	return len(l.waiting) == 0 && l.last == nil
}

func inChannel(channel string) string        { return channel }
func inThread(channel, ts string) string     { return channel + "/" + ts }
func forUser(channel, user string) string    { return channel + "@" + user }
func ofMessage(channel, ts string) string    { return channel + "#" + ts }
func ofView(id string) string                { return "view " + id }
func ofHome(user string) string              { return "home " + user }
func ofThread(channel, thread string) string { return "thread " + channel + "/" + thread }
