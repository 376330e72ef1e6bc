package bot

import (
	"slices"
	"strings"

	"ask287/index"
	"ask287/knowledge"
)

// staleAfter is the age, in days, from which on an answer says how old its list is.
const staleAfter = 30

// composer makes one answer.
type composer struct {
	*citer
	*texts
	lang  knowledge.Lang
	f     index.Finding
	today knowledge.Date
	out   Answer
	list  bool // the answer rests on the list
	among bool // the answer is one of several
}

// composer returns one that has not composed anything yet.
func (c *catalogue) composer(base *knowledge.Base, f index.Finding, lang knowledge.Lang, today knowledge.Date) *composer {
	return &composer{
		citer: &citer{base: base, words: c.texts[lang]}, texts: c.texts[lang], lang: lang, f: f, today: today,
		out: Answer{
			Question: f.Question.Text, Language: string(lang), Intent: intentName(f.Intent), Verdict: string(f.Verdict),
			Agencies: []Agency{}, Choices: []Choice{},
		},
	}
}

// compose makes an Answer of a Finding, in the language given, as of today. It is pure.
func (c *catalogue) compose(base *knowledge.Base, f index.Finding, lang knowledge.Lang, today knowledge.Date) Answer {
	w := c.composer(base, f, lang, today)
	if len(f.Parts) > 0 {
		w.each()
	} else {
		w.answer()
		w.closing()
	}
	w.beside()
	if f.Intent == index.Advice {
		w.out.Verdict = "" // the contract has none for it
	}
	w.out.Citations = append([]Citation{}, w.citations...)
	w.out.Text = Together(w.out.Parts, func(p Part) string { return p.Text })
	return w.out
}

// intentName returns the contract's name for an intent.
func intentName(i index.Intent) string {
	if i == index.Sources {
		return string(index.Explanation)
	}
	return string(i)
}

func (w *composer) answer() {
	w.subject()
	switch {
	case w.f.IsBeyond():
		w.beyond()
	case w.f.Verdict == index.Ambiguous:
		w.ambiguous()
	case w.f.Verdict == index.Unknown:
		w.unknown()
	case w.f.Subject != nil && w.f.Subject.Agency != nil:
		w.agency()
	case w.f.Asked != "":
		w.timeline()
	case w.f.Intent == index.Participation || w.f.Intent == index.Timeline || w.f.Intent == index.Advice && w.f.Subject != nil:
		w.place()
	case w.f.Intent == index.Roster || w.f.Intent == index.Count:
		w.roster()
	case w.f.Intent == index.Definition:
		w.definition()
	case w.f.Intent == index.Explanation:
		w.explanation()
	case w.f.Intent == index.Advice:
		w.advice()
	case w.f.Intent == index.Sources:
		w.publications()
	case w.f.Intent == index.Help:
		if w.f.Question.Wish != "" {
			w.add(Lead, w.say("wish", nil))
		} else {
			w.add(Lead, w.say("help", nil))
		}
		w.examples()
	default:
		w.add(Lead, w.say("none", nil))
		w.examples()
	}
}

// timeline answers a question about many agencies and time.
func (w *composer) timeline() {
	switch w.f.Asked {
	case index.Forecast:
		w.add(Lead, w.ahead())
	case index.Growth:
		w.growth()
	case index.Applying:
		w.applied()
	case index.Newest:
		w.newest()
	default:
		w.changes()
	}
}

// add adds a part, unless it is empty.
func (w *composer) add(kind PartKind, text string) {
	if text != "" {
		w.out.Parts = append(w.out.Parts, Part{kind, text})
	}
}

// closing says how the question was read, and how old the list is that the answer rests on.
func (w *composer) closing() {
	if r := w.f.Reading; r != nil && r.Read != "" {
		w.add(Caveat, w.say("reading", with{"Typed": printable(r.Typed), "Read": r.Read}))
	}
	if about := w.f.About; about != nil {
		w.add(Caveat, w.say("about", with{"Subject": w.named(*about)}))
	}
	if w.f.Assumed {
		w.add(Caveat, w.say("assumed", with{"State": w.within(w.f.Question.Default)}))
	}
	if isAhead := w.f.When != nil && w.f.When.IsAhead; w.f.Asked != index.Forecast && (isAhead || w.f.Question.Asks(index.Forecast)) {
		w.add(Caveat, w.ahead())
	}
	if !w.list {
		return
	}
	w.out.ListDate = string(w.read().Date)
	if days := w.base.List.Date.DaysUntil(w.today); days > staleAfter && w.at() == len(w.base.Lists)-1 {
		w.add(Caveat, w.say("caveat.age", with{"Days": w.number(days)})+w.listAgain())
	}
}

// onList cites the list for an agency, or as a whole, and notes that the answer rests on it.
func (w *composer) onList(a *knowledge.Agency) string {
	w.list = true
	return w.citer.list(a)
}

// subject fills in what the question is about.
func (w *composer) subject() {
	s := w.f.Subject
	if s == nil {
		return
	}
	state := ""
	if st := stateOf(w.base, *s); st != nil {
		state = st.Code
	}
	kind := ""
	switch {
	case s.Agency != nil:
		kind = "agency"
	case s.County != nil:
		kind = "county"
	case s.City != nil:
		kind = "city"
	case s.ZIP != nil:
		kind = "zip"
	case s.State != nil:
		kind = "state"
	}
	w.out.Subject = &Subject{Kind: kind, Name: s.Name(), State: state}
}

func stateOf(b *knowledge.Base, s index.Subject) *knowledge.State { return b.State(s.StateCode()) }

// Together joins parts, each as text gives it: a blank line between paragraphs, none between the entries of a list, each of which
// begins with a dash.
func Together(parts []Part, text func(Part) string) string {
	var b strings.Builder
	for i, p := range parts {
		switch {
		case i == 0:
		case p.Kind.IsEntry() && parts[i-1].Kind == p.Kind:
			b.WriteString("\n")
		default:
			b.WriteString("\n\n")
		}
		if p.Kind.IsEntry() {
			b.WriteString("- ")
		}
		b.WriteString(text(p))
	}
	return b.String()
}

// printable returns what a user typed without line breaks and control characters.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 || slices.Contains([]rune("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"), r) {
			return -1
		}
		return r
	}, s)
}
