package slack

import (
	"context"
	"time"

	"ask287/bot"
)

// start begins a task. What would be made again is acknowledged when that is done or its time has come, and all else at once.
func (a *Adapter) start(d delivery, t task) {
	var r *receipt
	if d.again {
		r = a.receipts.hold(d.came.Add(ackBy), func(response any) { a.acknowledge(d, response) })
	}
	var response any
	s, held := a.once.begin(t.id, d.kind, d.came, r)
	switch {
	case s == nil:
		a.count(bot.Twice)
		if !held {
			r.give(nil)
		}
	case !a.work.Do(t.lane, func() { a.run(s, t, t.do) }):
		response = a.refuse(s, t)
	}
	if !d.again {
		a.acknowledge(d, response)
	}
}

// refuse says that there is too much to do: in the acknowledgement's response, which it returns, or later, or, where there is too much to do even
// for that, not at all.
func (a *Adapter) refuse(s *answering, t task) (response any) {
	a.count(bot.Busy)
	switch {
	case t.word != nil:
		s.spoke()
		s.end(false)
		response = t.word()
		s.give(response)
	case t.busy == nil || !a.work.Refuse(func() { a.run(s, t, t.busy) }):
		for s.end(true) { // though it came again meanwhile
		}
		s.give(nil)
	}
	return response
}

// run does a part of a task, and again where it failed before it said anything and Slack has delivered it once more.
func (a *Adapter) run(s *answering, t task, do func(context.Context, workspace)) {
	for again := true; again; {
		again = s.end(!a.try(s, t, do))
	}
	s.give(nil)
}

// try does a part of a task once, and reports whether it came to its end.
func (a *Adapter) try(s *answering, t task, do func(context.Context, workspace)) (ok bool) {
	defer a.guard(func() { ok = false })
	ctx, cancel := context.WithTimeout(s.in(a.ctx), taskTimeout)
	defer cancel()
	var w workspace
	if !t.gone {
		var err error
		if w, err = a.workspace(ctx, t.from); err != nil {
			a.count(bot.Failed)
			a.log.Warn("a workspace cannot be answered", "error", err)
			return false
		}
	}
	do(ctx, w)
	return true
}

// answer makes what the acknowledgement itself is to say, and acknowledges without it where that takes too long.
func (a *Adapter) answer(d delivery, answer func(context.Context) any) {
	ctx, cancel := context.WithTimeout(a.ctx, respondAt-time.Since(d.came))
	defer cancel()
	made := make(chan any, 1)
	go func() {
		defer a.guard(func() { made <- nil })
		made <- answer(ctx)
	}()
	select {
	case response := <-made:
		a.acknowledge(d, response)
	case <-ctx.Done():
		a.acknowledge(d, nil)
		<-made // so that it is over when the adapter ends
	}
}

// submission answers a form, once.
func (a *Adapter) submission(ctx context.Context, t task, i interaction) (response any) {
	s, _ := a.once.begin(t.id, interactive, time.Now(), nil)
	if s == nil {
		a.count(bot.Twice)
		return nil
	}
	ok := a.try(s, t, func(inner context.Context, w workspace) {
		inner, cancel := context.WithCancel(inner)
		defer context.AfterFunc(ctx, cancel)()
		if s.claim(inner) {
			response = a.submitted(inner, w, i)
			s.spoke()
		}
	})
	s.end(!ok)
	return response
}
