package bot

import "context"

// Message is a question as it came in. Only Text, or Again, need be set.
type Message struct {
	Platform  string // "terminal"
	Workspace string // the platform's own ids, used in memory only; a Thread or a User makes the message part of a conversation
	Channel   string
	Thread    string
	User      string
	Text      string
	Locale    string // the platform's locale, used where the question's language cannot be told
	Language  string // "en" or "es", which the user has asked to be answered in; "" is the question's
	State     string // two-letter state to read names in where the question has none
	Alone     bool   // the question leans on nothing that was said before
	Again     string // the Again of an earlier Answer or of one of its Choices, which is wanted anew, in place of Text
}

// Handler answers a message. An error means that there is no answer at all, not that nothing is known: that is
// an answer too.
type Handler func(context.Context, Message) (Answer, error)

// Adapter is a platform. Run receives questions and sends answers until ctx is done or the platform ends,
// and returns nil for either.
type Adapter interface {
	Name() string
	Run(context.Context, Handler) error
}
