package index

import "ask287/knowledge"

// Subject is the one thing that a question is about. Exactly one of its fields is set.
type Subject struct {
	Agency *knowledge.Agency
	County *knowledge.County
	City   *knowledge.City
	ZIP    *knowledge.ZIP
	State  *knowledge.State
}

// Name returns what the subject is called.
func (s Subject) Name() string {
	switch {
	case s.Agency != nil:
		return s.Agency.Name
	case s.County != nil:
		return s.County.Name
	case s.City != nil:
		return s.City.Name
	case s.ZIP != nil:
		return s.ZIP.Code
	case s.State != nil:
		return s.State.Name
	}
	return ""
}

// Town returns the name of the city, or of the one that the post knows the ZIP code by, "" where the subject is neither.
func (s Subject) Town() string {
	switch {
	case s.City != nil:
		return s.City.Name
	case s.ZIP != nil:
		return s.ZIP.City
	}
	return ""
}

// StateCode returns the two letters of the state that the subject lies in.
func (s Subject) StateCode() string {
	switch {
	case s.Agency != nil:
		return s.Agency.State
	case s.County != nil:
		return s.County.State
	case s.City != nil:
		return s.City.State
	case s.ZIP != nil:
		return s.ZIP.State
	case s.State != nil:
		return s.State.Code
	}
	return ""
}

// Counties returns the FIPS codes of the counties that the subject lies in or serves.
func (s Subject) Counties() []string {
	switch {
	case s.Agency != nil:
		return s.Agency.Counties
	case s.County != nil:
		return []string{s.County.FIPS}
	case s.City != nil:
		return s.City.Counties
	case s.ZIP != nil:
		return s.ZIP.Counties
	}
	return nil
}
