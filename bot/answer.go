package bot

// Answer is what goes out. Its JSON is a promise to others: fields may be added, none changes its
// name or its meaning.
type Answer struct {
	Question  string     `json:"question"` // as asked
	Language  string     `json:"language"` // of the answer: "en" or "es"
	Intent    string     `json:"intent"`
	Verdict   string     `json:"verdict"` // "" where the intent has none
	Subject   *Subject   `json:"subject"`
	Agencies  []Agency   `json:"agencies"`
	Choices   []Choice   `json:"choices"`
	Count     *Count     `json:"count"`
	Series    []Point    `json:"series,omitempty"` // how the list has grown, where the answer tells that
	Text      string     `json:"text"`             // all parts together, and nothing that is not in them
	Citations []Citation `json:"citations"`
	ListDate  string     `json:"list_date"` // YYYY-MM-DD, "" where the answer does not rest on the list

	// Answers has an answer for each thing that was asked about, where there are several, in the order of the question. Intent,
	// Verdict, Subject, Choices, Count and Series above are then those of the first; Agencies holds those of all.
	Answers []One `json:"answers,omitempty"`

	Parts []Part `json:"-"`
	// Again stands for the answer in a Message that wants it anew; "" where it cannot be had again. It is at most 84 bytes long, holds
	// nothing that somebody typed, and serves for as long as a conversation is remembered, or for ever.
	Again string `json:"-"`
}

// One is the answer for one of several things that were asked about. Its fields are as those of an Answer.
type One struct {
	Asked    string   `json:"asked"` // what the question calls it
	Intent   string   `json:"intent"`
	Verdict  string   `json:"verdict"`
	Subject  *Subject `json:"subject"`
	Agencies []Agency `json:"agencies"`
	Choices  []Choice `json:"choices"`
	Count    *Count   `json:"count"`
}

// Part is a paragraph of the answer or an entry of a list in it. An answer that is too long for a platform keeps
// its lead and its caveats.
type Part struct {
	Kind PartKind
	Text string // with [1] marks at its claims
}

// PartKind says what a part is for.
type PartKind int

// The kinds of part. Lead, Detail and Item make claims, and every claim has its mark; a Lead that asks back or
// says that nothing is known has none. Hint and Option claim nothing.
const (
	Lead   PartKind = iota // the first sentence, which answers; one for each thing asked about
	Detail                 // a paragraph
	Item                   // an entry of a list of facts: an agency, a source
	Hint                   // what to do or to ask next
	Option                 // an entry of a list to choose from
	Caveat                 // what the answer does not mean, how it was read, how old the list is
)

// IsEntry reports whether parts of the kind are entries of a list.
func (k PartKind) IsEntry() bool { return k == Item || k == Option }

// Subject is what a question is about, where it is about one thing.
type Subject struct {
	Kind  string `json:"kind"` // agency, county, city, zip, state
	Name  string `json:"name"`
	State string `json:"state"` // two letters
}

// Agency is an agency that an answer speaks of.
type Agency struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	State  string `json:"state"`
	County string `json:"county"` // "" where it is not known or the agency serves the state
	Kind   string `json:"kind"`
	Status string `json:"status"` // listed, not_listed, pending, ended

	// Scope says, in an answer about a place, what ties an agency to it that does not surely serve it: "county", that it is in one
	// of its counties; "unplaced", that it is somewhere in its state; "state", that it serves the whole state.
	Scope string `json:"scope,omitempty"`

	// Agreements are those on the newest list. Those of an agency that is not on it are those that earlier lists show.
	Agreements []Agreement `json:"agreements"`
	// Former are those of a listed agency that earlier lists show and the newest does not.
	Former []Agreement `json:"former,omitempty"`
}

// Agreement is a memorandum of agreement as the last list that shows it prints it.
type Agreement struct {
	Model      string `json:"model"`
	Signed     string `json:"signed"`
	ListedFrom string `json:"listed_from"` // the day of the first list that shows it
	ListedTo   string `json:"listed_to"`   // that of the last one
	MOA        string `json:"moa_url"`
	Row        int    `json:"row"` // in the last one
}

// Choice is one of several things that a question may mean.
type Choice struct {
	Label string `json:"label"`
	State string `json:"state"`
	Ask   string `json:"ask"` // a question that gets the answer for this choice
	Again string `json:"-"`   // stands for that answer as the Again of an Answer does
}

// Count is how much of the list an answer counts.
type Count struct {
	Agreements int `json:"agreements"`
	Agencies   int `json:"agencies"`
}

// Point is how much one list has. A series has the first list that the answer looks at and the last one of each month that
// has one.
type Point struct {
	Date string `json:"date"` // of the list
	Count
}

// Citation is the source of the claims that carry its number.
type Citation struct {
	N       int    `json:"n"`
	Title   string `json:"title"`
	URL     string `json:"url"`
	AsOf    string `json:"as_of"`   // the day that the claim holds for
	Locator string `json:"locator"` // where in the source: "row 172"
}
