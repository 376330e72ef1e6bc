package discord

import (
	"context"
	"errors"
	"net/http"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/cenkalti/backoff/v5"

	"ask287/bot"
)

// Discord waits three seconds for the first word, and takes more for a quarter of an hour
// (https://discord.com/developers/docs/interactions/receiving-and-responding).
const (
	firstWord = 3 * time.Second
	deferAt   = 1800 * time.Millisecond
	tokenLife = 15 * time.Minute
)

// sender sends the first word to an interaction; nil is that there is none, for another delivery of it has it.
type sender func(context.Context, *word) error

// response answers one interaction.
type response struct {
	*Adapter
	*interaction
	first sender
	came  time.Time
}

// run answers: at once where that can be done in time, else with a first word that more follows.
func (r *response) run() {
	defer r.guard(nil)
	ctx, cancel := context.WithTimeout(r.ctx, tokenLife-time.Minute)
	defer cancel()
	if !r.isTyping() && r.answered(ctx, r.ID) {
		_ = r.first(ctx, nil)
		return
	}
	q := r.prepare(ctx, r.interaction)
	late := make(chan bool, 1)
	timer := time.AfterFunc(time.Until(r.came.Add(deferAt)), func() {
		isAwaited := false
		defer func() { late <- isAwaited }()
		defer r.guard(nil)
		if !r.isTyping() { // nobody waits for choices that long
			isAwaited = r.sent(ctx, r.open(ctx, q.deferred()), false)
		}
	})
	answer := q.made(ctx)
	switch isInTime := timer.Stop(); {
	case isInTime && (answer.Data == nil || len(answer.Data.files) == 0):
		r.sent(ctx, r.open(ctx, answer), true)
	case isInTime && r.sent(ctx, r.open(ctx, deferral(answer.Data.Flags)), false), // which cannot hold files
		!isInTime && <-late:
		r.follow(ctx, answer)
	}
}

// made is the answer, or, where making it panics, that it failed.
func (q *asked) made(ctx context.Context) (answer *word) {
	defer q.guard(func() { answer = q.tell("platform.failed") })
	return q.answer(ctx)
}

// busy says that there is too much to do.
func (r *response) busy() {
	defer r.guard(nil)
	ctx, cancel := context.WithTimeout(r.ctx, firstWord)
	defer cancel()
	r.sent(ctx, r.open(ctx, r.prepare(ctx, r.interaction).tell("platform.busy")), true)
}

// open sends the first word, while Discord waits for it.
func (r *response) open(ctx context.Context, answer *word) error {
	ctx, cancel := context.WithTimeout(ctx, firstWord)
	defer cancel()
	err := r.first(ctx, answer)
	if f := (failure{}); errors.As(err, &f) && f.code == codeAcknowledged {
		err = nil // a try before, whose response was lost, did it
	}
	if err == nil {
		r.config.Observer.Acknowledged(Platform, time.Since(r.came))
	}
	return err
}

// follow sends the answer after a first word that more follows: in the place of the message that was pressed on, or as a message. Discord takes
// any number of those, so that of two replicas with the same interaction one alone sends it.
func (r *response) follow(ctx context.Context, answer *word) {
	if !r.note(ctx, r.ID) {
		r.count(bot.Twice)
		return
	}
	method, address, c := http.MethodPost, discordgo.EndpointWebhookToken(r.AppID, r.Token)+"?wait=true", *answer.Data
	if answer.Type == discordgo.InteractionResponseUpdateMessage {
		method, address, c.Flags = http.MethodPatch, discordgo.EndpointWebhookMessage(r.AppID, r.Token, "@original"), 0
	}
	send := func() (struct{}, error) {
		err := r.rest.ask(ctx, method, address, c, nil, c.files...)
		if f := (failure{}); !errors.As(err, &f) || f.code != codeUnknownWebhook {
			err = backoff.Permanent(err)
		}
		return struct{}{}, err // Discord has yet to read the first word, which went out as the response to its own request
	}
	_, err := backoff.Retry(ctx, send, backoff.WithMaxElapsedTime(firstWord),
		backoff.WithBackOff(&backoff.ExponentialBackOff{InitialInterval: 50 * time.Millisecond, RandomizationFactor: 0.5, Multiplier: 2, MaxInterval: time.Second}))
	r.sent(ctx, err, true)
}

// sent counts what became of an answer, or of the word that one follows, and reports whether it was sent.
func (r *response) sent(ctx context.Context, err error, isAnswer bool) bool {
	var f failure
	switch {
	case err == nil:
		if isAnswer {
			r.config.Observer.Sent(Platform, time.Since(r.came))
			if !r.isTyping() {
				r.note(ctx, r.ID)
			}
		}
		return true
	case errors.As(err, &f) && (f.code == codeUnknownInteraction || f.code == codeInvalidToken):
		r.count(bot.Dead)
		r.log.Info("an interaction was gone before it was answered")
	default:
		r.count(bot.Failed)
		r.log.Warn("an answer was not sent", "error", err)
	}
	return false
}

// deferred is the first word where the answer takes longer.
func (q *asked) deferred() *word {
	if q.Type == discordgo.InteractionMessageComponent && q.editsInPlace() {
		return &word{Type: discordgo.InteractionResponseDeferredMessageUpdate}
	}
	if q.isPublic() {
		return deferral(0)
	}
	return deferral(discordgo.MessageFlagsEphemeral)
}
