package bottest

import (
	"context"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"ask287/bot"
)

// Questions that the suite asks.
const (
	one     = "Does the Alachua County sheriff in Florida take part in 287(g)?"
	other   = "Tampa police, FL"
	spanish = "¿El sheriff del condado de Alachua, Florida, participa en 287(g)?"
	unknown = "Zanzibar County sheriff, Florida"
	several = "Springfield police"
	many    = "Washington County sheriff"
	roster  = "which agencies in Florida take part"
	canary  = "zanzibarquestion about my cousin Xochitl"
)

// scene is an adapter that runs in one of the cases.
type scene struct {
	testing.TB
	Platform
	host   *host
	counts *Counts
	log    *Recorder

	mu    sync.Mutex
	asked []string
}

// scenes numbers them: all share one bot, and must not see each other's deliveries and conversations.
var scenes atomic.Int64

// open runs an adapter. What changes what it is given may be told.
func (s *suite) open(t testing.TB, changes ...func(*Given, *host)) *scene {
	t.Helper()
	a := &scene{TB: t, counts: &Counts{}, log: &Recorder{}, host: &host{Bot: s.bot, scene: fmt.Sprintf("scene %d ", scenes.Add(1))}}
	g := Given{
		Bot: a.host, Handle: a.host.Handle, Settings: bot.NewDesk(&Store{}), Observer: a.counts,
		Log: slog.New(slog.NewTextHandler(a.log, &slog.HandlerOptions{Level: slog.Level(-100), AddSource: true})),
	}
	for _, change := range changes {
		change(&g, a.host)
	}
	t.Cleanup(func() { // when the adapter has ended
		if a.Platform == nil {
			return // it never began
		}
		a.quiet(a.log.String())
		a.quiet(s.loud.String())
	})
	a.Platform = s.start(t, g)
	return a
}

// answering lets another handler answer. next is the bot's own.
func answering(handle func(ctx context.Context, m bot.Message, next bot.Handler) (bot.Answer, error)) func(*Given, *host) {
	return func(g *Given, h *host) {
		g.Handle = func(ctx context.Context, m bot.Message) (bot.Answer, error) { return handle(ctx, m, h.Handle) }
	}
}

// Ask is Platform's, and keeps what was asked in mind.
func (a *scene) Ask(q Asked) Exchange {
	a.mu.Lock()
	a.asked = append(a.asked, q.Text)
	a.mu.Unlock()
	return a.Platform.Ask(q)
}

// sees waits for the first thing that there is to read.
func (a *scene) sees(e Exchange) Seen {
	a.Helper()
	return a.then(e, 0)
}

// then waits for the nth, from 0.
func (a *scene) then(e Exchange, n int) Seen {
	a.Helper()
	ctx, cancel := context.WithTimeout(a.Context(), patience)
	defer cancel()
	seen, ok := e.Seen(ctx, n)
	if !ok {
		a.Fatalf("there is nothing to read, after %v, of %d things so far; the log:\n%s", patience, e.Count(), a.log.end())
	}
	return seen
}

// quiet says what a log has that none may have: what was asked, or what the platform hides.
func (a *scene) quiet(log string) {
	a.Helper()
	a.mu.Lock()
	secrets := slices.Concat(a.asked, strings.Fields(canary)[:1], a.Hidden())
	a.mu.Unlock()
	for _, secret := range secrets {
		if secret != "" && strings.Contains(log, secret) {
			a.Errorf("the log has %q:\n%.2000s", secret, log[strings.Index(log, secret):])
		}
	}
}

// reads fails the test unless all that an answer says is to be read in the text, with its sources.
func (a *scene) reads(seen Seen, answer bot.Answer) {
	a.Helper()
	for _, p := range answer.Parts {
		a.has(seen, p.Text)
	}
	for _, c := range answer.Citations {
		a.has(seen, c.Title)
		if c.URL != "" && !slices.Contains(seen.Links, c.URL) {
			a.Errorf("no link leads to %s:\n%s", c.URL, seen.Text)
		}
	}
}

// has fails the test unless the words are to be read in the message.
func (a *scene) has(seen Seen, words string) {
	a.Helper()
	if !strings.Contains(plain(seen.Text), plain(words)) {
		a.Errorf("there is no %q in:\n%s\nthe log:\n%s", plain(words), seen.Text, a.log.end())
	}
}

// plain is a text whose words alone count. Two stars set off a term that is defined.
func plain(text string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(text, "**", "")), " ")
}

// says is the catalogue's sentence.
func (a *scene) says(lang, id string, data map[string]any) string {
	return a.host.Texts(lang).Say(id, data)
}

// offers says whether there is a button for it, in the language.
func (a *scene) offers(seen Seen, lang, id string) bool {
	return slices.Contains(seen.Buttons, a.says(lang, id, nil))
}

// press presses the button of the sentence, as the first person, and waits for what follows.
func (a *scene) press(seen Seen, lang, id string) Seen {
	a.Helper()
	return a.sees(a.Press(0, seen, a.says(lang, id, nil)))
}

// answer is what the bot answers to somebody who asks nothing else.
func (a *scene) answer(text string) bot.Answer {
	a.Helper()
	answer, err := a.host.Bot.Handle(a.Context(), bot.Message{Text: text})
	if err != nil {
		a.Fatal(err)
	}
	return answer
}
