package index

import (
	"cmp"
	"slices"
)

// ofEach answers a question that leans on several things, for each of them: "when did they sign?", "the police too?", "en español".
// Where one of them gets no answer, there is none.
func (f *follower) ofEach() (Finding, bool) {
	if f.q.Wish != "" {
		again := *f.asking
		again.q.Lang = f.q.Wish
		found := again.recalled(*f.before)
		f.err = cmp.Or(f.err, again.err)
		return found, true
	}
	var parts []Finding
	for i := range f.before.Parts {
		one := *f.asking
		each := one.follower(&f.before.Parts[i], f.own)
		found, ok := Finding{}, false
		for _, follow := range []func() (Finding, bool){each.elsewhere, each.otherKind, each.sameOne} {
			if found, ok = follow(); ok {
				break
			}
		}
		f.err = cmp.Or(f.err, one.err)
		if !ok {
			return Finding{}, false
		}
		isThere := func(p Finding) bool { return p.Subject != nil && found.Subject != nil && *p.Subject == *found.Subject }
		if !slices.ContainsFunc(parts, isThere) {
			found.Named = each.subject.Name()
			parts = append(parts, found)
		}
	}
	return whole(parts), true
}

// narrowedEach reads several names in the state that the conversation is about, where not all of them have but one: "and Tampa and
// Ocala?"
func (f *follower) narrowedEach() (Finding, bool) {
	areClear := len(f.own.Parts) > 0 && !slices.ContainsFunc(f.own.Parts, func(p Finding) bool { return p.Verdict == Ambiguous || p.Verdict == Unknown })
	if areClear || len(f.q.States) > 0 || !f.begins(joinCues) || !f.hasSubject || f.subject.StateCode() == "" {
		return Finding{}, false
	}
	there := *f.asking
	there.q.Default = f.subject.StateCode()
	found, ok := there.list()
	f.err = cmp.Or(f.err, there.err)
	if !ok {
		return Finding{}, false
	}
	about := &Subject{State: f.base.State(f.subject.StateCode())}
	for i := range found.Parts {
		if found.Parts[i].Assumed {
			found.Parts[i].Assumed, found.Parts[i].About = false, about
		}
	}
	return whole(found.Parts), true
}

// elsewhereEach asks of each of several states what was asked of many before: "and Florida and Georgia?"
func (f *follower) elsewhereEach() (Finding, bool) {
	var parts []Finding
	for _, own := range f.own.Parts {
		if own.Verdict != "" || own.Filter.State == nil || f.isNamed || f.before.Verdict != "" {
			return Finding{}, false
		}
		found, ok := f.ofMany(own.Filter.State)
		if !ok {
			return Finding{}, false
		}
		found.Named = own.Named
		parts = append(parts, found)
	}
	if len(parts) == 0 {
		return Finding{}, false
	}
	return whole(parts), true
}

// whole makes one Finding of those of several things. It says first what the first one says.
func whole(parts []Finding) Finding {
	if len(parts) == 1 {
		return parts[0]
	}
	f := parts[0]
	f.Parts, f.Named = parts, ""
	return f
}
