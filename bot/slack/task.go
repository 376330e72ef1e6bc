package slack

import (
	"context"
	"time"

	"ask287/bot"
)

// start begins a task, and returns what the acknowledgement says.
func (a *Adapter) start(d delivery, t task) any {
	s := a.once.begin(t.id, d.kind, d.came)
	if s == nil {
		a.count(bot.Twice)
		return nil
	}
	if a.work.Do(t.lane, func() { a.run(s, t) }) {
		return nil
	}
	a.count(bot.Busy)
	said := t.word != nil || t.busy != nil && a.work.Refuse(func() { a.refuse(s, t) })
	if said {
		s.spoke()
	}
	s.end(!said)
	if t.word == nil {
		return nil
	}
	return t.word()
}

// run does a task, and again where it failed before it said anything and Slack has delivered it once more.
func (a *Adapter) run(s *answering, t task) {
	for again := true; again; {
		again = s.end(!a.try(s, t, t.do))
	}
}

// refuse says that there is too much to do.
func (a *Adapter) refuse(s *answering, t task) { a.try(s, t, t.busy) }

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
	s := a.once.begin(t.id, interactive, time.Now())
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
