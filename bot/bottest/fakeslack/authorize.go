package fakeslack

import (
	"cmp"
	"net/http"
	"net/url"
	"strings"
)

// Consent is what a person does on the page where Slack asks whether the app may be installed.
type Consent struct {
	Team string // where; "" is TeamID
	User string // who; "" is DefaultUser
	Deny bool
}

// Consents says what the next people do who are sent to that page; by default they agree for the workspace that there is.
func (s *Server) Consents(c Consent) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.consent = c
}

// authorize is the page. It sends the browser back at once.
func (s *Server) authorize(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	back, err := url.Parse(q.Get("redirect_uri"))
	if q.Get("client_id") != ClientID || q.Get("scope") == "" || q.Get("state") == "" || err != nil || back.Host == "" {
		s.host.Report("oauth/v2/authorize: %v", q)
		http.Error(w, "Something went wrong when authorizing this app.", http.StatusBadRequest)
		return
	}
	s.mu.Lock()
	c := s.consent
	s.mu.Unlock()
	answer := url.Values{"state": {q.Get("state")}}
	if c.Deny {
		answer.Set("error", "access_denied")
	} else {
		answer.Set("code", s.Grant(cmp.Or(c.Team, TeamID), cmp.Or(c.User, DefaultUser), q.Get("redirect_uri"), strings.Split(q.Get("scope"), ",")...))
	}
	back.RawQuery = answer.Encode()
	http.Redirect(w, r, back.String(), http.StatusFound)
}
