package knowledge

// Lang is a language that texts are written in: "en" or "es".
type Lang string

// The languages of ask287.
const (
	English Lang = "en"
	Spanish Lang = "es"
)

// Passage explains one thing about the 287(g) program in one language.
type Passage struct {
	ID      string // the same in every language
	Lang    Lang
	Title   string // the heading it stands under
	Text    string // Markdown, a few sentences
	Asks    []string
	Facts   []string // numbers of the facts it tells, "N3"
	Sources []string // ids, never empty
	Holds   Date     // the day that what it says is known to hold for
	Beside  string   // "count" where the list's own figure of today belongs beside it, else ""
}

// Term defines one word of the field in one language.
type Term struct {
	ID      string
	Lang    Lang
	Name    string
	Also    []string // other names and spellings for the same thing
	Asks    []string // what its text answers besides what it is
	Text    string
	Facts   []string
	Sources []string
	Holds   Date
}
