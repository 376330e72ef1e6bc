package index

import (
	"ask287/knowledge"
)

// Intent is what a question wants. The values are those of the JSON answer.
type Intent string

// The intents.
const (
	Participation Intent = "participation" // does this agency, county, city or ZIP code take part
	Roster        Intent = "roster"        // which agencies do
	Count         Intent = "count"         // how many do
	Timeline      Intent = "timeline"      // when did it sign, who is newest
	Definition    Intent = "definition"    // what does this word mean
	Explanation   Intent = "explanation"   // how does the program work, what is said about it
	Advice        Intent = "advice"        // a personal legal question, which is not answered
	Help          Intent = "help"
	Sources       Intent = "sources" // where the data comes from; an explanation in the JSON answer
	None          Intent = "none"
)

// Question is a question as far as it can be understood without looking anything up.
type Question struct {
	Text     string
	read     string         // the text as far as it is looked at; the tokens' bytes are its
	Tokens   []Token        // in the words of the English lexicon, where those of another language stand for them
	Raw      []Token        // as they were typed
	Lang     knowledge.Lang // in which it is put
	Locale   knowledge.Lang // which it is taken to be in where that cannot be told, "" for English
	Limit    Limit          // what it wants that is not told, "" for every other question
	Intent   Intent         // what its own words say; looking up may settle it otherwise
	Kind     knowledge.Kind // of the agency that it names or asks for, "" where it says none or several
	Kinds    int            // how many kinds it names
	Said     []knowledge.Kind
	Models   []knowledge.Model
	States   []Mention      // every way in which a state may be named in it
	ZIP      string         // five digits, or ""
	Wish     knowledge.Lang // it only asks to be answered in that language, "" for every other question
	Negated  bool           // it asks whether something is not so
	Together bool           // it asks for the signed agreements with the applications
	Period   Period         // the time that it names
	Unclear  bool           // it has what looks like a time and is none
	Aspects  []Aspect       // what it asks about time
	Before   *Exchange      // what the conversation was about last, nil where this begins one
	Default  string         // two-letter state to read names in where the question has none, or ""
	Today    knowledge.Date // by which "this year" is reckoned; "" is the newest list's day
}

// Mention is a place in the question that may name a state.
type Mention struct {
	State    string // two letters
	From, To int    // the tokens [From:To)
	Sure     bool   // cannot well be anything but a state
	Code     bool   // by its two letters
	Misspelt bool   // read with a typing error in it
}

// Token is one word of a question.
type Token struct {
	Word       string // as knowledge.Words gives it
	Start, End int    // the bytes of the text it was read from
	Capital    bool   // written in capitals, in a text that is not
	Initial    bool   // begins with a capital
	Comma      bool   // a comma, a bracket, a colon or a dash stands before it
	Role       Role
	OfState    bool   // in a reading, it surely names a state that the reading is not of
	Glossed    bool   // it stands for what the question says in another language
	Fixed      string // the word of the lexicon that it is a misspelling of, or ""
}

// Role says what a word does in a question, apart from any name that it may be a part of.
type Role uint8

// The roles. A word has one; Content is a word that the lexicon does not have.
const (
	Content    Role = iota
	Filler          // says nothing about which agency is meant: "does", "list", "287"
	Generic         // part of many agencies' names: "department"
	KindWord        // says the kind of agency: "sheriff"
	Designator      // says what sort of place a name is of: "county"
	Joining         // "of", "the", "and"
	Dated           // names a time: "since", "March"
	Particle        // of another language: "de", "la", which may join or begin a name
)
