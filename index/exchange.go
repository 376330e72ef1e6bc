package index

import (
	"cmp"
	"slices"
	"strings"

	"ask287/knowledge"
)

// Exchange is what is kept of a question and its answer so that the next question can lean on them: what they were about,
// by ids, and never a word of the question. It can be written as JSON, and read against another Base.
type Exchange struct {
	Lang    knowledge.Lang  `json:"lang"`
	Intent  Intent          `json:"intent"`
	Verdict Verdict         `json:"verdict,omitempty"`
	Unnamed bool            `json:"unnamed,omitempty"` // it was asked back which agency or place is meant
	Subject string          `json:"subject,omitempty"` // as ref writes it
	Choices []string        `json:"choices,omitempty"` // what was offered
	Kind    knowledge.Kind  `json:"kind,omitempty"`    // that was asked for
	Model   knowledge.Model `json:"model,omitempty"`
	Aspects []Aspect        `json:"aspects,omitempty"`
	Period  Period          `json:"period,omitzero"`
	Term    string          `json:"term,omitempty"`
	Passage string          `json:"passage,omitempty"`
	Parts   []Exchange      `json:"parts,omitempty"` // of each of several things that were asked about
}

// Exchange returns what is to be kept of a Finding, nil where it has nothing that a later question could lean on.
func (f Finding) Exchange() *Exchange {
	switch f.Intent {
	case None, Help, Sources, Advice:
		return nil
	}
	e := &Exchange{
		Lang: f.Question.Lang, Intent: f.Intent, Verdict: f.Verdict, Kind: cmp.Or(f.Filter.Kind, f.Question.Kind), Model: f.Filter.Model,
		Aspects: f.Question.Aspects, Period: f.Question.Period, Unnamed: f.Unnamed,
	}
	if about := cmp.Or(f.Subject, f.About); about != nil {
		e.Subject = about.ref()
	} else if f.Filter.County != nil {
		e.Subject = Subject{County: f.Filter.County}.ref()
	} else if f.Filter.State != nil {
		e.Subject = Subject{State: f.Filter.State}.ref()
	}
	for _, c := range f.Choices {
		e.Choices = append(e.Choices, c.ref())
	}
	if f.Term != nil {
		e.Term = f.Term.ID
	}
	if len(f.Passages) > 0 {
		e.Passage = f.Passages[0].ID
	}
	for _, part := range f.Parts {
		if kept := part.Exchange(); kept != nil {
			e.Parts = append(e.Parts, *kept)
		}
	}
	return e
}

// ref names a subject by its id, the kind of thing before it: "agency:fl-tampa-police-department", "city:FL:Tampa".
func (s Subject) ref() string {
	switch {
	case s.Agency != nil:
		return "agency:" + s.Agency.ID
	case s.County != nil:
		return "county:" + s.County.FIPS
	case s.City != nil:
		return "city:" + s.City.State + ":" + s.City.Name
	case s.ZIP != nil:
		return "zip:" + s.ZIP.Code
	case s.State != nil:
		return "state:" + s.State.Code
	}
	return ""
}

// resolve returns the subject that a ref names, false where this base has none.
func (ix *Index) resolve(ref string) (Subject, bool) {
	what, id, _ := strings.Cut(ref, ":")
	s := Subject{}
	switch what {
	case "agency":
		s.Agency = ix.base.Agency(id)
	case "county":
		s.County = ix.base.County(id)
	case "city":
		state, name, _ := strings.Cut(id, ":")
		i := slices.IndexFunc(ix.base.Cities, func(c knowledge.City) bool { return c.State == state && c.Name == name })
		if i >= 0 {
			s.City = &ix.base.Cities[i]
		}
	case "zip":
		if i, ok := ix.base.ZIPAt(id); ok {
			s.ZIP = &ix.base.ZIPs[i]
		}
	case "state":
		s.State = ix.base.State(id)
	}
	return s, s != Subject{}
}
