package bottest

import (
	"context"
	"log/slog"
	"testing"
	"time"

	"go.uber.org/goleak"

	"ask287/bot"
)

// Start runs an adapter on a platform of its own, until the test ends.
type Start func(testing.TB, Given) Platform

// Given is what an adapter is made with.
type Given struct {
	Bot      bot.Host
	Handle   bot.Handler
	Settings bot.Keeper
	Observer bot.Observer
	Log      *slog.Logger
	Crowd    bool // thousands ask at once: the platform need not look closely at each answer
}

// Platform is a platform with an adapter on it. It does what people do there, and tells what they see. Where they cannot do what it
// is told to, it fails the test.
type Platform interface {
	// Ways are the ways in which a question can come in.
	Ways() []Way
	// Ask is somebody who asks. It does not wait for the answer.
	Ask(Asked) Exchange
	// Press is somebody who presses the button, or chooses from the menu, what has the label. It does not wait either.
	Press(person int, on Seen, label string) Exchange
	// Late is how often the adapter has been too late with a first word, of all that is over.
	Late() int
	// Hidden is what no log and no error may have: tokens, and names and ids of people.
	Hidden() []string
	// Stop ends the adapter as the program does, and returns what its Run returned.
	Stop() error
}

// Way is how a question comes in.
type Way string

// The ways that platforms have.
const (
	Command Way = "command" // answered to who asked alone
	Mention Way = "mention" // in a channel
	Direct  Way = "direct message"
)

// Asked is a question as somebody asks it.
type Asked struct {
	Way    Way
	Text   string
	Person int      // from 0; each is another one
	Times  int      // how often the platform delivers it; 0 is once
	Bot    bool     // it is no person who asks; of a Mention or a Direct
	After  Exchange // of a Mention: that it follows in the same thread; nil is none
}

// Exchange is something that somebody did, and what the bot did about it.
type Exchange interface {
	// Seen waits for the nth thing, from 0, that a person gets to read: a message, or one that was changed in place. That an answer is
	// under way is none. It says false when ctx is done before.
	Seen(ctx context.Context, n int) (Seen, bool)
	// Count is how many things there have been to read so far.
	Count() int
}

// Seen is a message as a person sees it.
type Seen struct {
	ID      string // a message that is changed in place keeps it
	Text    string // without any markup, from the top
	Links   []string
	Private bool // only the one who asked sees it
	Buttons []string
	Choices []string // of all its menus
	Files   []string // what is in those that are attached
	At      time.Time
	On      any // the platform's own
}

// Suite is what holds for every adapter, whatever the platform: what it answers, to whom, how often, how it fails and how it
// ends. What the shared bot answers is what must be read.
func Suite(t *testing.T, shared *Shared, start Start) {
	s := &suite{bot: shared.Bot(t), start: start, loud: listen(t)}
	t.Run("leaves no goroutine", s.leavesNothing)
	t.Run("is busy", func(t *testing.T) { isBusy(t, s) }) // alone: it takes all cores, and others must be in time meanwhile
	for name, holds := range map[string]func(*testing.T, *suite){
		"answers": answers, "answers in Spanish": answersInSpanish, "does not know": doesNotKnow, "asks back": asksBack, "asks which of many": asksOfMany,
		"shares": shares, "copies": copies, "turns": turns, "hears what was found": hearsFound, "follows up": followsUp,
		"pages a roster": pagesRoster, "pages whatever is too long": pagesAll, "pings nobody": pingsNobody,
		"fails with a word": fails, "fails in Spanish": failsInSpanish, "takes its time": takesTime, "does not hold up others": holdsUpNobody,
		"answers once": answersOnce, "answers in order": answersInOrder, "answers no bot": answersNoBot,
		"limits": limits, "keeps settings": keepsSettings, "answers in public": answersInPublic,
		"finishes": finishes, "gives up": givesUp,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			holds(t, s)
		})
	}
}

type suite struct {
	bot   *bot.Bot
	start Start
	loud  *Recorder // what came to the process's own logs
}

// patience is how long anything is waited for. Nothing takes so long that works.
const patience = 30 * time.Second

// leavesNothing looks at goroutines, and is alone therefore.
func (s *suite) leavesNothing(t *testing.T) {
	before := goleak.IgnoreCurrent()
	t.Run("all ways", func(t *testing.T) {
		a := s.open(t)
		for _, way := range a.Ways() {
			a.sees(a.Ask(Asked{Way: way, Text: one}))
		}
	})
	goleak.VerifyNone(t, before)
}
