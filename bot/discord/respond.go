package discord

import (
	"context"
	"errors"
	"time"

	"github.com/bwmarrin/discordgo"

	"ask287/bot"
)

// Discord waits three seconds for the first word, and takes more for a quarter of an hour
// (https://discord.com/developers/docs/interactions/receiving-and-responding).
const (
	firstWord = 3 * time.Second
	deferAt   = 1800 * time.Millisecond
	tokenLife = 15 * time.Minute
)

// sender sends the first word to an interaction.
type sender func(context.Context, *discordgo.InteractionResponse) error

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
	q := r.prepare(ctx, r.interaction)
	made := make(chan *discordgo.InteractionResponse, 1)
	go func() {
		defer r.guard(func() { made <- q.note("platform.failed") })
		made <- q.answer(ctx)
	}()
	timer := time.NewTimer(deferAt)
	defer timer.Stop()
	select {
	case answer := <-made:
		if answer.Data != nil && len(answer.Data.Files) > 0 {
			r.later(ctx, answer)
			return
		}
		r.sent(r.open(ctx, answer), true)
	case <-timer.C:
		if r.Type == discordgo.InteractionApplicationCommandAutocomplete {
			return // nobody waits for choices that long
		}
		if !r.sent(r.open(ctx, q.deferred()), false) {
			return
		}
		r.follow(ctx, <-made)
	}
}

// later sends what the first word cannot hold.
func (r *response) later(ctx context.Context, answer *discordgo.InteractionResponse) {
	if r.sent(r.open(ctx, deferral(answer.Data.Flags)), false) {
		r.follow(ctx, answer)
	}
}

// busy says that there is too much to do.
func (r *response) busy() {
	defer r.guard(nil)
	ctx, cancel := context.WithTimeout(r.ctx, firstWord)
	defer cancel()
	r.sent(r.open(ctx, r.prepare(ctx, r.interaction).note("platform.busy")), true)
}

// open sends the first word, while Discord waits for it.
func (r *response) open(ctx context.Context, answer *discordgo.InteractionResponse) error {
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

// follow sends the answer after a first word that more follows: in the place of the message that was pressed on, or as a message.
func (r *response) follow(ctx context.Context, answer *discordgo.InteractionResponse) {
	session, d := r.rest.session(), answer.Data
	if answer.Type == discordgo.InteractionResponseUpdateMessage {
		_, err := session.InteractionResponseEdit(r.ref(), &discordgo.WebhookEdit{
			Components: &d.Components, AllowedMentions: d.AllowedMentions,
		}, options(ctx)...)
		r.sent(failed(err), true)
		return
	}
	_, err := session.FollowupMessageCreate(r.ref(), true, &discordgo.WebhookParams{
		Components: d.Components, Files: d.Files, AllowedMentions: d.AllowedMentions, Flags: d.Flags,
	}, options(ctx)...)
	r.sent(failed(err), true)
}

// sent counts what became of an answer, or of the word that one follows, and reports whether it was sent.
func (r *response) sent(err error, isAnswer bool) bool {
	var f failure
	switch {
	case err == nil:
		if isAnswer {
			r.config.Observer.Sent(Platform, time.Since(r.came))
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
func (q *asked) deferred() *discordgo.InteractionResponse {
	if q.Type == discordgo.InteractionMessageComponent && q.editsInPlace() {
		return &discordgo.InteractionResponse{Type: discordgo.InteractionResponseDeferredMessageUpdate}
	}
	if q.isPublic() {
		return deferral(0)
	}
	return deferral(discordgo.MessageFlagsEphemeral)
}

func deferral(flags discordgo.MessageFlags) *discordgo.InteractionResponse {
	return &discordgo.InteractionResponse{
		Type: discordgo.InteractionResponseDeferredChannelMessageWithSource,
		Data: &discordgo.InteractionResponseData{Flags: flags & discordgo.MessageFlagsEphemeral, AllowedMentions: nobody()},
	}
}

// nobody is what a message mentions. An empty list goes out as one; none at all would mean everybody.
func nobody() *discordgo.MessageAllowedMentions {
	return &discordgo.MessageAllowedMentions{Parse: []discordgo.AllowedMentionType{}}
}

// message is a message that answers an interaction.
func message(components []discordgo.MessageComponent, private bool) *discordgo.InteractionResponse {
	flags := discordgo.MessageFlagsIsComponentsV2 | discordgo.MessageFlagsSuppressEmbeds
	if private {
		flags |= discordgo.MessageFlagsEphemeral
	}
	return &discordgo.InteractionResponse{
		Type: discordgo.InteractionResponseChannelMessageWithSource,
		Data: &discordgo.InteractionResponseData{Components: components, AllowedMentions: nobody(), Flags: flags},
	}
}

// inPlace makes an answer take the place of the message that was pressed on.
func inPlace(r *discordgo.InteractionResponse) *discordgo.InteractionResponse {
	r.Type = discordgo.InteractionResponseUpdateMessage
	r.Data.Flags &^= discordgo.MessageFlagsEphemeral
	return r
}
