package index

import (
	"cmp"
	"slices"
	"strings"
)

// shared is what a part leaves out and another one says for it.
type shared struct {
	kind    []string
	sort    string
	isFirm  bool   // the sort is said of several: "counties"
	state   string // the state's name
	code    string // its two letters
	isFirst bool   // a part before it says the state, and may not say it for this one
}

// share returns what the other parts say for the one at i: the nearest of those that follow, else of those that went before. What
// sort of place one thing before it is says nothing of it.
func (a *asking) share(parts []part, i int) shared {
	own, s := parts[i], shared{}
	others := slices.Clone(parts[:i])
	slices.Reverse(others)
	for n, p := range slices.Concat(parts[i+1:], others) {
		isBefore := n >= len(parts)-i-1
		if own.state == "" && s.state == "" && p.state != "" {
			s.state, s.code, s.isFirst = a.base.State(p.state).Name, p.state, isBefore
		}
		if len(own.kind) == 0 && len(s.kind) == 0 && (own.sort == "" || p.sort != "" && p.ofMany) {
			s.kind = p.kind
		}
		isFirm := strings.HasSuffix(p.sort, "s")
		if own.sort == "" && s.sort == "" && p.sort != "" && (isBefore && isFirm && p.leading || !isBefore && !p.leading) {
			s.sort, s.isFirm = p.sort, isFirm
		}
	}
	return s
}

// answerPart answers for one part, with what the others say for it as far as that makes a name. It reports false where nothing
// is known by the name; the Finding then says so.
func (a *asking) answerPart(parts []part, i int) (Finding, bool) {
	s := a.share(parts, i)
	all := s.less()
	if parts[i].only != "" {
		all = append(all, shared{kind: s.kind}, shared{}) // it was the state after all
	}
	for _, with := range all {
		f, ok := a.askPart(parts, i, with)
		if !ok {
			continue
		}
		if with.sort != "" && !with.isFirm {
			without := with
			without.sort = ""
			if other, ok := a.askPart(parts, i, without); ok {
				return a.either(f, other), true
			}
		}
		return f, true
	}
	f, _ := a.askPart(parts, i, s)
	if s.isFirst {
		s.state, s.code = "", ""
		if elsewhere, ok := a.askPart(parts, i, s); ok && elsewhere.Subject != nil {
			f.Choices = a.choices([]Subject{*elsewhere.Subject})
		}
	}
	return f, false
}

// less returns what is shared, then less and less of it.
func (s shared) less() []shared {
	all := []shared{s}
	for _, leave := range []func(*shared){
		func(s *shared) { s.sort = "" },
		func(s *shared) { s.kind = nil },
		func(s *shared) { s.sort, s.kind = "", nil },
	} {
		less := s
		leave(&less)
		if less.sort != s.sort || len(less.kind) != len(s.kind) {
			all = append(all, less)
		}
	}
	return all
}

// either returns the first Finding, unless the second is about something else: then it asks which is meant.
func (a *asking) either(f, other Finding) Finding {
	if f.Subject == nil || other.Subject == nil || *f.Subject == *other.Subject {
		return f
	}
	asks := a.finding(Participation)
	asks.Question, asks.Verdict, asks.Choices = f.Question, Ambiguous, a.choices([]Subject{*f.Subject, *other.Subject})
	return asks
}

// askPart asks the question of one part only, and reports whether something is known by its name.
func (a *asking) askPart(parts []part, i int, with shared) (Finding, bool) {
	sub := &asking{Index: a.Index, ctx: a.ctx, has: a.has, known: a.known, isPart: true}
	sub.q = a.parser.understand(Question{Text: a.textOf(parts, i, with), Today: a.q.Today, Locale: a.q.Locale, Lang: a.q.Lang}, a.known)
	sub.q.Default = a.q.Default
	if parts[i].names && parts[i].only == "" && !sub.namesSomething() {
		return sub.notKnown(), false // by itself, what names it is read as a misspelt word that says nothing
	}
	f, ok := sub.thing()
	if !ok {
		f = sub.notKnown()
	}
	a.err = cmp.Or(a.err, sub.err)
	return f, ok && (f.Verdict != "" || f.Filter.State != nil) && a.liesWhere(f, parts[i], with)
}

// liesWhere reports whether what a Finding claims something of lies in the state that is said of the part, if one is.
func (a *asking) liesWhere(f Finding, p part, with shared) bool {
	if f.Subject == nil {
		return true
	}
	code := f.Subject.StateCode()
	if said := cmp.Or(p.state, with.code); said != "" {
		return code == said
	}
	return p.only == "" || slices.ContainsFunc(a.q.States, func(m Mention) bool { return m.State == code })
}

// textOf returns the question as it would be asked of one part only: what its own sentence says besides names, or the whole
// question where that says nothing, and what the other parts say for it.
func (a *asking) textOf(parts []part, i int, with shared) string {
	own := parts[i]
	frame := a.frame(parts, func(sentence int) bool { return sentence == own.sentence })
	if !slices.ContainsFunc(frame, func(n int) bool { return a.q.Tokens[n].Role == Filler }) {
		frame = a.frame(parts, func(int) bool { return true })
	}
	for n := own.from; n < own.to; n++ {
		frame = append(frame, n)
	}
	slices.Sort(frame)
	end := a.endOfName(own)
	var b strings.Builder
	for k, n := range frame {
		t := a.q.Tokens[n]
		if k > 0 && frame[k-1] == n-1 && n != own.to {
			b.WriteString(a.gap(n))
		} else {
			b.WriteByte(' ')
		}
		b.WriteString(a.q.read[t.Start:t.End])
		if n == end {
			b.WriteString(" " + with.sort)
		}
		if n == own.to-1 {
			b.WriteString(" " + strings.Join(with.kind, " "))
			if with.state != "" {
				b.WriteString(", " + with.state + ", ")
			}
		}
	}
	return strings.TrimSpace(b.String())
}

// frame returns the tokens of the sentences that belong to no part and join none.
func (a *asking) frame(parts []part, isOf func(sentence int) bool) []int {
	var frame []int
	sentence, skip := 0, 0
	for n := range a.q.Tokens {
		size, _, ends := a.boundary(n)
		if ends {
			sentence++
		}
		skip = max(skip-1, size)
		if skip <= 0 && isOf(sentence) && a.q.Tokens[n].Role != Particle && !slices.ContainsFunc(parts, func(p part) bool { return p.from <= n && n < p.to }) {
			frame = append(frame, n)
		}
	}
	return frame
}

// endOfName returns the last token of the part that belongs to its name.
func (a *asking) endOfName(p part) int {
	end := p.from
	for n := p.from; n < p.to; n++ {
		isOfState := slices.ContainsFunc(a.q.States, func(m Mention) bool { return m.State == p.state && m.From <= n && n < m.To })
		if a.q.Tokens[n].Role == Content && !isOfState {
			end = n
		}
	}
	return end
}
