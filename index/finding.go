package index

import "ask287/knowledge"

// Verdict is what a Finding says of the agency or place that was asked about. The values are
// those of the JSON answer.
type Verdict string

// The verdicts.
const (
	Listed    Verdict = "listed"
	NotListed Verdict = "not_listed"
	Pending   Verdict = "pending"
	Ended     Verdict = "ended"
	Ambiguous Verdict = "ambiguous"
	Unknown   Verdict = "unknown"
)

// Finding is what the facts say to a question: no words yet, only which facts.
type Finding struct {
	Question    Question
	Intent      Intent
	Verdict     Verdict  // of participation and timeline, else ""
	Subject     *Subject // nil where the question is not about one thing
	Agencies    []*knowledge.Agency
	Statewide   []*knowledge.Agency // listed ones of the place's state, for a place only
	Nearby      []*knowledge.Agency // those of a place's counties of which it is not known whether they serve the place
	Unplaced    []*knowledge.Agency // those of a place's state of which it is not known where they serve
	NoneOwn     bool                // none of Agencies bears the name of the city, or of the ZIP code's
	Namesake    *Subject            // a city that the sheriff's county has the name of and that does not lie in it, where it may be meant
	Division    *knowledge.Agency   // what was asked about, where Agencies answer for the whole that it is part of
	Choices     []Choice            // what an ambiguous question may mean, or close names to an unknown one
	Filter      Filter              // what a roster, a count or a timeline of several was narrowed to
	Total       Total
	ByState     bool               // a roster is asked for by its states, and not by its agencies
	When        *When              // the time that is asked about, nil for today
	Asked       Aspect             // what a timeline of several tells: the newest, the growth, who joined or left
	Changes     []knowledge.Change // who joined, left or changed in that time
	Gained      int                // agreements that are new in that time, with those of agencies that were listed before
	Lost        int                // and those that are gone
	Series      []Point            // how the list has grown, a point a month
	Applied     *knowledge.List    // the pending list that is counted, or whose agencies are told
	Term        *knowledge.Term
	Passages    []*knowledge.Passage // the best first; after the term, where there is one
	Reading     *Reading             // how a misspelt name was read, nil where none was
	About       *Subject             // what the conversation was about, where the question leans on it
	NoZIP       bool                 // a ZIP code is asked about that is not known
	Misnumbered bool                 // what looks like a slip for 287(g) is asked about: is that meant?
	Besides     bool                 // the question has words besides the name that were not understood, so that it may be no yes or no
	Limit       Limit                // what is not told, with or without a fact beside it
	Unnamed     bool                 // a sheriff or the police is asked about, and not which
	Assumed     bool                 // the state is the default one, not the question's

	// Parts are the findings of each thing that was asked about, where there are several, in the order of the question. Named is,
	// in each of them, what the question calls it. What else the Finding says is what the first of them says, and Unanswered
	// names the things that were too many.
	Parts      []Finding
	Named      string
	Unanswered []string
}

// Choice is one thing that a question may mean.
type Choice struct {
	Subject
	Kind knowledge.Kind // the kind of agency asked for, where the choice is a place
}

// Filter narrows the list. Zero fields do not.
type Filter struct {
	State  *knowledge.State
	County *knowledge.County
	Kind   knowledge.Kind
	Model  knowledge.Model
}

// Total is how many agreements of how many agencies.
type Total struct{ Agreements, Agencies int }

// Point is the total of one list.
type Point struct {
	At int // position in Base.Lists
	Total
}

// Reading says that a name was read with a typing error mended.
type Reading struct{ Typed, Read string }
