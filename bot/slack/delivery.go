package slack

import (
	"context"
	"encoding/json"
	"errors"
	"strconv"
	"time"

	"ask287/bot"
)

// Kinds of deliveries, as Socket Mode calls them.
const (
	eventsAPI     = "events_api"
	slashCommands = "slash_commands"
	interactive   = "interactive"
)

// delivery is what Slack sends, by either way in.
type delivery struct {
	kind    string
	payload json.RawMessage
	came    time.Time
	again   bool                                          // where it is not acknowledged, Slack or a load balancer makes it again
	ack     func(ctx context.Context, response any) error // to be called once; a nil response says nothing
}

const (
	ackWithin   = 3 * time.Second         // Slack waits no longer (https://docs.slack.dev/interactivity/handling-user-interaction#acknowledgment_response)
	respondAt   = 2200 * time.Millisecond // what the acknowledgement itself is to say is given up then
	taskTimeout = 2 * time.Minute         // of all that is done about a delivery
)

// task is what is to be done about a delivery.
type task struct {
	id   string // by which Slack makes it again; "" where it does not
	lane string // tasks of a lane are done in order
	from place
	gone bool // the workspace has taken the app out, and is not answered
	do   func(ctx context.Context, w workspace)
	busy func(ctx context.Context, w workspace) // says that there is too much to do, unless the acknowledgement does; nil says nothing
	word func() any                             // the acknowledgement that says it; nil where none can
}

// take sees to it that a delivery is answered and acknowledged. What is not known, or not to be read, is acknowledged and nothing else.
func (a *Adapter) take(d delivery) {
	if a.ended.Load() {
		return // not acknowledged, so that Slack delivers it elsewhere
	}
	t, answer := a.read(d)
	switch {
	case answer != nil:
		lane := "ack " + strconv.FormatInt(a.acks.Add(1), 36) // it waits for nothing else
		if !a.work.Do(lane, func() { a.answer(d, answer) }) {
			a.count(bot.Busy)
			a.acknowledge(d, nil)
		}
	case t.do == nil:
		a.acknowledge(d, nil)
	default:
		a.start(d, t)
	}
}

// acknowledge acknowledges a delivery.
func (a *Adapter) acknowledge(d delivery, response any) {
	if d.ack(a.ctx, response) == nil {
		a.config.Observer.Acknowledged(Platform, time.Since(d.came))
	}
}

// read takes a delivery apart: into what is to be done, or into what makes the acknowledgement.
func (a *Adapter) read(d delivery) (t task, answer func(context.Context) any) {
	switch d.kind {
	case eventsAPI:
		var e eventEnvelope
		if decode(d.payload, &e) {
			return a.eventTask(e), nil
		}
	case slashCommands:
		var c command
		if decode(d.payload, &c) && c.Command != "" && c.UserID != "" {
			return a.commandTask(c), nil
		}
	case interactive:
		var i interaction
		if decode(d.payload, &i) {
			return a.interactionTask(i)
		}
	}
	return t, nil
}

// decode reports whether a payload can be read. A field that is of another type than it should be is left out.
func decode(payload []byte, to any) bool {
	err := json.Unmarshal(payload, to)
	var other *json.UnmarshalTypeError
	return err == nil || errors.As(err, &other) && other.Field != ""
}

// eventTask is what is to be done about an event. Those of a channel are answered in order, as messages there are a second apart anyway.
func (a *Adapter) eventTask(e eventEnvelope) task {
	t := task{from: e.place(), lane: "channel " + string(e.Event.Channel)}
	if e.EventID != "" {
		t.id = "event " + e.EventID
	}
	switch e.Event.Type {
	case "app_mention", "message":
		if !e.Event.isAsked("") {
			return task{}
		}
		t.busy = func(ctx context.Context, w workspace) { a.busyEvent(ctx, w, e) }
	case "app_home_opened", "assistant_thread_started", "assistant_thread_context_changed":
		t.lane = "user " + string(e.Event.User)
		if e.Event.AssistantThread != nil {
			t.lane = "user " + e.Event.AssistantThread.UserID
		}
	case "app_uninstalled", "tokens_revoked":
		if e.Event.Type == "tokens_revoked" && len(e.Event.Tokens.Bot) == 0 { // those of people, which the app does not have
			return task{}
		}
		t.lane, t.gone = "workspace "+t.from.team, true
		t.do = func(ctx context.Context, _ workspace) { a.uninstalled(ctx, e.holder(), e.at()) }
		return t
	case "team_access_revoked":
		t.lane, t.gone = "workspace "+t.from.enterprise, true
		t.do = func(ctx context.Context, _ workspace) { a.withdrawn(ctx, t.from.enterprise, e.Event.Teams) }
		return t
	default:
		return task{}
	}
	t.do = func(ctx context.Context, w workspace) { a.event(ctx, w, e) }
	return t
}

func (a *Adapter) commandTask(c command) task {
	t := task{from: c.place(), lane: "user " + c.UserID + " " + c.ChannelID, word: func() any { return a.busyCommand(c) }, do: func(ctx context.Context, w workspace) { a.command(ctx, w, c) }}
	if c.TriggerID != "" {
		t.id = "trigger " + c.TriggerID
	}
	return t
}

func (a *Adapter) interactionTask(i interaction) (t task, answer func(context.Context) any) {
	if i.User.ID == "" {
		return t, nil
	}
	t = task{from: i.place(), lane: "user " + i.User.ID + " " + i.Channel.ID}
	switch {
	case i.TriggerID != "":
		t.id = "trigger " + i.TriggerID
	case i.View.ID != "":
		t.id = "view " + i.Type + " " + i.View.ID + " " + i.View.Hash
	}
	switch i.Type {
	case "block_suggestion":
		return t, func(ctx context.Context) any { return a.options(ctx, i) }
	case "view_submission":
		return t, func(ctx context.Context) any { return a.submission(ctx, t, i) }
	case "block_actions", "shortcut", "message_action":
		t.busy = func(ctx context.Context, w workspace) { a.busyInteraction(ctx, w, i) }
	case "view_closed":
	default:
		return task{}, nil
	}
	t.do = func(ctx context.Context, w workspace) { a.interaction(ctx, w, i) }
	return t, nil
}
